// Goal: a trace's numbers are what a person with a ruler and a stopwatch would say. Method: traces drawn by
// formula, whose answers follow by hand; and traces that can't be measured, which must say why.
#include "engine/motion/tracing/tracing.hpp"

#include <cmath>
#include <numbers>

#include "engine/core/rng.hpp"

#include "tests/motion/traces.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::circle;
using test::figure;
using test::minimum_jerk;
using test::on_circle;
using test::on_spiral;
using test::sampled;
using test::spiral;
using test::straight_line;
using test::value_of;

// 100 mm in 2 s, `aside` mm below the line.
std::vector<TimedPoint> along_line(double aside = 0, double rate_hz = 120) {
  return sampled(0, 2, rate_hz, [&](double t) { return Vec2{50 * t, aside}; });
}

// A reach of 100 mm in 0.8 s after `before_s` of rest, with `after_s` of rest behind it.
std::vector<TimedPoint> reach(double before_s, double after_s, double rate_hz = 240) {
  return sampled(0, before_s + 0.8 + after_s, rate_hz, [&](double t) {
    return Vec2{100 * minimum_jerk(t - before_s, 0.8), 0};
  });
}

// ---- What can't be measured ----

TEST_CASE("a trial in which nothing was drawn has a reason for every measure of the drawing") {
  const MeasureSet set = tracing_measures({.templates = {{straight_line(), Corridor{8}}}, .drawn = {}});
  CHECK(set.size() > 13);
  CHECK(value_of(set, "steering_id") == Approx(12.5));  // of the template alone
  for (const Measure& m : set) {
    if (m.id == "steering_id") continue;
    CAPTURE(m.id);
    CHECK_FALSE(m.value.has_value());
    CHECK_FALSE(m.reason.empty());
  }
}

TEST_CASE("one sample, repeated stamps, and a finger that rests have no deviations and no speed") {
  const std::vector<TimedPoint> one = {{.t = Ns{0}, .mm = {5, 5}}};
  const std::vector<TimedPoint> repeated = {{.t = Ns{7}, .mm = {0, 0}}, {.t = Ns{7}, .mm = {9, 0}}};
  const std::vector<TimedPoint> rest = sampled(0, 3, 120, [](double) { return Vec2{4, 4}; });
  for (const auto& points : {one, repeated, rest}) {
    const MeasureSet set = tracing_measures(figure(straight_line(), 8, points));
    for (const char* id : {"path_accuracy_mm", "rms_deviation_mm", "p95_deviation_mm", "max_deviation_mm",
                           "signed_bias_mm", "in_corridor_fraction", "out_of_corridor_mm", "completion",
                           "excursions", "movement_time_s", "mean_speed_mm_s", "peak_speed_mm_s", "sparc"}) {
      CAPTURE(id);
      CHECK_FALSE(find(set, id)->value.has_value());
      CHECK_FALSE(find(set, id)->reason.empty());
    }
    CHECK(value_of(set, "pen_lifts") == 0);
  }
}

TEST_CASE("two samples are enough for deviations, not for a movement") {
  const std::vector<TimedPoint> two = {{.t = Ns{0}, .mm = {0, 3}}, {.t = at_seconds(0.01), .mm = {1, 3}}};
  const MeasureSet set = tracing_measures(figure(straight_line(), 8, two));
  CHECK(value_of(set, "path_accuracy_mm") == Approx(3));
  CHECK(value_of(set, "completion") == Approx(0.01).epsilon(0.01));
  CHECK_FALSE(find(set, "movement_time_s")->value.has_value());
  CHECK_FALSE(find(set, "sparc")->value.has_value());
}

TEST_CASE("a template without length takes the deviations away, not the times") {
  const MeasureSet set = tracing_measures(figure(Polyline({{1, 1}}), 8, along_line()));
  CHECK(find(set, "path_accuracy_mm")->reason == "a stroke of the template has no length");
  CHECK(value_of(set, "movement_time_s") == Approx(2));
}

