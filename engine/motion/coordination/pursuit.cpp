#include "engine/motion/coordination/pursuit.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/coordination/paired.hpp"
#include "engine/motion/coordination/shift.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

constexpr double kEdgeMm = 1e-9;  // a hand exactly on the target's edge is on it, whatever the rounding
constexpr double kRestsBelowPeak = 1e-6;  // of the target's largest speed: what a filter leaves of a rest

using Stretches = std::vector<PairedStretch>;

// The target leads and the hand follows.
Result<Stretches> followed(std::span<const TimedPoint> path, std::span<const TimedPoint> target,
                           const SignalChain& chain) {
  return paired({.lead = target, .follow = path}, chain, LeadSilence::kIsKnown);
}

std::vector<double> errors_mm(const Stretches& stretches) {
  std::vector<double> errors;
  for (const PairedStretch& stretch : stretches) {
    for (std::size_t i = 0; i < stretch.steps(); ++i)
      errors.push_back(distance(stretch.lead.mm[i], stretch.follow.mm[i]));
  }
  return errors;
}

double root_mean_square(std::span<const double> values) {
  double squares = 0;
  for (double value : values) squares += value * value;
  return std::sqrt(squares / static_cast<double>(values.size()));
}

bool moves(std::span<const Vec2> mm) { return moves_along_x(mm) || moves_along_y(mm); }

Result<BestShift> lag_of(const Stretches& stretches) {
  if (!moves(positions_of(stretches, &PairedStretch::lead))) return Error{"the target didn't move"};
  if (!moves(positions_of(stretches, &PairedStretch::follow))) return Error{"the hand didn't move"};
  return best_shift(stretches);
}

// Positions of the target beside those that the hand had `shift` steps later.
struct Shifted {
  std::vector<Vec2> target;
  std::vector<Vec2> hand;
};

Shifted shifted(const Stretches& stretches, int shift) {
  Shifted pairs;
  for (const PairedStretch& stretch : stretches) {
    const auto count = static_cast<int>(stretch.steps());
    for (int i = std::max(0, -shift); i < std::min(count, count - shift); ++i) {
      pairs.target.push_back(stretch.lead.mm[static_cast<std::size_t>(i)]);
      pairs.hand.push_back(stretch.follow.mm[static_cast<std::size_t>(i + shift)]);
    }
  }
  return pairs;
}

Vec2 centre_of(std::span<const Vec2> points) {
  Vec2 sum{};
  for (Vec2 p : points) sum += p;
  return sum / static_cast<double>(points.size());
}

// Sums over all pairs, x and y apart: of the target's centred position times the hand's, and of its square.
struct Products {
  Vec2 with_hand{};
  Vec2 with_itself{};
};

Products products_of(const Shifted& pairs) {
  const Vec2 target_centre = centre_of(pairs.target);
  const Vec2 hand_centre = centre_of(pairs.hand);
  Products products;
  for (std::size_t i = 0; i < pairs.target.size(); ++i) {
    const Vec2 q = pairs.target[i] - target_centre;
    products.with_hand += q * (pairs.hand[i] - hand_centre);
    products.with_itself += q * q;
  }
  return products;
}

struct Gains {
  Measure both;
  Measure x;
  Measure y;
};

Measure gain(std::string_view id, double with_hand, double with_itself) {
  if (!std::isfinite(with_itself)) return absent(id, kTooLarge);  // not 0, which dividing by it would give
  return present(id, with_hand / with_itself);
}

Gains gains_at(const Stretches& stretches, int shift) {
  const Shifted pairs = shifted(stretches, shift);
  const auto [with_hand, with_itself] = products_of(pairs);
  return {.both = moves(pairs.target)
                      ? gain("pursuit_gain", with_hand.x + with_hand.y, with_itself.x + with_itself.y)
                      : absent("pursuit_gain", "the target didn't move"),
          .x = moves_along_x(pairs.target) ? gain("pursuit_gain_x", with_hand.x, with_itself.x)
                                           : absent("pursuit_gain_x", "the target didn't move along x"),
          .y = moves_along_y(pairs.target) ? gain("pursuit_gain_y", with_hand.y, with_itself.y)
                                           : absent("pursuit_gain_y", "the target didn't move along y")};
}

