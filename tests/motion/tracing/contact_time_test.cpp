// Goal: lifts, air and pauses as a person with a stopwatch would say. Method: strokes with rests and gaps of
// known length; devices that are silent while a finger rests, and such that aren't.
#include "engine/motion/tracing/contact_time.hpp"

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::sampled;

// 50 mm/s for 1 s, a rest, 50 mm/s for 1 s; a device that is silent where nothing moves leaves the rest out.
std::vector<TimedPoint> with_rest(double rest_s, bool silent) {
  std::vector<TimedPoint> points = sampled(0, 2 + rest_s, 100, [=](double t) {
    return Vec2{50 * (t < 1 ? t : std::max(1.0, t - rest_s)), 0};
  });
  if (silent)
    std::erase_if(points, [=](const TimedPoint& p) {
      return p.t > at_seconds(1.001) && p.t < at_seconds(0.999 + rest_s);
    });
  return points;
}

DrawnStroke stroke(double begin_s, double end_s) {
  return {.template_stroke = 0,
          .points = {{at_seconds(begin_s), {0, 0}}, {at_seconds(end_s), {9, 0}}},
          .end = StrokeEnd::kLift};
}

TEST_CASE("nothing drawn has neither lifts nor air") {
  CHECK_FALSE(pen_lifts({}).ok());
  CHECK_FALSE(air_time_fraction({}).ok());
  CHECK_FALSE(air_time_fraction(std::vector<DrawnStroke>{stroke(1, 1)}).ok());
}

TEST_CASE("air is what lies between the strokes") {
  CHECK(air_time_fraction(std::vector<DrawnStroke>{stroke(0, 3)}).value() == 0);
  CHECK(air_time_fraction(std::vector<DrawnStroke>{stroke(1, 3), stroke(4, 5)}).value() == Approx(0.25));
  // A finger that goes straight on into the next stroke was never in the air.
  CHECK(air_time_fraction(std::vector<DrawnStroke>{stroke(1, 3), stroke(3, 5)}).value() == 0);
}

TEST_CASE("a rest inside the movement is a pause, whether the device reports it or not") {
  for (bool silent : {false, true}) {
    CAPTURE(silent);
    const Pauses pauses = pauses_of(signals_of(with_rest(0.6, silent), 0));
    CHECK(pauses.count == 1);
    CHECK(pauses.time_s == Approx(0.6).margin(0.1));
  }
}

TEST_CASE("a short rest is no pause") {
  const Pauses pauses = pauses_of(signals_of(with_rest(0.1, false), 0));
  CHECK(pauses.count == 0);
  CHECK(pauses.time_s == 0);
}

TEST_CASE("a silence during which the finger went on is no pause") {
  std::vector<TimedPoint> points = sampled(0, 3, 100, [](double t) { return Vec2{50 * t, 0}; });
  std::erase_if(points, [](const TimedPoint& p) { return p.t > at_seconds(1) && p.t < at_seconds(1.6); });
  CHECK(pauses_of(signals_of(points, 0)).count == 0);
}

TEST_CASE(
    "rests before the first movement and after the last are no pauses, nor is the air between strokes") {
  std::vector<StrokeSignal> signals = signals_of(sampled(0, 4, 100,
                                                         [](double t) {
                                                           return Vec2{50 * std::clamp(t - 1.5, 0.0, 1.0), 0};
                                                         }),
                                                 0);
  CHECK(pauses_of(signals).count == 0);
  const auto later = signals_of(sampled(6, 1, 100, [](double t) { return Vec2{50 + 50 * t, 0}; }), 1);
  signals.insert(signals.end(), later.begin(), later.end());
  CHECK(pauses_of(signals).count == 1);  // the first stroke's rest on the surface: now the trace goes on
}

}  // namespace
}  // namespace thimble::motion
