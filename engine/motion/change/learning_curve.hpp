// How scores change with practice: towards what, by how much and how fast. Knows nothing of sessions: what
// counts as learning is whether the next session's first probe keeps it, and that stands beside, not here.
#pragma once

#include <span>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

// Both are fitted to the scores of trials n = 1, 2, 3, ... by least squares: a and b exactly for each c, and
// c by one-dimensional search where the sum of squares is least. Version 1. Each has four measures, in the
// order of the table: asymptote a (the score's unit), gain b (the score's unit; what is still to go at n = 1
// for the power law, at n = 0 for the exponential; above 0 where scores fall, below where they rise), rate c
// (unit 1), and r squared, 1 - sum of squares left / sum of squares about the mean (unit 1, higher is a
// better fit; two forms fitted to the same scores may be compared by it). Which way the others are better is
// the score's matter. Smallest valid input: 4 scores, not all equal to nine digits, whose best c isn't at a
// bound: there the scores go on in a straight line or never level off, or all of the change is in the first
// trial, and a, b and c say nothing. O(n) for each of some hundreds of c.

/// Power law of practice: T = a + b n^(-c), c from 0.01 to 10; ids learning_power_asymptote,
/// learning_power_gain, learning_power_rate and learning_power_r_squared. Source: Newell & Rosenbloom 1981
/// (Mechanisms of skill acquisition and the law of practice).
MeasureSet power_learning_curve(std::span<const double> scores);

/// Exponential law of practice: T = a + b e^(-c n), c from 0.1 over the number of trials to 10; ids
/// learning_exponential_asymptote, learning_exponential_gain, learning_exponential_rate and
/// learning_exponential_r_squared. Source: Heathcote, Brown & Mewhort 2000, doi 10.3758/BF03212979.
MeasureSet exponential_learning_curve(std::span<const double> scores);

}  // namespace thimble::motion
