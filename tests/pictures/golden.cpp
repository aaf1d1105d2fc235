#include "tests/pictures/golden.hpp"

#include <cstdlib>
#include <filesystem>

#include "tests/catch.hpp"

namespace thimble::test {

namespace fs = std::filesystem;

void hold(const draw::Image& found, const std::string& name) {
  const fs::path golden = fs::path{THIMBLE_TESTS_DIR} / "golden" / (name + ".png");
  if (std::getenv("THIMBLE_REMAKE_GOLDENS") != nullptr) REQUIRE(draw::write_png(found, golden).ok());
  const Result<void> same = draw::matches_golden(found, golden, fs::current_path() / name);
  INFO((same ? "" : same.error().message));
  CHECK(same.ok());
}

}  // namespace thimble::test
