// Goal: a trace comes back to the last bit or not at all. Method: samples of many kinds through encode and
// decode; every truncation, every flipped byte; headers and columns written by hand from the layout that
// trace_codec.hpp tells.
#include "engine/store/trace_codec.hpp"

#include <zstd.h>

#include <limits>

#include "engine/core/rng.hpp"
#include "engine/store/byte_stream.hpp"
#include "engine/store/trace_column.hpp"
#include "tests/catch.hpp"
#include "tests/store/support.hpp"

using namespace thimble;
using namespace thimble::store;
using motion::Sample;
using test::Digitiser;
using test::drawn_by;

namespace {

const play::Mapping kMapping{.origin_px = {13, 7}, .mm_per_px = {0.2006, 0.2011}};

/// Anything that can be a sample, far from any hand's.
std::vector<Sample> wild_samples(Rng& rng, std::size_t count) {
  std::vector<Sample> samples(count);
  for (Sample& s : samples) {
    const int size = static_cast<int>(rng.below(50));
    s.t = Ns{static_cast<std::int64_t>(rng.next() >> 8 >> size)} - Ns{1'000'000};
    s.t_seen = s.t + static_cast<std::int64_t>(rng.below(1'000)) * motion::kSeenStep;
    s.tick = static_cast<Tick>(rng.below(1'000'000));
    s.contact = static_cast<int>(rng.next());
    s.device = static_cast<motion::Device>(rng.below(3));
    s.source = static_cast<motion::StampSource>(rng.below(3));
    s.phase = static_cast<motion::Phase>(rng.below(4));
    for (int axis = 0; axis < 2; ++axis)
      s.px[axis] = (static_cast<double>(rng.below(1'000'000'000)) - 5e8) / motion::kStepsPerPixel;
    s.mm = kMapping.to_mm(s.px);
    if (rng.below(2) == 0) s.pressure = static_cast<double>(rng.below(4097)) / motion::kPressureSteps;
  }
  return samples;
}

Bytes with_header(const Bytes& unpacked, std::uint16_t version, std::uint32_t samples, std::uint32_t size) {
  Bytes bytes{'T', 'h', 'T', 'r'};
  ByteWriter out{bytes};
  out.u16(version);
  out.u16(0);
  out.u32(samples);
  out.u32(size);
  Bytes packed(ZSTD_compressBound(unpacked.size()));
  packed.resize(ZSTD_compress(packed.data(), packed.size(), unpacked.data(), unpacked.size(), 1));
  bytes.insert(bytes.end(), packed.begin(), packed.end());
  return bytes;
}

}  // namespace

TEST_CASE("every truncation of a trace is an error") {
  const Bytes whole = encode_trace(drawn_by({.contacts = 2, .noise_mm = 0.05, .pressure = true}, kMapping));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto decoded = decode_trace(std::span{whole}.first(size), kMapping);
    REQUIRE_FALSE(decoded.ok());
    REQUIRE_FALSE(decoded.error().message.empty());
  }
}

TEST_CASE("bytes after a trace are an error") {
  Bytes bytes = encode_trace(drawn_by({}, kMapping));
  bytes.push_back(0);
  CHECK_FALSE(decode_trace(bytes, kMapping).ok());
}

TEST_CASE("a trace with any one bit turned is an error or, never, other samples") {
  const std::vector<Sample> samples = drawn_by({.noise_mm = 0.05}, kMapping);
  Bytes bytes = encode_trace(samples);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      bytes[i] = static_cast<std::uint8_t>(bytes[i] ^ (1 << bit));
      const auto decoded = decode_trace(bytes, kMapping);
      // A bit that zstd doesn't read may turn, as long as the samples stay.
      if (decoded) REQUIRE(*decoded == samples);
      bytes[i] = static_cast<std::uint8_t>(bytes[i] ^ (1 << bit));
    }
}

TEST_CASE("other bytes than a trace are told by name") {
  const Bytes text{'S', 'Q', 'L', 'i', 't', 'e'};
  CHECK_THAT(decode_trace(text, kMapping).error().message, Catch::Contains("expected a trace"));
}

TEST_CASE("a newer version is refused with both versions and what to do") {
  const std::string message = decode_trace(with_header({}, 2, 0, 0), kMapping).error().message;
  CHECK_THAT(message,
             Catch::Contains("version 2") && Catch::Contains("up to 1") && Catch::Contains("update"));
}

TEST_CASE("a trace that claims more than the limits is refused before any memory is taken") {
  CHECK_FALSE(decode_trace(with_header({}, 1, 4'000'001, 0), kMapping).ok());
  CHECK_FALSE(decode_trace(with_header({}, 1, 1, 0xffff'ffff), kMapping).ok());
}

TEST_CASE("columns that hold fewer or more numbers than the header promises are refused") {
  Bytes column;
  ByteWriter out{column};
  write_column(out, std::vector<std::int64_t>{1, 2, 3}, single_lane(3));
  for (std::uint32_t samples : {0u, 2u, 3u, 4u})
    CHECK_FALSE(
        decode_trace(with_header(column, 1, samples, static_cast<std::uint32_t>(column.size())), kMapping)
            .ok());
}

TEST_CASE("a column whose numbers leave their bounds is refused") {
  Bytes bytes;
  ByteWriter out{bytes};
  const std::vector<std::int64_t> values{0, 5, -7, 1'000};
  write_column(out, values, single_lane(4));
  ByteReader sound{bytes};
  CHECK(*read_column(sound, single_lane(4), -7, 1'000) == values);
  ByteReader low{bytes};
  CHECK_FALSE(read_column(low, single_lane(4), -6, 1'000));
  ByteReader high{bytes};
  CHECK_FALSE(read_column(high, single_lane(4), -7, 999));
}

TEST_CASE("a column is laid out as the manual says") {
  // By hand: base 10, unit 4, k = 0 1 2 3. Going on with the last step leaves 0 1 0 0, zigzagged 0 2 0 0.
  Bytes bytes;
  ByteWriter out{bytes};
  write_column(out, std::vector<std::int64_t>{10, 14, 18, 22}, single_lane(4));
  CHECK(bytes == Bytes{20, 4, 1, 1, 0, 2, 0, 0});
}

TEST_CASE("no samples, and one, come back") {
  CHECK(decode_trace(encode_trace({}), kMapping)->empty());
  Sample one{.t = Ns{-5}, .t_seen = Ns{-5}, .contact = std::numeric_limits<int>::max()};
  one.mm = kMapping.to_mm(one.px);
  CHECK(*decode_trace(encode_trace(std::vector{one}), kMapping) == std::vector{one});
}

TEST_CASE("a hand's samples come back to the last bit, millimetres and pressure too") {
  for (const Digitiser& digitiser :
       {Digitiser{}, Digitiser{.contacts = 10, .rate_hz = 240, .noise_mm = 0.05},
        Digitiser{
            .rate_hz = 240, .noise_mm = 0.1, .grid_px = 1.0 / 1024, .source = motion::StampSource::kWatch},
        Digitiser{.device = motion::Device::kStylus, .pressure = true}}) {
    const std::vector<Sample> samples = drawn_by(digitiser, kMapping);
    CHECK(*decode_trace(encode_trace(samples), kMapping) == samples);
  }
}

TEST_CASE("anything that can be a sample comes back to the last bit") {
  Rng rng{2026};
  for (std::size_t count = 1; count < 400; count += 7) {
    const std::vector<Sample> samples = wild_samples(rng, count);
    REQUIRE(*decode_trace(encode_trace(samples), kMapping) == samples);
  }
}

TEST_CASE("what is off its grid is put on the nearest point of it") {
  const Sample off{.t = Ns{7}, .t_seen = Ns{1'060'007}, .px = {0.6 / 1024, 2e9}, .pressure = 0.3};
  const Sample on = decode_trace(encode_trace(std::vector{off}), kMapping)->front();
  CHECK(on.t == Ns{7});
  CHECK(on.t_seen == Ns{1'100'007});
  CHECK(on.px == Vec2{1.0 / 1024, 1e9});
  CHECK(on.pressure == 1229.0 / 4096);
}

TEST_CASE("parts decode alone and joined are the whole") {
  const std::vector<Sample> samples = drawn_by({.contacts = 3, .seconds = 2, .noise_mm = 0.05}, kMapping);
  std::vector<Sample> joined;
  for (std::size_t at = 0; at < samples.size(); at += 100) {
    const auto part = std::span{samples}.subspan(at, std::min<std::size_t>(100, samples.size() - at));
    const auto decoded = decode_trace(encode_trace(part), kMapping);
    joined.insert(joined.end(), decoded->begin(), decoded->end());
  }
  CHECK(joined == samples);
}

TEST_CASE("ten fingers at 1,000 Hz take at most 3 bytes a sample") {
  const std::vector<Sample> samples =
      drawn_by({.contacts = 10, .rate_hz = 1'000, .seconds = 10, .noise_mm = 0.05}, kMapping);
  CHECK(static_cast<double>(encode_trace(samples).size()) <= 3.0 * static_cast<double>(samples.size()));
}
