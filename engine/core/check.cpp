#include "engine/core/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace thimble {
void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "thimble stopped: %s does not hold (%s:%d)\n", condition, file, line);
  std::abort();
}
}  // namespace thimble
