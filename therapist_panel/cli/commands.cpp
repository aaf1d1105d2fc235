#include "therapist_panel/cli/commands.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/play/replay.hpp"
#include "engine/store/json.hpp"
#include "games/games.hpp"
#include "therapist_panel/cli/find_trial.hpp"
#include "therapist_panel/cli/table.hpp"
#include "therapist_panel/model/astray_rows.hpp"
#include "therapist_panel/model/headline.hpp"
#include "therapist_panel/model/measure_rows.hpp"
#include "therapist_panel/model/sliders.hpp"

namespace thimble::panel {
namespace {

using Json = nlohmann::ordered_json;
using Align = Table::Align;

std::string when(std::string_view utc, MinutesEast zone) {
  return day_text(utc, zone) + " " + clock_text(utc, zone);
}

/// Whole numbers stand without ".0", as a person would write them in a plan.
Json json_of(const play::Parameters& parameters) {
  Json object = Json::object();
  for (const auto& [key, value] : parameters.entries()) {
    if (value == std::floor(value) && std::abs(value) < 1e15)
      object[key] = static_cast<std::int64_t>(value);
    else
      object[key] = value;
  }
  return object;
}

std::string dump(const Json& document) { return document.dump(2) + "\n"; }

play::Parameters complete_parameters(const play::Exercise& exercise) {
  const play::Game* game = games::find(exercise.game);
  if (game == nullptr) return exercise.parameters;
  const Result<play::Parameters> complete = game->schema.completed(exercise.parameters);
  return complete ? *complete : exercise.parameters;
}

Json json_of(const play::Exercise& exercise) {
  return {{"exercise", exercise.id},   {"title", exercise.title},
          {"game", exercise.game},     {"content", exercise.content},
          {"trials", exercise.trials}, {"parameters", json_of(complete_parameters(exercise))}};
}

Result<play::TrialRecord> record_of(const store::Store& store, std::string_view name) {
  const auto trials = store.trials();
  if (!trials) return trials.error();
  const Result<std::string> id = find_trial(*trials, name);
  if (!id) return id.error();
  return store.trial(*id);
}

void add_facts(std::string& text, std::string_view title, const std::vector<FactRow>& rows) {
  text += fmt::format("\n{}\n", title);
  for (const FactRow& row : rows) text += fmt::format("  {:<20} {}\n", row.label, row.value);
}

std::string trial_text(const play::TrialRecord& record, MinutesEast zone) {
  const play::TrialSetup& setup = record.setup;
  std::string text = fmt::format("{}, trial {} of its session, {}\n{}\n", setup.exercise, setup.number,
                                 when(setup.started_utc, zone), setup.id);
  if (const std::vector<FactRow> astray = astray_rows(record); !astray.empty())
    add_facts(text, kAstrayTitle, astray);
  text += "\nMeasures\n";
  for (const MeasureRow& row : measure_rows(record.measures, motion::Tier::kB)) {
    const std::string value = row.present ? row.value : "absent: " + row.value;
    text += row.direction.empty() ? fmt::format("  {:<28} {}\n", row.label, value)
                                  : fmt::format("  {:<28} {:<14} ({})\n", row.label, value, row.direction);
  }
  add_facts(text, "How it came about", setup_rows(record));
  add_facts(text, "Timing", timing_rows(record.timing));
  text += "\nParameters\n";
  const play::Game* game = games::find(setup.game);
  for (const auto& [key, value] : setup.parameters.entries()) {
    const play::Field* field = game == nullptr ? nullptr : game->schema.find(key);
    const bool has_name = field != nullptr && field->kind == play::FieldKind::kChoice;
    text += fmt::format("  {:<24} {}\n", key,
                        has_name ? parameter_text(*field, value) : fmt::format("{}", value));
  }
  return text + fmt::format("\nSeed {}, {} version {}, fingerprint {}\n", setup.seed, setup.game,
                            setup.game_version, hex(record.fingerprint));
}

/// One line on a trial played again, and whether it came out the same.
Report replayed(const play::TrialRecord& record) {
  const std::string trial = fmt::format("{}  {}", record.setup.id, record.setup.exercise);
  const play::Game* game = games::find(record.setup.game);
  if (game == nullptr)
    return {fmt::format("{}  not played: no game \"{}\" in this program\n", trial, record.setup.game), false};
  const play::ReplayResult result = play::replay(*game, record);
  if (result.same) return {fmt::format("{}  same  {}\n", trial, hex(result.fingerprint)), true};
  return {fmt::format("{}  differs from tick {}: {}\n", trial, result.first_divergent_tick, result.what),
          false};
}

}  // namespace

Result<Report> list_children(const store::Store& store, Format format) {
  const auto children = store.children();
  if (!children) return children.error();
  if (format == Format::kJson) return Report{store::children_json(*children)};
  Table table{{{"CHILD"}, {"PICTURE"}, {"HAND"}}};
  for (const store::Child& child : *children)
    table.add(
        {child.code, child.picture,
         child.hand == store::Hand::kNotSettled ? "not settled yet" : std::string{name_of(child.hand)}});
  return Report{table.text()};
}

Result<void> set_hand(store::Store& store, std::string_view child, std::string_view hand) {
  const Result<store::Hand> named = store::hand_from(hand);
  if (!named) return named.error();
  Result<store::Child> known = store.child(child);
  if (!known) return known.error();
  known->hand = *named;
  return store.save_child(*known);
}

Result<Report> list_sessions(const store::Store& store, Format format, MinutesEast zone) {
  const auto sessions = store.sessions();
  if (!sessions) return sessions.error();
  if (format == Format::kJson) return Report{store::sessions_json(*sessions)};
  Table table{{{"SESSION"}, {"CHILD"}, {"STARTED"}, {"TRIALS", Align::kRight}, {"PLAYED BY"}}};
  for (const store::SessionInfo& session : *sessions)
    table.add({session.id, session.child, when(session.started_utc, zone), std::to_string(session.trials),
               session.simulated ? "a recording" : "hand"});
  return Report{table.text()};
}

Result<Report> list_trials(const store::Store& store, Format format, MinutesEast zone) {
  const auto trials = store.trials();
  if (!trials) return trials.error();
  if (format == Format::kJson) return Report{store::trials_json(*trials)};
  Table table{{{"TRIAL"},
               {"CHILD"},
               {"STARTED"},
               {"NR", Align::kRight},
               {"EXERCISE"},
               {"OUTCOME"},
               {"HELP"},
               {"RESULT"}}};
  const std::size_t length = telling_length(*trials);
  for (const store::TrialSummary& trial : *trials)
    table.add({trial.id.substr(0, length), trial.child, when(trial.started_utc, zone),
               std::to_string(trial.number), trial.exercise, std::string{label_of(trial.outcome)},
               std::string{label_of(trial.prompt_level)}, headline(trial.measures).text});
  return Report{table.text()};
}

Result<Report> list_exercises(const play::Library& library, Format format) {
  if (format == Format::kTable) {
    Table table{{{"EXERCISE"}, {"TITLE"}, {"GAME"}, {"TRIALS", Align::kRight}}};
    for (const play::Exercise& exercise : library.exercises)
      table.add({exercise.id, exercise.title, exercise.game, std::to_string(exercise.trials)});
    return Report{table.text()};
  }
  Json list = Json::array();
  for (const play::Exercise& exercise : library.exercises) list.push_back(json_of(exercise));
  return Report{dump({{"exercises", list}})};
}

Report exercise_report(const play::Exercise& exercise, Format format) {
  return {format == Format::kJson ? dump(json_of(exercise)) : exercise.id + "\n"};
}

Result<Report> show_trial(const store::Store& store, std::string_view trial, Format format,
                          MinutesEast zone) {
  const Result<play::TrialRecord> record = record_of(store, trial);
  if (!record) return record.error();
  if (format == Format::kTable) return Report{trial_text(*record, zone)};
  const Result<store::TrialSummary> summary = store.trial_summary(record->setup.id);
  if (!summary) return summary.error();
  return Report{store::trial_json(*record, summary->child)};
}

Result<Report> trial_samples(const store::Store& store, std::string_view trial) {
  const Result<play::TrialRecord> record = record_of(store, trial);
  if (!record) return record.error();
  return Report{store::samples_csv(record->samples)};
}

Result<Report> replay_trial(const store::Store& store, std::string_view trial) {
  const Result<play::TrialRecord> record = record_of(store, trial);
  if (!record) return record.error();
  return replayed(*record);
}

Result<Report> replay_all(const store::Store& store) {
  const auto trials = store.trials();
  if (!trials) return trials.error();
  Report all;
  std::size_t same = 0;
  for (const store::TrialSummary& trial : *trials) {
    const Result<play::TrialRecord> record = store.trial(trial.id);
    const Report one =
        record ? replayed(*record)
               : Report{fmt::format("{}  not played: {}\n", trial.id, record.error().message), false};
    all.text += one.text;
    all.passed = all.passed && one.passed;
    same += one.passed ? 1 : 0;
  }
  all.text +=
      fmt::format("{} of {} replayed the same\n", same, count_text(trials->size(), "trial", "trials"));
  return all;
}

}  // namespace thimble::panel
