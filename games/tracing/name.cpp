#include "games/tracing/name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/draw/utf8.hpp"
#include "engine/play/content_from_strokes.hpp"
#include "games/tracing/letter_spacing.hpp"
#include "games/tracing/tracing.hpp"

namespace thimble::tracing {

namespace {

constexpr double kSideMm = 7;        // free beside the name: half a path and some paper
constexpr double kSpaceMm = 24;      // more between words than between letters
constexpr double kShortestMm = 5.1;  // a dot isn't scaled below what can be traced
// A point this near to the line between its neighbours says nothing; curves bend by more in every piece.
constexpr double kStraightMm = 0.0015;

struct Letter {
  char character = 0;
  bool begins_word = false;  ///< after a space
  double corridor_mm = 0;
  std::vector<play::ContentStroke> strokes;  ///< on the page of all names, before it is scaled
  LetterForm form;
};

std::string shown(char32_t code, std::string_view utf8) {
  const bool accent_alone = code >= 0x300 && code < 0x370;
  if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == draw::kReplacement || accent_alone)
    return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code));
  return fmt::format("'{}'", utf8);
}

// The name without needless spaces; an error when it can't be written.
Result<std::string> tidied(std::string_view typed) {
  std::string text;
  std::size_t letters = 0;
  for (std::string_view rest = typed; !rest.empty();) {
    const std::string_view before = rest;
    const char32_t code = draw::take_utf8(rest);
    if (code == ' ') {
      if (!text.empty() && text.back() != ' ') text += ' ';
      continue;
    }
    ++letters;
    if (!((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')))
      return Error{
          fmt::format("there is no drawing for {}, letter {} of the name: write it with a to z and A to Z",
                      shown(code, before.substr(0, before.size() - rest.size())), letters)};
    text += static_cast<char>(code);
  }
  if (text.ends_with(' ')) text.pop_back();
  if (letters == 0)
    return Error{fmt::format("expected a name of 1 to {} letters, found none: type one", kNameLettersMax)};
  if (letters > kNameLettersMax)
    return Error{fmt::format("expected a name of at most {} letters, found {}: take a shorter form of it",
                             kNameLettersMax, letters)};
  return text;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string shape_of(char c) {
  return fmt::format("letters/{}_{}", is_capital(c) ? "upper" : "lower",
                     is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c);
}

// How wide the letter's path is where it is traced alone.
double corridor_of(const std::string& shape, const play::Library& library) {
  for (const play::Exercise& exercise : library.exercises)
    if (exercise.game == Tracing::info.id && exercise.content == shape)
      if (const double* corridor = exercise.parameters.find("corridor_mm")) return *corridor;
  return Params{}.corridor_mm;
}

std::vector<Vec2> moved(std::span<const Vec2> points, double by) {
  std::vector<Vec2> result{points.begin(), points.end()};
  for (Vec2& p : result) p.x += by;
  return result;
}

void move_to(Letter& letter, double left) {
  const double by = left - letter.form.bounds.min.x;
  for (play::ContentStroke& stroke : letter.strokes) stroke.line = Polyline{moved(stroke.line.points(), by)};
  letter.form.points = moved(letter.form.points, by);
  letter.form.bounds.min.x += by;
  letter.form.bounds.max.x += by;
}

Result<std::vector<Letter>> letters_of(std::string_view text, const play::AssetSource& assets,
                                       const play::Library& library) {
  std::vector<Letter> letters;
  bool after_space = false;
  for (const char c : text) {
    if (c != ' ') {
      const std::string shape = shape_of(c);
      const auto content = play::load_content(assets, shape);
      if (!content) return Error{fmt::format("there is no drawing for '{}': {}", c, content.error().message)};
      Letter letter{.character = c,
                    .begins_word = after_space,
                    .corridor_mm = corridor_of(shape, library),
                    .strokes = (*content)->strokes,
                    .form = {}};
      for (const play::ContentStroke& stroke : letter.strokes) {
        letter.form.bounds = united(letter.form.bounds, stroke.line.bounds());
        letter.form.points.insert(letter.form.points.end(), stroke.line.points().begin(),
                                  stroke.line.points().end());
      }
      letters.push_back(std::move(letter));
    }
    after_space = c == ' ';
  }
  return letters;
}

// Side by side from x = 0 on. Returns the width of all.
double set_out(std::vector<Letter>& letters) {
  std::vector<LetterForm> written;
  Rect all;
  for (Letter& letter : letters) {
    double x = written.empty() ? 0 : place_after(written, letter.form);
    if (letter.begins_word) x += kSpaceMm;
    move_to(letter, x);
    written.push_back(letter.form);
    all = united(all, letter.form.bounds);
  }
  // A j may reach back under the letter before it, or before the first.
  for (Letter& letter : letters) move_to(letter, letter.form.bounds.min.x - all.min.x);
  return all.size().x;
}

/// From the letters' drawings to the page.
struct Fit {
  double page_mm = kNamePageMinMm;
  double scale = 1;
  double width_mm = 0;  ///< of the name, before scaling

  Vec2 on_page(Vec2 p) const {
    const Vec2 middle{width_mm / 2, (kTopLineMm + kLowerLineMm) / 2};
    return (p - middle) * scale + Vec2{page_mm / 2, middle.y};
  }
};

Fit fitted(double width_mm) {
  const double page = std::clamp(width_mm + 2 * kSideMm, kNamePageMinMm, kNamePageMaxMm);
  return {.page_mm = std::ceil(page),
          .scale = std::min(1.0, (kNamePageMaxMm - 2 * kSideMm) / width_mm),
          .width_mm = width_mm};
}

double whole_steps(double value, double step) { return std::floor(value / step + 1e-9) * step; }

// Points without those that lie between their neighbours on one line; a turn back on itself stays.
std::vector<Vec2> corners_of(std::span<const Vec2> points) {
  std::vector<Vec2> kept{points.front()};
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Vec2 before = points[i] - kept.back(), after = points[i + 1] - points[i];
    const Vec2 across = points[i + 1] - kept.back();
    const double off = std::abs(before.x * across.y - before.y * across.x);
    if (glm::dot(before, after) <= 0 || off > kStraightMm * glm::length(across)) kept.push_back(points[i]);
  }
  kept.push_back(points.back());
  return kept;
}

std::vector<Vec2> points_on_page(const Polyline& line, const Fit& fit) {
  std::vector<Vec2> points = corners_of(line.points());
  for (Vec2& p : points) p = fit.on_page(p);
  // A dot keeps its end, so that it stays clear of the stroke under it.
  if (line.length() * fit.scale < kShortestMm)
    points = {points.back() - line.direction(line.length()) * kShortestMm, points.back()};
  return points;
}

Result<std::string> svg_of(const std::vector<Letter>& letters, const Fit& fit) {
  play::Content drawing;
  drawing.id = "name";
  drawing.page_mm = {fit.page_mm, kNamePageHeightMm};
  for (const double line : {kTopLineMm, kMidlineMm, kWritingLineMm, kLowerLineMm}) {
    const double y = fit.on_page({0, line}).y;
    drawing.guides.emplace_back(std::vector<Vec2>{{0, y}, {fit.page_mm, y}});
  }
  for (std::size_t i = 0; i < letters.size(); ++i)
    for (const play::ContentStroke& stroke : letters[i].strokes)
      drawing.strokes.push_back({.id = fmt::format("{}{}_{}", letters[i].character, i + 1, stroke.id),
                                 .line = Polyline{points_on_page(stroke.line, fit)},
                                 .widths = stroke.widths});
  const auto content = play::content_from_strokes(drawing);
  if (!content) return content.error();
  return (*content)->text;
}

}  // namespace

Result<WrittenName> written_name(std::string_view typed, const play::AssetSource& assets,
                                 const play::Library& library) {
  Result<std::string> text = tidied(typed);
  if (!text) return text.error();
  Result<std::vector<Letter>> letters = letters_of(*text, assets, library);
  if (!letters) return letters.error();
  const Fit fit = fitted(set_out(*letters));
  double corridor = Params{}.corridor_mm;
  for (const Letter& letter : *letters) corridor = std::min(corridor, letter.corridor_mm);
  const double scale_min = std::max(kNameScaleMin, kNameCorridorMinMm / corridor);
  if (fit.scale < scale_min)
    return Error{fmt::format(
        "'{}' is too long to be traced on one line: at its smallest it takes {:.0f} mm, and {:.0f} fit on "
        "the page: take a shorter form of it",
        *text, std::ceil(fit.width_mm * scale_min), kNamePageMaxMm - 2 * kSideMm)};
  Result<std::string> svg = svg_of(*letters, fit);
  if (!svg) return svg.error();
  WrittenName name{.text = std::move(*text), .svg = std::move(*svg), .parameters = {}};
  name.parameters.set("corridor_mm", whole_steps(corridor * fit.scale, 0.5));
  name.parameters.set("start_zone_mm", whole_steps(Params{}.start_zone_mm * fit.scale, 1));
  name.parameters.set("ink_mm", std::min(Params{}.ink_mm, whole_steps(corridor * fit.scale * 0.4, 0.5)));
  return name;
}

}  // namespace thimble::tracing
