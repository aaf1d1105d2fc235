// One column of a trace: whole numbers that go on much as they went before. The layout stands in
// trace_codec.hpp. Knows nothing of samples.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/store/byte_stream.hpp"

namespace thimble::store {

/// Which of several interleaved series each number belongs to: 0, 1, ... in the order of their first
/// appearance.
struct Lanes {
  std::vector<std::uint32_t> of;
  std::size_t count = 0;
};

/// One series for all.
Lanes single_lane(std::size_t numbers);
/// One series for each value of `keys`. O(n log series).
Lanes lanes_by(std::span<const std::int64_t> keys);

/// What a column may hold: a sixteenth of what 64 bits do, so that differences of predictions can't overflow.
/// In nanoseconds it is 18 years.
inline constexpr std::int64_t kColumnBound = std::int64_t{1} << 59;

/// Every value must be within kColumnBound of 0. Picks the predictor that leaves the smallest residuals.
/// O(n).
void write_column(ByteWriter& out, std::span<const std::int64_t> values, const Lanes& lanes);

/// lanes.of.size() numbers, each within [min, max] (themselves within kColumnBound); nothing when the bytes
/// don't hold them. O(n).
std::optional<std::vector<std::int64_t>> read_column(ByteReader& in, const Lanes& lanes, std::int64_t min,
                                                     std::int64_t max);

}  // namespace thimble::store
