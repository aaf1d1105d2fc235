// What tests of play and of games share: content from points, a sink that remembers, a session on a clock of
// its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/play/session.hpp"

namespace thimble::test {

inline std::shared_ptr<const play::Content> content_of(std::vector<std::vector<Vec2>> strokes,
                                                       Vec2 page = {160, 100}) {
  auto content = std::make_shared<play::Content>();
  content->id = "test";
  content->hash = "0000000000000000";
  content->page_mm = page;
  for (std::vector<Vec2>& points : strokes)
    content->strokes.push_back({.id = "", .line = Polyline{std::move(points)}});
  return content;
}

class MemorySink final : public play::RecordSink {
 public:
  void begin(const play::TrialSetup& setup) override { begun.push_back(setup); }
  void append(std::span<const motion::Sample> samples) override {
    appended.insert(appended.end(), samples.begin(), samples.end());
  }
  void finish(const play::TrialRecord& record) override { finished.push_back(record); }
  void flush() override {}
  std::string trouble() const override { return {}; }

  std::vector<play::TrialSetup> begun;
  std::vector<motion::Sample> appended;
  std::vector<play::TrialRecord> finished;
};

inline play::SessionSetup session_of(std::vector<play::PlannedExercise> exercises) {
  play::SessionSetup setup;
  setup.id = "session";
  setup.child = "demo";
  setup.exercises = std::move(exercises);
  setup.calibration.mm_per_px = Vec2{0.25};
  setup.window_px = {1280, 800};
  setup.utc_at = [](Ns time) { return std::to_string(time.count()); };
  setup.new_trial_id = [n = 0]() mutable { return "trial-" + std::to_string(++n); };
  return setup;
}

inline play::PlannedExercise planned(const play::Game& game, std::shared_ptr<const play::Content> content,
                                     play::Parameters given = {}, int trials = 1) {
  play::Exercise exercise{.id = std::string{game.info.id} + "/test",
                          .title = "Test",
                          .game = std::string{game.info.id},
                          .content = content->id,
                          .parameters = std::move(given),
                          .trials = trials};
  auto result = play::plan_exercise(exercise, game, std::move(content));
  if (!result) check_failed(result.error().message.c_str(), __FILE__, __LINE__);
  return std::move(*result);
}

/// A hand on a session: touches at millimetres of the page, the clock moving by frames of 1/120 s.
class Hand {
 public:
  explicit Hand(play::Session& session, Ns start = std::chrono::seconds{1000})
      : session_(session), now_(start) {
    session_.frame(now_);
  }
  void report(std::uint64_t contact, motion::Phase phase, Vec2 mm) {
    session_.report({.t_event = now_,
                     .t_seen = now_ + Ns{300'000},
                     .contact = contact,
                     .device = motion::Device::kTouch,
                     .source = motion::StampSource::kServer,
                     .phase = phase,
                     .px = session_.mapping().to_px(mm)});
  }
  void wait(Ns by = start_of(1)) {
    for (const Ns until = now_ + by; now_ < until;) {
      now_ = std::min(until, now_ + start_of(1));
      session_.frame(now_);
    }
  }
  void down(Vec2 mm, std::uint64_t contact = 1) { act(contact, motion::Phase::kDown, mm); }
  void up(Vec2 mm, std::uint64_t contact = 1) { act(contact, motion::Phase::kUp, mm); }
  /// In steps of at most 1 mm, one a tick.
  void move(Vec2 from, Vec2 to, std::uint64_t contact = 1) {
    const int steps = std::max(1, static_cast<int>(std::ceil(distance(from, to))));
    for (int i = 1; i <= steps; ++i)
      act(contact, motion::Phase::kMove, from + (to - from) * (static_cast<double>(i) / steps));
  }
  Ns now() const { return now_; }

 private:
  void act(std::uint64_t contact, motion::Phase phase, Vec2 mm) {
    report(contact, phase, mm);
    wait();
  }
  play::Session& session_;
  Ns now_;
};

inline std::vector<std::string> kinds(const play::Events& events) {
  std::vector<std::string> kinds;
  for (const play::Event& e : events) kinds.push_back(e.kind);
  return kinds;
}
inline int count(const play::Events& events, std::string_view kind) {
  return static_cast<int>(
      std::count_if(events.begin(), events.end(), [&](const play::Event& e) { return e.kind == kind; }));
}

/// The kinds of what was named of the whole trial: everything behind the events of play.
inline std::vector<std::string> named(const play::Events& events) {
  const auto done = std::find_if(events.rbegin(), events.rend(), [](const play::Event& e) {
    return e.kind == "figure_done" || e.kind == "time_up";
  });
  return kinds({done.base(), events.end()});
}

}  // namespace thimble::test
