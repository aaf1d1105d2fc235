#include "engine/motion/change/single_case.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

// What a phase must have to be looked at.
struct Needed {
  std::span<const double> scores;
  std::size_t count = 1;
};

// Empty when the phase can be looked at.
std::string why_not(const Needed& phase) {
  if (phase.scores.size() < phase.count) {
    return phase.count == 1 ? "a phase without scores" : "fewer than 2 scores in a phase";
  }
  if (phase.scores.size() > kPhaseScoresMax) return "more than 2,000 scores in a phase";
  if (!all_finite(phase.scores)) return "a score is not a finite number";
  return {};
}

std::string why_not(const Phases& phases, const Needed& first, const Needed& second) {
  if (phases.better == Better::kNeither) return "neither way of the score is better";
  const std::string reason = why_not(first);
  return reason.empty() ? why_not(second) : reason;
}

// +1 where the later score is better, -1 where it is worse, 0 for a tie.
int improvement(double earlier, double later, Better better) {
  const int rise = (later > earlier) - (later < earlier);
  return better == Better::kLower ? -rise : rise;
}

double s_between(const Phases& phases) {
  double s = 0;
  for (double a : phases.baseline) {
    for (double b : phases.treatment) s += improvement(a, b, phases.better);
  }
  return s;
}

double s_within(std::span<const double> scores, Better better) {
  double s = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    for (double later : scores.subspan(i + 1)) s += improvement(scores[i], later, better);
  }
  return s;
}

double pairs_between(const Phases& phases) {
  return static_cast<double>(phases.baseline.size()) * static_cast<double>(phases.treatment.size());
}

double pairs_within(std::span<const double> scores) {
  return static_cast<double>(scores.size()) * static_cast<double>(scores.size() - 1) / 2;
}

Measure trend_of(std::string_view id, std::span<const double> scores, const Phases& phases) {
  const Needed needed{.scores = scores, .count = 2};
  if (const std::string reason = why_not(phases, needed, needed); !reason.empty()) return absent(id, reason);
  return present(id, s_within(scores, phases.better) / pairs_within(scores));
}

}  // namespace

Measure nap(const Phases& phases) {
  const std::string reason = why_not(phases, {.scores = phases.baseline}, {.scores = phases.treatment});
  if (!reason.empty()) return absent("nap", reason);
  return present("nap", (1 + s_between(phases) / pairs_between(phases)) / 2);
}

Measure tau_a_versus_b(const Phases& phases) {
  const std::string reason = why_not(phases, {.scores = phases.baseline}, {.scores = phases.treatment});
  if (!reason.empty()) return absent("tau_a_versus_b", reason);
  return present("tau_a_versus_b", s_between(phases) / pairs_between(phases));
}

Measure tau_trend_a(const Phases& phases) { return trend_of("tau_trend_a", phases.baseline, phases); }

Measure tau_trend_b(const Phases& phases) { return trend_of("tau_trend_b", phases.treatment, phases); }

Measure tau_u(const Phases& phases) {
  const std::string reason =
      why_not(phases, {.scores = phases.baseline, .count = 2}, {.scores = phases.treatment});
  if (!reason.empty()) return absent("tau_u", reason);
  const double s = s_between(phases) - s_within(phases.baseline, phases.better);
  return present("tau_u", s / pairs_between(phases));
}

MeasureSet phase_comparison(const Phases& phases) {
  return {nap(phases), tau_a_versus_b(phases), tau_trend_a(phases), tau_trend_b(phases), tau_u(phases)};
}

Measure phase_level(std::span<const double> scores) {
  if (const std::string reason = why_not({.scores = scores}); !reason.empty()) {
    return absent("phase_level", reason);
  }
  return present("phase_level", median_of({scores.begin(), scores.end()}));
}

Measure phase_trend(std::span<const double> scores) {
  if (const std::string reason = why_not({.scores = scores, .count = 2}); !reason.empty()) {
    return absent("phase_trend", reason);
  }
  std::vector<double> slopes;
  slopes.reserve(scores.size() * (scores.size() - 1) / 2);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    for (std::size_t j = i + 1; j < scores.size(); ++j) {
      slopes.push_back((scores[j] - scores[i]) / static_cast<double>(j - i));
    }
  }
  return present("phase_trend", median_of(std::move(slopes)));
}

Measure phase_variability(std::span<const double> scores) {
  if (const std::string reason = why_not({.scores = scores, .count = 2}); !reason.empty()) {
    return absent("phase_variability", reason);
  }
  return present("phase_variability", standard_deviation_of(scores));
}

MeasureSet phase_description(std::span<const double> scores) {
  return {phase_level(scores), phase_trend(scores), phase_variability(scores)};
}

}  // namespace thimble::motion
