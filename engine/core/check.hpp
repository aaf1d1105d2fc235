// Broken invariants stop the program, in release too: a trial in progress is safe in the recorder, and a
// wrong number about a child is worse than no number. Anything from outside goes through Result instead.
#pragma once

namespace thimble {
/// Prints the condition and its place on stderr and aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);
}  // namespace thimble

#define CHECK(condition) \
  (static_cast<bool>(condition) ? void() : ::thimble::check_failed(#condition, __FILE__, __LINE__))
#define UNREACHABLE() ::thimble::check_failed("this line is never reached", __FILE__, __LINE__)
