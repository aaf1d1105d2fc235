// UTF-8 to code points. Text comes from files that people edit, so that broken bytes must show, not stop.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace thimble::draw {

inline constexpr char32_t kReplacement = 0xFFFD;

/// Takes the first code point off `rest`, which isn't empty. A byte that starts no valid sequence (stray, cut
/// short, overlong, a surrogate, beyond U+10FFFF) is taken alone and gives kReplacement.
char32_t take_utf8(std::string_view& rest);

/// Where the first byte lies that is no valid UTF-8; the text's size where there is none.
std::size_t first_broken_utf8(std::string_view text);

/// Text from outside as a message may quote it: a terminal is told nothing by it, and a long one is cut.
/// Control characters and broken bytes become U+FFFD, and what is beyond `characters_max` becomes "...".
std::string quotable(std::string_view text, std::size_t characters_max = 60);

}  // namespace thimble::draw
