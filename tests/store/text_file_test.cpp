// Goal: a file named on a command line is read whole or refused with its path. Method: files in a folder of
// their own, and the kernel's own endless one.
#include "engine/store/text_file.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/catch.hpp"

namespace thimble::store {
namespace {

using Catch::Contains;
using Catch::StartsWith;

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "thimble-text-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string with(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

TEST_CASE("a file that isn't there, and a folder, are refused by their path") {
  const Folder folder;
  const auto missing = text_from_file(folder.path() + "/none.csv");
  REQUIRE_FALSE(missing.ok());
  CHECK_THAT(missing.error().message,
             StartsWith(folder.path() + "/none.csv: ") && Contains("No such file or directory"));
  const auto in_folder = text_from_file(folder.path());
  REQUIRE_FALSE(in_folder.ok());
  CHECK_THAT(in_folder.error().message, StartsWith(folder.path() + ": expected a file, found a folder"));
  CHECK_FALSE(text_from_file("").ok());
}

TEST_CASE("a file longer than it may be is refused, even one without an end") {
  const Folder folder;
  const std::string path = folder.with("a.csv", "1\n3\n5");
  CHECK(text_from_file(path, 5).value() == "1\n3\n5");
  const auto longer = text_from_file(path, 4);
  REQUIRE_FALSE(longer.ok());
  CHECK_THAT(longer.error().message,
             StartsWith(path + ", line 3: expected a file of at most 4 bytes, found more"));
  CHECK_FALSE(text_from_file("/dev/zero", 10'000'000).ok());
}

TEST_CASE("a file comes back byte by byte, an empty one as nothing") {
  const Folder folder;
  CHECK(text_from_file(folder.with("empty.csv", "")).value().empty());
  std::string bytes;
  for (int i = 0; i < 3'000'000; ++i) bytes += static_cast<char>(i * 7);
  CHECK(text_from_file(folder.with("long.csv", bytes)).value() == bytes);
}

}  // namespace
}  // namespace thimble::store
