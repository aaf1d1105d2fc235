#include "therapist_panel/cli/name_command.hpp"

#include <algorithm>

#include "games/tracing/name.hpp"

namespace thimble::panel {
namespace {

constexpr std::string_view kKind = "name";

}  // namespace

bool is_name(const play::Exercise& exercise) { return is_own(exercise, kKind); }

Result<play::Exercise> make_name(std::string_view typed, const OwnPlace& place, store::Ids& ids) {
  Result<tracing::WrittenName> name = tracing::written_name(typed, place.assets, place.existing);
  if (!name) return name.error();
  const auto before = std::ranges::find_if(place.existing.exercises, [&](const play::Exercise& exercise) {
    return is_name(exercise) && exercise.title == name->text;
  });
  if (before != place.existing.exercises.end()) return *before;
  return keep_own({.kind = kKind,
                   .title = std::move(name->text),
                   .svg = std::move(name->svg),
                   .parameters = std::move(name->parameters)},
                  place, ids);
}

}  // namespace thimble::panel
