// Goal: the errors, the lag and the gain of a hand that follows are those that their definitions give.
// Method: values of NumPy for recordings by formula
// (tests/motion/reference/coordination_pursuit_reference.py), and exact copies behind and ahead whose answers
// a hand can give.
#include "engine/motion/coordination/pursuit.hpp"

#include <limits>
#include <map>
#include <string>

#include "tests/motion/coordination/following.hpp"

#include "tests/catch.hpp"

namespace thimble::motion {
namespace {

using test::at_seconds;
using test::each_changed;
using test::hand;
using test::kRaw100;
using test::round_at;
using test::sampled;
using test::target;
using test::target_at;
using test::value_of;
using test::wobble_at;

using Points = std::vector<TimedPoint>;

const std::vector<std::string> kIds = {
    "pursuit_rmse_mm",           "pursuit_gain",           "pursuit_lag_s",
    "pursuit_mean_error_mm",     "pursuit_gain_x",         "pursuit_gain_y",
    "pursuit_correlation",       "pursuit_radial_rmse_mm", "pursuit_tangential_rmse_mm",
    "pursuit_tangential_bias_mm"};

std::string reason_of(const MeasureSet& set, std::string_view id) {
  const Measure* measure = find(set, id);
  REQUIRE(measure != nullptr);
  CHECK_FALSE(measure->value.has_value());
  return measure->reason;
}

void check_all_absent(const MeasureSet& set, const std::string& reason) {
  REQUIRE(set.size() == kIds.size());
  for (std::size_t i = 0; i < set.size(); ++i) {
    CHECK(set[i].id == kIds[i]);
    CHECK(reason_of(set, kIds[i]) == reason);
  }
}

void check_values(const MeasureSet& set, const std::map<std::string, double>& expected) {
  REQUIRE(set.size() == expected.size());
  for (const Measure& m : set) {
    CAPTURE(m.id);
    CHECK(value_of(set, m.id) == Approx(expected.at(m.id)).epsilon(1e-9));
  }
}

Points resting(Vec2 where, double duration_s = 8) {
  return sampled(0, duration_s, 100, [=](double) { return where; });
}

// ---- What can't be measured ----

TEST_CASE("without samples of both, or without a moment in common, every measure is absent") {
  const Points two = target(0.01);
  REQUIRE(two.size() == 2);
  check_all_absent(pursuit_measures({}, {}), "fewer than 2 samples in one of the recordings");
  check_all_absent(pursuit_measures(target(), {}), "fewer than 2 samples in one of the recordings");
  check_all_absent(pursuit_measures(Points{two[0]}, target()),
                   "fewer than 2 samples in one of the recordings");
  check_all_absent(pursuit_measures(two, target(8, 100, 1)),
                   "the two recordings share no time without a silence");
  check_all_absent(pursuit_measures({}, {}, kRaw100), "a recording is empty");
}

TEST_CASE("raw, the two recordings must have the same stamps") {
  Points late = hand(0, 1);
  late[3].t += Ns{1};
  check_all_absent(pursuit_measures(late, target(), kRaw100), "the two recordings differ in their stamps");
  check_all_absent(pursuit_measures(hand(0, 1, 0, 7.99), target(), kRaw100),
                   "the two recordings differ in their stamps");
}

TEST_CASE("two samples in common have an error but no lag") {
  for (const SignalChain& chain : {SignalChain{}, kRaw100}) {
    const MeasureSet set = pursuit_measures(hand(0, 1, 0, 0.01), target(0.01), chain);
    CHECK(value_of(set, "pursuit_rmse_mm") == Approx(std::sqrt(125)));
    CHECK(value_of(set, "pursuit_mean_error_mm") == Approx(std::sqrt(125)));
    CHECK(reason_of(set, "pursuit_lag_s") == "less than 1 s without a silence");
    CHECK(reason_of(set, "pursuit_gain") == "less than 1 s without a silence");
    CHECK(reason_of(set, "pursuit_gain_y") == "less than 1 s without a silence");
    CHECK(reason_of(set, "pursuit_correlation") == "less than 1 s without a silence");
  }
}

TEST_CASE("a second is enough for the lag, and a step less isn't") {
  for (const SignalChain& chain : {SignalChain{}, kRaw100}) {
    CHECK(value_of(pursuit_measures(hand(0.1, 1, 0, 1), target(1), chain), "pursuit_lag_s") ==
          Approx(0.1).margin(0.006));
    CHECK(reason_of(pursuit_measures(hand(0.1, 1, 0, 0.99), target(0.99), chain), "pursuit_lag_s") ==
          "less than 1 s without a silence");
  }
}

TEST_CASE("a rate at which half a second is no step, and one that is too high, have an error but no lag") {
  const auto lag_reason = [](double rate_hz) {
    const MeasureSet set =
        pursuit_measures(hand(0.1, 1), target(), {.kind = SignalChain::Kind::kRaw, .rate_hz = rate_hz});
    CHECK(value_of(set, "pursuit_rmse_mm") > 0);
    return reason_of(set, "pursuit_lag_s");
  };
  CHECK(lag_reason(1.99) == "the rate is below 2 Hz");
  CHECK(lag_reason(10'001) == "the rate is above 10,000 Hz");
}

TEST_CASE("a target or a hand that rests has an error but neither lag nor gain") {
  for (const SignalChain& chain : {SignalChain{}, kRaw100}) {
    const MeasureSet no_hand = pursuit_measures(resting({100.1, 80.3}), target(), chain);
    CHECK(value_of(no_hand, "pursuit_rmse_mm") > 20);
    CHECK(value_of(no_hand, "pursuit_radial_rmse_mm") > 0);
    CHECK(reason_of(no_hand, "pursuit_lag_s") == "the hand didn't move");
    CHECK(reason_of(no_hand, "pursuit_gain") == "the hand didn't move");

    const MeasureSet no_target = pursuit_measures(target(), resting({100.1, 80.3}), chain);
    CHECK(value_of(no_target, "pursuit_rmse_mm") > 20);
    CHECK(reason_of(no_target, "pursuit_lag_s") == "the target didn't move");
    CHECK(reason_of(no_target, "pursuit_tangential_bias_mm") == "the target didn't move");

    const MeasureSet neither = pursuit_measures(resting({3, 4}), resting({0, 0}), chain);
    CHECK(value_of(neither, "pursuit_rmse_mm") == Approx(5));
    CHECK(reason_of(neither, "pursuit_lag_s") == "the target didn't move");
  }
}

TEST_CASE("a target that moves along one axis has no gain along the other") {
  const Points to_and_fro = sampled(0, 4, 100, [](double t) { return Vec2{50 * std::sin(3 * t), 20.1}; });
  const MeasureSet set = pursuit_measures(to_and_fro, to_and_fro);
  CHECK(value_of(set, "pursuit_gain") == Approx(1));
  CHECK(value_of(set, "pursuit_gain_x") == Approx(1));
  CHECK(reason_of(set, "pursuit_gain_y") == "the target didn't move along y");
}

TEST_CASE("a pursuit too large to compute with has a reason, never an infinity and never a 0") {
  for (const SignalChain& chain : {SignalChain{}, kRaw100}) {
    for (double huge : {1e200, 1e300, 1e306}) {
      for (const MeasureSet& set : {pursuit_measures(hand(0.1, huge), target(), chain),
                                    pursuit_measures(target(), hand(0.1, huge), chain),
                                    pursuit_measures(hand(0.1, huge), hand(0, huge), chain)}) {
        for (const char* id : {"pursuit_rmse_mm", "pursuit_lag_s", "pursuit_gain", "pursuit_correlation"})
          CHECK(reason_of(set, id) == "the numbers are too large to compute with");
        for (const Measure& m : set) {
          CAPTURE(m.id);
          CHECK((m.value ? std::isfinite(*m.value) && *m.value != 0 : !m.reason.empty()));
        }
      }
    }
  }
}

TEST_CASE("a target whose squares alone are too large has no gain, not a gain of 0") {
  const auto line = [](double speed) {
    return sampled(0, 8, 100, [=](double t) { return Vec2{speed * t, 0}; });
  };
  const MeasureSet set = pursuit_measures(line(10), line(3e152), kRaw100);
  CHECK(value_of(set, "pursuit_lag_s") == 0);
  CHECK(reason_of(set, "pursuit_gain") == "the numbers are too large to compute with");
  CHECK(reason_of(set, "pursuit_gain_x") == "the numbers are too large to compute with");
}

// ---- Known answers ----

TEST_CASE("raw, the measures of a pursuit are those of NumPy") {
  const auto measured = [](double rate_hz, double duration_s, auto hand_at) {
    return pursuit_measures(sampled(0, duration_s, rate_hz, hand_at), target(duration_s, rate_hz),
                            {.kind = SignalChain::Kind::kRaw, .rate_hz = rate_hz});
  };
  check_values(measured(100, 6,
                        [](double t) {
                          return Vec2{5, 5} + 0.8 * target_at(t - 0.127) + wobble_at(t);
                        }),
               {{"pursuit_rmse_mm", 22.506159395312348},
                {"pursuit_gain", 0.7983693997235346},
                {"pursuit_lag_s", 0.13},
                {"pursuit_mean_error_mm", 20.119122207418922},
                {"pursuit_gain_x", 0.79609488142304052},
                {"pursuit_gain_y", 0.802244771436742},
                {"pursuit_correlation", 0.97654213042833893},
                {"pursuit_radial_rmse_mm", 13.618342425663768},
                {"pursuit_tangential_rmse_mm", 17.894044184849417},
                {"pursuit_tangential_bias_mm", -8.6420947780929644}});
  check_values(measured(100, 6, [](double t) { return 1.1 * target_at(t + 0.06) + wobble_at(t); }),
               {{"pursuit_rmse_mm", 14.671875315304558},
                {"pursuit_gain", 1.0998348643244173},
                {"pursuit_lag_s", -0.06},
                {"pursuit_mean_error_mm", 13.599591709387919},
                {"pursuit_gain_x", 1.0987582363745918},
                {"pursuit_gain_y", 1.1016427512202964},
                {"pursuit_correlation", 0.9875664018039394},
                {"pursuit_radial_rmse_mm", 7.9547823853323241},
                {"pursuit_tangential_rmse_mm", 12.306235137182615},
                {"pursuit_tangential_bias_mm", 6.0402732207202625}});
  check_values(measured(60, 5, [](double t) { return 0.9 * target_at(t - 0.2) + wobble_at(t); }),
               {{"pursuit_rmse_mm", 23.171064803963031},
                {"pursuit_gain", 0.89918009775295193},
                {"pursuit_lag_s", 0.2},
                {"pursuit_mean_error_mm", 21.177910583904922},
                {"pursuit_gain_x", 0.90132556221258242},
                {"pursuit_gain_y", 0.89508869859796569},
                {"pursuit_correlation", 0.98148735201304294},
                {"pursuit_radial_rmse_mm", 11.103995411073555},
                {"pursuit_tangential_rmse_mm", 20.278643254665582},
                {"pursuit_tangential_bias_mm", -15.617914946479026}});
}

TEST_CASE("raw, a target that stops and a hand at the very edge of the search are as NumPy has them") {
  const auto along = [](double t, std::vector<Vec2> corners) {  // x: when, y: where; straight between them
    t = std::clamp(t, corners.front().x, corners.back().x);
    std::size_t i = 1;
    while (i + 1 < corners.size() && t > corners[i].x) ++i;
    const Vec2 a = corners[i - 1];
    const Vec2 b = corners[i];
    return a.y + (b.y - a.y) / (b.x - a.x) * (t - a.x);
  };
  const auto stopping = [=](double t) {
    return Vec2{along(t, {{0, 0}, {1, 50}, {2, 50}, {3, 90}, {4, 20}}),
                along(t, {{0, 0}, {2, 0}, {3, 30}, {4, 60}})};
  };
  check_values(
      pursuit_measures(sampled(0, 4, 100, [&](double t) { return stopping(t - 0.5) + 0.5 * wobble_at(t); }),
                       sampled(0, 4, 100, stopping), kRaw100),
      {{"pursuit_rmse_mm", 21.991600524975407},
       {"pursuit_gain", 1.0067658995461863},
       {"pursuit_lag_s", 0.5},
       {"pursuit_mean_error_mm", 18.566343003383917},
       {"pursuit_gain_x", 1.0053822983831018},
       {"pursuit_gain_y", 1.0101027693978513},
       {"pursuit_correlation", 0.98543648079625334},
       {"pursuit_radial_rmse_mm", 5.3965271225816096},
       {"pursuit_tangential_rmse_mm", 24.232810699568127},
       {"pursuit_tangential_bias_mm", -21.060215317029051}});
}

TEST_CASE("raw, an exact copy has its lag, its gain and a correlation of 1, from -0.5 to 0.5 s") {
  for (double lag_s : {-0.5, -0.23, -0.01, 0.0, 0.01, 0.12, 0.5}) {
    for (double gain : {0.25, 1.0, 1.7}) {
      CAPTURE(lag_s, gain);
      const MeasureSet set = pursuit_measures(hand(lag_s, gain), target(), kRaw100);
      CHECK(value_of(set, "pursuit_lag_s") == Approx(lag_s).margin(1e-12));
      CHECK(value_of(set, "pursuit_gain") == Approx(gain).epsilon(1e-12));
      CHECK(value_of(set, "pursuit_gain_x") == Approx(gain).epsilon(1e-12));
      CHECK(value_of(set, "pursuit_correlation") == Approx(1).epsilon(1e-12));
    }
  }
}

TEST_CASE("in the full chain an exact copy has its lag between two steps too, and its gain") {
  for (double lag_s : {-0.4, -0.123, 0.0, 0.056, 0.1275, 0.41}) {
    CAPTURE(lag_s);
    const MeasureSet set = pursuit_measures(hand(lag_s, 0.8), target());
    CHECK(value_of(set, "pursuit_lag_s") == Approx(lag_s).margin(5e-4));
    CHECK(value_of(set, "pursuit_gain") == Approx(0.8).epsilon(5e-3));
    CHECK(value_of(set, "pursuit_correlation") > 0.999);
  }
}

TEST_CASE("a hand on the target has no error, no lag and a gain of 1") {
  for (const SignalChain& chain : {SignalChain{}, kRaw100}) {
    const MeasureSet set = pursuit_measures(target(), target(), chain);
    CHECK(value_of(set, "pursuit_rmse_mm") == 0);
    CHECK(value_of(set, "pursuit_mean_error_mm") == 0);
    CHECK(value_of(set, "pursuit_lag_s") == Approx(0).margin(1e-9));
    CHECK(value_of(set, "pursuit_gain") == Approx(1));
    CHECK(value_of(set, "pursuit_correlation") == Approx(1));
    CHECK(value_of(set, "pursuit_tangential_bias_mm") == 0);
  }
}

TEST_CASE("where every shift fits alike, at one speed along a straight line, the lag is the smallest") {
  const auto line = [](double behind_mm) {
    return sampled(0, 3, 100, [=](double t) { return Vec2{40 * t - behind_mm, 10}; });
  };
  for (const SignalChain& chain : {SignalChain{}, kRaw100}) {
    const MeasureSet set = pursuit_measures(line(8), line(0), chain);
    CHECK(value_of(set, "pursuit_lag_s") == Approx(0).margin(1e-6));
    CHECK(value_of(set, "pursuit_tangential_bias_mm") == Approx(-8));
    CHECK(value_of(set, "pursuit_radial_rmse_mm") == Approx(0).margin(1e-9));
  }
}

TEST_CASE("round a circle, a hand outside errs across and a hand behind errs along") {
  const Points round = sampled(0, 4, 100, [](double t) { return round_at(t, 0.5); });
  const Points outside = each_changed(round, [](Vec2 p) { return Vec2{60, 60} + 1.25 * (p - Vec2{60, 60}); });
  const MeasureSet wide = pursuit_measures(outside, round);
  CHECK(value_of(wide, "pursuit_radial_rmse_mm") == Approx(10).epsilon(1e-3));
  CHECK(value_of(wide, "pursuit_tangential_rmse_mm") < 0.1);
  CHECK(value_of(wide, "pursuit_gain") == Approx(1.25).epsilon(1e-3));

  // Two degrees behind: a chord of 80 sin 1 mm, a degree off the direction in which the target moves.
  const double degree = std::numbers::pi / 180;
  const Points behind = sampled(0, 4, 100, [](double t) { return round_at(t - 1 / 90.0, 0.5); });
  const MeasureSet late = pursuit_measures(behind, round);
  CHECK(value_of(late, "pursuit_tangential_bias_mm") ==
        Approx(-80 * std::sin(degree) * std::cos(degree)).epsilon(1e-3));
  CHECK(value_of(late, "pursuit_radial_rmse_mm") == Approx(80 * std::pow(std::sin(degree), 2)).margin(0.02));
}

TEST_CASE("radial and tangential errors make up the whole error of a target that always moves") {
  const MeasureSet set = pursuit_measures(hand(0.1, 0.9, 1), target());
  CHECK(std::hypot(value_of(set, "pursuit_radial_rmse_mm"), value_of(set, "pursuit_tangential_rmse_mm")) ==
        Approx(value_of(set, "pursuit_rmse_mm")).epsilon(1e-12));
}

TEST_CASE("a hand that swings twice as far at the target's frequency has a gain of 2, whatever it adds") {
  const auto swing = [](double t) { return Vec2{20 * std::sin(2 * std::numbers::pi * 0.5 * t), 0}; };
  const MeasureSet set =
      pursuit_measures(sampled(0, 8, 100,
                               [&](double t) {
                                 return 2.0 * swing(t - 0.1) + Vec2{5 * std::cos(25 * t), 7};
                               }),
                       sampled(0, 8, 100, swing), kRaw100);
  CHECK(value_of(set, "pursuit_gain") == Approx(2).epsilon(0.02));
}

// ---- On target, hidden, phase ----

TEST_CASE("time on target counts the steps within the radius, the edge included") {
  const Points q = target();
  Points p = q;
  for (std::size_t i = 0; i < p.size(); ++i) p[i].mm += Vec2{i < 200 ? 6 : 5.0000001, 0};
  CHECK(value_of(time_on_target_measures(p, q, 5, kRaw100), "time_on_target_fraction") == 0);
  CHECK(value_of(time_on_target_measures(p, q, 5.0000001, kRaw100), "time_on_target_fraction") ==
        Approx(601.0 / 801));
  CHECK(value_of(time_on_target_measures(p, q, 6, kRaw100), "time_on_target_fraction") == 1);
  CHECK(value_of(time_on_target_measures(p, q, 5.5), "time_on_target_fraction") ==
        Approx(601.0 / 801).margin(0.005));
  CHECK(reason_of(time_on_target_measures({}, q, 5), "time_on_target_fraction") ==
        "fewer than 2 samples in one of the recordings");
}

TEST_CASE("the error while the target was seen is put over that while it was hidden") {
  const Points q = target();
  Points p = q;
  for (TimedPoint& point : p) {
    const bool hidden = point.t >= at_seconds(2) && point.t < at_seconds(3);
    point.mm += hidden ? Vec2{0, 10} : Vec2{4, 0};
  }
  const std::vector<TimeSpan> spans = {{.begin = at_seconds(2), .end = at_seconds(3)}};
  const MeasureSet set = hidden_target_measures(p, q, spans, kRaw100);
  CHECK(value_of(set, "pursuit_visible_rmse_mm") == Approx(4));
  CHECK(value_of(set, "pursuit_hidden_rmse_mm") == Approx(10));
  CHECK(value_of(set, "visible_hidden_error_ratio") == Approx(0.4));

  const MeasureSet always_seen = hidden_target_measures(p, q, {}, kRaw100);
  CHECK(value_of(always_seen, "pursuit_visible_rmse_mm") > 4);
  CHECK(reason_of(always_seen, "pursuit_hidden_rmse_mm") == "the target was never hidden");
  CHECK(reason_of(always_seen, "visible_hidden_error_ratio") == "the target was never hidden");
  const std::vector<TimeSpan> all = {{.begin = at_seconds(-1), .end = at_seconds(9)}};
  CHECK(reason_of(hidden_target_measures(p, q, all), "visible_hidden_error_ratio") ==
        "the target was never seen");
  CHECK(reason_of(hidden_target_measures(q, q, spans, kRaw100), "visible_hidden_error_ratio") ==
        "no error while the target was hidden");
  CHECK(reason_of(hidden_target_measures({}, {}, spans), "pursuit_hidden_rmse_mm") ==
        "fewer than 2 samples in one of the recordings");
}

TEST_CASE("the phase is the lag's part of a swing of the target") {
  CHECK(*pursuit_phase(present("pursuit_lag_s", 0.125), 0.5).value == Approx(22.5));
  CHECK(*pursuit_phase(present("pursuit_lag_s", -0.5), 2).value == Approx(-360));
  const Measure none = pursuit_phase(absent("pursuit_lag_s", "the hand didn't move"), 1);
  CHECK(none.id == "pursuit_phase_deg");
  CHECK(none.reason == "the hand didn't move");
}

}  // namespace
}  // namespace thimble::motion
