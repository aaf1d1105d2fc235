// One child, two phases: do the scores of the second stand out from those of the first? The comparisons
// use ranks only, so that no distribution is assumed and the score's unit doesn't matter. Knows nothing of
// why the phase changed.
#pragma once

#include <cstddef>
#include <span>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

/// Every pair of scores is looked at: this many a phase are some million.
inline constexpr std::size_t kPhaseScoresMax = 2000;

/// The scores of a baseline (A) and of what was tried (B), each in the order of time.
struct Phases {
  std::span<const double> baseline;
  std::span<const double> treatment;
  Better better = Better::kHigher;  ///< which way the score improves: lower or higher
};

// All that follow are of version 1. An improvement is a change in the direction `better`; a pair of equal
// scores is a tie (exactly equal: scores should have the digits that mean something, and no more). S counts
// improving pairs less worsening ones; ties count nothing in it. Absent without enough scores, with more than
// 2,000 in a phase, with a score that isn't finite, and for a score of which neither way is better. O(n^2).

/// Non-overlap of all pairs, id nap: of the pairs of a baseline and a treatment score, those that improve,
/// ties as half. Unit 1, higher is better: 0.5 is chance, 1 means that every treatment score is better than
/// every baseline score. Source: Parker & Vannest 2009, doi 10.1016/j.beth.2008.10.006. Smallest valid input:
/// 1 score of each phase.
Measure nap(const Phases& phases);

/// Tau, A versus B, id tau_a_versus_b: S between the phases over the number of such pairs, which is 2 NAP
/// - 1. Unit 1, higher is better, -1 to 1. Source: Parker et al. 2011, doi 10.1016/j.beth.2010.08.006.
/// Smallest valid input: 1 score of each phase.
Measure tau_a_versus_b(const Phases& phases);

/// Trend of the baseline, id tau_trend_a, and of the treatment, id tau_trend_b: S between the earlier and the
/// later scores of the phase over the number of pairs (Kendall's tau-a with time). Unit 1, -1 to 1. Of a
/// baseline neither way is better: a trend there, improving or not, is a reason to wait; of the treatment
/// higher is better. Source: Parker et al. 2011. Smallest valid input: 2 scores of the phase.
Measure tau_trend_a(const Phases& phases);
Measure tau_trend_b(const Phases& phases);

/// Tau-U, id tau_u, the published variant that corrects for baseline trend alone ("A vs. B - trend A"): (S
/// between the phases - S within the baseline) / number of pairs between the phases. Unit 1, higher is
/// better. It may leave -1 to 1, by (nA - 1) / (2 nB), as Tarlow 2017 (doi 10.1177/0145445516676750) points
/// out. Source: Parker et al. 2011, as in the R packages SingleCaseES (Tau_U) and scan (method "parker");
/// scan's default divides by the baseline's pairs too and has another value. Smallest valid input: 2 baseline
/// scores and 1 of the treatment.
Measure tau_u(const Phases& phases);

/// The five above, in the order of the table.
MeasureSet phase_comparison(const Phases& phases);

// What a phase looks like by itself, in the score's unit; which way is better is the score's matter.

/// Level, id phase_level: the median. Source: Kratochwill et al. 2013, doi 10.1177/0741932512452794 (level,
/// trend and variability). Smallest valid input: 1 score.
Measure phase_level(std::span<const double> scores);
/// Trend, id phase_trend: the median of the slopes between all pairs of scores, in the score's unit per step
/// from one score to the next. Source: Sen 1968, doi 10.1080/01621459.1968.10480934. Smallest valid input: 2
/// scores.
Measure phase_trend(std::span<const double> scores);
/// Variability, id phase_variability: the standard deviation (n - 1). Lower is steadier. Source: Kratochwill
/// et al. 2013. Smallest valid input: 2 scores.
Measure phase_variability(std::span<const double> scores);

/// The three above, in the order of the table.
MeasureSet phase_description(std::span<const double> scores);

}  // namespace thimble::motion
