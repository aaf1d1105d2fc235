#include "engine/motion/change/goal_attainment.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace thimble::motion {
namespace {

// Empty when there is a score. Written so that NaN has none.
std::string why_not(std::span<const Goal> goals, double rho) {
  if (goals.empty()) return "no goal";
  if (!(rho >= 0 && rho <= 1)) return "the correlation between goals is not between 0 and 1";
  for (const Goal& goal : goals) {
    if (goal.level < -2 || goal.level > 2) return "a level is not between -2 and +2";
    if (!(std::isfinite(goal.weight) && goal.weight > 0)) return "a weight is not a number above 0";
  }
  return {};
}

}  // namespace

Measure goal_attainment(std::span<const Goal> goals, double rho) {
  if (const std::string reason = why_not(goals, rho); !reason.empty()) return absent("gas_t_score", reason);
  double heaviest = 0;  // the weights over it can't leave a double's range
  for (const Goal& goal : goals) heaviest = std::max(heaviest, goal.weight);
  double weighted = 0;
  double sum = 0;
  double squares = 0;
  for (const Goal& goal : goals) {
    const double w = goal.weight / heaviest;
    weighted += w * goal.level;
    sum += w;
    squares += w * w;
  }
  return present("gas_t_score", 50 + 10 * weighted / std::sqrt((1 - rho) * squares + rho * sum * sum));
}

}  // namespace thimble::motion
