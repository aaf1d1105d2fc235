// What each of the two fingers did: when it came down and went up, how much of the closing was its own, and
// whether both moved together.
#pragma once

#include <optional>
#include <span>

#include "engine/motion/pinching/aperture.hpp"
#include "engine/motion/pinching/closing.hpp"

namespace thimble::motion {

/// How long one contact was down before the other came. ms, lower is better, 0 is together. Version 1.
/// Source: this project.
double first_contact_asynchrony_ms(const ContactPair& pair);
/// How long one contact stayed down after the other had gone up. ms, lower is better. Version 1. Source: this
/// project.
double release_asynchrony_ms(const ContactPair& pair);

/// Lengths of the two paths between the first and the last step of closing.
struct DigitPaths {
  double first_mm = 0;
  double second_mm = 0;
};
DigitPaths digit_paths(const PairSignal& signal, const Closing& closing);

/// How alike two speed profiles are when one is shifted in time.
struct Correlation {
  double peak = 0;   ///< -1 to 1
  double lag_s = 0;  ///< positive: the second did the same later than the first
};

/// The largest correlation of two equally long profiles, one shifted by up to 200 ms (and 1000 steps) either
/// way: for each shift Pearson's r of those values that then lie beside each other, at least 3 of them and
/// half of all. (Means are those of the overlap: with the means of the whole, a shift would lose what it cuts
/// off at the ends, and fingers would seem to move together that don't.) Of equals the smaller shift. Unit 1,
/// higher is better; version 1. Source: Boker et al. 2002, doi 10.1037/1082-989X.7.3.338. None for fewer than
/// 3 values or where one profile is level. O(n times shifts).
std::optional<Correlation> speed_correlation(std::span<const double> first, std::span<const double> second,
                                             double rate_hz);

/// The same of the two contacts' speeds while they closed.
std::optional<Correlation> finger_correlation(const PairSignal& signal, const Closing& closing,
                                              const SignalChain& chain);

}  // namespace thimble::motion
