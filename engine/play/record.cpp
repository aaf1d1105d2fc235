#include "engine/play/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "engine/core/hash.hpp"

namespace thimble::play {

namespace {

constexpr std::array<std::string_view, 6> kPromptNames{"independent",  "gesture",         "verbal",
                                                       "visual_model", "physical_assist", "hand_over_hand"};
constexpr std::array<std::string_view, 5> kOutcomeNames{"running", "completed", "skipped", "stopped",
                                                        "interrupted"};

template <class Enum, std::size_t N>
Result<Enum> enum_from(std::string_view name, const std::array<std::string_view, N>& names,
                       std::string_view what) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    return Error{fmt::format("'{}' is not a {}: expected one of {}", name, what, fmt::join(names, ", "))};
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(PromptLevel level) { return kPromptNames.at(static_cast<std::size_t>(level)); }
std::string_view name_of(TrialOutcome outcome) { return kOutcomeNames.at(static_cast<std::size_t>(outcome)); }
Result<PromptLevel> prompt_level_from(std::string_view name) {
  return enum_from<PromptLevel>(name, kPromptNames, "prompt level");
}
Result<TrialOutcome> trial_outcome_from(std::string_view name) {
  return enum_from<TrialOutcome>(name, kOutcomeNames, "trial outcome");
}

std::uint64_t fingerprint_of(const Events& events, Tick ticks) {
  Hasher hasher;
  hasher.add(static_cast<std::uint64_t>(ticks));
  for (const Event& e : events) {
    hasher.add(static_cast<std::uint64_t>(e.tick));
    hasher.add(e.kind);
    hasher.add(static_cast<std::uint64_t>(e.contact));
    hasher.add(e.mm.x);
    hasher.add(e.mm.y);
    hasher.add(e.value);
  }
  return hasher.value();
}

TimingQuality timing_of(std::span<const motion::Sample> samples) {
  TimingQuality timing;
  timing.clock_source = samples.empty() ? "none" : std::string{name_of(samples.front().source)};
  std::map<int, Ns> last;  // by contact
  std::vector<double> intervals_ms;
  for (const motion::Sample& s : samples) {
    if (name_of(s.source) != timing.clock_source) timing.clock_source = "mixed";
    const auto [forerunner, first] = last.try_emplace(s.contact, s.t);
    if (!first) {
      const Ns interval = s.t - forerunner->second;
      if (interval.count() < 0)
        ++timing.out_of_order;
      else if (interval.count() > 0)
        intervals_ms.push_back(in_ms(interval));
      forerunner->second = std::max(forerunner->second, s.t);
    }
  }
  if (!intervals_ms.empty()) {
    timing.clock_step_ms = *std::min_element(intervals_ms.begin(), intervals_ms.end());
    const auto middle = intervals_ms.begin() + static_cast<std::ptrdiff_t>(intervals_ms.size() / 2);
    std::nth_element(intervals_ms.begin(), middle, intervals_ms.end());
    timing.sample_rate_hz = 1000 / *middle;
  }
  return timing;
}

}  // namespace thimble::play
