#include "engine/store/csv_number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "engine/core/check.hpp"
#include "engine/core/number.hpp"

namespace thimble::store {
namespace {

constexpr std::ptrdiff_t kNanosecondDigits = 9;

std::string_view without_plus(std::string_view text) {
  const bool plus = text.size() > 1 && text[0] == '+' && text[1] != '-';
  return plus ? text.substr(1) : text;
}

/// A decimal of any length as 0.DIGITS times ten to the power of `point`.
struct Decimal {
  std::string digits;
  std::ptrdiff_t point = 0;
};

/// The text is known to be an unsigned decimal that isn't zero.
Decimal decimal_from(std::string_view text) {
  Decimal decimal;
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, e);
  const std::size_t dot = std::min(mantissa.find('.'), mantissa.size());
  decimal.digits = mantissa.substr(0, dot);
  if (dot < mantissa.size()) decimal.digits += mantissa.substr(dot + 1);
  decimal.point = static_cast<std::ptrdiff_t>(dot);
  if (e < text.size()) {
    const std::string_view exponent = without_plus(text.substr(e + 1));
    std::ptrdiff_t power = 0;
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
    decimal.point += power;
  }
  return decimal;
}

}  // namespace

std::optional<Ns> nanoseconds_from(std::string_view text, double max_s) {
  CHECK(max_s <= 9e9);
  const std::optional<double> seconds = number_from(text);
  if (!seconds || !(std::abs(*seconds) <= max_s)) return std::nullopt;
  if (*seconds == 0) return Ns{0};
  const bool negative = text.front() == '-';
  const Decimal decimal = decimal_from(negative ? text.substr(1) : without_plus(text));
  // Ends soon: no more than 19 digits can follow the first that isn't 0.
  const std::ptrdiff_t kept = decimal.point + kNanosecondDigits;
  const auto digit = [&](std::ptrdiff_t i) {
    return i < std::ssize(decimal.digits) ? decimal.digits[static_cast<std::size_t>(i)] - '0' : 0;
  };
  Ns::rep count = 0;
  for (std::ptrdiff_t i = 0; i < kept; ++i) count = count * 10 + digit(i);
  if (kept >= 0 && digit(kept) >= 5) ++count;
  return Ns{negative ? -count : count};
}

}  // namespace thimble::store
