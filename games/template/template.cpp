#include "games/template/template.hpp"

#include <algorithm>

namespace thimble::template_game {

using play::Cue;
using play::Event;
using play::Outcome;

play::TypedSchema<Params> TemplateGame::schema() {
  return {{&Params::target_mm,
           {.key = "target_mm",
            .label = "Target size",
            .unit = "mm",
            .min = 8,
            .max = 40,
            .step = 1,
            .is_axis = true,
            .help = "Diameter of a spot"}}};
}

Result<void> TemplateGame::accepts(const play::Content& content) {
  if (content.strokes.empty()) return Error{"shape '" + content.id + "' has no strokes to mark the spots"};
  return {};
}

// The middle of each stroke of the drawing is a spot.
State TemplateGame::start(const Params&, const play::Content& content, Rng) {
  State state;
  for (const play::ContentStroke& stroke : content.strokes)
    state.spots.push_back(stroke.line.bounds().center());
  state.touched.assign(state.spots.size(), false);
  return state;
}

Outcome TemplateGame::step(State& state, const Params& params, Tick tick,
                           std::span<const motion::Sample> samples, play::Events& events) {
  if (tick == 0) events.push_back({.tick = tick, .kind = "ready", .mm = state.spots.front()});
  for (const motion::Sample& sample : samples) {
    if (sample.phase != motion::Phase::kDown) continue;
    for (std::size_t i = 0; i < state.spots.size(); ++i) {
      if (state.touched[i] || distance(sample.mm, state.spots[i]) > params.target_mm / 2) continue;
      state.touched[i] = true;
      events.push_back({.tick = tick,
                        .kind = "spot_touched",
                        .contact = sample.contact,
                        .mm = state.spots[i],
                        .value = static_cast<double>(i)});
    }
  }
  if (std::find(state.touched.begin(), state.touched.end(), false) != state.touched.end())
    return Outcome::kRunning;
  events.push_back({.tick = tick, .kind = "all_touched", .mm = state.spots.back()});
  return Outcome::kDone;
}

void TemplateGame::draw(const State& state, const Params& params, draw::DrawList& list) {
  for (std::size_t i = 0; i < state.spots.size(); ++i) {
    list.live.disc(state.spots[i], params.target_mm / 2,
                   {state.touched[i] ? draw::Role::kPath : draw::Role::kStart});
    if (state.touched[i]) list.live.sprite("flower_open", state.spots[i], Vec2{params.target_mm});
  }
}

// The time from the first touch to the last is the sum of what it took to find and reach the spots.
motion::MeasureSet TemplateGame::score(const Params&, const play::Content&,
                                       std::span<const motion::Sample> samples, std::span<const Event>) {
  const auto down = [](const motion::Sample& s) { return s.phase == motion::Phase::kDown; };
  const auto first = std::find_if(samples.begin(), samples.end(), down);
  const auto last = std::find_if(samples.rbegin(), samples.rend(), down);
  if (first == samples.end()) return {motion::absent("movement_time_s", "nothing was touched")};
  if (last->t <= first->t) return {motion::absent("movement_time_s", "only one touch")};
  return {motion::present("movement_time_s", in_seconds(last->t - first->t))};
}

Cue TemplateGame::cue(std::string_view kind) {
  if (kind == "ready") return Cue::kInvite;
  if (kind == "spot_touched") return Cue::kProgress;
  if (kind == "all_touched") return Cue::kSuccess;
  return Cue::kNone;
}

}  // namespace thimble::template_game
