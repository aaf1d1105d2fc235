#include "games/tracing/letter_spacing.hpp"

#include <array>

namespace thimble::tracing {

namespace {

// Between two upright strokes. A bowl of radius 12.5 mm has 2.7 mm of openness on each side, so that two
// round letters stand at 15 mm and a round one beside an upright one between the two.
constexpr double kUprightsApartMm = 18;
// Deeper than this a form's inside no longer counts as space between letters.
constexpr double kDepthMaxMm = 9;
constexpr std::size_t kRows = static_cast<std::size_t>(kWritingLineMm - kMidlineMm);

enum class Side : std::uint8_t { kLeft, kRight };

// How far a letter's edge lies behind its outermost point, on average between midline and writing line: the
// zone in which small letters and capitals meet.
double openness_mm(const LetterForm& letter, Side side) {
  std::array<double, kRows> depths;
  depths.fill(kDepthMaxMm);
  for (const Vec2 p : letter.points) {
    const double row = std::floor(p.y - kMidlineMm);
    if (row < 0 || row >= static_cast<double>(kRows)) continue;
    double& depth = depths[static_cast<std::size_t>(row)];
    depth = std::min(depth, side == Side::kRight ? letter.bounds.max.x - p.x : p.x - letter.bounds.min.x);
  }
  double sum = 0;
  for (const double depth : depths) sum += depth;
  return sum / static_cast<double>(kRows);
}

// The least shift to the right that leaves kLettersApartMm between any point of one and any of the other.
double clear_shift(const LetterForm& left, const LetterForm& right) {
  double shift = -std::numeric_limits<double>::infinity();
  for (const Vec2 l : left.points)
    for (const Vec2 r : right.points) {
      const double dy = r.y - l.y;
      if (std::abs(dy) >= kLettersApartMm) continue;
      shift = std::max(shift, l.x + std::sqrt(kLettersApartMm * kLettersApartMm - dy * dy) - r.x);
    }
  return shift;
}

}  // namespace

double place_after(std::span<const LetterForm> written, const LetterForm& next) {
  const LetterForm& last = written.back();
  double x =
      last.bounds.max.x + kUprightsApartMm - openness_mm(last, Side::kRight) - openness_mm(next, Side::kLeft);
  for (const LetterForm& before : written) x = std::max(x, next.bounds.min.x + clear_shift(before, next));
  return x;
}

}  // namespace thimble::tracing
