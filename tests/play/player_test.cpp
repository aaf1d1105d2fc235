// Goal: the child's window can't be left by chance, and can by a grown-up at once. Method: reports and keys
// on a player with a real session; what is seen is read from the draw list.
#include "engine/play/player.hpp"

#include "tests/catch.hpp"
#include "tests/support/counting_game.hpp"
#include "tests/support/sessions.hpp"

using namespace thimble;
using namespace thimble::test;
using play::Key;
using play::SessionPhase;

namespace {

struct Table {
  Table()
      : game(play::make_game<Counting>()),
        session(session_of({planned(game, content_of({{{30, 50}, {130, 50}}}), {}, 2)}), sink),
        player(session, calibration(), {1280, 800}) {
    player.frame(now);
  }
  static play::Calibration calibration() {
    play::Calibration c;
    c.display = "test";
    c.mm_per_px = Vec2{0.25};
    return c;
  }
  void report(motion::Phase phase, Vec2 px) {
    player.report({.t_event = now, .t_seen = now, .contact = 1, .phase = phase, .px = px});
    wait(start_of(1));
  }
  void tap(Vec2 px) {
    report(motion::Phase::kDown, px);
    report(motion::Phase::kUp, px);
  }
  void wait(Ns by) {
    for (const Ns until = now + by; now < until;) player.frame(now = std::min(until, now + start_of(1)));
  }
  std::vector<std::string> words() {
    draw::DrawList list;
    player.draw(list);
    std::vector<std::string> words;
    for (const draw::Item& item : list.live.items())
      if (item.shape == draw::Shape::kText) words.emplace_back(list.live.text_of(item));
    return words;
  }
  Vec2 place_of(const std::string& word) {
    draw::DrawList list;
    player.draw(list);
    for (const draw::Item& item : list.live.items())
      if (item.shape == draw::Shape::kText && list.live.text_of(item) == word)
        return player.mapping().to_px(item.at);
    FAIL("no word '" << word << "' on the screen");
    return {};
  }
  // The number asked for, as digits.
  std::string right_answer() {
    const std::vector<std::pair<std::string, std::string>> numbers{
        {"eleven", "11"},  {"twelve", "12"},    {"thirteen", "13"}, {"fourteen", "14"}, {"fifteen", "15"},
        {"sixteen", "16"}, {"seventeen", "17"}, {"eighteen", "18"}, {"nineteen", "19"}};
    for (const std::string& word : words())
      for (const auto& [name, digits] : numbers)
        if (word.size() > name.size() && word.substr(word.size() - name.size() - 1) == " " + name)
          return digits;
    FAIL("no question on the screen");
    return {};
  }
  std::string wrong_answer() {
    const std::string right = right_answer();
    for (const std::string& word : words())
      if (word.size() == 2 && word != right) return word;
    FAIL("no other number on the screen");
    return {};
  }
  void answer_the_gate() { tap(place_of(right_answer())); }

  play::Game game;
  MemorySink sink;
  play::Session session;
  play::Player player;
  Ns now = std::chrono::seconds{50};
};

}  // namespace

TEST_CASE("nothing on the child's screen has to be read") {
  Table t;
  CHECK(t.words().empty());
}

TEST_CASE("Escape opens the gate and play waits; Escape again goes on") {
  Table t;
  t.player.key(Key::kEscape);
  CHECK(t.session.phase() == SessionPhase::kPaused);
  CHECK_FALSE(t.words().empty());
  t.wait(std::chrono::seconds{2});
  t.player.key(Key::kEscape);
  CHECK(t.session.phase() == SessionPhase::kPlaying);
  CHECK(t.words().empty());
}

TEST_CASE("holding a corner for two seconds opens the gate; a tap there or a shorter hold doesn't") {
  Table t;
  t.tap({5, 5});
  CHECK(t.words().empty());
  t.report(motion::Phase::kDown, {1275, 795});
  t.wait(std::chrono::milliseconds{1900});
  CHECK(t.words().empty());
  t.wait(std::chrono::milliseconds{200});
  CHECK_FALSE(t.words().empty());
}

