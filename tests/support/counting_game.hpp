// The smallest game, for tests of play that must not know a real one.
#pragma once

#include "engine/play/game.hpp"

namespace thimble::test {

// Done after `touches` touches; draws nothing.
struct Counting {
  struct Params {
    int touches = 2;
  };
  struct State {
    int left = 0;
  };
  static constexpr play::GameInfo info{.id = "counting", .version = 3, .title = "Counting"};
  static play::TypedSchema<Params> schema() {
    return {{&Params::touches,
             {.key = "touches",
              .label = "Touches",
              .unit = "",
              .min = 1,
              .max = 9,
              .step = 1,
              .is_axis = true,
              .help = "How many"}}};
  }
  static Result<void> accepts(const play::Content&) { return {}; }
  static State start(const Params& params, const play::Content&, Rng) { return {params.touches}; }
  static play::Outcome step(State& state, const Params&, Tick tick, std::span<const motion::Sample> samples,
                            play::Events& events) {
    for (const auto& s : samples) {
      if (s.phase != motion::Phase::kDown) continue;
      --state.left;
      events.push_back({.tick = tick, .kind = "touch", .contact = s.contact, .mm = s.mm});
    }
    if (state.left > 0) return play::Outcome::kRunning;
    events.push_back({.tick = tick, .kind = "done"});
    return play::Outcome::kDone;
  }
  static void draw(const State&, const Params&, draw::DrawList&) {}
  static motion::MeasureSet score(const Params&, const play::Content&, std::span<const motion::Sample>,
                                  std::span<const play::Event>) {
    return {};
  }
  static play::Cue cue(std::string_view kind) {
    return kind == "done" ? play::Cue::kSuccess : play::Cue::kTouch;
  }
};

}  // namespace thimble::test
