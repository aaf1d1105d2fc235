// An exercise as data: a game with parameters, content and dose. Read from assets/activities/GAME/*.toml,
// where a file holds one exercise, or many that share what they have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/play/content.hpp"
#include "engine/play/schema.hpp"

namespace thimble::play {

struct Exercise {
  std::string id;     ///< "tracing/circle"
  std::string title;  ///< for grown-ups
  std::string game;
  std::string content;    ///< a shape's name, such as "circle" or "letters/lower_a"
  Parameters parameters;  ///< those that differ from the game's defaults
  int trials = 3;         ///< dose
  bool own = false;       ///< made by whoever uses the program, and kept beside the store
};

struct Plan {
  std::string id;  ///< "demo"
  std::string title;
  std::vector<std::string> exercises;  ///< ids, in order
};

/// Every asset is read through this, so that a browser can serve them from a pack.
class AssetSource {
 public:
  virtual ~AssetSource() = default;
  /// The whole file at a path under assets/, such as "shapes/circle.svg".
  virtual Result<std::string> read(std::string_view path) const = 0;
  /// Names in a folder under assets/, sorted.
  virtual std::vector<std::string> list(std::string_view folder) const = 0;
};

/// Assets in a folder of the disk. A link that leads out of it isn't followed: what is played is kept with
/// every record, and nothing from elsewhere may come along.
class FolderAssets final : public AssetSource {
 public:
  explicit FolderAssets(std::string folder) : folder_(std::move(folder)) {}
  Result<std::string> read(std::string_view path) const override;
  std::vector<std::string> list(std::string_view folder) const override;

 private:
  std::string folder_;
};

/// The built-in assets, and the user's own shapes beside them. What is under shapes/own comes from the user's
/// folder and from nowhere else, all other things from the built-in ones: neither can take the other's place.
class JoinedAssets final : public AssetSource {
 public:
  /// Both outlive it.
  JoinedAssets(const AssetSource& built_in, const AssetSource& own) : built_in_(built_in), own_(own) {}
  Result<std::string> read(std::string_view path) const override { return of(path).read(path); }
  std::vector<std::string> list(std::string_view folder) const override { return of(folder).list(folder); }

 private:
  const AssetSource& of(std::string_view path) const;

  const AssetSource& built_in_;
  const AssetSource& own_;
};

/// The assets folder: $THIMBLE_ASSETS, else "assets" beside the program. An error says where it looked.
Result<FolderAssets> find_assets();

/// All exercises and plans, with the contents they name.
struct Library {
  std::vector<Exercise> exercises;
  std::vector<Plan> plans;
  std::vector<std::string> left_out;  ///< of the user's own: which can't be used, and why

  const Exercise* exercise(std::string_view id) const;
  const Plan* plan(std::string_view id) const;
};

Result<Library> load_library(const AssetSource& assets);
/// The same with the user's own exercises behind the built-in ones: activities/*/*.toml of `own`. One that is
/// damaged, has an id that is taken, or has no shape keeps nobody from playing: it is left out, with a
/// sentence.
Result<Library> load_library(const AssetSource& built_in, const AssetSource& own);
/// The shape of a name: shapes/NAME.svg, where the name may lead into subfolders ("letters/lower_a"). A name
/// that leads anywhere else ("../x", "/x") is an error, and so is a stroke that leaves the page.
Result<std::shared_ptr<const Content>> load_content(const AssetSource& assets, std::string_view name);

/// The exercises of a file, in its order: one for each [[exercise]] table, which takes what it doesn't say
/// itself, and single parameters too, from the keys beside the tables; a file without such tables is one
/// exercise. Errors name the file, the exercise and the key; a key that nobody reads is one, and so are names
/// that no line can show, and files too large or tables too deep for any exercise.
Result<std::vector<Exercise>> exercises_from_toml(std::string_view text, std::string_view path);
/// A file of one exercise, which exercises_from_toml reads back.
std::string toml_of(const Exercise& exercise);
Result<Plan> plan_from_toml(std::string_view text, std::string_view path);

}  // namespace thimble::play
