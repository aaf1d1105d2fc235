#include "engine/motion/aiming/interception.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/motion/aiming/block_error.hpp"

namespace thimble::motion {
namespace {

struct ErrorIds {
  const char* constant;
  const char* variable;
  const char* absolute;
};

constexpr ErrorIds kTemporal{.constant = "interception_constant_error_ms",
                             .variable = "interception_variable_error_ms",
                             .absolute = "interception_absolute_error_ms"};
constexpr ErrorIds kSpatial{.constant = "interception_constant_error_mm",
                            .variable = "interception_variable_error_mm",
                            .absolute = "interception_absolute_error_mm"};

void append_errors(MeasureSet& set, const ErrorIds& ids, std::span<const double> errors) {
  if (errors.empty()) {
    append_absent(set, {ids.constant, ids.variable, ids.absolute}, "no target was tried for");
    return;
  }
  const BlockError error = block_error(errors);
  set.push_back(present(ids.constant, error.constant));
  set.push_back(error.variable ? present(ids.variable, *error.variable)
                               : absent(ids.variable, "fewer than 2 contacts"));
  set.push_back(present(ids.absolute, error.absolute));
}

template <class Condition>
double fraction(std::span<const double> errors, Condition condition) {
  return static_cast<double>(std::count_if(errors.begin(), errors.end(), condition)) /
         static_cast<double>(errors.size());
}

}  // namespace

MeasureSet interception_measures(std::span<const Interception> block, Ns device_latency) {
  CHECK(device_latency >= Ns{0});
  std::vector<double> errors_ms;
  std::vector<double> errors_mm;
  for (const Interception& target : block) {
    if (!target.contact) continue;
    const Ns error = *target.contact - target.arrival - device_latency;
    errors_ms.push_back(in_ms(error));
    errors_mm.push_back(in_seconds(error) * target.target_speed_mm_s);
  }
  MeasureSet set;
  append_errors(set, kTemporal, errors_ms);
  append_errors(set, kSpatial, errors_mm);

  const auto hits =
      std::count_if(block.begin(), block.end(), [](const Interception& target) { return target.hit; });
  set.push_back(block.empty() ? absent("interception_hit_fraction", "no targets")
                              : present("interception_hit_fraction",
                                        static_cast<double>(hits) / static_cast<double>(block.size())));
  if (errors_ms.empty()) {
    append_absent(set, {"interception_early_fraction", "interception_late_fraction"},
                  "no target was tried for");
    return set;
  }
  set.push_back(present("interception_early_fraction", fraction(errors_ms, [](double e) { return e < 0; })));
  set.push_back(present("interception_late_fraction", fraction(errors_ms, [](double e) { return e > 0; })));
  return set;
}

}  // namespace thimble::motion
