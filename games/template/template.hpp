// The game to copy: `./dev new-game NAME` makes a folder like this one and adds its line to games.cpp. It is
// played and tested like all others: touch each of some spots, in any order.
//
// A game is a plain struct with static functions. Its State is an ordinary value (a copy is a snapshot).
// step() may use
// + - x / and sqrt only, no clock, no file, no std random numbers: replay has to come out the same
// everywhere.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/play/game.hpp"

namespace thimble::template_game {

// 1. What can be tuned. Every field gets one row in schema(); units stand in the names.
struct Params {
  double target_mm = 18;
};

// 2. What changes while it is played.
struct State {
  std::vector<Vec2> spots;    ///< where to touch
  std::vector<bool> touched;  ///< by spot
  bool operator==(const State&) const = default;
};

// 3. The game.
struct TemplateGame {
  using Params = template_game::Params;
  using State = template_game::State;

  static constexpr play::GameInfo info{.id = "template", .version = 1, .title = "Touch the spots"};
  static play::TypedSchema<Params> schema();
  static Result<void> accepts(const play::Content& content);
  static State start(const Params& params, const play::Content& content, Rng rng);
  static play::Outcome step(State& state, const Params& params, Tick tick,
                            std::span<const motion::Sample> samples, play::Events& events);
  static void draw(const State& state, const Params& params, draw::DrawList& list);
  static motion::MeasureSet score(const Params& params, const play::Content& content,
                                  std::span<const motion::Sample> samples,
                                  std::span<const play::Event> events);
  static play::Cue cue(std::string_view event_kind);
};

}  // namespace thimble::template_game
