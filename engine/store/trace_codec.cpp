#include "engine/store/trace_codec.hpp"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <string>

#include "engine/core/check.hpp"
#include "engine/store/byte_stream.hpp"
#include "engine/store/trace_column.hpp"

namespace thimble::store {

namespace {

using motion::Sample;

constexpr std::array<std::uint8_t, 4> kMagic{'T', 'h', 'T', 'r'};
constexpr double kPixelsMax = 1e9;
constexpr auto kStepsMax = static_cast<std::int64_t>(kPixelsMax * motion::kStepsPerPixel);
// Positions are noise to zstd and the rest nearly nothing, so that higher levels cost time and save no bytes.
constexpr int kZstdLevel = 6;

using Column = std::vector<std::int64_t>;

std::int64_t steps_of(double px) {
  CHECK(std::isfinite(px));
  return std::llround(std::clamp(px, -kPixelsMax, kPixelsMax) * motion::kStepsPerPixel);
}

std::int64_t seen_steps(const Sample& s) {
  return std::llround(static_cast<double>((s.t_seen - s.t).count()) /
                      static_cast<double>(motion::kSeenStep.count()));
}

std::int64_t pressure_steps(double pressure) {
  CHECK(std::isfinite(pressure));
  return std::llround(std::clamp(pressure, 0.0, 1.0) * motion::kPressureSteps);
}

template <class Value>
Column column_of(std::span<const Sample> samples, Value value) {
  Column column(samples.size());
  std::transform(samples.begin(), samples.end(), column.begin(), value);
  return column;
}

/// The entries of `lanes` for the samples that have pressure.
Lanes lanes_with_pressure(const Lanes& lanes, const Column& has_pressure) {
  Lanes some{.of = {}, .count = lanes.count};
  for (std::size_t i = 0; i < has_pressure.size(); ++i)
    if (has_pressure[i] != 0) some.of.push_back(lanes.of[i]);
  return some;
}

Bytes unpacked_of(std::span<const Sample> samples) {
  Bytes bytes;
  bytes.reserve(samples.size() * 20 + 256);
  ByteWriter out{bytes};
  const Lanes all = single_lane(samples.size());
  const auto write_plain = [&](auto value) { write_column(out, column_of(samples, value), all); };
  const Column contacts = column_of(samples, [](const Sample& s) { return std::int64_t{s.contact}; });
  const Column has_pressure =
      column_of(samples, [](const Sample& s) { return std::int64_t{s.pressure.has_value()}; });
  write_column(out, contacts, all);
  write_plain([](const Sample& s) { return static_cast<std::int64_t>(s.device); });
  write_plain([](const Sample& s) { return static_cast<std::int64_t>(s.source); });
  write_plain([](const Sample& s) { return static_cast<std::int64_t>(s.phase); });
  write_column(out, has_pressure, all);
  write_plain([](const Sample& s) { return s.tick; });

  const Lanes lanes = lanes_by(contacts);
  const auto write_by_contact = [&](auto value) { write_column(out, column_of(samples, value), lanes); };
  write_by_contact([](const Sample& s) { return std::int64_t{s.t.count()}; });
  write_by_contact(seen_steps);
  write_by_contact([](const Sample& s) { return steps_of(s.px.x); });
  write_by_contact([](const Sample& s) { return steps_of(s.px.y); });
  Column pressures;
  for (const Sample& s : samples)
    if (s.pressure) pressures.push_back(pressure_steps(*s.pressure));
  write_column(out, pressures, lanes_with_pressure(lanes, has_pressure));
  return bytes;
}

Error damaged(std::string_view what) {
  return Error{fmt::format("the trace is damaged: {}; restore the store from a backup to get it back", what)};
}

struct Header {
  std::size_t samples = 0;
  std::size_t unpacked_bytes = 0;
};

Result<Header> header_from(ByteReader& in) {
  const auto magic = in.take(kMagic.size());
  if (in.failed() || !std::equal(magic.begin(), magic.end(), kMagic.begin()))
    return Error{"expected a trace, which begins with 'ThTr', and found other bytes"};
  const std::uint16_t version = in.u16();
  if (!in.failed() && version > kTraceVersion)
    return Error{
        fmt::format("the trace is of version {}, and this program reads up to {}: update the program",
                    version, kTraceVersion)};
  const std::uint16_t reserved = in.u16();
  const Header header{.samples = in.u32(), .unpacked_bytes = in.u32()};
  if (in.failed()) return damaged("it ends within its header");
  if (version == 0 || reserved != 0) return damaged("its header makes no sense");
  if (header.samples > kTraceSamplesMax || header.unpacked_bytes > kTraceBytesMax)
    return damaged(fmt::format("it claims {} samples in {} bytes, and the most is {} in {}", header.samples,
                               header.unpacked_bytes, kTraceSamplesMax, kTraceBytesMax));
  return header;
}

Result<Bytes> unpacked_from(std::span<const std::uint8_t> frame, std::size_t size) {
  const unsigned long long claimed = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (claimed != size) return damaged("its compressed part is cut short or isn't one");
  Bytes bytes(size);
  const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
  if (ZSTD_isError(got)) return damaged(ZSTD_getErrorName(got));
  if (got != size) return damaged("its compressed part holds less than it claims");
  return bytes;
}

struct Columns {
  Column contact, device, source, phase, has_pressure, tick, t, seen, x, y, pressure;
};

/// False when the bytes hold no such columns.
bool read_columns(ByteReader& in, std::size_t samples, Columns& columns) {
  const auto read = [&](Column& column, const Lanes& lanes, std::int64_t min, std::int64_t max) {
    std::optional<Column> found = read_column(in, lanes, min, max);
    if (found) column = std::move(*found);
    return found.has_value();
  };
  const Lanes all = single_lane(samples);
  if (!read(columns.contact, all, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()))
    return false;
  if (!read(columns.device, all, 0, static_cast<int>(motion::Device::kStylus))) return false;
  if (!read(columns.source, all, 0, static_cast<int>(motion::StampSource::kFile))) return false;
  if (!read(columns.phase, all, 0, static_cast<int>(motion::Phase::kCancel))) return false;
  if (!read(columns.has_pressure, all, 0, 1)) return false;
  if (!read(columns.tick, all, -kColumnBound, kColumnBound)) return false;
  const Lanes lanes = lanes_by(columns.contact);
  const std::int64_t seen_max = kColumnBound / motion::kSeenStep.count();
  return read(columns.t, lanes, -kColumnBound, kColumnBound) &&
         read(columns.seen, lanes, -seen_max, seen_max) && read(columns.x, lanes, -kStepsMax, kStepsMax) &&
         read(columns.y, lanes, -kStepsMax, kStepsMax) &&
         read(columns.pressure, lanes_with_pressure(lanes, columns.has_pressure), 0,
              static_cast<std::int64_t>(motion::kPressureSteps));
}

std::vector<Sample> samples_of(const Columns& columns, const play::Mapping& mapping) {
  std::vector<Sample> samples(columns.contact.size());
  std::size_t pressures = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    Sample& s = samples[i];
    s.t = Ns{columns.t[i]};
    s.t_seen = s.t + columns.seen[i] * motion::kSeenStep;
    s.tick = columns.tick[i];
    s.contact = static_cast<int>(columns.contact[i]);
    s.device = static_cast<motion::Device>(columns.device[i]);
    s.source = static_cast<motion::StampSource>(columns.source[i]);
    s.phase = static_cast<motion::Phase>(columns.phase[i]);
    s.px =
        Vec2{static_cast<double>(columns.x[i]), static_cast<double>(columns.y[i])} / motion::kStepsPerPixel;
    s.mm = mapping.to_mm(s.px);
    if (columns.has_pressure[i] != 0)
      s.pressure = static_cast<double>(columns.pressure[pressures++]) / motion::kPressureSteps;
  }
  return samples;
}

}  // namespace