TEST_CASE("the measures come in the order of the table, whether there are values or not") {
  for (const auto& points : {along_line(), std::vector<TimedPoint>{}}) {
    const MeasureSet set = tracing_measures(figure(straight_line(), 8, points));
    auto row = measure_table().begin();
    for (const Measure& m : set) {
      row =
          std::find_if(row, measure_table().end(), [&](const MeasureInfo& info) { return info.id == m.id; });
      CAPTURE(m.id);
      CHECK(row != measure_table().end());
    }
  }
}

// ---- How near ----

TEST_CASE("a line drawn 2 mm to the right has every deviation 2 mm and a bias of +2 mm") {
  const MeasureSet set = tracing_measures(figure(straight_line(), 8, along_line(2)));
  CHECK(value_of(set, "path_accuracy_mm") == Approx(2));
  CHECK(value_of(set, "rms_deviation_mm") == Approx(2));
  CHECK(value_of(set, "p95_deviation_mm") == Approx(2));
  CHECK(value_of(set, "max_deviation_mm") == Approx(2));
  CHECK(value_of(set, "signed_bias_mm") == Approx(2));
  CHECK(value_of(tracing_measures(figure(straight_line(), 8, along_line(-2))), "signed_bias_mm") ==
        Approx(-2));
}

TEST_CASE("a line that drifts from 0 to 10 mm has the deviations of a uniform distribution") {
  const MeasureSet set = tracing_measures(figure(straight_line(), 8, sampled(0, 2, 120, [](double t) {
                                                   return Vec2{50 * t, 5 * t};
                                                 })));
  CHECK(value_of(set, "path_accuracy_mm") == Approx(5).epsilon(1e-3));
  CHECK(value_of(set, "rms_deviation_mm") == Approx(10 / std::sqrt(3)).epsilon(1e-3));
  CHECK(value_of(set, "p95_deviation_mm") == Approx(9.5).epsilon(5e-3));
  CHECK(value_of(set, "max_deviation_mm") == Approx(10).epsilon(1e-3));
  CHECK(value_of(set, "signed_bias_mm") == Approx(5).epsilon(1e-3));
  CHECK(value_of(set, "in_corridor_fraction") == Approx(0.4).epsilon(1e-2));
  CHECK(value_of(set, "out_of_corridor_mm") == Approx(0.6 * std::sqrt(10100)).epsilon(1e-2));
}

TEST_CASE("a path on the corridor's very edge is inside") {
  const MeasureSet set = tracing_measures(figure(straight_line(), 4, along_line(2)));
  CHECK(value_of(set, "in_corridor_fraction") == 1);
  CHECK(value_of(set, "excursions") == 0);
  CHECK(value_of(set, "out_of_corridor_mm") == 0);
}

TEST_CASE("overshooting straight on past the end is a deviation but no bias") {
  const MeasureSet set = tracing_measures(figure(straight_line(), 8, sampled(0, 2, 120, [](double t) {
                                                   return Vec2{60 * t, 0};
                                                 })));
  CHECK(value_of(set, "max_deviation_mm") == Approx(20).epsilon(1e-3));
  CHECK(value_of(set, "signed_bias_mm") == Approx(0).margin(1e-9));
  CHECK(value_of(set, "completion") == Approx(1).epsilon(1e-3));
}

TEST_CASE("pausing inside the corridor doesn't raise the fraction drawn inside") {
  const auto half_inside = [](double pause_s) {  // 50 mm on the line, 6 mm over, 50 mm outside
    return sampled(0, 2.2 + pause_s, 120, [=](double t) {
      const double moving = t < 0.5 ? t : std::max(0.5, t - pause_s);
      if (moving < 1) return Vec2{50 * moving, 0};
      if (moving < 1.2) return Vec2{50, 30 * (moving - 1)};
      return Vec2{50 + 50 * (moving - 1.2), 6};
    });
  };
  const MeasureSet without = tracing_measures(figure(straight_line(), 8, half_inside(0)));
  const MeasureSet with = tracing_measures(figure(straight_line(), 8, half_inside(5)));
  CHECK(value_of(without, "in_corridor_fraction") == Approx(54.0 / 106).epsilon(0.01));
  CHECK(value_of(with, "in_corridor_fraction") ==
        Approx(value_of(without, "in_corridor_fraction")).epsilon(2e-3));
  CHECK(value_of(with, "path_accuracy_mm") == Approx(value_of(without, "path_accuracy_mm")).epsilon(5e-3));
}

