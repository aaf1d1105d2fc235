#include "games/games.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/play/replay.hpp"
#include "games/template/template.hpp"
#include "games/tracing/tracing.hpp"

namespace thimble::games {

std::span<const play::Game> all() {
  static const std::vector<play::Game> games{
      play::make_game<tracing::Tracing>(),
      play::make_game<template_game::TemplateGame>(),
  };
  return games;
}

const play::Game* find(std::string_view id) {
  const auto found =
      std::find_if(all().begin(), all().end(), [&](const play::Game& g) { return g.info.id == id; });
  return found == all().end() ? nullptr : &*found;
}

Result<play::PlannedExercise> planned(const play::AssetSource& assets, const play::Exercise& exercise) {
  const play::Game* game = find(exercise.game);
  if (game == nullptr) return Error{fmt::format("{}: there is no game '{}'", exercise.id, exercise.game)};
  Result<std::shared_ptr<const play::Content>> content = play::load_content(assets, exercise.content);
  if (!content) return Error{fmt::format("{}: {}", exercise.id, content.error().message)};
  return play::plan_exercise(exercise, *game, std::move(*content));
}

void rescore(play::TrialRecord& record) {
  const play::Game* game = find(record.setup.game);
  if (game == nullptr || game->info.version != record.setup.game_version) return;
  play::ReplayResult replayed = play::replay(*game, record);
  if (!replayed.same) return;
  // A record from before a parameter existed lacks it; that it replayed says that the others fit.
  const Result<play::Parameters> parameters = game->schema.completed(record.setup.parameters);
  record.events = std::move(replayed.events);
  record.fingerprint = replayed.fingerprint;
  record.measures = game->score(*parameters, *record.setup.content, record.samples, record.events);
}

}  // namespace thimble::games
