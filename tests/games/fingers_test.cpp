// Goal: five hands on one path are told apart by what is named and measured, and a careful one has nothing
// named. Method: scripted fingers, seeded and exact, on real sessions, over a form with corners, one without,
// a wave and a letter of two strokes; what each does is worked out from the path alone. Prints the table.
#include <fmt/format.h>

#include <cmath>
#include <map>
#include <numbers>

#include "engine/play/replay.hpp"
#include "games/games.hpp"
#include "tests/support/sessions.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;

namespace {

enum class Finger { kCareful, kShaky, kFast, kReversed, kLazy };
constexpr std::string_view kFingers[] = {"careful", "shaky", "fast", "reversed", "lazy"};

using Path = std::vector<Vec2>;

// A place each tick, from a to b along the line.
Path along(const Polyline& line, double a, double b, double mm_a_tick) {
  Path path;
  const int steps = std::max(1, static_cast<int>(std::abs(b - a) / mm_a_tick));
  for (int i = 0; i <= steps; ++i) path.push_back(line.at(a + (b - a) * i / steps));
  return path;
}

void straight_on(Path& path, Vec2 to, double mm_a_tick) {
  const Vec2 from = path.back();
  const int steps = std::max(1, static_cast<int>(distance(from, to) / mm_a_tick));
  for (int i = 1; i <= steps; ++i) path.push_back(from + (to - from) * (static_cast<double>(i) / steps));
}

Path with_waver(const Polyline& line, double mm_a_tick) {
  Path path = along(line, 0, line.length(), mm_a_tick);
  for (std::size_t i = 0; i < path.size(); ++i)
    path[i] += Vec2{std::sin(0.02 * static_cast<double>(i)), std::cos(0.017 * static_cast<double>(i)) - 1};
  return path;
}

// 8 Hz and 2.5 mm, and the noise of a digitiser.
Path shaken(Path path, Rng& rng) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const double phase = 2 * std::numbers::pi * 8 * static_cast<double>(i) / 120;
    path[i] += Vec2{2.5 * std::sin(phase) + rng.uniform(-0.2, 0.2),
                    1.8 * std::cos(1.13 * phase) + rng.uniform(-0.2, 0.2)};
  }
  return path;
}

// At 480 mm/s; where the path turns sharply it runs on for 14 mm.
Path hurried(const Polyline& line) {
  Path path{line.at(0)};
  for (double s = 4; s < line.length(); s += 4) {
    const Vec2 before = line.direction(s - 4), after = line.direction(s);
    if (glm::dot(before, after) < 0.5) {
      const Vec2 corner = path.back();
      straight_on(path, corner + before * 16.0, 4);
    }
    path.push_back(line.at(s));
  }
  path.push_back(line.at(line.length()));
  return path;
}

void draw(Hand& hand, const Path& path, std::uint64_t contact) {
  hand.down(path.front(), contact);
  for (Vec2 p : path) {
    hand.report(contact, motion::Phase::kMove, p);
    hand.wait();
  }
  hand.up(path.back(), contact);
  hand.wait(std::chrono::milliseconds{200});
}

void play(Finger finger, const play::Content& content, Hand& hand) {
  Rng rng{11};
  std::uint64_t contact = 1;
  for (const play::ContentStroke& stroke : content.strokes) {
    const Polyline& line = stroke.line;
    const double length = line.length();
    switch (finger) {
      case Finger::kCareful:
        draw(hand, with_waver(line, 0.6), contact++);
        break;
      case Finger::kShaky:
        draw(hand, shaken(with_waver(line, 0.6), rng), contact++);
        break;
      case Finger::kFast:
        draw(hand, hurried(line), contact++);
        break;
      case Finger::kReversed:
        draw(hand, along(line, length, 0, 0.6), contact++);
        break;
      case Finger::kLazy: {
        // Less than a third of the way, then straight on to where more than two thirds would be; a lift; a
        // little more, and no further.
        Path path = along(line, 0, 0.3 * length, 0.6);
        straight_on(path, line.at(0.7 * length), 0.6);
        draw(hand, path, contact++);
        draw(hand, along(line, 0.7 * length, 0.76 * length, 0.6), contact++);
        break;
      }
    }
  }
}

