// Several measures that lack a value for one reason.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "engine/motion/measure.hpp"

namespace thimble::motion {

inline void append_absent_aims(MeasureSet& set, std::initializer_list<std::string_view> ids,
                               std::string_view reason) {
  for (std::string_view id : ids) set.push_back(absent(id, std::string(reason)));
}

}  // namespace thimble::motion
