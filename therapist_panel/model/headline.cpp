#include "therapist_panel/model/headline.hpp"

#include "therapist_panel/model/format.hpp"

namespace thimble::panel {

Headline headline(const motion::MeasureSet& measures) {
  for (const motion::MeasureInfo& info : motion::measure_table()) {
    const motion::Measure* measure = motion::find(measures, info.id);
    if (info.tier == motion::Tier::kA && measure != nullptr && measure->value)
      return {std::string{info.label}, measure_text(*measure, info)};
  }
  return {"", "no measures"};
}

}  // namespace thimble::panel
