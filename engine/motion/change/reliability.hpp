// How much of a difference between two scores is only the scores' own unsteadiness. Knows nothing of what the
// scores measure: their unit is called the score's own. All are of version 1.
#pragma once

#include <cstddef>
#include <span>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// The two-sided 95 % of a normal distribution, as the literature rounds it.
inline constexpr double kNormal95 = 1.96;
/// Fewer say next to nothing about a child's own spread.
inline constexpr std::size_t kBaselineProbesMin = 3;

/// What a study of many people, measured again and again, says about a test.
struct TestReliability {
  double standard_deviation = 0;  ///< between people, in the score's unit; not negative
  double coefficient = 0;         ///< an ICC or a retest correlation, 0 to 1
};

/// Standard error of measurement, id sem: SD sqrt(1 - r). The score's unit, lower is better (a steadier
/// test). Source: Weir 2005, doi 10.1519/15184.1. Absent where the study's numbers are out of their range.
Measure standard_error_of_measurement(const TestReliability& test);

/// Minimal detectable change, also smallest detectable change, id mdc95: 1.96 sqrt(2) SEM. The score's unit,
/// lower is better. A smaller change than that between two scores is no reason to draw an arrow. Source: Weir
/// 2005, doi 10.1519/15184.1. Absent where the SEM is.
Measure minimal_detectable_change(const TestReliability& test);

struct TwoScores {
  double before = 0;
  double after = 0;
};

/// Reliable change index, id reliable_change_index: (after - before) / (sqrt(2) SEM). Unit 1; beyond 1.96
/// either way the change is reliable; which way is better is the score's matter. Source: Jacobson & Truax
/// 1991, doi 10.1037/0022-006X.59.1.12. Absent where the SEM is, or is 0.
Measure reliable_change_index(const TestReliability& test, const TwoScores& scores);

struct TrialsWanted {
  double single_trial = 0;   ///< reliability of one trial, between 0 and 1 without either
  double reliability = 0.8;  ///< wanted of their mean, between 0 and 1 without either
};

/// Trials needed, id trials_needed: the Spearman-Brown formula turned round, r* (1 - r1) / (r1 (1 - r*)).
/// Unit 1, to be rounded up, lower is better; 1 or less means that one trial is enough. Sources: Spearman
/// 1910, Brown 1910 (Br J Psychol 3:271 and 3:296). Absent where a reliability is out of its range.
Measure trials_needed(const TrialsWanted& wanted);

/// Scores of the same people in the same trials, person after person.
struct RepeatedScores {
  std::span<const double> scores;
  std::size_t trials = 0;  ///< of each person; divides the number of scores
};

/// Intraclass correlation of one trial, id icc_2_1: two-way random effects, absolute agreement. With MS the
/// mean squares between people (P), between trials (T) and left over (E), n people and k trials: (P - E) / (P
/// + (k - 1) E + k (T - E) / n). Unit 1, higher is better, 1 at most; below 0 where people differ less than
/// trials do. Source: Shrout & Fleiss 1979, doi 10.1037/0033-2909.86.2.420. Smallest valid input: 2 people
/// with 2 trials each, and scores that differ within their first nine digits. O(n k).
Measure intraclass_correlation(const RepeatedScores& repeated);

}  // namespace thimble::motion