TEST_CASE("a spiral drawn nearer to its next loop is scored against its own") {
  const MeasureSet set = tracing_measures(
      figure(spiral(4, 10), 8, sampled(0, 20, 120, [](double t) { return on_spiral(t / 5, 10, 6); })));
  CHECK(value_of(set, "path_accuracy_mm") == Approx(5.95).margin(0.05));
  CHECK(value_of(set, "in_corridor_fraction") == 0);
  CHECK(value_of(set, "completion") > 0.99);
}

// ---- How far along ----

TEST_CASE("a line drawn half, drawn in two parts, and drawn twice over") {
  const auto first_half = sampled(0, 1, 120, [](double t) { return Vec2{50 * t, 0}; });
  CHECK(value_of(tracing_measures(figure(straight_line(), 8, first_half)), "completion") ==
        Approx(0.5).epsilon(1e-3));

  TracedFigure parts = figure(straight_line(), 8, first_half);
  parts.drawn.push_back({.template_stroke = 0,
                         .points = sampled(3, 1, 120,
                                           [](double t) {
                                             return Vec2{50 + 50 * t, 0};
                                           }),
                         .end = StrokeEnd::kLift});
  CHECK(value_of(tracing_measures(parts), "completion") == Approx(1).epsilon(1e-3));

  parts.drawn[1].points = sampled(3, 1, 120, [](double t) { return Vec2{50 * t, 0}; });
  CHECK(value_of(tracing_measures(parts), "completion") == Approx(0.5).epsilon(1e-3));
}

TEST_CASE("a line drawn from its end to its start completes nothing, and is no less accurate for it") {
  const MeasureSet set = tracing_measures(figure(straight_line(), 8, sampled(0, 2, 120, [](double t) {
                                                   return Vec2{100 - 50 * t, 0};
                                                 })));
  CHECK(value_of(set, "completion") == Approx(0).margin(1e-3));
  CHECK(value_of(set, "path_accuracy_mm") == Approx(0).margin(1e-9));
}

TEST_CASE("a line drawn elsewhere completes nothing") {
  CHECK(value_of(tracing_measures(figure(straight_line(), 8, along_line(20))), "completion") == 0);
  CHECK(value_of(tracing_measures(figure(straight_line(), 8, along_line(6))), "completion") ==
        Approx(1).epsilon(1e-3));  // outside, but along it
}

TEST_CASE("small steps back take nothing from completion or accuracy") {
  const MeasureSet set =
      tracing_measures(figure(straight_line(), 8, sampled(0, 4, 120, [](double t) {
                                return Vec2{25 * t + 2 * std::sin(2 * std::numbers::pi * 3 * t), 1};
                              })));
  CHECK(value_of(set, "completion") == Approx(1).epsilon(1e-3));
  CHECK(value_of(set, "max_deviation_mm") == Approx(1).epsilon(0.1));
}

TEST_CASE("cutting off three quarters of a circle completes a quarter") {
  // A quarter of the way along the circle, then straight back to its end.
  const Vec2 turn = on_circle(40, 0.25);
  const MeasureSet set = tracing_measures(figure(circle(40), 8, sampled(0, 2, 120, [&](double t) {
                                                   return t < 1 ? on_circle(40, t / 4)
                                                                : turn + (on_circle(40, 1) - turn) * (t - 1);
                                                 })));
  CHECK(value_of(set, "completion") < 0.35);
  CHECK(value_of(set, "completion") > 0.24);
}

TEST_CASE("a circle drawn round and over its start is complete and near all the way") {
  const MeasureSet set = tracing_measures(
      figure(circle(40), 8, sampled(0, 5, 120, [](double t) { return on_circle(41, t / 4); })));
  CHECK(value_of(set, "completion") == Approx(1).epsilon(2e-3));
  CHECK(value_of(set, "max_deviation_mm") == Approx(1).epsilon(0.05));
  CHECK(value_of(set, "signed_bias_mm") == Approx(-1).epsilon(0.01));  // outside is to the left of clockwise
}

