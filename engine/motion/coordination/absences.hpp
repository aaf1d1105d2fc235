// What the measures of this family share when there is nothing to give.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "engine/motion/measure.hpp"

namespace thimble::motion::coordination {

/// The reason that present() gives too.
inline constexpr const char* kTooLarge = "the numbers are too large to compute with";

inline void append_absent(MeasureSet& set, std::initializer_list<std::string_view> ids,
                          const std::string& reason) {
  for (std::string_view id : ids) set.push_back(absent(id, reason));
}

}  // namespace thimble::motion::coordination
