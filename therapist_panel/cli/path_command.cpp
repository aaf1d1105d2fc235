#include "therapist_panel/cli/path_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/draw/utf8.hpp"
#include "games/tracing/own_path.hpp"
#include "therapist_panel/model/prediction.hpp"

namespace thimble::panel {
namespace {

constexpr std::string_view kKind = "path";

/// Without spaces around it; an error when it is none.
Result<std::string> tidied_title(std::string_view typed) {
  const auto begin = typed.find_first_not_of(' ');
  if (begin == typed.npos) return Error{"the path has no title yet: give it one, to find it by"};
  const std::string_view title = typed.substr(begin, typed.find_last_not_of(' ') - begin + 1);
  std::size_t letters = 0;
  for (std::string_view rest = title; !rest.empty(); ++letters) {
    const char32_t code = draw::take_utf8(rest);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == draw::kReplacement)
      return Error{
          fmt::format("letter {} of the title isn't one that can be written: type it anew", letters + 1)};
  }
  if (letters > kTitleLettersMax)
    return Error{fmt::format("the title has {} letters, and {} fit the list: take a shorter one", letters,
                             kTitleLettersMax)};
  return std::string{title};
}

}  // namespace

bool is_path(const play::Exercise& exercise) { return is_own(exercise, kKind); }

Result<play::Exercise> make_path(const NewPath& path, const OwnPlace& place, store::Ids& ids) {
  Result<std::string> title = tidied_title(path.title);
  if (!title) return title.error();
  const bool taken = std::ranges::any_of(place.existing.exercises, [&](const play::Exercise& exercise) {
    return is_path(exercise) && exercise.title == *title;
  });
  if (taken) return Error{fmt::format("there is a path called '{}' already: take another title", *title)};
  play::Parameters parameters = tracing::own_path_parameters(path.corridor_mm);
  if (const auto width = tracing::Tracing::schema().untyped().completed(parameters); !width)
    return width.error();
  const auto content = play::content_from_svg(*title, path.svg);
  if (!content) return content.error();
  const Result<void> possible = tracing::can_be_own_path(**content, path.corridor_mm);
  if (!possible) return possible.error();
  return keep_own(
      {.kind = kKind, .title = std::move(*title), .svg = path.svg, .parameters = std::move(parameters)},
      place, ids);
}

Result<Report> path_report(const play::Exercise& exercise, const play::AssetSource& assets,
                           std::span<const TrialFacts> history, Format format) {
  const auto content = play::load_content(assets, exercise.content);
  if (!content) return content.error();
  const double id = tracing::steering_id((*content)->strokes, *exercise.parameters.find("corridor_mm"));
  const std::vector<Prediction> times = predictions(history, id);
  if (format == Format::kJson) {
    nlohmann::ordered_json json{{"exercise", exercise.id}, {"steering_id", id}};
    json["predictions"] = nlohmann::ordered_json::array();
    for (const Prediction& time : times)
      json["predictions"].push_back(
          {{"from", time.kind},
           {"seconds", time.seconds ? nlohmann::ordered_json(*time.seconds) : nlohmann::ordered_json()},
           {"basis", time.basis}});
    return Report{json.dump(2) + "\n"};
  }
  std::string text = fmt::format("{}\nsteering index {:.1f}\n", exercise.id, id);
  for (const Prediction& time : times)
    text += fmt::format("predicted time{}{}: {} ({})\n", time.kind.empty() ? "" : ", ", time.kind,
                        time_text(time), time.basis);
  return Report{std::move(text)};
}

}  // namespace thimble::panel
