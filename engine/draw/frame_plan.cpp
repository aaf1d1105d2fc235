#include "engine/draw/frame_plan.hpp"

#include <algorithm>

#include "engine/core/check.hpp"
#include "engine/draw/tessellate.hpp"

namespace thimble::draw {
namespace {

// By what they show, wherever their points and letters lie in memory.
bool look_equal(const Layer& a, const Item& item_a, const Layer& b, const Item& item_b) {
  Item moved = item_a;
  moved.first = item_b.first;
  if (moved != item_b) return false;
  switch (item_a.shape) {
    case Shape::kStroke:
    case Shape::kPolygon:
      return std::ranges::equal(a.points_of(item_a), b.points_of(item_b));
    case Shape::kSprite:
    case Shape::kText:
      return a.text_of(item_a) == b.text_of(item_b);
    case Shape::kDisc:
    case Shape::kRing:
      return true;
  }
  UNREACHABLE();
}

// Items that come or go shift those after them, so equal beginnings and ends are set aside; between them
// items are compared pairwise, or all count as changed where their number differs.
Rect changed_area(const Layer& before, const Layer& after) {
  const auto old_items = before.items();
  const auto new_items = after.items();
  const std::size_t shared = std::min(old_items.size(), new_items.size());
  const auto equal = [&](std::size_t i, std::size_t j) {
    return look_equal(before, old_items[i], after, new_items[j]);
  };
  std::size_t head = 0;
  while (head < shared && equal(head, head)) ++head;
  std::size_t tail = 0;
  while (tail < shared - head && equal(old_items.size() - 1 - tail, new_items.size() - 1 - tail)) ++tail;

  const std::size_t old_end = old_items.size() - tail;
  const std::size_t new_end = new_items.size() - tail;
  const bool pairwise = old_end == new_end;
  Rect area;
  for (std::size_t i = head; i < std::max(old_end, new_end); ++i) {
    if (pairwise && equal(i, i)) continue;
    if (i < old_end) area = united(area, before.bounds_of(old_items[i]));
    if (i < new_end) area = united(area, after.bounds_of(new_items[i]));
  }
  return area;
}

Rect bounds_of(const Ink& ink, std::size_t first_point) {
  Rect bounds;
  for (Vec2 p : ink.points.subspan(first_point)) bounds = united(bounds, p);
  return expanded(bounds, ink.width_mm / 2);
}

}  // namespace

const FramePlan& FramePlanner::plan(const DrawList& next) {
  plan_.grown.clear();
  plan_.dirty_mm = {};
  plan_.repaint = !continues(next);
  if (plan_.repaint)
    plan_everything(next);
  else
    plan_growth(next);
  remember(next);
  return plan_;
}

void FramePlanner::reset() { shown_ = false; }

bool FramePlanner::continues(const DrawList& next) const {
  if (!shown_ || next.ink.size() < ink_.size() || still_ != next.still) return false;
  for (std::size_t i = 0; i < ink_.size(); ++i) {
    const Painted& old = ink_[i];
    const Ink& ink = next.ink[i];
    const bool same_look = old.stroke == ink.stroke && old.width_mm == ink.width_mm && old.paint == ink.paint;
    if (!same_look || ink.points.size() < old.count) return false;
    if (old.count > 0 && ink.points[old.count - 1] != old.last) return false;
  }
  return true;
}

void FramePlanner::plan_everything(const DrawList& next) {
  for (std::size_t i = 0; i < next.ink.size(); ++i)
    if (!next.ink[i].points.empty()) plan_.grown.push_back({.ink = i, .first_point = 0});
  plan_.dirty_mm = kEverywhere;
}

void FramePlanner::plan_growth(const DrawList& next) {
  plan_.dirty_mm = changed_area(live_, next.live);
  for (std::size_t i = 0; i < next.ink.size(); ++i) {
    const std::size_t painted = i < ink_.size() ? ink_[i].count : 0;
    if (next.ink[i].points.size() == painted) continue;
    const std::size_t first_point = painted == 0 ? 0 : painted - 1;
    plan_.grown.push_back({.ink = i, .first_point = first_point});
    plan_.dirty_mm = united(plan_.dirty_mm, bounds_of(next.ink[i], first_point));
  }
}

void FramePlanner::remember(const DrawList& next) {
  if (plan_.repaint) still_ = next.still;
  live_ = next.live;
  ink_.clear();
  for (const Ink& ink : next.ink)
    ink_.push_back({.stroke = ink.stroke,
                    .count = ink.points.size(),
                    .last = ink.points.empty() ? Vec2{} : ink.points.back(),
                    .width_mm = ink.width_mm,
                    .paint = ink.paint});
  shown_ = true;
}

}  // namespace thimble::draw
