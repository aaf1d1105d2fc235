#include "engine/motion/aiming/throughput.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/motion/aiming/effective_target.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

constexpr double kEdgeMm = 1e-9;  // rounding of coordinates: a hit exactly on the edge is a hit

// effective_amplitude effective_width effective_id_bits throughput_bit_s
void append_effective(MeasureSet& set, AimTask task, std::span<const AimTrial> sequence) {
  const Result<std::vector<double>> overshoots = overshoots_of(sequence);
  if (!overshoots) {
    append_absent(set, {"effective_amplitude", "effective_width", "effective_id_bits", "throughput_bit_s"},
                  overshoots.error().message);
    return;
  }
  const double amplitude = effective_amplitude_of(task, sequence, *overshoots);
  const Result<double> sd = overshoot_sd_of(sequence, *overshoots);
  Result<double> width = sd;
  Result<double> id_bits = sd;
  if (sd) {
    width = kEffectiveWidthPerSd * *sd;
    id_bits = index_of_difficulty(amplitude, *width);
  }
  set.push_back(present("effective_amplitude", amplitude));
  set.push_back(measured("effective_width", width));
  set.push_back(measured("effective_id_bits", id_bits));
  set.push_back(measured("throughput_bit_s", throughput_bit_s(id_bits, mean_movement_time_s(sequence))));
}

double error_fraction(std::span<const AimTrial> sequence) {
  const auto errors = std::count_if(sequence.begin(), sequence.end(), [](const AimTrial& trial) {
    const double distance_mm = std::hypot(trial.select.x - trial.to.x, trial.select.y - trial.to.y);
    return distance_mm > trial.width_mm / 2 + kEdgeMm;
  });
  return static_cast<double>(errors) / static_cast<double>(sequence.size());
}

double nominal_id_bits(std::span<const AimTrial> sequence) {
  std::vector<double> bits;
  bits.reserve(sequence.size());
  for (const AimTrial& trial : sequence) bits.push_back(std::log2(amplitude_of(trial) / trial.width_mm + 1));
  return mean_of(bits);
}

// The mean over the sets that have this measure; else the first reason.
Measure mean_over(std::string_view id, std::span<const MeasureSet> sequences) {
  std::vector<double> values;
  std::string reason;
  for (const MeasureSet& set : sequences) {
    const Measure* measure = find(set, id);
    if (measure == nullptr) continue;
    if (measure->value)
      values.push_back(*measure->value);
    else if (reason.empty())
      reason = measure->reason;
  }
  return values.empty() ? absent(id, reason) : present(id, mean_of(values));
}

}  // namespace

MeasureSet aiming_measures(AimTask task, std::span<const AimTrial> sequence) {
  MeasureSet set;
  if (sequence.empty()) {
    append_absent(set,
                  {"effective_amplitude", "effective_width", "effective_id_bits", "throughput_bit_s",
                   "error_fraction", "movement_time_s", "nominal_id_bits"},
                  "no trials");
    return set;
  }
  append_effective(set, task, sequence);
  const bool has_widths =
      std::all_of(sequence.begin(), sequence.end(), [](const AimTrial& trial) { return trial.width_mm > 0; });
  const Error no_width{"a target has no width"};
  set.push_back(measured("error_fraction",
                         has_widths ? Result<double>(error_fraction(sequence)) : Result<double>(no_width)));
  set.push_back(measured("movement_time_s", mean_movement_time_s(sequence)));
  set.push_back(measured("nominal_id_bits",
                         has_widths ? Result<double>(nominal_id_bits(sequence)) : Result<double>(no_width)));
  return set;
}

MeasureSet mean_over_sequences(std::span<const MeasureSet> sequences) {
  MeasureSet means;
  for (const MeasureSet& set : sequences) {
    for (const Measure& measure : set) {
      if (find(means, measure.id) == nullptr) means.push_back(mean_over(measure.id, sequences));
    }
  }
  return means;
}

}  // namespace thimble::motion
