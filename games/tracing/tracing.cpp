#include "games/tracing/tracing.hpp"

#include <fmt/format.h>

#include "games/tracing/follow.hpp"
#include "games/tracing/free.hpp"

namespace thimble::tracing {

namespace {

constexpr std::size_t kStrokesMax = 64;
constexpr std::size_t kGuidesMax = 64;  // drawn in every frame's list, as the strokes are

bool is_free(const Params& params) { return mode_of(params) != Mode::kTrace; }

}  // namespace

play::TypedSchema<Params> Tracing::schema() {
  return {
      {&Params::mode,
       {.key = "mode",
        .label = "Mode",
        .unit = "",
        .help =
            "Trace the path; or draw its form free after a hand has shown it (imitate), beside a picture of "
            "it (copy) or when it has gone (remember)",
        .choices = kModeNames}},
      {&Params::theme,
       {.key = "theme",
        .label = "Theme",
        .unit = "",
        .help = "The world that a path to trace lies in: only what is seen, nothing that is measured. A form "
                "drawn "
                "free has no path, and stays in the meadow",
        .choices = kThemeNames}},
      {&Params::corridor_mm,
       {.key = "corridor_mm",
        .label = "Path width",
        .unit = "mm",
        .min = 4,
        .max = 40,
        .step = 1,
        .is_axis = true,
        .help = "Width of the path to stay in"}},
      {&Params::start_zone_mm,
       {.key = "start_zone_mm",
        .label = "Start target",
        .unit = "mm",
        .min = 8,
        .max = 60,
        .step = 1,
        .is_axis = true,
        .help = "Diameter of the place where a stroke can be begun, resumed and ended"}},
      {&Params::ink_mm,
       {.key = "ink_mm",
        .label = "Ink width",
        .unit = "mm",
        .min = 1,
        .max = 12,
        .step = 0.5,
        .is_axis = false,
        .help = "Width of the line that the finger leaves"}},
      {&Params::ink_stays_s,
       {.key = "ink_stays_s",
        .label = "Ink stays",
        .unit = "s",
        .min = 0,
        .max = 10,
        .step = 0.5,
        .is_axis = true,
        .help = "On a path to trace: how long ink is seen before it has thinned away; 0 for ever"}},
      {&Params::guide,
       {.key = "guide",
        .label = "Guide line",
        .unit = "",
        .min = 0,
        .max = 1,
        .step = 0.1,
        .is_axis = true,
        .help = "How clearly the thin line in the middle of the path is seen; 0 for none"}},
      {&Params::start_dot,
       {.key = "start_dot",
        .label = "Start mark",
        .unit = "",
        .is_axis = true,
        .help = "The green mark where a stroke begins; off, it comes only after ten seconds without a touch, "
                "or after a touch elsewhere"}},
      {&Params::arrows,
       {.key = "arrows",
        .label = "Arrows",
        .unit = "",
        .is_axis = true,
        .help = "Which way to go: shown nowhere (none), by an arrow on the start mark and dots on the guide "
                "line (start), or by small arrows all along the path too (along)",
        .choices = kArrowsNames}},
      {&Params::pacer,
       {.key = "pacer",
        .label = "Pacer",
        .unit = "",
        .is_axis = true,
        .help = "A bee flies along the path ahead of the finger and waits for whoever is slower"}},
      {&Params::pace_mm_s,
       {.key = "pace_mm_s",
        .label = "Pacer's speed",
        .unit = "mm/s",
        .min = 5,
        .max = 120,
        .step = 5,
        .is_axis = true,
        .help = "How fast the bee flies: the speed that is asked for, slow as well as quick"}},
      {&Params::magnetism,
       {.key = "magnetism",
        .label = "Magnetism",
        .unit = "",
        .min = 0,
        .max = 1,
        .step = 0.1,
        .is_axis = true,
        .help = "By how much of its distance the ink is drawn to the middle of the path: 0 not at all, 1 all "
                "the way; what is measured is where the finger really was"}},
      {&Params::lifts_allowed,
       {.key = "lifts_allowed",
        .label = "Lifts allowed",
        .unit = "",
        .min = 0,
        .max = kAnyLifts,
        .step = 1,
        .is_axis = true,
        .help =
            "How often a stroke may be left and taken up again where it was; 20 for any number. After one "
            "more its ink goes and it is begun again, three times at most; all that was drawn is measured"}},
      {&Params::look_s,
       {.key = "look_s",
        .label = "Time to look",
        .unit = "s",
        .min = 0.5,
        .max = 15,
        .step = 0.5,
        .is_axis = true,
        .help = "How long a form to remember is seen before it fades"}},
      {&Params::limit_s,
       {.key = "limit_s",
        .label = "Time limit",
        .unit = "s",
        .min = 0,
        .max = 300,
        .step = 5,
        .is_axis = true,
        .help = "Ends the trial after so long a turn of the child's; 0 for no limit"}},
  };
}

Result<void> Tracing::accepts(const Content& content) {
  if (content.strokes.empty() || content.strokes.size() > kStrokesMax)
    return Error{fmt::format("shape '{}' has {} strokes: a path to trace has 1 to {}", content.id,
                             content.strokes.size(), kStrokesMax)};
  if (content.guides.size() > kGuidesMax)
    return Error{fmt::format("shape '{}' has {} guides: at most {} can be shown beside a path", content.id,
                             content.guides.size(), kGuidesMax)};
  for (std::size_t i = 0; i < content.strokes.size(); ++i)
    if (content.strokes[i].line.length() < kShortestStrokeMm)
      return Error{fmt::format("stroke {} of shape '{}' is {:.1f} mm long: at least {} mm can be traced",
                               i + 1, content.id, content.strokes[i].line.length(), kShortestStrokeMm)};
  return {};
}

State Tracing::start(const Params& params, const Content& content, Rng) {
  State state;
  state.content = &content;
  state.ink.reserve(64);
  state.candidates.reserve(16);
  if (is_free(params))
    start_free(state, params);
  else
    start_follow(state, params);
  return state;
}

Outcome Tracing::step(State& state, const Params& params, Tick tick, std::span<const motion::Sample> samples,
                      Events& events) {
  return is_free(params) ? step_free(state, params, tick, samples, events)
                         : step_follow(state, params, tick, samples, events);
}

void Tracing::draw(const State& state, const Params& params, DrawList& list) {
  return is_free(params) ? draw_free(state, params, list) : draw_follow(state, params, list);
}

bool Tracing::moves(const State& state, const Params& params) {
  return is_free(params) ? moves_free(state, params)
                         : moves_follow(state, params) || moves_scenery(state.scenery);
}

motion::MeasureSet Tracing::score(const Params& params, const Content& content,
                                  std::span<const motion::Sample> samples, std::span<const Event> events) {
  return is_free(params) ? score_free(content, samples, events)
                         : score_follow(params, content, samples, events);
}

Cue Tracing::cue(std::string_view kind) {
  if (kind == "ready" || kind == "invited" || kind == "touched_elsewhere" || kind == "stroke_again")
    return Cue::kInvite;
  if (kind == "stroke_begun" || kind == "touched") return Cue::kTouch;
  if (kind == "next_stroke") return Cue::kProgress;
  if (kind == "figure_done") return Cue::kSuccess;
  return Cue::kNone;
}

}  // namespace thimble::tracing
