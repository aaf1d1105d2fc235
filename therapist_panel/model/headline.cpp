#include "therapist_panel/model/headline.hpp"

#include "therapist_panel/model/format.hpp"

namespace thimble::panel {

Headline headline(const motion::MeasureSet& measures) {
  for (const motion::Measure& measure : measures) {
    const motion::MeasureInfo* info = motion::find_measure(measure.id);
    if (info != nullptr && info->tier == motion::Tier::kA && measure.value)
      return {std::string{info->label}, measure_text(measure, *info)};
  }
  return {"", "no measures"};
}

}  // namespace thimble::panel
