#include "therapist_panel/cli/own_exercise.hpp"

#include <fmt/format.h>

#include "engine/store/own_folder.hpp"
#include "games/games.hpp"
#include "games/tracing/tracing.hpp"

namespace thimble::panel {
namespace {

constexpr std::size_t kKeyLength = 8;

std::string id_of(std::string_view kind, std::string_view key) {
  return fmt::format("{}/{}_{}", tracing::Tracing::info.id, kind, key);
}

// The random end of a UUID.
std::string free_key(std::string_view kind, const play::Library& library, store::Ids& ids) {
  while (true) {
    const std::string id = ids.next();
    std::string key = id.substr(id.size() - kKeyLength);
    if (library.exercise(id_of(kind, key)) == nullptr) return key;
  }
}

}  // namespace

bool is_own(const play::Exercise& exercise, std::string_view kind) {
  return exercise.own && exercise.id.starts_with(id_of(kind, ""));
}

Result<play::Exercise> keep_own(OwnDrawing drawing, const OwnPlace& place, store::Ids& ids) {
  const std::string key = free_key(drawing.kind, place.existing, ids);
  play::Exercise exercise{.id = id_of(drawing.kind, key),
                          .title = std::move(drawing.title),
                          .game = std::string{tracing::Tracing::info.id},
                          .content = fmt::format("own/{}_{}", drawing.kind, key),
                          .parameters = std::move(drawing.parameters),
                          .own = true};
  // Nothing is kept that can't be played.
  auto content = play::content_from_svg(exercise.content, drawing.svg);
  if (!content) return content.error();
  const auto planned = play::plan_exercise(exercise, *games::find(exercise.game), std::move(*content));
  if (!planned) return planned.error();
  const Result<void> saved = store::save_own_exercise(place.own_folder, exercise, drawing.svg);
  if (!saved) return saved.error();
  return exercise;
}

}  // namespace thimble::panel
