// Goal: how a hand follows doesn't depend on what says nothing of it: the place and direction on the page,
// the unit of length, the clock, the devices' rates, silences, and tremor above the cut-off. Method: one hand
// and one target by formula, changed in one way at a time.
#include "engine/motion/coordination/pursuit.hpp"

#include <string>
#include <vector>

#include "engine/core/rng.hpp"
#include "tests/motion/coordination/following.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::each_changed;
using test::hand;
using test::kRaw100;
using test::sampled;
using test::target;
using test::target_at;
using test::value_of;
using test::wobble_at;

using Points = std::vector<TimedPoint>;

void check_alike(const MeasureSet& found, const MeasureSet& expected, double tolerance) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(found[i].id);
    CHECK(value_of(found, found[i].id) ==
          Approx(value_of(expected, expected[i].id)).epsilon(tolerance).margin(tolerance));
  }
}

TEST_CASE("moving, turning and mirroring both on the page changes next to nothing") {
  const Points p = hand(0.12, 0.8, 1);
  const Points q = target();
  const auto compare = [&](auto change, double tolerance) {
    MeasureSet found = pursuit_measures(each_changed(p, change), each_changed(q, change));
    MeasureSet expected = pursuit_measures(p, q);
    for (MeasureSet* set : {&found, &expected}) {  // the gains along the page's axes turn with it
      std::erase_if(*set,
                    [](const Measure& m) { return m.id == "pursuit_gain_x" || m.id == "pursuit_gain_y"; });
    }
    check_alike(found, expected, tolerance);
  };
  compare([](Vec2 v) { return v + Vec2{1234.5, -321.25}; }, 1e-9);
  compare([](Vec2 v) { return Vec2{-v.x, v.y}; }, 1e-12);
  compare([](Vec2 v) { return Vec2{v.y, v.x}; }, 1e-12);
  for (double angle : {0.3, 1.0, 2.5}) {
    // Not exactly nothing: the monotone cubics work on each coordinate by itself.
    compare(
        [=](Vec2 v) {
          return Vec2{v.x * std::cos(angle) - v.y * std::sin(angle),
                      v.x * std::sin(angle) + v.y * std::cos(angle)};
        },
        1e-4);
  }
}

TEST_CASE("another unit of length scales the errors of a pursuit and nothing else") {
  const auto inches = [](Vec2 v) { return v / 25.4; };
  const MeasureSet in_mm = pursuit_measures(hand(0.12, 0.8, 1), target());
  const MeasureSet in_inches =
      pursuit_measures(each_changed(hand(0.12, 0.8, 1), inches), each_changed(target(), inches));
  for (const Measure& m : in_mm) {
    CAPTURE(m.id);
    const double unit = m.id.ends_with("_mm") ? 25.4 : 1;
    CHECK(value_of(in_inches, m.id) * unit == Approx(*m.value).epsilon(1e-9));
  }
}

TEST_CASE("played backwards, the hand that was behind is ahead") {
  const auto backwards = [](Points points) {
    std::reverse(points.begin(), points.end());
    for (TimedPoint& p : points) p.t = at_seconds(8) - p.t;
    return points;
  };
  const MeasureSet forwards = pursuit_measures(hand(0.12, 0.8, 1), target(), kRaw100);
  const MeasureSet reversed = pursuit_measures(backwards(hand(0.12, 0.8, 1)), backwards(target()), kRaw100);
  CHECK(value_of(reversed, "pursuit_lag_s") == Approx(-value_of(forwards, "pursuit_lag_s")));
  for (const char* id : {"pursuit_rmse_mm", "pursuit_gain", "pursuit_mean_error_mm", "pursuit_correlation"})
    CHECK(value_of(reversed, id) == Approx(value_of(forwards, id)).epsilon(1e-12));
}

TEST_CASE("starting the clock of hand and target elsewhere changes no measure") {
  const auto later = [](Points points) {
    for (TimedPoint& p : points) p.t += std::chrono::hours(20) + Ns{3};
    return points;
  };
  check_alike(pursuit_measures(later(hand(0.12, 0.8, 1)), later(target())),
              pursuit_measures(hand(0.12, 0.8, 1), target()), 1e-9);
}

