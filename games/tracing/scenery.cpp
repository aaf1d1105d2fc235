#include "games/tracing/scenery.hpp"

#include <algorithm>
#include <glm/common.hpp>

#include "games/tracing/corners.hpp"

namespace thimble::tracing {

namespace {

constexpr Tick kGrowTicks = kTicksPerSecond * 45 / 100;
constexpr double kClearMm = 0.6;     // between a thing and whatever is next to it
constexpr double kMarksMm = 8;       // from a stroke's ends to the first thing in the path's middle
constexpr double kFurtherMm = 3;     // beside a place where the path is about to widen
constexpr double kSmaller = 0.75;    // where there is no room for a thing's full size
constexpr double kBeyondPageMm = 3;  // the paper goes on for some millimetres beyond the page
constexpr double kCornerThingMm = 6.5;
constexpr double kHoverMm = 18;
constexpr double kSettledMm = 0.05;

double corridor_at(const play::ContentStroke& stroke, double s, double corridor_mm) {
  return corridor_mm * stroke.width_factor(s);
}

/// What is taken on the page.
class Ground {
 public:
  Ground(const play::Content& content, double corridor_mm, const Companions& companions)
      : content_(content), corridor_mm_(corridor_mm) {
    for (const Vec2 at : {companions.snail, companions.flower}) round_.push_back({at, kCompanionMm * 0.7});
  }
  bool is_free(Vec2 at, double radius) const {
    const double margin = radius - kBeyondPageMm;
    if (at.x < margin || at.y < margin || at.x > content_.page_mm.x - margin ||
        at.y > content_.page_mm.y - margin)
      return false;
    for (const Round& taken : round_)
      if (distance(at, taken.at) < taken.radius + radius + kClearMm) return false;
    return std::ranges::all_of(content_.strokes, [&](const play::ContentStroke& stroke) {
      return is_clear_of(stroke, at, radius + kPathEdgeMm + kClearMm);
    });
  }
  void take(Vec2 at, double radius) { round_.push_back({at, radius}); }

 private:
  struct Round {
    Vec2 at{};
    double radius = 0;
  };
  // Where the corridor widens, its nearest edge needn't be at the nearest point of its middle.
  bool is_clear_of(const play::ContentStroke& stroke, Vec2 at, double reach) const {
    if (stroke.widths.empty()) return stroke.line.project(at).distance_mm >= corridor_mm_ / 2 + reach;
    if (stroke.line.project(at).distance_mm >= corridor_mm_ * stroke.widest_factor() / 2 + reach) return true;
    for (double s = 0; s <= stroke.line.length(); s += 1)
      if (distance(stroke.line.at(s), at) < corridor_at(stroke, s, corridor_mm_) / 2 + reach) return false;
    return true;
  }

  const play::Content& content_;
  double corridor_mm_;
  std::vector<Round> round_;
};

/// Places beside the strokes, in order.
class Layout {
 public:
  Layout(const Theme& theme, const play::Content& content, double corridor_mm, const Companions& companions)
      : along_(theme.along),
        content_(content),
        corridor_mm_(corridor_mm),
        ground_(content, corridor_mm, companions) {
    every_mm_ = std::max(along_.every_mm, play::length_mm(content.strokes) / (kThingsMax / 2));
  }
  std::vector<Thing> things() {
    if (along_.kinds.empty()) return {};
    for (std::size_t i = 0; i < content_.strokes.size(); ++i) line_up(i);
    if (things_.size() > kThingsMax) things_.resize(kThingsMax);
    return std::move(things_);
  }

