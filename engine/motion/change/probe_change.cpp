#include "engine/motion/change/probe_change.hpp"

#include <cmath>
#include <utility>

#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

Measure change_of(std::span<const double> baseline, std::span<const double> later) {
  if (baseline.empty()) return absent("probe_change", "no baseline probe");
  if (later.empty()) return absent("probe_change", "no later probe");
  if (!all_finite(baseline) || !all_finite(later)) {
    return absent("probe_change", "a score is not a finite number");
  }
  return present("probe_change", mean_of(later) - mean_of(baseline));
}

Verdict verdict_of(const Measure& change, const Measure& minimum) {
  if (!change.value || !minimum.value) return Verdict::kNotEnoughYet;
  return std::abs(*change.value) > *minimum.value ? Verdict::kRealChange : Verdict::kWithinUsualSpread;
}

}  // namespace

Measure individual_minimal_detectable_change(std::span<const double> baseline, std::size_t later_probes) {
  constexpr const char* kId = "individual_mdc95";
  if (baseline.size() < kBaselineProbesMin) return absent(kId, "fewer than 3 baseline probes");
  if (later_probes == 0) return absent(kId, "no later probe");
  if (!all_finite(baseline)) return absent(kId, "a score is not a finite number");
  if (all_equal(baseline))
    return absent(kId, "all baseline probes are equal, so that their spread is unknown");
  const double k1 = static_cast<double>(baseline.size());
  const double k2 = static_cast<double>(later_probes);
  return present(kId, kNormal95 * standard_deviation_of(baseline) * std::sqrt(1 / k1 + 1 / k2));
}

ProbeChange probe_change(std::span<const double> baseline, std::span<const double> later) {
  ProbeChange found{.verdict = Verdict::kNotEnoughYet,
                    .change = change_of(baseline, later),
                    .individual_mdc95 = individual_minimal_detectable_change(baseline, later.size())};
  found.verdict = verdict_of(found.change, found.individual_mdc95);
  return found;
}

MeasureSet probe_change_measures(std::span<const double> baseline, std::span<const double> later) {
  ProbeChange found = probe_change(baseline, later);
  return {std::move(found.change), std::move(found.individual_mdc95)};
}

}  // namespace thimble::motion
