#include "therapist_panel/cli/name_command.hpp"

#include <algorithm>

#include "engine/store/own_folder.hpp"
#include "games/games.hpp"
#include "games/tracing/name.hpp"
#include "games/tracing/tracing.hpp"

namespace thimble::panel {
namespace {

constexpr std::string_view kIds = "tracing/name_";
constexpr std::size_t kKeyLength = 8;

// The random end of a UUID.
std::string free_key(const play::Library& library, store::Ids& ids) {
  while (true) {
    const std::string id = ids.next();
    std::string key = id.substr(id.size() - kKeyLength);
    if (library.exercise(std::string{kIds} + key) == nullptr) return key;
  }
}

}  // namespace

bool is_name(const play::Exercise& exercise) { return exercise.own && exercise.id.starts_with(kIds); }

Result<play::Exercise> make_name(std::string_view typed, const NamePlace& place, store::Ids& ids) {
  Result<tracing::WrittenName> name = tracing::written_name(typed, place.assets, place.library);
  if (!name) return name.error();
  const auto before = std::ranges::find_if(place.library.exercises, [&](const play::Exercise& exercise) {
    return is_name(exercise) && exercise.title == name->text;
  });
  if (before != place.library.exercises.end()) return *before;

  const std::string key = free_key(place.library, ids);
  play::Exercise exercise{.id = std::string{kIds} + key,
                          .title = name->text,
                          .game = std::string{tracing::Tracing::info.id},
                          .content = "own/name_" + key,
                          .parameters = std::move(name->parameters),
                          .own = true};
  // Nothing is kept that can't be played.
  auto content = play::content_from_svg(exercise.content, name->svg);
  if (!content) return content.error();
  const auto planned = play::plan_exercise(exercise, *games::find(exercise.game), std::move(*content));
  if (!planned) return planned.error();
  const Result<void> saved = store::save_own_exercise(place.own_folder, exercise, name->svg);
  if (!saved) return saved.error();
  return exercise;
}

}  // namespace thimble::panel
