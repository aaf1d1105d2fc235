#include "engine/motion/coordination/shift.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/measure.hpp"

namespace thimble::motion {
namespace {

constexpr double kRateMaxHz = 10'000;  // the search takes steps times shifts; hands have nothing up there
constexpr double kStepSlack = 1e-3;    // half a second at 59.9999 Hz, by rounded stamps, is 30 steps

constexpr double kTooLargeToTell = std::numeric_limits<double>::infinity();

// None where one of the two rests.
std::optional<double> correlation_at(std::span<const PairedStretch> stretches, int shift) {
  double together = 0;
  double lead_squared = 0;
  double follow_squared = 0;
  for (const PairedStretch& stretch : stretches) {
    const std::vector<Vec2>& lead = stretch.lead.velocities_mm_s;
    const std::vector<Vec2>& follow = stretch.follow.velocities_mm_s;
    const auto count = static_cast<int>(lead.size());
    for (int i = std::max(0, -shift); i < std::min(count, count - shift); ++i) {
      const Vec2 a = lead[static_cast<std::size_t>(i)];
      const Vec2 b = follow[static_cast<std::size_t>(i + shift)];
      together += glm::dot(a, b);
      lead_squared += glm::dot(a, a);
      follow_squared += glm::dot(b, b);
    }
  }
  if (lead_squared == 0 || follow_squared == 0) return std::nullopt;
  if (!std::isfinite(lead_squared) || !std::isfinite(follow_squared)) return kTooLargeToTell;
  return together / (std::sqrt(lead_squared) * std::sqrt(follow_squared));
}

// Correlations of the shifts from -reach to reach.
struct Search {
  int reach = 0;
  std::vector<std::optional<double>> correlations;

  std::optional<double> at(int shift) const {
    if (std::abs(shift) > reach) return std::nullopt;
    return correlations[static_cast<std::size_t>(shift + reach)];
  }
};

int best_of(const Search& search, double largest) {
  const auto fits = [&](int shift) {
    const std::optional<double> c = search.at(shift);
    return c && *c >= largest - kAlike;
  };
  for (int size = 0; size <= search.reach; ++size) {
    if (fits(size)) return size;
    if (fits(-size)) return -size;
  }
  UNREACHABLE();
}

double peak_beside(const Search& search, int shift) {
  const std::optional<double> before = search.at(shift - 1);
  const std::optional<double> after = search.at(shift + 1);
  if (!before || !after) return shift;
  const double curvature = *before - 2 * *search.at(shift) + *after;
  if (!(curvature < -kAlike)) return shift;
  return shift + std::clamp(0.5 * (*before - *after) / curvature, -0.5, 0.5);
}

std::string why_no_search(std::span<const PairedStretch> stretches, int reach) {
  if (reach < 1) return "the rate is below 2 Hz";
  std::size_t spare = 0;
  for (const PairedStretch& stretch : stretches) {
    const std::size_t needed = static_cast<std::size_t>(reach) + 1;
    spare += stretch.steps() > needed ? stretch.steps() - needed : 0;
  }
  if (spare < static_cast<std::size_t>(reach)) return "less than 1 s without a silence";
  return {};
}

}  // namespace

Result<BestShift> best_shift(std::span<const PairedStretch> stretches) {
  CHECK(!stretches.empty());
  const double rate_hz = stretches.front().rate_hz;
  if (rate_hz > kRateMaxHz) return Error{"the rate is above 10,000 Hz"};
  Search search{.reach = static_cast<int>(kLongestShiftS * rate_hz + kStepSlack), .correlations = {}};
  if (std::string reason = why_no_search(stretches, search.reach); !reason.empty()) return Error{reason};

  double largest = 0;
  for (int shift = -search.reach; shift <= search.reach; ++shift) {
    const std::optional<double> correlation = correlation_at(stretches, shift);
    if (correlation && !std::isfinite(*correlation)) return Error{kTooLarge};
    largest = std::max(largest, correlation.value_or(0));
    search.correlations.push_back(correlation);
  }
  if (largest <= kAlike) return Error{"no shift within 0.5 s makes the two move alike"};
  const int steps = best_of(search, largest);
  return BestShift{.steps = steps,
                   .refined_steps = peak_beside(search, steps),
                   .correlation = std::min(1.0, *search.at(steps))};
}

}  // namespace thimble::motion
