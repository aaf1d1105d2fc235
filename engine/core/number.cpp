#include "engine/core/number.hpp"

#include <fast_float/fast_float.h>

#include <system_error>

namespace thimble {

std::optional<double> number_from(std::string_view text) {
  // The standard's from_chars takes no plus sign; other programs' "%+f" writes one.
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  // Too large and too small are errors in some versions of the library; the value says so in all of them.
  if (error == std::errc::invalid_argument || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace thimble
