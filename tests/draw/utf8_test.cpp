// Goal: valid UTF-8 is read, broken bytes show and never swallow what follows. Method: the examples of the
// Unicode standard, section 3.9, and their neighbours.
#include "engine/draw/utf8.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace thimble::draw;

namespace {

std::u32string decoded(std::string_view bytes) {
  std::u32string codes;
  while (!bytes.empty()) codes += take_utf8(bytes);
  return codes;
}

}  // namespace

TEST_CASE("each broken byte gives one replacement and what follows is read") {
  CHECK(decoded("\x80z") == U"\uFFFDz");                              // stray continuation
  CHECK(decoded("\xC3z") == U"\uFFFDz");                              // cut short
  CHECK(decoded("\xE2\x82") == U"\uFFFD\uFFFD");                      // cut short by the end
  CHECK(decoded("\xC0\xAF") == U"\uFFFD\uFFFD");                      // overlong
  CHECK(decoded("\xE0\x80\x80") == U"\uFFFD\uFFFD\uFFFD");            // overlong
  CHECK(decoded("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");            // surrogate
  CHECK(decoded("\xF4\x90\x80\x80") == U"\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond U+10FFFF
  CHECK(decoded("\xFF") == U"\uFFFD");
}

TEST_CASE("sequences of one to four bytes are read") {
  CHECK(decoded("a\x7F") == U"a\x7F");
  CHECK(decoded("\xC2\x80\xDF\xBF") == U"\u0080\u07FF");
  CHECK(decoded("\xE2\x82\xAC\xEF\xBF\xBD") == U"\u20AC\uFFFD");
  CHECK(decoded("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF") == U"\U00010000\U0010FFFF");
  CHECK(decoded("").empty());
}

TEST_CASE("the first broken byte is found, and a replacement character that was typed is none") {
  CHECK(first_broken_utf8("") == 0);
  CHECK(first_broken_utf8("a\u20AC\uFFFD") == 7);
  CHECK(first_broken_utf8("a\u20AC\xFCz") == 4);
  CHECK(first_broken_utf8("a\xE2\x82") == 1);
}

TEST_CASE("text from outside is quoted without what a terminal obeys, and not longer than asked for") {
  CHECK(quotable("gr\u00FC\u00DFe, 3 mm") == "gr\u00FC\u00DFe, 3 mm");
  CHECK(quotable("\x1B[2J\n\x7F\u009B\xFF") == "\uFFFD[2J\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(quotable("\u00FC\u00FC\u00FC", 3) == "\u00FC\u00FC\u00FC");
  CHECK(quotable("\u00FC\u00FC\u00FC", 2) == "\u00FC\u00FC...");
  CHECK(quotable(std::string(1'000'000, 'x')).size() == 63);
}
