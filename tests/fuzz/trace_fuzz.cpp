// Goal: no bytes make the trace's decoder crash, hang or disagree with its encoder. Method: libFuzzer feeds
// it bytes as they are, and once more as the columns inside a sound frame, which its own mutations would
// hardly ever get through the checksum.
#include <zstd.h>

#include <cstdint>
#include <span>

#include "engine/core/check.hpp"
#include "engine/store/byte_stream.hpp"
#include "engine/store/trace_codec.hpp"

namespace {

using namespace thimble;
using namespace thimble::store;

/// More samples than this only cost time: nothing depends on the number.
constexpr std::uint32_t kSamplesMax = 4096;

void check(std::span<const std::uint8_t> bytes) {
  const play::Mapping mapping{.origin_px = {3, 5}, .mm_per_px = {0.2, 0.21}};
  const Result<std::vector<motion::Sample>> samples = decode_trace(bytes, mapping);
  if (!samples) return;
  const Result<std::vector<motion::Sample>> again = decode_trace(encode_trace(*samples), mapping);
  CHECK(again.ok() && *again == *samples);
}

Bytes framed(std::span<const std::uint8_t> columns, std::uint32_t samples) {
  Bytes bytes{'T', 'h', 'T', 'r'};
  ByteWriter out{bytes};
  out.u16(kTraceVersion);
  out.u16(0);
  out.u32(samples);
  out.u32(static_cast<std::uint32_t>(columns.size()));
  const std::size_t header = bytes.size();
  bytes.resize(header + ZSTD_compressBound(columns.size()));
  bytes.resize(header + ZSTD_compress(bytes.data() + header, bytes.size() - header, columns.data(),
                                      columns.size(), 1));
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span bytes{data, size};
  check(bytes);
  ByteReader in{bytes};
  const std::uint32_t samples = in.u16() % kSamplesMax;
  if (!in.failed()) check(framed(in.rest(), samples));
  return 0;
}