Bytes encode_trace(std::span<const Sample> samples) {
  CHECK(samples.size() <= kTraceSamplesMax);
  const Bytes unpacked = unpacked_of(samples);
  CHECK(unpacked.size() <= kTraceBytesMax);
  Bytes bytes(kMagic.begin(), kMagic.end());
  ByteWriter out{bytes};
  out.u16(kTraceVersion);
  out.u16(0);
  out.u32(static_cast<std::uint32_t>(samples.size()));
  out.u32(static_cast<std::uint32_t>(unpacked.size()));

  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context{ZSTD_createCCtx(), ZSTD_freeCCtx};
  CHECK(context != nullptr);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kZstdLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  const std::size_t header = bytes.size();
  bytes.resize(header + ZSTD_compressBound(unpacked.size()));
  const std::size_t packed = ZSTD_compress2(context.get(), bytes.data() + header, bytes.size() - header,
                                            unpacked.data(), unpacked.size());
  CHECK(!ZSTD_isError(packed));
  bytes.resize(header + packed);
  return bytes;
}

Result<std::vector<Sample>> decode_trace(std::span<const std::uint8_t> bytes, const play::Mapping& mapping) {
  ByteReader in{bytes};
  const Result<Header> header = header_from(in);
  if (!header) return header.error();
  const Result<Bytes> unpacked = unpacked_from(in.rest(), header->unpacked_bytes);
  if (!unpacked) return unpacked.error();
  ByteReader body{*unpacked};
  Columns columns;
  if (!read_columns(body, header->samples, columns) || !body.rest().empty())
    return damaged("its columns don't hold what its header promises");
  return samples_of(columns, mapping);
}

}  // namespace thimble::store
