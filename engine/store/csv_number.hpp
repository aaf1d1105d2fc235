// Stamps out of the fields of a CSV file, exact to the nanosecond. For the files of this folder only.
#pragma once

#include <optional>
#include <string_view>

#include "engine/core/time.hpp"

namespace thimble::store {

/// The nanosecond nearest to a decimal of seconds, halves away from zero. Doesn't go through a double, whose
/// steps are 238 ns at today's seconds since 1970. None when it isn't a finite number or is larger than
/// `max_s`, which at most 9e9 may be.
std::optional<Ns> nanoseconds_from(std::string_view text, double max_s);

}  // namespace thimble::store
