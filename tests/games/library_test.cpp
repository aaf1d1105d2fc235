// Goal: whatever the library offers to trace can be traced, imitated, copied and remembered: a hand that
// follows each path comes to its end, and is scored as having gone all of it, also where a letter goes back
// on its own line. Method: a scripted finger with a waver of a child's size on a real session, for every
// exercise of tracing in every mode.
#include <cmath>

#include "games/games.hpp"
#include "tests/support/sessions.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;

namespace {

// From the beginning of a stroke to its end, off the line by a slow waver of at most `waver_mm`.
void trace(Hand& hand, const Polyline& line, double waver_mm) {
  const auto place = [&](double s) {
    return line.at(s) + perpendicular(line.direction(s)) * (waver_mm * std::sin(s / 7));
  };
  hand.down(place(0));
  Vec2 at = place(0);
  for (double s = 1; s < line.length(); s += 1) {
    hand.move(at, place(s));
    at = place(s);
  }
  hand.move(at, line.at(line.length()));
  hand.up(line.at(line.length()));
}

// A tap while the form is shown says "I know it" and begins the child's own turn; what is only watched takes
// as long as the hand that shows it.
play::TrialRecord traced(const play::PlannedExercise& planned, double waver_mm) {
  play::PlannedExercise once = planned;
  once.exercise.trials = 1;
  MemorySink sink;
  play::Session session{session_of({once}), sink};
  Hand hand{session};
  const auto is_ready = [&] { return count(session.view().running->events, "ready") > 0; };
  if (!is_ready()) {
    hand.down(once.content->page_mm * 0.5);
    hand.up(once.content->page_mm * 0.5);
  }
  while (!is_ready()) hand.wait();
  for (const play::ContentStroke& stroke : once.content->strokes) trace(hand, stroke.line, waver_mm);
  if (sink.finished.empty()) hand.wait(std::chrono::seconds{3});
  REQUIRE(sink.finished.size() == 1);
  return sink.finished.front();
}

double value(const play::TrialRecord& record, std::string_view id) {
  const motion::Measure* measure = motion::find(record.measures, id);
  REQUIRE(measure != nullptr);
  INFO(id << ": " << measure->reason);
  REQUIRE(measure->value.has_value());
  return *measure->value;
}

// Every exercise of tracing, ready to be played.
std::vector<play::PlannedExercise> all_to_trace() {
  const Result<play::FolderAssets> assets = play::find_assets();
  REQUIRE(assets.ok());
  const Result<play::Library> library = play::load_library(*assets);
  REQUIRE(library.ok());
  std::vector<play::PlannedExercise> all;
  for (const play::Exercise& exercise : library->exercises) {
    if (exercise.game != "tracing") continue;
    const Result<play::PlannedExercise> planned = games::planned(*assets, exercise);
    INFO(exercise.id << (planned ? "" : ": " + planned.error().message));
    REQUIRE(planned.ok());
    all.push_back(*planned);
  }
  return all;
}

}  // namespace

TEST_CASE("a finger that follows any path of the library comes to its end and has gone all of it") {
  for (play::PlannedExercise& planned : all_to_trace()) {
    planned.parameters.set("mode", 0);  // the forms to draw free can be traced too
    INFO(planned.exercise.id);
    for (const double waver_mm : {0.0, 1.5}) {
      CAPTURE(waver_mm);
      const play::TrialRecord record = traced(planned, waver_mm);
      CHECK(record.outcome == play::TrialOutcome::kCompleted);
      CHECK(count(record.events, "stroke_done") == static_cast<int>(planned.content->strokes.size()));
      CHECK(count(record.events, "left_path") == 0);
      CHECK(named(record.events) == std::vector<std::string>{});
      CHECK(value(record, "completion") > 0.96);
      CHECK(value(record, "in_corridor_fraction") > 0.99);
      CHECK(value(record, "path_accuracy_mm") < 0.3 + waver_mm);
    }
  }
}

TEST_CASE("a finger that draws any form of the library free draws that form, in every mode") {
  for (play::PlannedExercise& planned : all_to_trace())
    for (const std::string_view mode : {"imitate", "copy", "remember"}) {
      INFO(planned.exercise.id << " to " << mode);
      REQUIRE(planned.game->schema.set_from_text(planned.parameters, "mode=" + std::string{mode}).ok());
      for (const double waver_mm : {0.0, 1.5}) {
        CAPTURE(waver_mm);
        const play::TrialRecord record = traced(planned, waver_mm);
        CHECK(record.outcome == play::TrialOutcome::kCompleted);
        CHECK(count(record.events, "showing_cut_short") == (mode == "copy" ? 0 : 1));
        for (const char* id :
             {"strokes_missing", "strokes_extra", "strokes_reversed", "strokes_out_of_order"}) {
          CAPTURE(id);
          CHECK(value(record, id) == 0);
        }
        CHECK(value(record, "procrustes_residual") < 0.02);
        CHECK(value(record, "procrustes_scale") == Approx(1).epsilon(0.1));
        const motion::Measure* reversed = motion::find(record.measures, "form_reversed");
        CHECK(reversed->value.value_or(0) == 0);
        CHECK(named(record.events) == std::vector<std::string>{});
      }
    }
}
