// How far agreed goals were reached, as one number. Knows nothing of the goals' words.
#pragma once

#include <span>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// What was agreed for a goal, and what came of it.
struct Goal {
  int level = 0;      ///< -2 much less than expected, 0 as expected, to +2 much more
  double weight = 1;  ///< more than 0; only the weights' ratios matter
};

/// The correlation between goals that the authors assume.
inline constexpr double kGoalCorrelation = 0.30;

/// Goal attainment T-score, id gas_t_score; version 1. 50 + 10 sum(w x) / sqrt((1 - rho) sum(w^2) + rho
/// (sum w)^2). Unit 1, higher is better; 50 is all as expected, 10 a standard deviation. Source: Kiresuk &
/// Sherman 1968, doi 10.1007/BF01530764. Smallest valid input: one goal, its level from -2 to +2, its weight
/// above 0; rho from 0 to 1.
Measure goal_attainment(std::span<const Goal> goals, double rho = kGoalCorrelation);

}  // namespace thimble::motion
