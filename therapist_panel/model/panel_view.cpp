#include "therapist_panel/model/panel_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/core/check.hpp"
#include "therapist_panel/model/headline.hpp"

namespace thimble::panel {
namespace {

std::string title_in(const std::vector<Titled>& all, std::string_view id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Titled& one) { return one.id == id; });
  return found == all.end() ? std::string{id} : found->title;
}

std::string choice_title(const PanelData& data, const PlayChoice& choice) {
  switch (choice.kind) {
    case PlayChoice::Kind::kPlan:
      return title_in(data.plans, choice.id);
    case PlayChoice::Kind::kSet: {
      const auto found =
          std::ranges::find(data.sets, choice.id, [](const ExerciseSet& s) { return s.set.id; });
      return found == data.sets.end() ? choice.id : found->set.title;
    }
    case PlayChoice::Kind::kExercise:
      return title_in(data.exercises, choice.id);
  }
  UNREACHABLE();
}

std::vector<ChildRow> child_rows(const PanelData& data, const PanelState& state) {
  std::vector<ChildRow> rows;
  for (const ChildFacts& child : data.children)
    rows.push_back({child.code, child.picture, count_text(child.sessions, "session", "sessions"),
                    child.code == state.child});
  return rows;
}

const ChildFacts* child_of(const PanelData& data, std::string_view code) {
  const auto found = std::ranges::find(data.children, code, &ChildFacts::code);
  return found == data.children.end() ? nullptr : &*found;
}

std::vector<HandRow> hand_rows(const PanelData& data, const PanelState& state) {
  const ChildFacts* child = child_of(data, state.child);
  if (child == nullptr) return {};
  std::vector<HandRow> rows;
  for (const std::string_view hand : kHands)
    rows.push_back({std::string{hand}, hand_text(hand), hand == child->hand});
  return rows;
}