 private:
  void line_up(std::size_t i) {
    const play::ContentStroke& stroke = content_.strokes[i];
    const std::vector<Corner> corners = eyes_of(stroke.line);
    auto corner = corners.begin();
    for (double s = every_mm_ / 2; s < stroke.line.length();) {
      if (corner != corners.end() && corner->s_mm < s + every_mm_ / 2) {
        at_corner(i, *corner);
        s = corner++->s_mm + every_mm_;
        continue;
      }
      beside(i, s);
      s += every_mm_;
    }
  }
  // The corners that something stands in: none where the start or the end mark is.
  std::vector<Corner> eyes_of(const Polyline& line) const {
    if (along_.corner.before.empty()) return {};
    std::vector<Corner> corners = corners_of(line);
    std::erase_if(corners,
                  [&](const Corner& c) { return std::min(c.s_mm, line.length() - c.s_mm) < kMarksMm; });
    return corners;
  }
  void at_corner(std::size_t i, const Corner& corner) {
    const play::ContentStroke& stroke = content_.strokes[i];
    const double size = std::min(kCornerThingMm, corridor_at(stroke, corner.s_mm, corridor_mm_) / 2);
    const bool is_new =
        std::ranges::none_of(things_, [&](const Thing& t) { return distance(t.at, corner.mm) < size; });
    if (is_new) add(corner.mm, size, along_.kinds.size(), i, corner.s_mm);
  }
  // On one side or the other, in turn; a little further off or smaller where it must be; nowhere where it
  // can't.
  void beside(std::size_t i, double s) {
    const play::ContentStroke& stroke = content_.strokes[i];
    const Vec2 middle = stroke.line.at(s), aside = perpendicular(stroke.line.direction(s)) * side_;
    const double edge = corridor_at(stroke, s, corridor_mm_) / 2 + kPathEdgeMm + 2 * kClearMm;
    for (const double size : {along_.size_mm, along_.size_mm * kSmaller})
      for (const double further : {0.0, kFurtherMm})
        for (const double side : {1.0, -1.0}) {
          const Vec2 at = middle + aside * (side * (edge + further + size / 2));
          if (!ground_.is_free(at, size / 2)) continue;
          side_ = -side_ * side;
          return add(at, size, turn_++ % along_.kinds.size(), i, s);
        }
  }
  void add(Vec2 at, double size, std::size_t kind, std::size_t stroke, double s) {
    things_.push_back({.at = at, .size_mm = size, .kind = kind, .stroke = stroke, .s_mm = s});
    ground_.take(at, size / 2);
  }