Gains absent_gains(const std::string& reason) {
  return {.both = absent("pursuit_gain", reason),
          .x = absent("pursuit_gain_x", reason),
          .y = absent("pursuit_gain_y", reason)};
}

Measure lag_measure(const Result<BestShift>& shift, const SignalChain& chain) {
  if (!shift) return absent("pursuit_lag_s", shift.error().message);
  const bool refined = chain.kind == SignalChain::Kind::kFull;
  return present("pursuit_lag_s", (refined ? shift->refined_steps : shift->steps) / chain.rate_hz);
}

Measure correlation_measure(const Result<BestShift>& shift) {
  return shift ? present("pursuit_correlation", shift->correlation)
               : absent("pursuit_correlation", shift.error().message);
}

// The errors seen from the moving target: to its right (y points down) and ahead of it.
struct MovingFrame {
  std::vector<double> across_mm;
  std::vector<double> along_mm;
};

double peak_speed_of_lead(const Stretches& stretches) {
  double peak_mm_s = 0;
  for (const PairedStretch& stretch : stretches) {
    for (Vec2 v : stretch.lead.velocities_mm_s) peak_mm_s = std::max(peak_mm_s, std::hypot(v.x, v.y));
  }
  return peak_mm_s;
}

MovingFrame in_moving_frame(const Stretches& stretches, double peak_mm_s) {
  MovingFrame frame;
  for (const PairedStretch& stretch : stretches) {
    const std::vector<Vec2>& velocities = stretch.lead.velocities_mm_s;
    const std::size_t first = stretch.steps() - velocities.size();  // 1 where velocities are differences
    for (std::size_t i = 0; i < velocities.size(); ++i) {
      const double speed = std::hypot(velocities[i].x, velocities[i].y);
      if (speed <= kRestsBelowPeak * peak_mm_s) continue;
      const Vec2 direction = velocities[i] / speed;
      const Vec2 error = stretch.follow.mm[first + i] - stretch.lead.mm[first + i];
      frame.across_mm.push_back(glm::dot(error, perpendicular(direction)));
      frame.along_mm.push_back(glm::dot(error, direction));
    }
  }
  return frame;
}

void append_moving_frame(MeasureSet& set, const Stretches& stretches) {
  const double peak_mm_s = peak_speed_of_lead(stretches);
  const bool target_moves = moves(positions_of(stretches, &PairedStretch::lead)) && peak_mm_s > 0;
  if (!target_moves || !std::isfinite(peak_mm_s)) {
    append_absent(set, {"pursuit_radial_rmse_mm", "pursuit_tangential_rmse_mm", "pursuit_tangential_bias_mm"},
                  target_moves ? kTooLarge : "the target didn't move");
    return;
  }
  const MovingFrame frame = in_moving_frame(stretches, peak_mm_s);
  set.push_back(present("pursuit_radial_rmse_mm", root_mean_square(frame.across_mm)));
  set.push_back(present("pursuit_tangential_rmse_mm", root_mean_square(frame.along_mm)));
  set.push_back(present("pursuit_tangential_bias_mm", mean_of(frame.along_mm)));
}

bool is_within(std::span<const TimeSpan> spans, double seconds) {
  return std::any_of(spans.begin(), spans.end(), [&](const TimeSpan& span) {
    return seconds >= in_seconds(span.begin) && seconds < in_seconds(span.end);
  });
}

}  // namespace

