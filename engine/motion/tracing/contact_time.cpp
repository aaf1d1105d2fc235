#include "engine/motion/tracing/contact_time.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

constexpr Ns kLiftMin{30'000'000};  // shorter ones are the digitiser's bounces
constexpr double kPauseMmS = 5;
constexpr double kPauseS = 0.150;

struct Stay {
  double begin_s = 0;
  double end_s = 0;
};

// Below 5 mm/s, each from the first slow step to the last; they touch where one goes on in the next.
void append_slow(const StrokeSignal& s, std::vector<Stay>& stays) {
  const std::vector<double> speeds = speeds_of(velocities_mm_s(s.signal));
  for (std::size_t i = 0; i < speeds.size();) {
    std::size_t end = i;
    while (end < speeds.size() && speeds[end] < kPauseMmS) ++end;
    if (end > i)
      stays.push_back(
          {s.signal.seconds_at(static_cast<double>(i)), s.signal.seconds_at(static_cast<double>(end - 1))});
    i = std::max(end, i + 1);
  }
}

// The silence between two signals of one contact, where the finger can have rested.
std::optional<Stay> silent_stay(const StrokeSignal& before, const StrokeSignal& after) {
  if (before.stroke != after.stroke) return std::nullopt;
  const double begin_s = before.signal.seconds_at(static_cast<double>(before.signal.mm.size() - 1));
  const double end_s = in_seconds(after.signal.start);
  const double moved_mm = distance(before.signal.mm.back(), after.signal.mm.front());
  if (moved_mm > kPauseMmS * (end_s - begin_s)) return std::nullopt;
  return Stay{begin_s, end_s};
}

std::vector<Stay> joined(const std::vector<Stay>& stays) {
  std::vector<Stay> all;
  for (const Stay& stay : stays) {
    if (!all.empty() && stay.begin_s <= all.back().end_s + 1e-9)
      all.back().end_s = std::max(all.back().end_s, stay.end_s);
    else
      all.push_back(stay);
  }
  return all;
}

Stay from_onset_to_offset(std::span<const StrokeSignal> signals) {
  std::optional<Stay> whole;
  for (const StrokeSignal& s : signals) {
    if (!s.movement) continue;
    if (!whole) whole = Stay{s.signal.seconds_at(s.movement->onset), 0};
    whole->end_s = s.signal.seconds_at(s.movement->offset);
  }
  CHECK(whole);
  return *whole;
}

}  // namespace

Result<double> pen_lifts(std::span<const DrawnStroke> drawn) {
  int count = 0;
  const DrawnStroke* before = nullptr;
  for (const DrawnStroke& stroke : drawn) {
    if (stroke.points.empty()) continue;
    const bool lifted = before != nullptr && before->end == StrokeEnd::kLift;
    if (lifted && stroke.points.front().t - before->points.back().t >= kLiftMin) ++count;
    before = &stroke;
  }
  if (before == nullptr) return Error{"nothing was drawn"};
  return count;
}

Result<double> air_time_fraction(std::span<const DrawnStroke> drawn) {
  std::optional<Ns> first, last;
  Ns surface{0};
  for (const DrawnStroke& stroke : drawn) {
    if (stroke.points.empty()) continue;
    // A finger that goes on into the next stroke leaves no air between them.
    const Ns begin = std::max(stroke.points.front().t, last.value_or(stroke.points.front().t));
    first = first.value_or(begin);
    last = std::max(stroke.points.back().t, begin);
    surface += *last - begin;
  }
  if (!first || *last == *first) return Error{"fewer than 2 stamps"};
  return 1 - in_seconds(surface) / in_seconds(*last - *first);
}

Pauses pauses_of(std::span<const StrokeSignal> signals) {
  std::vector<Stay> stays;
  for (std::size_t i = 0; i < signals.size(); ++i) {
    if (i > 0)
      if (const auto silent = silent_stay(signals[i - 1], signals[i])) stays.push_back(*silent);
    append_slow(signals[i], stays);
  }
  const Stay whole = from_onset_to_offset(signals);
  Pauses pauses;
  for (const Stay& stay : joined(stays)) {
    const double s = std::min(stay.end_s, whole.end_s) - std::max(stay.begin_s, whole.begin_s);
    if (s < kPauseS - 1e-9) continue;
    ++pauses.count;
    pauses.time_s += s;
  }
  return pauses;
}

}  // namespace thimble::motion
