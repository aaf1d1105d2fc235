#include "engine/motion/shape/strokes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "engine/core/check.hpp"
#include "engine/motion/shape/coordinates.hpp"
#include "engine/motion/shape/curves.hpp"

namespace thimble::motion {
namespace {

constexpr std::size_t kPairs = 64;       // of points, to compare two strokes
constexpr std::size_t kFitPoints = 256;  // of the whole form
constexpr double kClosedPart = 0.2;      // of the length, between the ends of a closed stroke
constexpr double kFarOfLength = 0.3;     // beyond it a stroke is another one
constexpr double kFarOfSize = 0.1;       // of the diagonal
// Pairs from which all others are tried; the work grows with their square, at a moment when a child waits for
// praise.
constexpr std::size_t kSeedsMax = 40;
constexpr double kMirrorTold = 0.02;  // of the diagonal: less between form and mirror image is the hand's
constexpr double kMirrorNearer = 0.5;

// Points evenly along all strokes, each standing for as much length.
std::vector<Vec2> along(std::span<const Polyline> strokes) {
  double length = 0;
  for (const Polyline& s : strokes) length += s.length();
  std::vector<Vec2> points;
  for (const Polyline& s : strokes) {
    const double share = length > 0 ? s.length() / length : 1;
    const auto count = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(share * kFitPoints)));
    for (std::size_t i = 0; i < count; ++i)
      points.push_back(s.at(s.length() * (static_cast<double>(i) + 0.5) / static_cast<double>(count)));
  }
  return points;
}

struct Frame {
  Vec2 middle_mm{};
  double diagonal_mm = 0;
};

Frame frame_of(std::span<const Polyline> strokes) {
  Rect bounds;
  for (const Polyline& s : strokes) bounds = united(bounds, s.bounds());
  return {.middle_mm = bounds.center(), .diagonal_mm = distance(bounds.min, bounds.max)};
}

// Less is a dot: it has no size that could be scaled.
constexpr double kDotMm = 1e-6;

// Moved and scaled as carries the frame `from` onto `to`. A mere dot is only moved.
std::vector<Polyline> carried(std::span<const Polyline> strokes, const Frame& from, const Frame& to) {
  const double scale = from.diagonal_mm > kDotMm ? to.diagonal_mm / from.diagonal_mm : 1;
  std::vector<Polyline> moved;
  for (const Polyline& s : strokes) {
    std::vector<Vec2> points;
    for (Vec2 p : s.points()) points.push_back((p - from.middle_mm) * scale + to.middle_mm);
    moved.emplace_back(std::move(points));
  }
  return moved;
}

bool is_closed(const Polyline& line) {
  return line.length() > 0 &&
         distance(line.points().front(), line.points().back()) <= kClosedPart * line.length();
}

// How the points of a drawn stroke are to be taken to lie beside those of the form.
struct Pairing {
  double distance_mm = std::numeric_limits<double>::infinity();
  bool reversed = false;
  double begins_at = 0;
};

Pairing paired(const Polyline& form, const Polyline& drawn) {
  Pairing best;
  const auto consider = [&](std::span<const Vec2> a, std::span<const Vec2> b, std::size_t shift,
                            bool reversed) {
    const std::size_t count = a.size();
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t j = (i + shift) % count;
      sum += distance(a[j], b[reversed ? count - 1 - i : i]);
    }
    const double mean = sum / static_cast<double>(count);
    if (mean < best.distance_mm)
      best = {.distance_mm = mean,
              .reversed = reversed,
              .begins_at = static_cast<double>(shift) / static_cast<double>(count)};
  };
  // At the middles of equal pieces, so that reversing maps points onto points, and a ring has none twice.
  const auto middles = [](const Polyline& line) {
    std::vector<Vec2> points;
    for (std::size_t i = 0; i < kPairs; ++i)
      points.push_back(line.at(line.length() * (static_cast<double>(i) + 0.5) / kPairs));
    return points;
  };
  const std::vector<Vec2> a = middles(form), b = middles(drawn);
  const std::size_t shifts = is_closed(form) && is_closed(drawn) ? kPairs : 1;
  for (std::size_t shift = 0; shift < shifts; ++shift)
    for (const bool reversed : {false, true}) consider(a, b, shift, reversed);
  return best;
}

