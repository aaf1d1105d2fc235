#include "engine/store/store_path.hpp"

#include <cstdlib>
#include <string_view>

namespace thimble::store {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

}  // namespace

Result<std::string> default_store_path() {
  constexpr std::string_view kFile = "/thimble/thimble.db";
  if (const std::string_view store = environment("THIMBLE_STORE"); !store.empty()) return std::string{store};
  if (const std::string_view data = environment("XDG_DATA_HOME"); data.starts_with('/'))
    return std::string{data}.append(kFile);
  if (const std::string_view home = environment("HOME"); home.starts_with('/'))
    return std::string{home}.append("/.local/share").append(kFile);
  return Error{
      "expected $THIMBLE_STORE, $XDG_DATA_HOME or $HOME to say where the store is, and none is set: pass "
      "--store PATH"};
}

}  // namespace thimble::store