std::vector<SessionRow> session_rows(const PanelData& data, const PanelState& state, MinutesEast zone) {
  std::vector<SessionRow> rows;
  for (const SessionFacts& session : data.sessions) {
    const bool live =
        data.live && data.live->id == session.id && data.live->phase != play::SessionPhase::kEnded;
    if (session.trials == 0 && !live && session.id != state.session) continue;  // nobody touched the screen
    const std::string trials = live ? "now" : count_text(session.trials, "trial", "trials");
    rows.push_back({session.id, day_text(session.started_utc, zone),
                    fmt::format("{}, {}{}", clock_text(session.started_utc, zone), trials,
                                session.simulated ? ", file" : ""),
                    session.id == state.session, live});
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

TrialRow trial_row(const LoadedTrial& trial, const PanelData& data, const PanelState& state) {
  const play::TrialRecord& record = *trial.record;
  TrialRow row;
  row.id = record.setup.id;
  row.number = record.setup.number;
  row.title = title_in(data.exercises, record.setup.exercise);
  row.completed = record.outcome == play::TrialOutcome::kCompleted;
  row.headline = row.completed ? headline(record.measures).text : std::string{label_of(record.outcome)};
  if (record.prompt_level != play::PromptLevel::kIndependent) row.help = label_of(record.prompt_level);
  row.chosen = row.id == state.trial;
  row.trace = trial.trace;
  return row;
}

std::vector<ParameterRow> parameter_rows(const LoadedTrial& trial) {
  const play::Parameters& parameters = trial.record->setup.parameters;
  std::vector<ParameterRow> rows;
  if (trial.schema == nullptr) {
    for (const auto& [key, value] : parameters.entries())
      rows.push_back({key, fmt::format("{}", value), false});
    return rows;
  }
  for (const SliderRow& row : slider_rows(*trial.schema, parameters, nullptr))
    rows.push_back({row.label, row.value_text, row.changed});
  return rows;
}

TrialDetail detail_of(const LoadedTrial& trial, const PanelData& data, MinutesEast zone) {
  const play::TrialRecord& record = *trial.record;
  const std::string& started = record.setup.started_utc;
  TrialDetail detail;
  detail.title = title_in(data.exercises, record.setup.exercise);
  detail.subtitle = fmt::format("Trial {}, {} at {}", record.setup.number, day_text(started, zone),
                                clock_text(started, zone));
  detail.calibrated = record.setup.calibration.calibrated();
  detail.astray = astray_rows(record);
  detail.measures = measure_rows(record.measures, motion::Tier::kA);
  detail.facts = setup_rows(record);
  detail.timing = timing_rows(record.timing);
  detail.parameters = parameter_rows(trial);
  detail.trace = trial.trace;
  return detail;
}

std::string left_out_note(const Series& series) {
  std::string note;
  if (series.unfinished > 0) note = fmt::format("{} not completed", series.unfinished);
  if (series.left_out > 0)
    note += fmt::format("{}{} without a value", note.empty() ? "" : ", ", series.left_out);
  return note.empty() ? note : "Left out: " + note;
}

/// The lowest and highest value of each exercise.
std::map<std::string, std::pair<double, double>> ranges_of(const std::vector<Series>& all) {
  std::map<std::string, std::pair<double, double>> ranges;
  for (const Series& series : all)
    for (const SeriesPoint& point : series.points) {
      auto& [low, high] = ranges.try_emplace(series.exercise, point.value, point.value).first->second;
      low = std::min(low, point.value);
      high = std::max(high, point.value);
    }
  return ranges;
}

/// The measures worth a plot: those of tier A that some trial of the child has.
std::vector<const motion::MeasureInfo*> plotted_measures(const PanelData& data) {
  std::vector<const motion::MeasureInfo*> plotted;
  for (const motion::MeasureInfo& info : motion::measure_table())
    if (info.tier == motion::Tier::kA && std::ranges::any_of(data.history, [&](const TrialFacts& t) {
          return motion::find(t.measures, info.id);
        }))
      plotted.push_back(&info);
  return plotted;
}

ProgressView progress_of(const PanelData& data, const PanelState& state) {
  ProgressView view;
  const std::vector<const motion::MeasureInfo*> plotted = plotted_measures(data);
  for (const motion::MeasureInfo* info : plotted)
    view.measures.push_back({std::string{info->id}, std::string{info->label}});
  const motion::MeasureInfo* info = motion::find_measure(state.measure);
  if (std::ranges::find(plotted, info) == plotted.end())
    info = plotted.empty() ? &motion::measure_table().front() : plotted.front();
  view.measure = info->id;
  view.measure_label = info->label;
  view.unit = info->unit == "1" ? "" : std::string{info->unit};
  view.direction = direction_text(info->better);
  view.decimals = info->decimals;
  std::vector<Series> all = series_of(data.history, info->id);
  const auto ranges = ranges_of(all);
  for (Series& series : all) {
    const auto [low, high] = ranges.at(series.exercise);
    std::string kind = kind_text(series), note = left_out_note(series);
    view.plots.push_back({title_in(data.exercises, series.exercise), std::move(kind), std::move(note),
                          std::move(series), low, high});
  }
  return view;
}

std::string status_of(const play::SessionView& live) {
  using play::SessionPhase;
  const std::size_t done = live.trials.size();
  switch (live.phase) {
    case SessionPhase::kReady:
      return "About to start";
    case SessionPhase::kPlaying: {
      if (live.running == nullptr || live.running->samples.empty())
        return fmt::format("Trial {}: waiting for the first touch", done + 1);
      return fmt::format("Trial {} is being played", done + 1);
    }
    case SessionPhase::kPaused:
      return fmt::format("Paused in trial {}", done + 1);
    case SessionPhase::kCelebrating:
      return fmt::format("Trial {} is done", done);
    case SessionPhase::kEnded:
      return "Ended after " + count_text(done, "trial", "trials");
  }
  UNREACHABLE();
}

std::vector<SliderRow> sliders_of(const PanelData& data, std::string_view child, const play::Schema& schema,
                                  const play::Parameters& next, const play::Parameters* running) {
  std::vector<SliderRow> rows = slider_rows(schema, next, running);
  const ChildFacts* facts = child_of(data, child);
  if (facts != nullptr && facts->hand == "left") set_usual_for_left_hand(rows, schema);
  return rows;
}

LiveView live_of(const PanelData& data, const PanelState& state) {
  LiveView view;
  if (data.live && data.live->phase != play::SessionPhase::kEnded) {
    const play::SessionView& live = *data.live;
    view.running = true;
    view.phase = live.phase;
    view.title = title_in(data.exercises, live.next_exercise);
    view.status = status_of(live);
    view.trouble = live.trouble;
    view.prompt = live.prompt_level;
    view.trace = data.live_trace;
    if (live.schema != nullptr)
      view.sliders = sliders_of(data, live.child, *live.schema, live.next_parameters,
                                live.running == nullptr ? nullptr : &live.running->setup.parameters);
    return view;
  }
  if (data.choice_schema == nullptr) return view;
  play::Parameters prepared = data.choice_parameters;
  for (const auto& [key, value] : state.prepared.entries()) prepared.set(key, value);
  view.sliders = sliders_of(data, state.child, *data.choice_schema, prepared, nullptr);
  return view;
}

std::string left_out_notice(const std::vector<std::string>& left_out) {
  if (left_out.empty()) return {};
  return fmt::format("{} of your own can't be used{}. Mend or delete {}",
                     count_text(left_out.size(), "exercise file", "exercise files"),
                     left_out.size() > 1 ? " (thimble doctor names them all)" : "", left_out.front());
}

}  // namespace

LoadedTrial loaded(std::shared_ptr<const play::TrialRecord> record, const play::Schema* schema) {
  auto trace = std::make_shared<const Trace>(trace_of(*record));
  return {std::move(record), std::move(trace), schema};
}

PanelView view_of(const PanelData& data, const PanelState& state, MinutesEast zone) {
  PanelView view;
  view.page = state.page;
  view.children = child_rows(data, state);
  view.hands = hand_rows(data, state);
  view.sessions = session_rows(data, state, zone);
  for (const LoadedTrial& trial : data.session_trials) {
    view.trials.push_back(trial_row(trial, data, state));
    if (view.trials.back().chosen) view.trial = detail_of(trial, data, zone);
    if (view.headline_label.empty()) view.headline_label = headline(trial.record->measures).label;
  }
  view.progress = progress_of(data, state);
  view.live = live_of(data, state);
  view.plans = data.plans;
  view.sets = data.sets;
  view.choice = state.choice;
  view.choice_title = choice_title(data, state.choice);
  view.can_start = !view.live.running && !state.child.empty() && !state.choice.id.empty();
  view.typed_name = state.typed_name;
  view.name_error = data.name_error;
  if (state.page == Page::kPath) view.path = view_of(state.path, data.history);
  view.full_screen = state.full_screen;
  view.message = data.message.empty() ? left_out_notice(data.left_out) : data.message;
  return view;
}

}  // namespace thimble::panel
