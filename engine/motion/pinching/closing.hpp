// How two fingers closed: from the widest aperture to the first moment at which they were closed. Knows
// nothing of what was between them.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/motion/pinching/aperture.hpp"

namespace thimble::motion {

/// Where in a pair's steps the fingers closed.
///
/// Of all steps up to `end`, the smallest aperture is looked for first; the peak aperture is the largest one
/// before it (so an opening at the release is none). From the peak on, the fingers are closed at the first
/// trough after the aperture first came within 5 % of the way to its smallest value: what they do while they
/// hold belongs to the hold. Between the two the movement bounds of signal.hpp are laid on max(0, -dg/dt).
/// Raw: no bounds, from peak to closed.
struct Closing {
  std::size_t peak = 0;    ///< step of the peak aperture; of equals the first
  std::size_t closed = 0;  ///< step at which the fingers were closed, after `peak`
  double start = 0;        ///< step of the aperture's first movement, be it opening; raw: 0
  double onset = 0;        ///< of closing, in steps
  double offset = 0;
  std::size_t first = 0;                ///< the first step at or after the onset
  std::size_t last = 0;                 ///< the last step at or before the offset
  std::vector<double> velocities_mm_s;  ///< -dg/dt from first to last, positive where closing
};

/// None where the aperture never got smaller, or not by a movement (40 ms above 10 mm/s). `end` is the last
/// step to look at: that of the capture, or the signal's last.
std::optional<Closing> closing_of(const PairSignal& signal, const SignalChain& chain, std::size_t end);

// The next five are of version 1 and need a closing; sources, where none is given: this project.

/// (t_peak - t_start) / (t_offset - t_start): when the aperture was widest, as a part of the time from its
/// first movement to the end of closing. 0 to 1; 0 where the fingers came down at their widest. Neither way
/// is better (real reach-to-grasp peaks at 0.6 to 0.7). Source: Jeannerod 1984,
/// doi 10.1080/00222895.1984.10735319.
double time_to_peak_aperture(const Closing& closing);
/// g at the peak - g when closed. mm, neither way is better.
double closing_amplitude_mm(const PairSignal& signal, const Closing& closing);
/// The largest -dg/dt. mm/s, neither way is better.
double peak_closing_velocity_mm_s(const Closing& closing);
/// (g at the onset - g at the offset) / the time between. mm/s, neither way is better.
double mean_closing_velocity_mm_s(const PairSignal& signal, const Closing& closing);
/// |dg/dt| from onset to offset: what closing smoothness is taken from.
std::vector<double> closing_speeds_mm_s(const Closing& closing);

}  // namespace thimble::motion
