#include "engine/play/exercise.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/draw/utf8.hpp"

namespace thimble::play {

namespace fs = std::filesystem;

namespace {

// An asset is authored by a person; a larger file is a mistake.
constexpr std::uintmax_t kAssetBytesMax = 16 << 20;
// A thousand exercises of a kilobyte each.
constexpr std::size_t kTomlBytesMax = 1 << 20;
// Every dot of a key opens a table in a table, and those are taken down by recursion. With the 256 nested
// values that toml++ allows there can be 13,000 inside each other; a stack of 8 MiB holds 50,000.
constexpr std::ptrdiff_t kTomlDotsMax = 100;
// What people read in a line, and what records carry.
constexpr std::size_t kNameCharactersMax = 200;

template <class T>
Result<T> required(const toml::table& table, std::string_view key, std::string_view path,
                   std::string_view what) {
  if (const auto value = table[key].value<T>()) return *value;
  return Error{fmt::format("{}: expected {} = {}, found {}", path, key, what,
                           table.contains(key) ? "something else" : "no such key")};
}

Result<void> check_limits(std::string_view text, std::string_view path) {
  if (text.size() > kTomlBytesMax)
    return Error{fmt::format("{}: expected at most {} bytes, found {}: share it out over more files", path,
                             kTomlBytesMax, text.size())};
  for (std::size_t begin = 0, line = 1; begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (std::ranges::count(text.substr(begin, end - begin), '.') > kTomlDotsMax)
      return Error{
          fmt::format("{}:{}: expected at most {} dots in a line: break it", path, line, kTomlDotsMax)};
    begin = end + 1;
  }
  return {};
}

Result<toml::table> parsed(std::string_view text, std::string_view path) {
  if (Result<void> fits = check_limits(text, path); !fits) return fits.error();
  try {
    return toml::parse(text, path);
  } catch (const toml::parse_error& e) {
    return Error{fmt::format("{}:{}: {}", path, e.source().begin.line,
                             draw::quotable(e.description(), kNameCharactersMax))};
  }
}

// A line of words: a terminal and a record take it as it is.
Result<std::string> required_name(const toml::table& table, std::string_view key, std::string_view path) {
  Result<std::string> name = required<std::string>(table, key, path, "\"text\"");
  if (name && (name->empty() || draw::quotable(*name, kNameCharactersMax) != *name))
    return Error{fmt::format("{}: {} must be one line of 1 to {} characters, not \"{}\"", path, key,
                             kNameCharactersMax, draw::quotable(*name))};
  return name;
}

constexpr std::string_view kList = "exercise";
constexpr std::array<std::string_view, 6> kExerciseKeys{"id",      "title",  "game",
                                                        "content", "trials", "parameters"};

Result<void> only_known_keys(const toml::table& table, std::string_view where) {
  for (const auto& [key, node] : table)
    if (std::ranges::find(kExerciseKeys, key.str()) == kExerciseKeys.end())
      return Error{fmt::format("{}: there is no key {}; an exercise has {}", where, draw::quotable(key.str()),
                               fmt::join(kExerciseKeys, ", "))};
  return {};
}

Result<void> add_parameters(const toml::table& table, std::string_view where, Parameters& parameters) {
  if (!table.contains("parameters")) return {};
  const toml::table* given = table["parameters"].as_table();
  if (given == nullptr) return Error{fmt::format("{}: expected parameters = {{ key = value, ... }}", where)};
  for (const auto& [key, node] : *given) {
    if (const auto choice = node.value<std::string>()) {  // which names there are, the game's schema knows
      parameters.set_by_name(key.str(), draw::quotable(*choice));
      continue;
    }
    const std::optional<double> number =
        node.is_boolean() ? std::optional<double>{*node.value<bool>() ? 1 : 0} : node.value<double>();
    if (!number)
      return Error{fmt::format("{}: parameter {} must be a number, true, false or \"a choice\"", where,
                               draw::quotable(key.str()))};
    parameters.set(key.str(), *number);
  }
  return {};
}

// What a table says; what it doesn't say is said by the keys that its file shares.
Result<Exercise> exercise_of(const toml::table& own, const toml::table& shared, std::string_view where) {
  if (Result<void> known = only_known_keys(own, where); !known) return known.error();
  const auto saying = [&](std::string_view key) -> const toml::table& {
    return own.contains(key) ? own : shared;
  };
  Exercise exercise;
  for (auto [key, field] : {std::pair{"id", &exercise.id}, std::pair{"title", &exercise.title},
                            std::pair{"game", &exercise.game}, std::pair{"content", &exercise.content}}) {
    Result<std::string> value = required_name(saying(key), key, where);
    if (!value) return value.error();
    *field = *value;
  }
  if (const toml::table& table = saying("trials"); table.contains("trials")) {
    Result<std::int64_t> trials = required<std::int64_t>(table, "trials", where, "a whole number");
    if (!trials) return trials.error();
    if (*trials < 1 || *trials > 100)
      return Error{fmt::format("{}: trials must be 1 to 100, not {}", where, *trials)};
    exercise.trials = static_cast<int>(*trials);
  }
  for (const toml::table* table : {&shared, &own})
    if (Result<void> added = add_parameters(*table, where, exercise.parameters); !added) return added.error();
  return exercise;
}

// "activities/tracing/letters.toml, exercise 3 (tracing/lower_o)"
std::string place_of(const toml::table& table, std::size_t number, std::string_view path) {
  const std::optional<std::string> id = table["id"].value<std::string>();
  return fmt::format("{}, exercise {}{}", path, number, id ? " (" + draw::quotable(*id) + ")" : "");
}

bool lies_in(const fs::path& file, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

// No part may be empty or begin with a dot, so that nothing leads out of the folder of shapes.
bool stays_inside(std::string_view name) {
  if (name.find('\\') != std::string_view::npos || name.find('\0') != std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (end == begin || name[begin] == '.') return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

Result<std::vector<Exercise>> exercises_from_toml(std::string_view text, std::string_view path) {
  Result<toml::table> parsed_file = parsed(text, path);
  if (!parsed_file) return parsed_file.error();
  toml::table shared = std::move(*parsed_file);
  std::vector<Exercise> exercises;
  if (!shared.contains(kList)) {
    Result<Exercise> only = exercise_of(shared, {}, path);
    if (!only) return only.error();
    exercises.push_back(std::move(*only));
    return exercises;
  }
  if (!shared[kList].is_array_of_tables())
    return Error{fmt::format("{}: expected a [[{}]] table for each exercise", path, kList)};
  const toml::array list = std::move(*shared[kList].as_array());
  shared.erase(kList);
  if (Result<void> known = only_known_keys(shared, path); !known) return known.error();
  for (const toml::node& node : list) {
    const toml::table& own = *node.as_table();
    Result<Exercise> exercise = exercise_of(own, shared, place_of(own, exercises.size() + 1, path));
    if (!exercise) return exercise.error();
    exercises.push_back(std::move(*exercise));
  }
  return exercises;
}

std::string toml_of(const Exercise& exercise) {
  toml::table parameters;
  for (const auto& [key, value] : exercise.parameters.entries()) parameters.insert(key, value);
  const toml::table table{{"id", exercise.id},         {"title", exercise.title},
                          {"game", exercise.game},     {"content", exercise.content},
                          {"trials", exercise.trials}, {"parameters", std::move(parameters)}};
  std::ostringstream text;
  text << table << '\n';
  return text.str();
}

Result<Plan> plan_from_toml(std::string_view text, std::string_view path) {
  Result<toml::table> table = parsed(text, path);
  if (!table) return table.error();
  Plan plan;
  for (auto [key, field] : {std::pair{"id", &plan.id}, std::pair{"title", &plan.title}}) {
    Result<std::string> value = required_name(*table, key, path);
    if (!value) return value.error();
    *field = *value;
  }
  const toml::array* exercises = (*table)["exercises"].as_array();
  if (exercises == nullptr || exercises->empty())
    return Error{fmt::format("{}: expected exercises = [\"tracing/circle\", ...]", path)};
  for (const toml::node& node : *exercises) {
    const auto id = node.value<std::string>();
    if (!id) return Error{fmt::format("{}: exercises must be a list of texts", path)};
    plan.exercises.push_back(*id);
  }
  return plan;
}

Result<std::string> FolderAssets::read(std::string_view path) const {
  const fs::path file = fs::path{folder_} / path;
  const auto cannot_read = [&](std::string_view why) {
    return Error{fmt::format("can't read {}: {}", file.string(), why)};
  };
  std::error_code error;
  const fs::path root = fs::canonical(folder_, error);
  const fs::path real = error ? fs::path{} : fs::canonical(file, error);
  if (error) return cannot_read(error.message());
  if (!lies_in(real, root))
    return cannot_read(fmt::format("it leads out of its folder, to {}: put a copy there instead",
                                   draw::quotable(real.string(), kNameCharactersMax)));
  if (!fs::is_regular_file(real, error)) return cannot_read("expected a file, found a folder or a device");
  const auto size = fs::file_size(real, error);
  if (error) return cannot_read(error.message());
  if (size > kAssetBytesMax)
    return Error{fmt::format("{} is too large: {} bytes, at most {}", file.string(), size, kAssetBytesMax)};
  std::string text(size, '\0');
  errno = 0;
  std::ifstream stream{real, std::ios::binary};
  if (!stream) return cannot_read(std::strerror(errno));
  if (!stream.read(text.data(), static_cast<std::streamsize>(size)))
    return cannot_read("it changed while it was read");
  return text;
}

std::vector<std::string> FolderAssets::list(std::string_view folder) const {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator{fs::path{folder_} / folder, error})
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

const AssetSource& JoinedAssets::of(std::string_view path) const {
  constexpr std::string_view kOwn = "shapes/own";
  return path == kOwn || path.starts_with(std::string{kOwn} + "/") ? own_ : built_in_;
}

Result<FolderAssets> find_assets() {
  if (const char* folder = std::getenv("THIMBLE_ASSETS")) {
    if (fs::is_directory(folder)) return FolderAssets{folder};
    return Error{fmt::format("THIMBLE_ASSETS names {}, which is not a folder", folder)};
  }
  std::error_code error;
  const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path() / "assets";
  if (fs::is_directory(beside)) return FolderAssets{beside.string()};
  return Error{
      fmt::format("no assets at {}: build with ./dev build, or set THIMBLE_ASSETS", beside.string())};
}

const Exercise* Library::exercise(std::string_view id) const {
  const auto found =
      std::find_if(exercises.begin(), exercises.end(), [&](const Exercise& e) { return e.id == id; });
  return found == exercises.end() ? nullptr : &*found;
}

const Plan* Library::plan(std::string_view id) const {
  const auto found = std::find_if(plans.begin(), plans.end(), [&](const Plan& p) { return p.id == id; });
  return found == plans.end() ? nullptr : &*found;
}

Result<Library> load_library(const AssetSource& assets) {
  Library library;
  for (const std::string& folder : assets.list("activities")) {
    for (const std::string& name : assets.list("activities/" + folder)) {
      const std::string path = "activities/" + folder + "/" + name;
      Result<std::string> text = assets.read(path);
      if (!text) return text.error();
      Result<std::vector<Exercise>> exercises = exercises_from_toml(*text, path);
      if (!exercises) return exercises.error();
      for (Exercise& exercise : *exercises) {
        if (library.exercise(exercise.id) != nullptr)
          return Error{fmt::format("{}: the id {} is taken by another exercise", path, exercise.id)};
        library.exercises.push_back(std::move(exercise));
      }
    }
  }
  for (const std::string& name : assets.list("plans")) {
    const std::string path = "plans/" + name;
    Result<std::string> text = assets.read(path);
    if (!text) return text.error();
    Result<Plan> plan = plan_from_toml(*text, path);
    if (!plan) return plan.error();
    for (const std::string& id : plan->exercises)
      if (library.exercise(id) == nullptr) return Error{fmt::format("{}: there is no activity {}", path, id)};
    library.plans.push_back(std::move(*plan));
  }
  if (library.exercises.empty())
    return Error{"the assets hold no activities: build them again with ./dev build"};
  return library;
}

namespace {

// Each takes a millisecond or so when the program starts.
constexpr std::size_t kOwnExercisesMax = 1'000;
constexpr std::size_t kOwnFilesMax = 1'000;

// Not what was still being written when the power went.
std::vector<std::string> own_files(const AssetSource& own) {
  std::vector<std::string> paths;
  for (const std::string& folder : own.list("activities"))
    for (const std::string& name : own.list("activities/" + folder))
      if (name.ends_with(".toml")) paths.push_back("activities/" + folder + "/" + name);
  return paths;
}

// The exercises of a file of the user's own, all or none.
Result<std::vector<Exercise>> own_exercises(const JoinedAssets& assets, const AssetSource& own,
                                            const Library& library, const std::string& path) {
  if (const std::string shown = draw::quotable(path, path.size()); shown != path)
    return Error{fmt::format("{}: a file's name must have plain characters only: rename it", shown)};
  const Result<std::string> text = own.read(path);
  if (!text) return text.error();
  Result<std::vector<Exercise>> exercises = exercises_from_toml(*text, path);
  if (!exercises) return exercises.error();
  if (library.exercises.size() + exercises->size() > kOwnExercisesMax)
    return Error{fmt::format("{}: there are more than {} exercises: delete some", path, kOwnExercisesMax)};
  for (Exercise& exercise : *exercises) {
    const auto same = std::ranges::count(*exercises, exercise.id, &Exercise::id);
    if (library.exercise(exercise.id) != nullptr || same > 1)
      return Error{fmt::format("{}: the id {} is taken by another exercise", path, exercise.id)};
    if (const auto content = load_content(assets, exercise.content); !content)
      return Error{fmt::format("{}: {}", path, content.error().message)};
    exercise.own = true;
  }
  return exercises;
}

}  // namespace

Result<Library> load_library(const AssetSource& built_in, const AssetSource& own) {
  Result<Library> library = load_library(built_in);
  if (!library) return library;
  const JoinedAssets assets{built_in, own};
  const std::vector<std::string> files = own_files(own);
  for (const std::string& path : files) {
    if (&path - files.data() == kOwnFilesMax) {
      library->left_out.push_back(fmt::format("{}: it and what follows are more than {} files: delete some",
                                              draw::quotable(path), kOwnFilesMax));
      break;
    }
    const auto exercises = own_exercises(assets, own, *library, path);
    if (exercises)
      library->exercises.insert(library->exercises.end(), exercises->begin(), exercises->end());
    else
      library->left_out.push_back(exercises.error().message);
  }
  return library;
}

namespace {

// What lies off the page can't be seen or touched.
Result<void> lies_on_page(const Content& content) {
  constexpr double kRoundingMm = 0.01;
  const Rect page = expanded({{0, 0}, content.page_mm}, kRoundingMm);
  for (std::size_t i = 0; i < content.strokes.size(); ++i)
    for (const Vec2 mm : content.strokes[i].line.points())
      if (glm::any(glm::lessThan(mm, page.min)) || glm::any(glm::greaterThan(mm, page.max)))
        return Error{fmt::format(
            "shape '{}': stroke {}{} leaves the page of {:g} x {:g} mm at ({:g}, {:g}) mm: move it onto the "
            "page, "
            "or make the page larger",
            content.id, i + 1,
            content.strokes[i].id.empty() ? "" : " (" + draw::quotable(content.strokes[i].id) + ")",
            content.page_mm.x, content.page_mm.y, mm.x, mm.y)};
  return {};
}

}  // namespace

Result<std::shared_ptr<const Content>> load_content(const AssetSource& assets, std::string_view name) {
  if (!stays_inside(name))
    return Error{
        fmt::format("'{}' is no shape's name: expected \"circle\" or \"letters/lower_a\" for shapes/*.svg, "
                    "without \"..\" and not from the root",
                    draw::quotable(name))};
  Result<std::string> text = assets.read("shapes/" + std::string{name} + ".svg");
  if (!text) return text.error();
  auto content = content_from_svg(std::string{name}, std::move(*text));
  if (content)
    if (const Result<void> reached = lies_on_page(**content); !reached) return reached.error();
  return content;
}

}  // namespace thimble::play
