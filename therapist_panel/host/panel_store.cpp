#include "therapist_panel/host/panel_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "games/games.hpp"
#include "therapist_panel/cli/history.hpp"
#include "therapist_panel/cli/name_command.hpp"
#include "therapist_panel/cli/path_command.hpp"

namespace thimble::panel {

const play::Schema* schema_of(std::string_view game) {
  const play::Game* found = games::find(game);
  return found == nullptr ? nullptr : &found->schema;
}

namespace {

using IsKind = bool (*)(const play::Exercise&);

/// What was made of one kind, by title; nothing when there is none.
void add_own(const play::Library& library, std::string_view title, IsKind is_kind,
             std::vector<ExerciseSet>& sets, std::set<std::string>& placed) {
  ExerciseSet own{.set = {"", std::string{title}}, .exercises = {}};
  for (const play::Exercise& exercise : library.exercises)
    if (is_kind(exercise)) {
      own.exercises.push_back({exercise.id, exercise.title});
      placed.insert(exercise.id);
    }
  std::ranges::sort(own.exercises, {}, &Titled::title);
  if (!own.exercises.empty()) sets.push_back(std::move(own));
}

/// The names and paths that were made, the library's plans, and what is in none of them.
std::vector<ExerciseSet> sets_of(const play::Library& library) {
  std::vector<ExerciseSet> sets;
  std::set<std::string> placed;
  add_own(library, "Names", is_name, sets, placed);
  add_own(library, "Own paths", is_path, sets, placed);
  for (const play::Plan& plan : library.plans) {
    ExerciseSet set{.set = {plan.id, plan.title}, .exercises = {}};
    for (const std::string& id : plan.exercises) {
      const play::Exercise* exercise = library.exercise(id);
      if (exercise == nullptr) continue;
      set.exercises.push_back({exercise->id, exercise->title});
      placed.insert(id);
    }
    sets.push_back(std::move(set));
  }
  ExerciseSet others{.set = {"", "Others"}, .exercises = {}};
  for (const play::Exercise& exercise : library.exercises)
    if (!placed.contains(exercise.id)) others.exercises.push_back({exercise.id, exercise.title});
  if (!others.exercises.empty()) sets.push_back(std::move(others));
  return sets;
}

}  // namespace

Result<void> PanelStore::load_children(PanelData& data) const {
  const auto children = store_.children();
  if (!children) return children.error();
  const auto sessions = store_.sessions();
  if (!sessions) return sessions.error();
  std::map<std::string, std::size_t> counts;
  for (const store::SessionInfo& session : *sessions) ++counts[session.child];
  data.children.clear();
  for (const store::Child& child : *children)
    data.children.push_back(
        {child.code, child.picture, counts[child.code], std::string{store::name_of(child.hand)}});
  data.exercises.clear();
  for (const play::Exercise& exercise : library_.exercises)
    data.exercises.push_back({exercise.id, exercise.title});
  data.sets = sets_of(library_);
  return {};
}

Result<void> PanelStore::load_child(PanelData& data, std::string_view child) const {
  const auto sessions = store_.sessions(child);
  if (!sessions) return sessions.error();
  const auto plans = store_.plans(child);
  if (!plans) return plans.error();
  data.sessions.clear();
  for (const store::SessionInfo& session : *sessions)
    data.sessions.push_back(
        {session.id, session.started_utc, static_cast<std::size_t>(session.trials), session.simulated});
  data.plans.clear();
  if (!plans->empty()) data.plans.push_back({plans->back().plan.id, plans->back().plan.title});
  return {};
}

Result<void> PanelStore::load_history(PanelData& data, std::string_view child) {
  auto history = history_of(store_, child, devices_);
  if (!history) return history.error();
  data.history = std::move(*history);
  return {};
}

Result<void> PanelStore::load_session(PanelData& data, std::string_view session) const {
  data.session_trials.clear();
  if (session.empty()) return {};
  const Result<play::SessionView> view = store_.session(session);
  if (!view) return view.error();
  for (const auto& record : view->trials)
    data.session_trials.push_back(loaded(record, schema_of(record->setup.game)));
  return {};
}

Result<std::vector<std::string>> PanelStore::exercises_of(std::string_view child,
                                                          const PlayChoice& choice) const {
  if (choice.kind == PlayChoice::Kind::kExercise) return std::vector<std::string>{choice.id};
  if (choice.kind == PlayChoice::Kind::kSet) {
    const play::Plan* set = library_.plan(choice.id);
    if (set == nullptr)
      return Error{
          fmt::format("expected a set of exercises, found none called '{}': choose again", choice.id)};
    return set->exercises;
  }
  const auto plans = store_.plans(child);
  if (!plans) return plans.error();
  if (plans->empty() || plans->back().plan.id != choice.id)
    return Error{fmt::format("expected the plan '{}' of child '{}', found another: choose what to play again",
                             choice.id, child)};
  return plans->back().plan.exercises;
}

}  // namespace thimble::panel
