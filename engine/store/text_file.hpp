// The files that people name on a command line, read whole.
#pragma once

#include <cstddef>
#include <string>

#include "engine/core/result.hpp"

namespace thimble::store {

/// A million rows (kCsvRowsMax) of 256 bytes; also what the rest of a small machine's memory is left with.
inline constexpr std::size_t kTextFileBytesMax = std::size_t{256} << 20;

/// The bytes of a file, pipe or device. Errors name the path: no such file, a folder, not allowed, longer
/// than `bytes_max`.
Result<std::string> text_from_file(const std::string& path, std::size_t bytes_max = kTextFileBytesMax);

}  // namespace thimble::store