struct Told {
  std::map<std::string, int> named;
  std::map<std::string_view, double> measures;
  int has(const std::string& kind) const { return named.contains(kind) ? named.at(kind) : 0; }
};

Told told(const play::Game& game, const play::TrialRecord& record) {
  Told told;
  const play::ReplayResult replayed = play::replay(game, record);
  INFO(replayed.what);
  CHECK(replayed.same);
  REQUIRE(replayed.events.size() <= record.events.size());
  for (std::size_t i = replayed.events.size(); i < record.events.size(); ++i)
    ++told.named[record.events[i].kind];
  for (const char* id :
       {"completion", "path_accuracy_mm", "mean_speed_mm_s", "velocity_peaks_per_cm", "pen_lifts"})
    if (const motion::Measure* m = motion::find(record.measures, id); m != nullptr && m->value)
      told.measures[id] = *m->value;
  return told;
}

// Who it was, from what was told alone.
Finger guess(const Told& told) {
  if (told.has("stroke_reversed") > 0) return Finger::kReversed;
  if (told.has("part_skipped") + told.has("corner_cut") + told.has("stroke_skipped") > 0)
    return Finger::kLazy;
  if (told.measures.at("mean_speed_mm_s") > 250) return Finger::kFast;
  return told.measures.at("velocity_peaks_per_cm") > 0.6 ? Finger::kShaky : Finger::kCareful;
}

play::TrialRecord played(const play::PlannedExercise& planned, Finger finger) {
  play::PlannedExercise once = planned;
  once.exercise.trials = 1;
  MemorySink sink;
  play::Session session{session_of({once}), sink};
  Hand hand{session};
  play(finger, *planned.content, hand);
  if (sink.finished.empty()) (void)session.command({.kind = play::SessionCommand::Kind::kStop});
  REQUIRE(sink.finished.size() == 1);
  return sink.finished.front();
}

}  // namespace

TEST_CASE("a careful, a shaky, a fast, a reversed and a lazy finger are told apart on any form") {
  const Result<play::FolderAssets> assets = play::find_assets();
  REQUIRE(assets.ok());
  const Result<play::Library> library = play::load_library(*assets);
  REQUIRE(library.ok());
  std::string table = fmt::format("{:<18} {:<9} {:>6} {:>6} {:>7} {:>7} {:>5}  named\n", "exercise", "finger",
                                  "done", "mm off", "mm/s", "peaks", "lifts");
  for (const char* id : {"tracing/square", "tracing/circle", "tracing/wave", "tracing/lower_t"}) {
    const play::Exercise* exercise = library->exercise(id);
    REQUIRE(exercise != nullptr);
    const Result<play::PlannedExercise> planned = games::planned(*assets, *exercise);
    REQUIRE(planned.ok());
    for (std::size_t f = 0; f < std::size(kFingers); ++f) {
      const auto finger = static_cast<Finger>(f);
      INFO(id << ", " << kFingers[f]);
      const play::TrialRecord record = played(*planned, finger);
      const Told t = told(*planned->game, record);
      const auto value = [&](std::string_view m) { return t.measures.contains(m) ? t.measures.at(m) : 0; };
      std::string names;
      for (const auto& [kind, times] : t.named)
        names += fmt::format("{}{} x{}", names.empty() ? "" : ", ", kind, times);
      table += fmt::format("{:<18} {:<9} {:>6.2f} {:>6.1f} {:>7.0f} {:>7.1f} {:>5.0f}  {}\n", id, kFingers[f],
                           value("completion"), value("path_accuracy_mm"), value("mean_speed_mm_s"),
                           value("velocity_peaks_per_cm"), value("pen_lifts"), names);
      CHECK(guess(t) == finger);
    }
  }
  fmt::print("{}", table);
}
