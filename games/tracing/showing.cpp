#include "games/tracing/showing.hpp"

#include <algorithm>

namespace thimble::tracing {

namespace {

constexpr double kSpeedMmS = 45;   // as a calm grown-up draws
constexpr double kDrawnSMax = 14;  // a longer form is drawn faster: nobody watches for longer
constexpr double kStrokeSMin = 0.5;
constexpr double kArriveS = 0.9;
constexpr double kHopS = 0.8;  // in the air, from stroke to stroke
constexpr double kLeaveS = 0.7;
constexpr double kAsideS = 1.0;
constexpr double kFadeS = 1.2;
constexpr double kCardMarginMm = 2, kCardPaddingMm = 5;

double eased(double u) {
  u = std::clamp(u, 0.0, 1.0);
  return u * u * (3 - 2 * u);
}

double speed_mm_s(const Content& content) {
  return std::max(kSpeedMmS, play::length_mm(content.strokes) / kDrawnSMax);
}

double stroke_s(const play::ContentStroke& stroke, double speed) {
  return std::max(kStrokeSMin, stroke.line.length() / speed);
}

Rect bounds_of(const Content& content) {
  Rect bounds;
  for (const play::ContentStroke& s : content.strokes) bounds = united(bounds, s.line.bounds());
  return bounds;
}

Tick ticks_of(double seconds) { return static_cast<Tick>(seconds * kTicksPerSecond); }

}  // namespace

Rect card_of(const Content& content, const Params& params) {
  const Vec2 form = bounds_of(content).size(), page = content.page_mm;
  const bool wide = form.x > 1.5 * form.y;
  const Vec2 size = wide ? Vec2{0.36 * page.x, 0.3 * page.y} : Vec2{0.24 * page.x, 0.4 * page.y};
  const double left = params.left_handed ? page.x - kCardMarginMm - size.x : kCardMarginMm;
  const Vec2 corner{left, kCardMarginMm};
  return {corner, corner + size};
}

Placement in_card(const Content& content, const Params& params) {
  const Rect form = bounds_of(content), card = card_of(content, params);
  const Vec2 room = card.size() - Vec2{2 * kCardPaddingMm};
  double scale = 1;
  if (form.size().x > 0) scale = std::min(scale, room.x / form.size().x);
  if (form.size().y > 0) scale = std::min(scale, room.y / form.size().y);
  return {.scale = scale, .shift = card.center() - form.center() * scale};
}

Pose pose_at(const Content& content, Tick tick) {
  const auto& strokes = content.strokes;
  const double speed = speed_mm_s(content);
  double left_s = seconds_at(tick) - kArriveS;
  if (left_s < 0) {
    const double u = eased(1 + left_s / kArriveS);
    return {.tip = strokes.front().line.at(0), .raised = 1 - u, .alpha = static_cast<float>(u)};
  }
  for (std::size_t i = 0; i < strokes.size(); ++i) {
    const Polyline& line = strokes[i].line;
    const double time_s = stroke_s(strokes[i], speed);
    if (left_s < time_s) {
      const double drawn = line.length() * eased(left_s / time_s);
      return {.stroke = i, .drawn_mm = drawn, .tip = line.at(drawn)};
    }
    left_s -= time_s;
    if (i + 1 == strokes.size()) break;
    if (left_s < kHopS) {
      const double u = eased(left_s / kHopS);
      const Vec2 from = line.at(line.length()), to = strokes[i + 1].line.at(0);
      return {.stroke = i + 1, .tip = from + (to - from) * u, .raised = 4 * u * (1 - u)};
    }
    left_s -= kHopS;
  }
  const double gone = eased(left_s / kLeaveS);
  return {.stroke = strokes.size(),
          .tip = strokes.back().line.at(strokes.back().line.length()),
          .raised = gone,
          .alpha = static_cast<float>(1 - gone),
          .aside = eased((left_s - kLeaveS) / kAsideS)};
}

Tick showing_ticks(const Content& content, const Params& params) {
  switch (mode_of(params)) {
    case Mode::kTrace:
    case Mode::kCopy:
      return 0;
    case Mode::kRemember:
      return ticks_of(params.look_s + kFadeS);
    case Mode::kImitate: {
      double all_s = kArriveS + kHopS * static_cast<double>(content.strokes.size() - 1) + kLeaveS + kAsideS;
      for (const play::ContentStroke& s : content.strokes) all_s += stroke_s(s, speed_mm_s(content));
      return ticks_of(all_s) + 1;
    }
  }
  UNREACHABLE();
}

float alpha_at(const Params& params, Tick tick) {
  return static_cast<float>(1 - eased((seconds_at(tick) - params.look_s) / kFadeS));
}

}  // namespace thimble::tracing
