#include "engine/store/own_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace thimble::store {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const fs::path& path, std::string_view why) {
  return Error{
      fmt::format("{}: can't be written ({}): give yourself the right to write there, or free some space",
                  path.string(), why)};
}

Result<void> make_private_folder(const fs::path& folder, const fs::path& outermost) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return {};
  if (folder == outermost) {
    fs::create_directories(folder.parent_path(), error);
    if (error) return cannot_write(folder.parent_path(), error.message());
  } else if (Result<void> made = make_private_folder(folder.parent_path(), outermost); !made) {
    return made;
  }
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return cannot_write(folder, std::strerror(errno));
  return {};
}

// Empty when all is on the disk, or else why not.
std::string written_through(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::strerror(errno);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return fsync(descriptor) == 0 ? "" : std::strerror(errno);
}

// Beside its place first, then in its place at once.
Result<void> write_private(const fs::path& path, std::string_view text) {
  const fs::path part = path.string() + ".part";
  std::error_code ignored;
  fs::remove(part, ignored);  // of an attempt that was cut off, with whatever rights it had
  const int descriptor = open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return cannot_write(path, std::strerror(errno));
  std::string trouble = written_through(descriptor, text);
  if (close(descriptor) != 0 && trouble.empty()) trouble = std::strerror(errno);
  if (trouble.empty() && std::rename(part.c_str(), path.c_str()) != 0) trouble = std::strerror(errno);
  if (trouble.empty()) return {};
  fs::remove(part, ignored);
  return cannot_write(path, trouble);
}

}  // namespace

std::string own_folder_of(std::string_view store_path) { return std::string{store_path} + ".own"; }

Result<void> save_own_exercise(const std::string& folder, const play::Exercise& exercise,
                               std::string_view svg) {
  const fs::path root{folder};
  const fs::path shape = root / "shapes" / (exercise.content + ".svg");
  const fs::path activity = root / "activities" / (exercise.id + ".toml");
  for (const fs::path& path : {shape, activity})
    if (Result<void> made = make_private_folder(path.parent_path(), root); !made) return made;
  if (Result<void> written = write_private(shape, svg); !written) return written;
  if (Result<void> written = write_private(activity, play::toml_of(exercise)); !written) {
    std::error_code ignored;
    fs::remove(shape, ignored);
    return written;
  }
  return {};
}

}  // namespace thimble::store