TEST_CASE("path and target of other rates, begun and ended at other times, give nearly the same") {
  const MeasureSet expected = pursuit_measures(hand(0.12, 0.8, 1), target());
  for (double path_hz : {60.0, 125.0, 240.0, 1000.0}) {
    for (double target_hz : {50.0, 120.0}) {
      CAPTURE(path_hz, target_hz);
      const MeasureSet found =
          pursuit_measures(hand(0.12, 0.8, 1, 8, path_hz), target(10, target_hz, -1.003));
      check_alike(found, expected, 5e-3);
    }
  }
}

TEST_CASE("clocks of hand and target that jitter by 2 ms give nearly the same") {
  Points p = hand(0.12, 0.8, 1, 8, 120);
  Points q = target(8, 60);
  Rng rng(11);
  for (Points* points : {&p, &q}) {
    for (TimedPoint& point : *points) {
      const double off_s = rng.uniform(-0.002, 0.002);
      const double t = in_seconds(point.t) + off_s;
      point.t = at_seconds(t);
      point.mm = points == &q ? target_at(t) : Vec2{10, -5} + 0.8 * target_at(t - 0.12) + wobble_at(t);
    }
  }
  check_alike(pursuit_measures(p, q), pursuit_measures(hand(0.12, 0.8, 1), target()), 5e-3);
}

TEST_CASE("what the target did while the hand was silent is left out") {
  Points broken = hand(0.12, 0.8, 1, 8, 100);
  std::erase_if(broken, [](const TimedPoint& p) { return p.t > at_seconds(3) && p.t < at_seconds(4.5); });
  Points wild = target();
  for (TimedPoint& p : wild) {
    if (p.t > at_seconds(3.1) && p.t < at_seconds(4.4)) p.mm = {1e6, -1e6};
  }
  // The target's own cubics and the filter see the wild stretch's neighbours only.
  check_alike(pursuit_measures(broken, wild), pursuit_measures(broken, target()), 1e-9);
  CHECK(value_of(pursuit_measures(broken, target()), "pursuit_lag_s") == Approx(0.12).margin(0.01));
}

TEST_CASE("a hand in pieces of 0.8 s has a lag, and in pieces of half a second none") {
  const auto in_pieces = [](double piece_s) {
    Points points = hand(0.1, 1, 0, 8);
    std::erase_if(points, [=](const TimedPoint& p) {
      return std::fmod(in_seconds(p.t) + 1e-6, piece_s + 0.2) > piece_s + 2e-6;
    });
    return pursuit_measures(points, target());
  };
  CHECK(value_of(in_pieces(0.8), "pursuit_lag_s") == Approx(0.1).margin(5e-3));
  CHECK(value_of(in_pieces(0.5), "pursuit_rmse_mm") > 0);
  const MeasureSet halves = in_pieces(0.5);
  const Measure* lag = find(halves, "pursuit_lag_s");
  REQUIRE(lag != nullptr);
  CHECK_FALSE(lag->value.has_value());
  CHECK(lag->reason == "less than 1 s without a silence");
}

TEST_CASE("a target of 5 samples a second is known between them") {
  const MeasureSet set = pursuit_measures(hand(0.1, 1), target(8, 5));
  CHECK(value_of(set, "pursuit_lag_s") == Approx(0.1).margin(0.01));
}

TEST_CASE("a tremor above the cut-off is no error of pursuit, and one below is") {
  const auto trembling = [](double frequency_hz) {
    const Points p = sampled(0, 8, 240, [=](double t) {
      return target_at(t) + Vec2{2 * std::sin(2 * std::numbers::pi * frequency_hz * t), 0};
    });
    return value_of(pursuit_measures(p, target()), "pursuit_rmse_mm");
  };
  CHECK(trembling(3) == Approx(std::sqrt(2)).epsilon(0.02));
  CHECK(trembling(35) < 0.1);
}

}  // namespace
}  // namespace thimble::motion
