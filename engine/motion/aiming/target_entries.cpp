#include "engine/motion/aiming/target_entries.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "engine/motion/aiming/aim_path.hpp"

namespace thimble::motion {
namespace {

struct Circle {
  Vec2 centre{};
  double radius_mm = 0;

  bool contains(Vec2 p) const { return distance(p, centre) <= radius_mm; }
};

// The fraction of the way from a, which is outside, to b at which it comes into the circle.
std::optional<double> entry_between(const Circle& circle, Vec2 a, Vec2 b) {
  const Vec2 step = b - a;
  const Vec2 to_centre = circle.centre - a;
  const double step_squared = glm::dot(step, step);
  const double nearest = glm::dot(to_centre, step);  // over step_squared: where the line is nearest
  const double outside = glm::dot(to_centre, to_centre) - circle.radius_mm * circle.radius_mm;
  const double discriminant = nearest * nearest - step_squared * outside;
  if (!(nearest > 0 && discriminant >= 0)) return std::nullopt;
  const double fraction = (nearest - std::sqrt(discriminant)) / step_squared;
  if (!(fraction <= 1)) return std::nullopt;
  return std::max(0.0, fraction);
}

// When the path came into the circle, each time.
std::vector<double> entry_times_s(const Circle& circle, std::span<const PathPoint> path) {
  std::vector<double> times;
  if (path.empty()) return times;
  if (circle.contains(path.front().mm)) times.push_back(path.front().t_s);
  for (std::size_t i = 1; i < path.size(); ++i) {
    const PathPoint& a = path[i - 1];
    const PathPoint& b = path[i];
    if (circle.contains(a.mm)) continue;
    std::optional<double> fraction = entry_between(circle, a.mm, b.mm);
    if (!fraction && circle.contains(b.mm)) fraction = 1;  // by a rounding
    if (fraction) times.push_back(a.t_s + (b.t_s - a.t_s) * *fraction);
  }
  return times;
}

void append_entries(MeasureSet& set, const Aim& aim, std::string_view id, bool first,
                    std::span<const double> entries) {
  const double stimulus_s = in_seconds(aim.stimulus);
  const double entry_s = first ? entries.front() : entries.back();
  // What was there at the stimulus has no latency to be rid of.
  const double since_s = std::max(0.0, entry_s - stimulus_s - in_seconds(aim.device_latency));
  set.push_back(present(id, since_s));
}

Measure event_time(const Aim& aim, std::string_view id, std::optional<Ns> event, const char* missing) {
  if (!event) return absent(id, missing);
  return present(id, in_seconds(*event - aim.stimulus - aim.device_latency));
}

}  // namespace

MeasureSet target_entry_measures(const Aim& aim) {
  const Circle target{.centre = aim.to, .radius_mm = aim.width_mm / 2};
  const double end_s = aim.release ? in_seconds(*aim.release) : std::numeric_limits<double>::infinity();
  const std::vector<PathPoint> way =
      between(path_of(signals_of(aim.points, 0)), in_seconds(aim.stimulus), end_s);
  const bool has_width = aim.width_mm > 0;
  const std::vector<double> entries = has_width ? entry_times_s(target, way) : std::vector<double>{};
  const char* missing = has_width ? "the way never came into the target" : "the target has no width";
  MeasureSet set;
  if (entries.empty()) {
    append_absent(set, {"first_entry_time_s", "last_entry_time_s"}, missing);
  } else {
    append_entries(set, aim, "first_entry_time_s", true, entries);
    append_entries(set, aim, "last_entry_time_s", false, entries);
  }
  set.push_back(event_time(aim, "press_time_s", aim.press, "nothing was pressed"));
  set.push_back(event_time(aim, "release_time_s", aim.release, "nothing was released"));
  set.push_back(entries.empty() ? absent("target_reentries", missing)
                                : present("target_reentries", static_cast<double>(entries.size() - 1)));
  return set;
}

}  // namespace thimble::motion
