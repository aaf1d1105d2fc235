// Counts what the program takes from the heap, for tests of "allocates nothing once warm".
#pragma once

#include <cstddef>

namespace thimble::tests {
/// Since the program's start, in all threads.
std::size_t allocations();
}  // namespace thimble::tests