  const Along& along_;
  const play::Content& content_;
  double corridor_mm_;
  double every_mm_ = 0;
  double side_ = -1;
  std::size_t turn_ = 0;
  Ground ground_;
  std::vector<Thing> things_;
};

/// Crumbs strewn over the path: a hash of their number is as good as chance, and the same each time.
std::vector<Fleck> specks(const play::Content& content, double corridor_mm, double every_mm) {
  std::vector<Fleck> flecks;
  std::uint32_t seed = 1;
  for (const play::ContentStroke& stroke : content.strokes)
    for (double s = every_mm / 2; s < stroke.line.length() && flecks.size() < kFlecksMax; s += every_mm) {
      seed = seed * 1664525 + 1013904223;  // Numerical Recipes
      const double across = static_cast<double>(seed >> 16) / 65536 - 0.5;
      const Vec2 at = stroke.line.at(s) + perpendicular(stroke.line.direction(s)) *
                                              (across * 0.8 * corridor_at(stroke, s, corridor_mm));
      flecks.push_back({at, at});
    }
  return flecks;
}

/// A row of stitches inside each edge, but not across another part of the path.
std::vector<Fleck> stitches(const play::Content& content, double corridor_mm, double every_mm) {
  constexpr double kFromEdgeMm = 1.4, kStitchMm = 2.2;
  std::vector<Fleck> flecks;
  const auto own_edge_is_nearest = [&](Vec2 at) {
    return std::ranges::all_of(content.strokes, [&](const play::ContentStroke& other) {
      const Polyline::Projection near = other.line.project(at);
      return near.distance_mm >= corridor_at(other, near.s, corridor_mm) / 2 - kFromEdgeMm - 0.3;
    });
  };
  for (const play::ContentStroke& stroke : content.strokes)
    for (double s = every_mm / 2; s + kStitchMm < stroke.line.length(); s += every_mm)
      for (const double side : {-1.0, 1.0}) {
        if (flecks.size() == kFlecksMax) return flecks;
        const auto place = [&](double at) {
          const double away = corridor_at(stroke, at, corridor_mm) / 2 - kFromEdgeMm;
          return stroke.line.at(at) + perpendicular(stroke.line.direction(at)) * (side * away);
        };
        const Fleck stitch{place(s), place(s + kStitchMm)};
        const double length = distance(stitch.from, stitch.to);
        if (length < 0.5 * kStitchMm || length > 2 * kStitchMm) continue;  // in a bend
        if (own_edge_is_nearest(stitch.from) && own_edge_is_nearest(stitch.to)) flecks.push_back(stitch);
      }
  return flecks;
}

std::vector<Fleck> flecks_of(const Theme& theme, const play::Content& content, double corridor_mm) {
  const double length = play::length_mm(content.strokes);
  switch (theme.texture) {
    case Texture::kPlain:
      return {};
    case Texture::kSpecks:
      return specks(content, corridor_mm, std::max(3.0, length / kFlecksMax));
    case Texture::kStitches:
      return stitches(content, corridor_mm, std::max(4.0, length / (kFlecksMax / 2)));
  }
  UNREACHABLE();
}

// Above and to the left, which a right hand leaves free; to the right where the path goes up to the left. For
// a left hand the other way round.
Vec2 beside_hand(const play::Content& content, Reached reached, Hand hand) {
  const Polyline& line = content.strokes[reached.stroke].line;
  const double side = hand == Hand::kLeft ? -1 : 1;
  const Vec2 free{side * -0.55, -0.83}, other{side * 0.75, -0.66};
  const bool in_the_way = glm::dot(line.direction(reached.progress_mm), free) > 0.75;
  const Vec2 wanted = line.at(reached.progress_mm) + (in_the_way ? other : free) * kHoverMm;
  const Vec2 margin{kHoveringMm / 2 - kBeyondPageMm};
  return glm::clamp(wanted, margin, content.page_mm - margin);
}

}  // namespace

Scenery laid_out(const Theme& theme, const play::Content& content, double corridor_mm,
                 const Companions& companions, Hand hand) {
  Scenery scenery;
  scenery.hand = hand;
  scenery.things = Layout{theme, content, corridor_mm, companions}.things();
  scenery.flecks = flecks_of(theme, content, corridor_mm);
  scenery.passed.reserve(scenery.things.size());
  if (theme.escort == Escort::kHovers) scenery.hover = scenery.hover_to = beside_hand(content, {}, hand);
  return scenery;
}

void pass(Scenery& scenery, const Theme& theme, const play::Content& content, Reached reached, Tick tick) {
  scenery.now = tick;
  const auto is_behind = [&](const Thing& thing) {
    return thing.stroke < reached.stroke ||
           (thing.stroke == reached.stroke && thing.s_mm <= reached.progress_mm);
  };
  while (scenery.passed.size() < scenery.things.size() && is_behind(scenery.things[scenery.passed.size()]))
    scenery.passed.push_back(tick);
  if (theme.escort != Escort::kHovers || reached.stroke == content.strokes.size()) return;
  scenery.hover_to = beside_hand(content, reached, scenery.hand);
  constexpr double kAsItFollows = 0.06;  // of the way that is left, each tick
  scenery.hover += (scenery.hover_to - scenery.hover) * kAsItFollows;
  if (distance(scenery.hover, scenery.hover_to) < kSettledMm) scenery.hover = scenery.hover_to;
}

bool moves_scenery(const Scenery& scenery) {
  const bool growing = !scenery.passed.empty() && scenery.now - scenery.passed.back() < kGrowTicks;
  return growing || scenery.hover != scenery.hover_to;
}

double grown(const Scenery& scenery, std::size_t thing) {
  if (thing >= scenery.passed.size()) return 0;
  const Tick age = scenery.now - scenery.passed[thing];
  const double u = std::min(1.0, static_cast<double>(age) / static_cast<double>(kGrowTicks));
  return u * u * (3 - 2 * u);
}

}  // namespace thimble::tracing