MeasureSet pursuit_measures(std::span<const TimedPoint> path, std::span<const TimedPoint> target,
                            const SignalChain& chain) {
  MeasureSet set;
  const Result<Stretches> stretches = followed(path, target, chain);
  if (!stretches) {
    append_absent(set,
                  {"pursuit_rmse_mm", "pursuit_gain", "pursuit_lag_s", "pursuit_mean_error_mm",
                   "pursuit_gain_x", "pursuit_gain_y", "pursuit_correlation", "pursuit_radial_rmse_mm",
                   "pursuit_tangential_rmse_mm", "pursuit_tangential_bias_mm"},
                  stretches.error().message);
    return set;
  }
  const std::vector<double> errors = errors_mm(*stretches);
  const Result<BestShift> shift = lag_of(*stretches);
  Gains gains = shift ? gains_at(*stretches, shift->steps) : absent_gains(shift.error().message);
  set.push_back(present("pursuit_rmse_mm", root_mean_square(errors)));
  set.push_back(std::move(gains.both));
  set.push_back(lag_measure(shift, chain));
  set.push_back(present("pursuit_mean_error_mm", mean_of(errors)));
  set.push_back(std::move(gains.x));
  set.push_back(std::move(gains.y));
  set.push_back(correlation_measure(shift));
  append_moving_frame(set, *stretches);
  return set;
}

MeasureSet time_on_target_measures(std::span<const TimedPoint> path, std::span<const TimedPoint> target,
                                   double radius_mm, const SignalChain& chain) {
  CHECK(std::isfinite(radius_mm) && radius_mm > 0);
  const Result<Stretches> stretches = followed(path, target, chain);
  if (!stretches) return {absent("time_on_target_fraction", stretches.error().message)};
  const std::vector<double> errors = errors_mm(*stretches);
  const auto on_target =
      std::count_if(errors.begin(), errors.end(), [&](double e) { return e <= radius_mm + kEdgeMm; });
  return {present("time_on_target_fraction",
                  static_cast<double>(on_target) / static_cast<double>(errors.size()))};
}

MeasureSet hidden_target_measures(std::span<const TimedPoint> path, std::span<const TimedPoint> target,
                                  std::span<const TimeSpan> hidden, const SignalChain& chain) {
  MeasureSet set;
  const Result<Stretches> stretches = followed(path, target, chain);
  if (!stretches) {
    append_absent(set, {"pursuit_visible_rmse_mm", "pursuit_hidden_rmse_mm", "visible_hidden_error_ratio"},
                  stretches.error().message);
    return set;
  }
  std::vector<double> seen_mm;
  std::vector<double> unseen_mm;
  for (const PairedStretch& stretch : *stretches) {
    for (std::size_t i = 0; i < stretch.steps(); ++i) {
      std::vector<double>& errors = is_within(hidden, stretch.seconds_at(i)) ? unseen_mm : seen_mm;
      errors.push_back(distance(stretch.lead.mm[i], stretch.follow.mm[i]));
    }
  }
  const auto rmse_or = [](std::string_view id, std::span<const double> errors, const char* reason) {
    return errors.empty() ? absent(id, reason) : present(id, root_mean_square(errors));
  };
  set.push_back(rmse_or("pursuit_visible_rmse_mm", seen_mm, "the target was never seen"));
  set.push_back(rmse_or("pursuit_hidden_rmse_mm", unseen_mm, "the target was never hidden"));
  if (!set[0].value || !set[1].value) {
    set.push_back(absent("visible_hidden_error_ratio", set[set[0].value ? 1 : 0].reason));
  } else if (!(*set[1].value > 0)) {
    set.push_back(absent("visible_hidden_error_ratio", "no error while the target was hidden"));
  } else {
    set.push_back(present("visible_hidden_error_ratio", *set[0].value / *set[1].value));
  }
  return set;
}

Measure pursuit_phase(const Measure& lag, double frequency_hz) {
  CHECK(lag.id == "pursuit_lag_s" && std::isfinite(frequency_hz) && frequency_hz > 0);
  if (!lag.value) return absent("pursuit_phase_deg", lag.reason);
  return present("pursuit_phase_deg", 360 * *lag.value * frequency_hz);
}

}  // namespace thimble::motion
