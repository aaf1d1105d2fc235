// Goal: millimetres are right or said to be unsure. Method: sizes of real and lying displays, worked out by
// hand.
#include "engine/play/calibration.hpp"

#include "engine/play/card_screen.hpp"
#include "tests/catch.hpp"

using namespace thimble;
using play::CalibrationMethod;

TEST_CASE("a display that tells no size, a ratio for a size, or a size no screen has is not believed") {
  const Vec2 pixels{1920, 1080};
  for (Vec2 claim : {Vec2{0, 0}, Vec2{16, 9}, Vec2{160, 90}, Vec2{1600, 900}, Vec2{344, 100}, Vec2{20, 11},
                     Vec2{-344, 194}}) {
    INFO(claim.x << " x " << claim.y);
    CHECK(play::calibration_from_claim("a", pixels, claim).method == CalibrationMethod::kAssumed);
  }
}

TEST_CASE("a believable claim is used and never counts as calibrated") {
  const play::Calibration c = play::calibration_from_claim("eDP-1", {1920, 1080}, {344, 194});
  CHECK(c.method == CalibrationMethod::kClaimed);
  CHECK(c.mm_per_px.x == Approx(0.17917).epsilon(1e-4));
  CHECK_FALSE(c.calibrated());
}

TEST_CASE("the page lies in the middle of the window, and positions go to millimetres and back") {
  const play::Mapping m = play::centered({160, 100}, {1280, 800}, {0.25, 0.25});
  CHECK(m.origin_px == Vec2{320, 200});
  CHECK(m.to_mm({320, 200}) == Vec2{0, 0});
  CHECK(m.to_mm({960, 600}) == Vec2{160, 100});
  CHECK(m.to_px({80, 50}) == Vec2{640, 400});
}

TEST_CASE("a card of 85.60 by 53.98 mm tells the size of a pixel and how far it can be trusted") {
  const play::Calibration c = play::calibration_from_card("eDP-1", {428, 269.9}, {428, 269.9});
  CHECK(c.mm_per_px.x == Approx(0.2));
  CHECK(c.mm_per_px.y == Approx(0.2));
  CHECK(c.error_fraction == Approx(0.5 / 53.98));  // half a millimetre of the shorter edge
  CHECK(c.calibrated());
  const play::Calibration unsure = play::calibration_from_card("eDP-1", {428, 268.9}, {428, 270.9});
  CHECK(unsure.error_fraction > c.error_fraction);
}

TEST_CASE("two tries more than a hundredth apart are not averaged") {
  CHECK(play::tries_agree({428, 270}, {431, 271}));
  CHECK_FALSE(play::tries_agree({428, 270}, {434, 270}));
  CHECK_FALSE(play::tries_agree({428, 270}, {428, 275}));
}

TEST_CASE("the card screen measures when its edges were dragged to the card twice") {
  play::CardScreen screen{"eDP-1", {1280, 800}, {25.4 / 96, 25.4 / 96}};
  const Vec2 corner{102, 176};  // 8 % and 22 % of the window, whole pixels
  const auto drag = [&](Vec2 from, Vec2 to) {
    const auto report = [&](motion::Phase phase, Vec2 px) {
      return screen.report({.contact = 1, .phase = phase, .px = px});
    };
    report(motion::Phase::kDown, from);
    report(motion::Phase::kMove, to);
    return report(motion::Phase::kUp, to);
  };
  for (int attempt = 0; attempt < 2; ++attempt) {
    const Vec2 edge = corner + screen.outline_px();
    drag({edge.x, corner.y + 10}, {corner.x + 428, corner.y + 10});
    const Vec2 lower = corner + screen.outline_px();
    drag({corner.x + 30, lower.y}, {corner.x + 30, corner.y + 269.9});
    CHECK(screen.outline_px().x == Approx(428));
    CHECK(screen.outline_px().y == Approx(269.9));
    const auto answer = screen.fits();
    CHECK(answer == (attempt == 0 ? play::CardScreen::Answer::kNone : play::CardScreen::Answer::kMeasured));
  }
  CHECK(screen.calibration().mm_per_px.x == Approx(0.2));
}

TEST_CASE("tries that disagree are asked for again") {
  play::CardScreen screen{"a", {1280, 800}, {0.25, 0.25}};
  CHECK(screen.fits() == play::CardScreen::Answer::kNone);
  CHECK(screen.fits() == play::CardScreen::Answer::kNone);  // the second starts smaller on purpose
  screen.nudge({5, 0});
  CHECK(screen.fits() == play::CardScreen::Answer::kNone);
}
