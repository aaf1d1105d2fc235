// What tests of names and paths share: a folder to keep them in.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "therapist_panel/cli/own_exercise.hpp"

#include "tests/catch.hpp"

namespace thimble::panel::test {

/// A user's own folder beside a store that needn't be there, with the built-in assets.
class OwnFolder {
 public:
  OwnFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "thimble-own-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
    own = (path / "thimble.db.own").string();
    reload();
  }
  ~OwnFolder() { std::filesystem::remove_all(path); }

  void reload() {
    own_assets = std::make_unique<play::FolderAssets>(own);
    assets = std::make_unique<play::JoinedAssets>(built_in, *own_assets);
    auto loaded = play::load_library(built_in, *own_assets);
    REQUIRE(loaded.ok());
    shelf = std::move(*loaded);
  }
  /// Makes something and looks at what is there now.
  template <class Make>
  Result<play::Exercise> keep(Make make) {
    Result<play::Exercise> made = make(OwnPlace{*assets, shelf, own}, ids);
    reload();
    return made;
  }
  std::size_t count(bool (*is_kind)(const play::Exercise&)) const {
    return static_cast<std::size_t>(std::ranges::count_if(shelf.exercises, is_kind));
  }
  void write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((std::filesystem::path{own} / name).parent_path());
    std::ofstream{std::filesystem::path{own} / name} << text;
  }

  std::filesystem::path path;
  std::string own;
  play::FolderAssets built_in = play::find_assets().value();
  std::unique_ptr<play::FolderAssets> own_assets;
  std::unique_ptr<play::JoinedAssets> assets;
  play::Library shelf;
  store::Ids ids;
};

}  // namespace thimble::panel::test