struct Pairs {
  std::vector<MatchedStroke> matched;
  double mean_mm = 0;

  bool better_than(const Pairs& other) const {
    return matched.size() > other.matched.size() ||
           (matched.size() == other.matched.size() && mean_mm < other.mean_mm);
  }
};

// What lies nearest together is taken first.
Pairs pairs_of(std::span<const Polyline> form, std::span<const Polyline> beside, double diagonal_mm) {
  struct Candidate {
    double distance_mm;
    MatchedStroke match;
  };
  std::vector<Candidate> candidates;
  for (std::size_t d = 0; d < beside.size(); ++d)
    for (std::size_t f = 0; f < form.size(); ++f) {
      const Pairing pairing = paired(form[f], beside[d]);
      if (pairing.distance_mm > std::max(kFarOfLength * form[f].length(), kFarOfSize * diagonal_mm)) continue;
      candidates.push_back(
          {pairing.distance_mm,
           {.drawn = d, .form = f, .reversed = pairing.reversed, .begins_at = pairing.begins_at}});
    }
  std::ranges::stable_sort(candidates, {}, &Candidate::distance_mm);
  std::vector<bool> drawn_taken(beside.size()), form_taken(form.size());
  Pairs pairs;
  for (const Candidate& c : candidates) {
    if (drawn_taken[c.match.drawn] || form_taken[c.match.form]) continue;
    drawn_taken[c.match.drawn] = form_taken[c.match.form] = true;
    pairs.matched.push_back(c.match);
    pairs.mean_mm += c.distance_mm;
  }
  if (!pairs.matched.empty()) pairs.mean_mm /= static_cast<double>(pairs.matched.size());
  std::ranges::sort(pairs.matched, {}, &MatchedStroke::drawn);
  return pairs;
}

// Mean distance of points to the nearest of the strokes.
double mean_distance(std::span<const Vec2> points, std::span<const Polyline> strokes) {
  double sum = 0;
  for (Vec2 p : points) {
    double nearest = std::numeric_limits<double>::infinity();
    for (const Polyline& s : strokes) nearest = std::min(nearest, s.project(p).distance_mm);
    sum += nearest;
  }
  return sum / static_cast<double>(points.size());
}

double mean_distance(std::span<const Polyline> a, std::span<const Polyline> b) {
  return (mean_distance(along(a), b) + mean_distance(along(b), a)) / 2;
}

// Left for right, about the middle of its frame.
std::vector<Polyline> mirrored(std::span<const Polyline> strokes) {
  const double x_mm = frame_of(strokes).middle_mm.x;
  std::vector<Polyline> mirrored;
  for (const Polyline& s : strokes) {
    std::vector<Vec2> points;
    for (Vec2 p : s.points()) points.emplace_back(2 * x_mm - p.x, p.y);
    mirrored.emplace_back(std::move(points));
  }
  return mirrored;
}

constexpr std::array<std::string_view, 11> kIds{
    "procrustes_residual",   "procrustes_rotation_deg", "procrustes_scale",
    "procrustes_shift_x_mm", "procrustes_shift_y_mm",   "procrustes_mean_residual_mm",
    "form_reversed",         "strokes_missing",         "strokes_extra",
    "strokes_reversed",      "strokes_out_of_order"};

}  // namespace

std::vector<MatchedStroke> matched_strokes(std::span<const Polyline> form, std::span<const Polyline> drawn) {
  CHECK(!form.empty() && drawn.size() <= kFormStrokesMax);
  if (drawn.empty()) return {};
  const Frame frame = frame_of(form);
  Pairs best = pairs_of(form, carried(drawn, frame_of(drawn), frame), frame.diagonal_mm);
  const bool whole = drawn.size() == form.size() && best.matched.size() == form.size();
  if (whole || drawn.size() * form.size() > kSeedsMax) return best.matched;
  for (std::size_t d = 0; d < drawn.size(); ++d)
    for (std::size_t f = 0; f < form.size(); ++f) {
      const std::vector<Polyline> beside =
          carried(drawn, frame_of(drawn.subspan(d, 1)), frame_of(form.subspan(f, 1)));
      if (Pairs pairs = pairs_of(form, beside, frame.diagonal_mm); pairs.better_than(best))
        best = std::move(pairs);
    }
  return best.matched;
}

