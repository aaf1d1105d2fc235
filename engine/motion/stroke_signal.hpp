// Strokes through the signal chain: what every measure of speed or smoothness starts from. Knows nothing of
// templates.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/motion/signal.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::motion {

/// What lies between two silences of one contact, through the signal chain.
struct StrokeSignal {
  std::size_t stroke = 0;  ///< which contact
  Signal signal;           ///< at least two positions
  /// One over the median step between the raw stamps; none where nothing was resampled.
  std::optional<double> resampled_from_hz{};
  std::optional<Movement> movement{};  ///< none where the finger only rested
  /// At equal steps from the onset to the offset, both included, so that it makes no difference where between
  /// two of the signal's steps the movement began. Empty without a movement.
  std::vector<Vec2> velocities_mm_s{};
  std::vector<double> speeds_mm_s{};  ///< their lengths
  double velocity_rate_hz = 0;        ///< nearly the signal's
};

/// The signals of one contact's raw points, numbered `stroke`. Points whose stamp doesn't go forward, and
/// lone points between two silences, are passed over. A full chain needs a rate that it can filter at.
std::vector<StrokeSignal> signals_of(std::span<const TimedPoint> points, std::size_t stroke,
                                     const SignalChain& chain = {});

/// The reasons for an absent measure where there is no signal, and where none has a movement.
inline constexpr std::string_view kNoSignal = "no stroke has two samples, one after the other within 100 ms";
inline constexpr std::string_view kNothingMoved = "nothing moved faster than 10 mm/s for 40 ms";
bool any_movement(std::span<const StrokeSignal> signals);

}  // namespace thimble::motion