TEST_CASE("a cross is scored over both of its strokes") {
  TracedFigure cross{.templates = {{Polyline({{60, 0}, {60, 80}}), Corridor{8}},
                                   {Polyline({{20, 40}, {100, 40}}), Corridor{8}}},
                     .drawn = {}};
  cross.drawn.push_back({.template_stroke = 0,
                         .points = sampled(0, 1, 120,
                                           [](double t) {
                                             return Vec2{60, 80 * t};
                                           }),
                         .end = StrokeEnd::kLift});
  CHECK(value_of(tracing_measures(cross), "completion") == Approx(0.5).epsilon(1e-3));

  cross.drawn.push_back({.template_stroke = 1,
                         .points = sampled(2, 1, 120,
                                           [](double t) {
                                             return Vec2{20 + 80 * t, 42};
                                           }),
                         .end = StrokeEnd::kLift});
  const MeasureSet set = tracing_measures(cross);
  CHECK(value_of(set, "completion") == Approx(1).epsilon(1e-3));
  CHECK(value_of(set, "path_accuracy_mm") == Approx(1));
  CHECK(value_of(set, "max_deviation_mm") == Approx(2));
  CHECK(value_of(set, "pen_lifts") == 1);
  CHECK(value_of(set, "movement_time_s") == Approx(3).epsilon(1e-3));
  CHECK(value_of(set, "mean_speed_mm_s") ==
        Approx(80).epsilon(1e-3));  // the second in the air is no drawing time
}

// ---- How often outside ----

TEST_CASE("excursions count stays of 2 mm or 100 ms outside, and nothing shorter") {
  // Bumps of 10 mm height, each `width` mm long at its foot, at 25 mm/s.
  const auto bumps = [](int count, double width, double height) {
    return tracing_measures(
        figure(straight_line(), 8, sampled(0, 4, 240, [=](double t) {
                 const double x = 25 * t;
                 for (int i = 0; i < count; ++i) {
                   const double from = 10 + 30 * i;
                   if (x > from && x < from + width) {
                     return Vec2{x, height * std::pow(std::sin((x - from) / width * std::numbers::pi), 2)};
                   }
                 }
                 return Vec2{x, 0};
               })));
  };
  CHECK(value_of(bumps(0, 20, 10), "excursions") == 0);
  CHECK(value_of(bumps(3, 20, 10), "excursions") == 3);
  CHECK(value_of(bumps(3, 20, 3.9), "excursions") == 0);   // inside all the time
  CHECK(value_of(bumps(1, 20, 4.05), "excursions") == 0);  // 1.4 mm and 56 ms outside
  CHECK(value_of(bumps(1, 20, 4.5), "excursions") == 1);   // 4.3 mm
}

TEST_CASE("a rest of more than 100 ms just outside is an excursion, though it has no length") {
  const auto bump_with_rest_on_top = [](double rest_s) {
    return value_of(
        tracing_measures(
            figure(straight_line(), 8,
                   sampled(0, 4 + rest_s, 240,
                           [=](double t) {
                             const double x = 25 * (t < 0.8 ? t : std::max(0.8, t - rest_s));
                             const double from_top = std::min(10.0, std::abs(x - 20));
                             return Vec2{x, 4.05 * std::pow(std::cos(from_top / 20 * std::numbers::pi), 2)};
                           }))),
        "excursions");
  };
  CHECK(bump_with_rest_on_top(0) == 0);
  CHECK(bump_with_rest_on_top(0.2) == 1);
}

TEST_CASE("a trace that ends outside counts its last stay once, over a silence of the device too") {
  std::vector<TimedPoint> points = sampled(0, 1, 120, [](double t) { return Vec2{50 * t, 10 * t}; });
  for (const TimedPoint& p : sampled(1.5, 1, 120, [](double t) { return Vec2{50 + 50 * t, 10}; })) {
    points.push_back(p);
  }
  CHECK(value_of(tracing_measures(figure(straight_line(), 8, points)), "excursions") == 1);
}

// ---- How fast, how often lifted, how smoothly ----

