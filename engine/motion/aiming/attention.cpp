#include "engine/motion/aiming/attention.hpp"

#include <string>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/aiming/block_error.hpp"
#include "engine/motion/aiming/normal_quantile.hpp"

namespace thimble::motion {
namespace {

struct Answers {
  double stimuli = 0;
  double answered = 0;

  double fraction() const { return answered / stimuli; }
  // Hautus' log-linear correction: never 0 or 1.
  double corrected_fraction() const { return (answered + 0.5) / (stimuli + 1); }
};

Answers answers_to(std::span<const GoNoGoTrial> block, Stimulus stimulus) {
  Answers answers;
  for (const GoNoGoTrial& trial : block) {
    if (trial.stimulus != stimulus) continue;
    answers.stimuli += 1;
    answers.answered += trial.reaction.response ? 1 : 0;
  }
  return answers;
}

Measure reaction_time_variation(std::span<const GoNoGoTrial> block, Ns device_latency) {
  std::vector<double> valid_ms;
  for (const GoNoGoTrial& trial : block) {
    if (trial.stimulus != Stimulus::kGo) continue;
    const std::optional<double> time_ms = reaction_time_of_ms(trial.reaction, device_latency);
    if (time_ms && is_valid_reaction_ms(*time_ms)) valid_ms.push_back(*time_ms);
  }
  if (valid_ms.size() < 2) {
    return absent("go_reaction_time_variation", "fewer than 2 go responses between 150 and 2000 ms");
  }
  const BlockError times_ms = block_error(valid_ms);
  return present("go_reaction_time_variation", *times_ms.variable / times_ms.constant);
}

}  // namespace

MeasureSet attention_measures(std::span<const GoNoGoTrial> block, Ns device_latency) {
  CHECK(device_latency >= Ns{0});
  const Answers go = answers_to(block, Stimulus::kGo);
  const Answers no_go = answers_to(block, Stimulus::kNoGo);
  const bool has_go = go.stimuli > 0;
  const bool has_no_go = no_go.stimuli > 0;
  MeasureSet set;
  set.push_back(has_no_go ? present("commission_fraction", no_go.fraction())
                          : absent("commission_fraction", "no no-go stimuli"));
  set.push_back(has_go ? present("omission_fraction", 1 - go.fraction())
                       : absent("omission_fraction", "no go stimuli"));
  set.push_back(has_go && has_no_go ? present("d_prime", normal_quantile(go.corrected_fraction()) -
                                                             normal_quantile(no_go.corrected_fraction()))
                                    : absent("d_prime", has_go ? "no no-go stimuli" : "no go stimuli"));
  set.push_back(reaction_time_variation(block, device_latency));
  return set;
}

}  // namespace thimble::motion
