// A trial's samples as bytes that can be read for ever: a versioned, explicitly little-endian layout of
// columns, compressed with zstd. Lossless for samples on their grids (motion/sample.hpp), which those of
// play::Contacts are. Millimetres are not stored: they follow from the pixels through the trial's mapping, by
// the same expression and so to the last bit.
//
// Layout, version 1. Fixed numbers are little-endian; varints are LEB128; signed ones are zigzagged first.
//   magic "ThTr" | u16 version | u16 flags (bit 0: pressure column) | u32 samples | u32 bytes unpacked | zstd
//   frame
// Unpacked, each column is a varint of its length in bytes, then:
//   0 contacts  runs: (signed contact difference, length)        5 t       first stamp, unit (ns), then
//   units: differences of 1 device    runs: (value, length)                                      differences,
//   each within its contact 2 source    runs                                             6 t_seen  signed
//   steps of 0.1 ms after t, rounded 3 phase     runs                                             7 x, 8 y
//   signed steps of 1/1024 px from the position that 4 ticks     runs: (signed difference, length) the
//   contact's last two samples point to
//                                                                9 pressure  signed steps of 1/4096 from the
//                                                                contact's last
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
/// Unpacked; 64 bytes a sample is more than the worst noise takes.
inline constexpr std::size_t kTraceBytesMax = 64 * kTraceSamplesMax;
inline constexpr std::uint16_t kTraceVersion = 1;

/// The samples in their order; one off its grid is put on the nearest point of it. More than
/// kTraceSamplesMax, and a position that isn't finite or is beyond 1e9 pixels, is a broken invariant.
Bytes encode_trace(std::span<const motion::Sample> samples);

/// The very samples that were encoded. Errors: not a trace, a newer version, cut short, damaged, beyond the
/// limits.
Result<std::vector<motion::Sample>> decode_trace(std::span<const std::uint8_t> bytes,
                                                 const play::Mapping& mapping);

}  // namespace thimble::store
