// Decimal numbers out of text: exact, and the same in every locale.
#pragma once

#include <optional>
#include <string_view>

namespace thimble {

/// The double nearest to a decimal such as "-1.5", "+2" or "3e-4"; "nan", "inf" and what is too large for a
/// double come back as such. None when anything else stands in the text, a blank or a comma included.
std::optional<double> number_from(std::string_view text);

}  // namespace thimble