TEST_CASE("a hold that leaves the corner opens nothing") {
  Table t;
  t.report(motion::Phase::kDown, {5, 5});
  t.wait(std::chrono::seconds{1});
  t.report(motion::Phase::kMove, {200, 200});
  t.wait(std::chrono::seconds{3});
  CHECK(t.words().empty());
}

TEST_CASE("touching beside the numbers does nothing, and a wrong number leads back to play") {
  Table t;
  t.player.key(Key::kEscape);
  t.tap({640, 20});
  CHECK_FALSE(t.words().empty());
  const std::string wrong = t.wrong_answer();
  t.tap(t.place_of(wrong));
  CHECK(t.words().empty());
  CHECK(t.session.phase() == SessionPhase::kPlaying);
}

TEST_CASE("the right number leads to the menu") {
  Table t;
  t.player.key(Key::kEscape);
  t.answer_the_gate();
  const auto words = t.words();
  CHECK(std::find(words.begin(), words.end(), "All done") != words.end());
}

TEST_CASE("a grown-up can go on, skip and end from the menu") {
  Table t;
  t.player.key(Key::kEscape);
  t.answer_the_gate();
  t.tap(t.place_of("Keep playing"));
  CHECK(t.session.phase() == SessionPhase::kPlaying);

  t.player.key(Key::kEscape);
  t.answer_the_gate();
  t.tap(t.place_of("Next one"));
  CHECK(t.session.phase() == SessionPhase::kPlaying);
  CHECK(t.sink.finished.at(0).outcome == play::TrialOutcome::kSkipped);

  t.player.key(Key::kEscape);
  t.answer_the_gate();
  t.tap(t.place_of("All done"));
  CHECK(t.session.phase() == SessionPhase::kEnded);
  CHECK_FALSE(t.player.finished());
  t.wait(std::chrono::seconds{7});
  CHECK(t.player.finished());
}

TEST_CASE("the touches on the gate are no part of the trial") {
  Table t;
  t.tap({300, 300});
  t.player.key(Key::kEscape);
  t.tap({640, 20});
  t.answer_the_gate();
  t.tap(t.place_of("Keep playing"));
  t.wait(std::chrono::milliseconds{100});
  REQUIRE(t.session.view().running != nullptr);
  CHECK(t.session.view().running->samples.size() == 2);
}

TEST_CASE("the card screen is reached from the menu and its result handed over once") {
  Table t;
  t.player.key(Key::kEscape);
  t.answer_the_gate();
  t.tap(t.place_of("Measure the screen"));
  CHECK(t.player.mapping() == play::Mapping{{0, 0}, {1, 1}});
  t.player.key(Key::kEnter);
  for (int i = 0; i < 200; ++i) {  // the second outline starts smaller: back to the first
    t.player.key(Key::kRight);
    if (i < 39) t.player.key(Key::kDown);
  }
  for (int i = 0; i < 139; ++i) t.player.key(Key::kLeft);
  t.player.key(Key::kEnter);
  const auto measured = t.player.take_calibration();
  REQUIRE(measured.has_value());
  CHECK(measured->calibrated());
  CHECK_FALSE(t.player.take_calibration().has_value());
  CHECK(t.session.phase() == SessionPhase::kPlaying);
  CHECK(t.session.mapping().mm_per_px == measured->mm_per_px);
}

TEST_CASE("when nothing moves the loop may sleep, and a cue wakes it") {
  Table t;
  t.wait(std::chrono::seconds{4});
  CHECK(t.player.next_frame() - t.now >= std::chrono::milliseconds{40});
  t.tap({640, 700});
  CHECK(t.player.next_frame() - t.now < std::chrono::milliseconds{20});
}

TEST_CASE("a cue is seen for a while and heard once") {
  Table t;
  t.tap({640, 400});
  t.tap({640, 400});
  const auto sounds = t.player.take_sounds();
  CHECK(std::count(sounds.begin(), sounds.end(), play::Cue::kSuccess) == 1);
  CHECK(t.player.take_sounds().empty());
  draw::DrawList list;
  t.player.draw(list);
  CHECK_FALSE(list.live.items().empty());
  t.wait(std::chrono::milliseconds{2000});
  t.player.draw(list);
  CHECK(list.live.items().empty());
}
