#include "engine/draw/svg_text.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>

#include "engine/draw/utf8.hpp"

namespace thimble::draw {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

double scaled_by_ten(double value, int exponent) {
  for (; exponent > 0 && value < 1e300; --exponent) value *= 10;
  double divisor = 1;
  for (; exponent < 0 && divisor < 1e300; ++exponent) divisor *= 10;
  return exponent > 0 ? std::numeric_limits<double>::infinity() : value / divisor;
}

// Digits as a whole number: those beyond what 64 bits hold only count for the exponent.
struct Mantissa {
  std::uint64_t value = 0;
  int exponent = 0;
  bool any = false;

  void add(char digit, bool is_fraction) {
    any = true;
    const bool fits = value < 100'000'000'000'000'000;
    if (fits) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    exponent += (fits ? 0 : 1) - (is_fraction ? 1 : 0);
  }
};

constexpr double in_radians(double degrees) { return degrees * (std::numbers::pi / 180); }

Affine rotation(double degrees) {
  const double c = std::cos(in_radians(degrees));
  const double s = std::sin(in_radians(degrees));
  return {{c, s}, {-s, c}, {}};
}

Affine rotation_about(double degrees, Vec2 center) {
  return combined({.origin = center}, combined(rotation(degrees), {.origin = -center}));
}

std::optional<Affine> transform_of(std::string_view name, std::span<const double> v) {
  const std::size_t n = v.size();
  if (name == "matrix" && n == 6) return Affine{{v[0], v[1]}, {v[2], v[3]}, {v[4], v[5]}};
  if (name == "translate" && (n == 1 || n == 2)) return Affine{.origin = {v[0], n == 2 ? v[1] : 0}};
  if (name == "scale" && (n == 1 || n == 2)) return Affine{{v[0], 0}, {0, n == 2 ? v[1] : v[0]}, {}};
  if (name == "rotate" && n == 1) return rotation(v[0]);
  if (name == "rotate" && n == 3) return rotation_about(v[0], {v[1], v[2]});
  if (name == "skewX" && n == 1) return Affine{{1, 0}, {std::tan(in_radians(v[0])), 1}, {}};
  if (name == "skewY" && n == 1) return Affine{{1, std::tan(in_radians(v[0]))}, {0, 1}, {}};
  return std::nullopt;
}

std::optional<Affine> take_transform(SvgScanner& in) {
  const std::string_view name = in.word();
  in.skip_spaces();
  if (in.peek() != '(') return std::nullopt;
  in.skip();
  std::array<double, 6> values{};
  std::size_t count = 0;
  in.skip_spaces();
  while (count < values.size()) {
    const std::optional<double> value = in.number();
    if (!value) break;
    values[count++] = *value;
    in.skip_separator();
  }
  if (in.peek() != ')') return std::nullopt;
  in.skip();
  return transform_of(name, std::span{values}.first(count));
}

struct Measured {
  double value = 0;
  std::string_view unit;
};

std::optional<Measured> measured(std::string_view text) {
  SvgScanner in{text};
  in.skip_spaces();
  const std::optional<double> value = in.number();
  if (!value) return std::nullopt;
  const std::string_view unit = in.word();
  in.skip_spaces();
  if (!in.at_end()) return std::nullopt;
  return Measured{*value, unit};
}

// CSS's absolute lengths; a plain number counts px.
std::optional<double> mm_of(std::string_view unit) {
  if (unit == "mm") return 1;
  if (unit == "cm") return 10;
  if (unit == "in") return 25.4;
  if (unit.empty() || unit == "px") return kMmPerUserUnit;
  if (unit == "pt") return 25.4 / 72;
  if (unit == "pc") return 25.4 / 6;
  return std::nullopt;
}

}  // namespace

void SvgScanner::skip_spaces() {
  while (is_space(peek())) skip();
}

void SvgScanner::skip_separator() {
  skip_spaces();
  if (peek() != ',') return;
  skip();
  skip_spaces();
}

std::optional<double> SvgScanner::number() {
  SvgScanner in = *this;
  const bool negative = in.peek() == '-';
  if (in.peek() == '-' || in.peek() == '+') in.skip();
  Mantissa mantissa;
  for (; is_digit(in.peek()); in.skip()) mantissa.add(in.peek(), false);
  if (in.peek() == '.')
    for (in.skip(); is_digit(in.peek()); in.skip()) mantissa.add(in.peek(), true);
  if (!mantissa.any) return std::nullopt;
  int exponent = mantissa.exponent;
  if (SvgScanner tail = in; tail.peek() == 'e' || tail.peek() == 'E') {
    tail.skip();
    const bool down = tail.peek() == '-';
    if (tail.peek() == '-' || tail.peek() == '+') tail.skip();
    int power = 0;
    const bool any = is_digit(tail.peek());
    for (; is_digit(tail.peek()); tail.skip()) power = std::min(power * 10 + (tail.peek() - '0'), 100'000);
    if (any) {
      exponent += down ? -power : power;
      in = tail;
    }
  }
  const double size = mantissa.value == 0 ? 0 : scaled_by_ten(static_cast<double>(mantissa.value), exponent);
  if (!std::isfinite(size)) return std::nullopt;
  *this = in;
  return negative ? -size : size;
}

std::optional<bool> SvgScanner::flag() {
  if (peek() != '0' && peek() != '1') return std::nullopt;
  const bool value = peek() == '1';
  skip();
  return value;
}

std::string_view SvgScanner::word() {
  const std::size_t start = at_;
  while (is_letter(peek())) skip();
  return text_.substr(start, at_ - start);
}

Result<double> svg_length(std::string_view text) {
  const std::optional<Measured> length = measured(text);
  if (length && (length->unit.empty() || length->unit == "px")) return length->value;
  if (const auto mm = length ? mm_of(length->unit) : std::nullopt)
    return length->value * *mm / kMmPerUserUnit;
  return Error{fmt::format("expected a number, found \"{}\"", quotable(text))};
}

Result<double> svg_millimetres(std::string_view text) {
  const std::optional<Measured> length = measured(text);
  if (const auto mm = length ? mm_of(length->unit) : std::nullopt) return length->value * *mm;
  return Error{fmt::format("expected a length in mm, cm, in, px, pt or pc, as \"160mm\", found \"{}\"",
                           quotable(text))};
}

Result<Affine> svg_transform(std::string_view text) {
  SvgScanner in{text};
  Affine all;
  in.skip_separator();
  while (!in.at_end()) {
    const std::size_t position = in.position();
    const std::optional<Affine> next = take_transform(in);
    if (!next)
      return Error{
          fmt::format("expected matrix(...), translate(...), scale(...), rotate(...), skewX(...) or "
                      "skewY(...) at character {} of the transform, found \"{}\"",
                      position, quotable(text.substr(position - 1, 20)))};
    all = combined(all, *next);
    in.skip_separator();
  }
  return all;
}

}  // namespace thimble::draw