TEST_CASE("a minimum-jerk reach has the published peak speed and SPARC at every rate") {
  for (double rate_hz : {60.0, 120.0, 240.0}) {
    CAPTURE(rate_hz);
    const MeasureSet set = tracing_measures(figure(straight_line(), 8, reach(0, 0, rate_hz)));
    CHECK(value_of(set, "peak_speed_mm_s") == Approx(100 / 0.8 * 1.875).epsilon(2e-3));
    CHECK(value_of(set, "sparc") == Approx(-1.4005).margin(4e-3));  // the bounds cut off 5 % of the speed
    // 5 % of the peak is passed at u (1 - u) = sqrt(0.05) / 4, that is after 5.94 % of the time.
    CHECK(value_of(set, "movement_time_s") == Approx(0.8 * (1 - 2 * 0.05945)).margin(2e-3));
  }
}

TEST_CASE("a rest before or after the movement changes no measure") {
  const MeasureSet alone = tracing_measures(figure(straight_line(), 8, reach(0.2, 0.2)));
  for (const auto& rested : {reach(0.2, 3), reach(2, 0.2), reach(1.237, 2.113)}) {
    const MeasureSet set = tracing_measures(figure(straight_line(), 8, rested));
    for (const Measure& m : set) {
      CAPTURE(m.id);
      const Measure& expected = *find(alone, m.id);
      REQUIRE(m.value.has_value() == expected.value.has_value());
      if (m.value) CHECK(*m.value == Approx(*expected.value).epsilon(0.01).margin(1e-6));
    }
  }
}

TEST_CASE("a lift is counted from 30 ms, and only where the child lifted and went on") {
  const auto lifts = [](double gap_s, StrokeEnd end) {
    TracedFigure two = figure(straight_line(), 8, sampled(0, 1, 100, [](double t) {
                                return Vec2{50 * t, 0};
                              }));
    two.drawn[0].end = end;
    two.drawn.push_back(two.drawn[0]);
    for (TimedPoint& p : two.drawn[1].points) p.t += at_seconds(1 + gap_s);
    return value_of(tracing_measures(two), "pen_lifts");
  };
  CHECK(lifts(0.030, StrokeEnd::kLift) == 1);
  CHECK(lifts(0.029, StrokeEnd::kLift) == 0);
  CHECK(lifts(0.5, StrokeEnd::kOther) == 0);
}

TEST_CASE(
    "penalised path accuracy is there where the task sets a pace, and grows with what was missed of it") {
  TracedFigure paced = figure(straight_line(), 8, along_line(2));
  CHECK(find(tracing_measures(paced), "penalised_path_accuracy_mm") == nullptr);
  paced.paced_s = 4;  // it took 2 s: half of the pace, 2 mm x 1.5
  CHECK(value_of(tracing_measures(paced), "penalised_path_accuracy_mm") == Approx(3).epsilon(1e-3));
  paced.drawn.clear();
  CHECK_FALSE(find(tracing_measures(paced), "penalised_path_accuracy_mm")->value.has_value());
}

TEST_CASE("pace ratio is there where a pacer is, and above 1 for who is faster") {
  TracedFigure paced = figure(straight_line(), 8, along_line(2));
  CHECK(find(tracing_measures(paced), "pace_ratio") == nullptr);
  paced.pace_mm_s = 40;  // 100 mm in 2 s
  CHECK(value_of(tracing_measures(paced), "pace_ratio") == Approx(1.25).epsilon(1e-3));
  paced.drawn.clear();
  CHECK_FALSE(find(tracing_measures(paced), "pace_ratio")->value.has_value());
}

TEST_CASE("a wobble has its effective steering index, and a throughput in the time it took") {
  // Offsets of a sine of 2 mm: SD 1.4142 mm, We 5.845 mm, 100 mm / We = 17.11 in 2 s.
  const MeasureSet set =
      tracing_measures(figure(straight_line(), 8, sampled(0, 2, 240, [](double t) {
                                return Vec2{50 * t, 2 * std::sin(2 * std::numbers::pi * t)};
                              })));
  CHECK(value_of(set, "effective_steering_id") == Approx(17.11).epsilon(0.03));
  CHECK(value_of(set, "steering_throughput_1_s") ==
        Approx(value_of(set, "effective_steering_id") / value_of(set, "movement_time_s")));
}

