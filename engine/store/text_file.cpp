#include "engine/store/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace thimble::store {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

Error cannot_read(const std::string& path, int error) {
  return Error{fmt::format("{}: can't be read: {}: give a file that is there and that you may read", path,
                           error == 0 ? "unknown reason" : std::strerror(error))};
}

Error too_long(const std::string& path, const std::string& text, std::size_t bytes_max) {
  const auto line = 1 + std::count(text.begin(), text.end() - 1, '\n');
  return Error{fmt::format("{}, line {}: expected a file of at most {} bytes, found more: give a part of it",
                           path, line, bytes_max)};
}

}  // namespace

Result<std::string> text_from_file(const std::string& path, std::size_t bytes_max) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return Error{fmt::format("{}: expected a file, found a folder: give a file in it", path)};
  errno = 0;
  std::ifstream file{path, std::ios::binary};
  if (!file) return cannot_read(path, errno);
  // Piece by piece, as a pipe has no size that could be asked for.
  std::string text;
  while (file) {
    if (text.size() > bytes_max) return too_long(path, text, bytes_max);
    const std::size_t had = text.size();
    text.resize(had + std::min(kPieceBytes, bytes_max + 1 - had));
    file.read(text.data() + had, static_cast<std::streamsize>(text.size() - had));
    text.resize(had + static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) return cannot_read(path, errno);
  return text;
}

}  // namespace thimble::store
