// A trial's samples as bytes that can be read for ever: a versioned, explicitly little-endian layout of
// columns, compressed with zstd. Lossless for samples on their grids (motion/sample.hpp), which those of
// play::Contacts are. Millimetres are not stored: they follow from the pixels through the trial's mapping, by
// the same expression and so to the last bit.
//
// Layout, version 1. Fixed numbers are little-endian, varints LEB128, signed varints zigzagged first.
//   "ThTr" | u16 version | u16 zero | u32 samples | u32 bytes unpacked | one zstd frame with checksum
// Unpacked are these columns, one after the other, each a list of whole numbers:
//   contact, device, source, phase, has pressure (0 or 1), tick, t (ns), t_seen - t (0.1 ms),
//   x, y (1/1024 px), pressure (1/4096; only of the samples that have it)
// A column is
//   signed varint base | varint unit | u8 predictor | u8 planes | planes of one byte a number
// and stands for base + unit * k, k being a prediction plus a residual. The residuals are zigzagged; plane 0
// has their low bytes, plane 1 the next, and so on: bytes of one weight are alike, which is what zstd lives
// on. With predictor 255 the prediction is 0; else it continues the k's of the same contact (contact to tick:
// of all) from the last one by its mean step over the last `predictor` steps, as many as there are, division
// towards zero. A contact's first k is predicted by the last k of any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/result.hpp"
#include "engine/motion/sample.hpp"
#include "engine/play/calibration.hpp"

namespace thimble::store {

using Bytes = std::vector<std::uint8_t>;

/// Ten fingers at 1,000 Hz for over six minutes, or one at 240 Hz for over four hours; some 350 MB in memory.
inline constexpr std::size_t kTraceSamplesMax = 4'000'000;
/// Unpacked; the worst noise takes 8 bytes in each of 5 columns and 1 to 4 in the others.
inline constexpr std::size_t kTraceBytesMax = 64 * kTraceSamplesMax;
inline constexpr std::uint16_t kTraceVersion = 1;

/// The samples in their order; what is off its grid is put on the nearest point of it, and a position beyond
/// 1e9 pixels on that bound. More than kTraceSamplesMax, a number that isn't finite, and a stamp beyond 18
/// years are broken invariants.
Bytes encode_trace(std::span<const motion::Sample> samples);

/// The very samples that were encoded. Errors: not a trace, a newer version, cut short, damaged, beyond the
/// limits.
Result<std::vector<motion::Sample>> decode_trace(std::span<const std::uint8_t> bytes,
                                                 const play::Mapping& mapping);

}  // namespace thimble::store