std::vector<std::size_t> out_of_turn(std::span<const MatchedStroke> matched) {
  // The longest rising row that ends with each, and the stroke before it in that row.
  std::vector<std::size_t> row(matched.size(), 1), before(matched.size(), matched.size());
  std::size_t last = matched.size();  // of the longest row; of equals the one that ends latest
  for (std::size_t i = 0; i < matched.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      if (matched[j].form < matched[i].form && row[j] + 1 >= row[i]) {
        row[i] = row[j] + 1;
        before[i] = j;
      }
    if (last == matched.size() || row[i] >= row[last]) last = i;
  }
  std::vector<bool> in_turn(matched.size());
  for (std::size_t i = last; i < matched.size(); i = before[i]) in_turn[i] = true;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < matched.size(); ++i)
    if (!in_turn[i]) out.push_back(i);
  return out;
}

Result<Similarity> form_fit(std::span<const Polyline> form, std::span<const Polyline> drawn,
                            std::span<const MatchedStroke> matched) {
  if (matched.empty()) return Error{"no stroke is like one of the form's"};
  double length = 0;
  for (const MatchedStroke& m : matched) length += form[m.form].length();
  std::vector<Vec2> a, b;
  for (const MatchedStroke& m : matched) {
    const Polyline &meant = form[m.form], &done = drawn[m.drawn];
    const auto count =
        std::max<std::size_t>(2, static_cast<std::size_t>(std::lround(meant.length() / length * kFitPoints)));
    for (std::size_t i = 0; i < count; ++i) {
      // The same places of the stroke as when it was paired: middles of equal pieces.
      const double at = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
      double on_form = at + m.begins_at;
      on_form -= std::floor(on_form);
      a.push_back(meant.at(meant.length() * on_form));
      b.push_back(done.at(done.length() * (m.reversed ? 1 - at : at)));
    }
  }
  return procrustes(a, b);
}

Result<bool> form_reversed(std::span<const Polyline> form, std::span<const Polyline> drawn) {
  CHECK(!form.empty());
  if (drawn.empty()) return Error{"nothing was drawn"};
  const Frame frame = frame_of(form);
  const std::vector<Polyline> image = mirrored(form);
  if (mean_distance(form, image) < kMirrorTold * frame.diagonal_mm)
    return Error{"the form is its own mirror image"};
  const std::vector<Polyline> beside = carried(drawn, frame_of(drawn), frame);
  return mean_distance(beside, image) < kMirrorNearer * mean_distance(beside, form);
}

Result<FormReading> read_form(std::span<const Polyline> form, std::span<const Polyline> drawn) {
  if (drawn.empty()) return Error{"nothing was drawn"};
  if (drawn.size() > kFormStrokesMax) return Error{"more than 256 strokes"};
  for (std::span<const Polyline> strokes : {form, drawn})
    for (const Polyline& s : strokes)
      if (!within_range(s.points())) return Error{std::string{kOutOfRange}};
  Result<bool> reversed = form_reversed(form, drawn);
  std::vector<MatchedStroke> matched =
      reversed && *reversed ? matched_strokes(mirrored(form), drawn) : matched_strokes(form, drawn);
  return FormReading{.reversed = std::move(reversed), .matched = std::move(matched)};
}

MeasureSet form_measures(std::span<const Polyline> form, std::span<const Polyline> drawn) {
  MeasureSet set;
  const Result<FormReading> reading = read_form(form, drawn);
  if (!reading) {
    append_absent(set, kIds, reading.error().message);
    return set;
  }
  const auto& [reversed, matched] = *reading;
  append_procrustes(set, form_fit(form, drawn, matched));
  set.push_back(reversed ? present("form_reversed", *reversed ? 1 : 0)
                         : absent("form_reversed", reversed.error().message));
  set.push_back(present("strokes_missing", static_cast<double>(form.size() - matched.size())));
  set.push_back(present("strokes_extra", static_cast<double>(drawn.size() - matched.size())));
  set.push_back(present("strokes_reversed",
                        static_cast<double>(std::ranges::count_if(matched, &MatchedStroke::reversed))));
  set.push_back(present("strokes_out_of_order", static_cast<double>(out_of_turn(matched).size())));
  return set;
}

}  // namespace thimble::motion
