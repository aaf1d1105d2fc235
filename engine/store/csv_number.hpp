// Decimal numbers out of the fields of a CSV file: exact, and the same in every locale. For the files of this
// folder only.
#pragma once

#include <optional>
#include <string_view>

#include "engine/core/time.hpp"

namespace thimble::store {

/// The double nearest to a decimal such as "-1.5", "+2" or "3e-4"; "nan", "inf" and what is too large for a
/// double come back as such. None when anything else stands in the text, a blank or a comma included.
std::optional<double> number_from(std::string_view text);

/// The nanosecond nearest to a decimal of seconds, halves away from zero. Doesn't go through a double, whose
/// steps are 238 ns at today's seconds since 1970. None when it isn't a finite number or is larger than
/// `max_s`, which at most 9e9 may be.
std::optional<Ns> nanoseconds_from(std::string_view text, double max_s);

}  // namespace thimble::store
