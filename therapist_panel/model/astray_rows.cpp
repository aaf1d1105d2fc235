#include "therapist_panel/model/astray_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace thimble::panel {
namespace {

enum class Value { kMm, kNone };
enum class At { kPlace, kWhole };

struct Kind {
  std::string_view kind;
  std::string_view label;
  Value value = Value::kNone;  ///< what of the event's value is worth saying
  At at = At::kPlace;
};

constexpr Kind kKinds[] = {{"form_reversed", "Form mirrored", Value::kNone, At::kWhole},
                           {"stroke_reversed", "Drawn from its end"},
                           {"stroke_skipped", "Stroke skipped"},
                           {"stroke_missing", "Stroke missing"},
                           {"stroke_extra", "Stroke too many"},
                           {"stroke_out_of_turn", "Stroke out of turn"},
                           {"part_skipped", "Part left out", Value::kMm},
                           {"went_backwards", "Went backwards", Value::kMm},
                           {"corner_overshot", "Corner overshot", Value::kMm},
                           {"corner_cut", "Corner cut", Value::kMm}};

std::string times_text(std::size_t times) {
  return times == 1 ? "once" : times == 2 ? "twice" : fmt::format("{} times", times);
}

std::string text_of(const Kind& kind, const std::vector<const play::Event*>& events, bool tell_strokes) {
  if (kind.at == At::kWhole) return "left for right";
  std::string text = times_text(events.size());
  if (kind.value == Value::kMm) {
    double most = 0;
    for (const play::Event* e : events) most = std::max(most, e->value);
    text += fmt::format(", {}{:.0f} mm", events.size() > 1 ? "up to " : "", most);
  }
  std::set<int> strokes;
  for (const play::Event* e : events)
    if (e->stroke >= 0) strokes.insert(e->stroke + 1);
  if (tell_strokes && !strokes.empty())
    text += fmt::format(", {} {}", strokes.size() > 1 ? "strokes" : "stroke", fmt::join(strokes, " and "));
  return text;
}

}  // namespace

std::vector<FactRow> astray_rows(const play::TrialRecord& record) {
  const bool several = record.setup.content && record.setup.content->strokes.size() > 1;
  std::vector<FactRow> rows;
  for (const Kind& kind : kKinds) {
    std::vector<const play::Event*> events;
    for (const play::Event& e : record.events)
      if (e.kind == kind.kind) events.push_back(&e);
    if (!events.empty()) rows.push_back({std::string{kind.label}, text_of(kind, events, several), false});
  }
  return rows;
}

bool marks_astray(const play::Event& event) {
  return std::ranges::any_of(
      kKinds, [&](const Kind& kind) { return kind.kind == event.kind && kind.at == At::kPlace; });
}

}  // namespace thimble::panel
