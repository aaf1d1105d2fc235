#include "engine/motion/aiming/effective_target.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

constexpr double kRoundingOfCoordinates = 1e-12;

double largest_coordinate(std::span<const AimTrial> sequence) {
  double largest = 0;
  for (const AimTrial& trial : sequence) {
    for (Vec2 p : {trial.from, trial.to, trial.select}) {
      largest = std::max({largest, std::abs(p.x), std::abs(p.y)});
    }
  }
  return largest;
}

}  // namespace

double amplitude_of(const AimTrial& trial) {
  return std::hypot(trial.to.x - trial.from.x, trial.to.y - trial.from.y);
}

Result<std::vector<double>> overshoots_of(std::span<const AimTrial> sequence) {
  std::vector<double> overshoots;
  overshoots.reserve(sequence.size());
  for (const AimTrial& trial : sequence) {
    const double amplitude = amplitude_of(trial);
    if (!(amplitude > 0)) return Error{"a trial starts in the centre of its own target"};
    const double overshoot = glm::dot(trial.select - trial.to, (trial.to - trial.from) / amplitude);
    if (!std::isfinite(overshoot)) return Error{kTooLarge};
    overshoots.push_back(overshoot);
  }
  return overshoots;
}

double effective_amplitude_of(AimTask task, std::span<const AimTrial> sequence,
                              std::span<const double> overshoots) {
  CHECK(!sequence.empty() && overshoots.size() == sequence.size());
  double sum = 0;
  double carried_over = 0;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    sum += amplitude_of(sequence[i]) + overshoots[i] + carried_over;
    if (task == AimTask::kSerial) carried_over = overshoots[i];
  }
  return sum / static_cast<double>(sequence.size());
}

Result<double> overshoot_sd_of(std::span<const AimTrial> sequence, std::span<const double> overshoots) {
  if (sequence.size() < 2) return Error{"fewer than 2 trials"};
  const double sd = standard_deviation_of(overshoots);
  if (sd <= kRoundingOfCoordinates * largest_coordinate(sequence)) {
    return Error{"the selections don't spread along the task axis"};
  }
  if (!std::isfinite(kEffectiveWidthPerSd * sd)) return Error{kTooLarge};
  return sd;
}

Result<double> index_of_difficulty(double amplitude, double width) {
  CHECK(width > 0);
  const double argument = amplitude / width + 1;
  if (argument <= 0) return Error{"the selections fell too far short of the targets"};
  return std::log2(argument);
}

Result<double> mean_movement_time_s(std::span<const AimTrial> sequence) {
  CHECK(!sequence.empty());
  double sum_s = 0;
  for (const AimTrial& trial : sequence) {
    if (trial.movement_time_s < 0) return Error{"a movement time is negative"};
    sum_s += trial.movement_time_s;
  }
  return sum_s / static_cast<double>(sequence.size());
}

Result<double> throughput_bit_s(const Result<double>& id_bits, const Result<double>& movement_time_s) {
  if (!id_bits) return id_bits.error();
  if (!movement_time_s) return movement_time_s.error();
  if (!(*movement_time_s > 0)) return Error{"the movements took no time"};
  return *id_bits / *movement_time_s;
}

}  // namespace thimble::motion