TEST_CASE("resting just outside the corridor is an excursion of its time, however short its way there") {
  // Eases out to 4.2 mm, 0.2 mm beyond the edge, stays for 3 s, and comes back.
  const auto eased = [](double t) { return 4.2 * (minimum_jerk(t - 1, 0.8) - minimum_jerk(t - 4.8, 0.8)); };
  for (const SignalChain& chain :
       {SignalChain{}, SignalChain{.kind = SignalChain::Kind::kRaw, .rate_hz = 100}}) {
    const MeasureSet set = tracing_measures(figure(straight_line(), 8,
                                                   sampled(0, 6.6, 100,
                                                           [&](double t) {
                                                             const double x =
                                                                 std::min(t, 1.4) + std::max(0.0, t - 5.2);
                                                             return Vec2{20 + 20 * x, eased(t)};
                                                           })),
                                            chain);
    CHECK(value_of(set, "excursions") == 1);
    CHECK(value_of(set, "max_deviation_mm") == Approx(4.2).margin(0.02));
    CHECK(value_of(set, "out_of_corridor_mm") > 0.3);
  }
}

TEST_CASE("a digitiser's noise while the finger rests draws nothing") {
  const auto rested = [](double rest_s) {
    Rng rng(11);
    std::vector<TimedPoint> points = reach(0.2, rest_s, 100);
    for (TimedPoint& p : points) p.mm += Vec2{rng.uniform(-0.1, 0.1), 2 + rng.uniform(-0.1, 0.1)};
    return tracing_measures(figure(straight_line(), 3, std::move(points)));
  };
  const MeasureSet brief = rested(0.5);
  for (double rest_s : {10.0, 60.0}) {
    const MeasureSet set = rested(rest_s);
    for (const char* id : {"path_accuracy_mm", "p95_deviation_mm", "out_of_corridor_mm",
                           "in_corridor_fraction", "completion"}) {
      CAPTURE(id, rest_s);
      CHECK(value_of(set, id) == Approx(value_of(brief, id)).epsilon(0.03).margin(0.01));
    }
  }
}

TEST_CASE("raw, a path is measured at its own points and over all of its time") {
  std::vector<TimedPoint> points = along_line(2);
  for (int i = 0; i < 60; ++i) points.push_back({points.back().t + at_seconds(1 / 120.0), points.back().mm});
  const MeasureSet set =
      tracing_measures(figure(straight_line(), 8, points), {.kind = SignalChain::Kind::kRaw, .rate_hz = 120});
  CHECK(value_of(set, "path_accuracy_mm") == Approx(2).epsilon(1e-9));
  CHECK(value_of(set, "movement_time_s") == Approx(2.5).epsilon(1e-9));
  CHECK(value_of(set, "mean_speed_mm_s") == Approx(100 / 2.5).epsilon(1e-9));
  CHECK(value_of(set, "peak_speed_mm_s") == Approx(50).epsilon(1e-9));
}

TEST_CASE("SPARC is the median over the strokes") {
  TracedFigure three = figure(straight_line(), 8, reach(0, 0));
  const double smooth = value_of(tracing_measures(three), "sparc");
  for (int i = 1; i <= 2; ++i) {
    auto shaky = sampled(2.0 * i, 1.2, 240, [&](double t) {
      return Vec2{100 * minimum_jerk(t, 1.2) + 2 * i * std::sin(2 * std::numbers::pi * 4 * t), 0};
    });
    three.drawn.push_back({.template_stroke = 0, .points = std::move(shaky), .end = StrokeEnd::kLift});
  }
  const auto alone = [&](std::size_t i) {
    TracedFigure one = three;
    one.drawn = {three.drawn[i]};
    return value_of(tracing_measures(one), "sparc");
  };
  REQUIRE(alone(2) < alone(1));
  REQUIRE(alone(1) < smooth);
  CHECK(value_of(tracing_measures(three), "sparc") == Approx(alone(1)));
}

}  // namespace
}  // namespace thimble::motion
