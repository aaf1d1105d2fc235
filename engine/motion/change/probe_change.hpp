// Whether one child's later probes differ from the baseline by more than the child's own usual spread. Knows
// nothing of which way is better.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/motion/change/reliability.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// Individual minimal detectable change, id individual_mdc95; version 1. 1.96 SD_w sqrt(1 / k1 + 1 / k2),
/// SD_w the standard deviation (n - 1) of the k1 baseline probes, k2 the number of later ones, whose means
/// are compared. The score's unit, lower is better. Source: this project (Weir 2005, doi 10.1519/15184.1,
/// with the child's own spread for the test's). Smallest valid input: 3 baseline probes that aren't all equal
/// to nine digits (their spread is then unknown, not 0) and 1 later one. Mind that the spread of few probes
/// is itself uncertain, which 1.96 leaves out: if nothing changed, the means still differ by more than this
/// in 19 of 100 cases after 3 baseline probes, 12 after 5, 8 after 10, instead of 5 (Student's t with k1 - 1
/// degrees of freedom).
Measure individual_minimal_detectable_change(std::span<const double> baseline, std::size_t later_probes);

enum class Verdict : std::uint8_t { kRealChange, kWithinUsualSpread, kNotEnoughYet };

/// The words for it, as people read them.
constexpr std::string_view words_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kRealChange:
      return "real change";
    case Verdict::kWithinUsualSpread:
      return "within the usual spread";
    case Verdict::kNotEnoughYet:
      return "not enough yet";
  }
  return "";
}

/// A baseline beside later probes of the same task at the same settings.
struct ProbeChange {
  Verdict verdict = Verdict::kNotEnoughYet;
  /// id probe_change, version 1: mean of the later probes - mean of the baseline. The score's unit; which way
  /// is better is the score's matter. Source: this project. Smallest valid input: 1 probe of each.
  Measure change;
  Measure individual_mdc95;
};

/// Real change where the change, either way, is more than the individual MDC; not enough yet where either is
/// absent.
ProbeChange probe_change(std::span<const double> baseline, std::span<const double> later);

/// probe_change and individual_mdc95, in the order of the table.
MeasureSet probe_change_measures(std::span<const double> baseline, std::span<const double> later);

}  // namespace thimble::motion
