// UTF-8 to code points. Text comes from files that people edit, so that broken bytes must show, not stop.
#pragma once

#include <string_view>

namespace thimble::draw {

inline constexpr char32_t kReplacement = 0xFFFD;

/// Takes the first code point off `rest`, which isn't empty. A byte that starts no valid sequence (stray, cut
/// short, overlong, a surrogate, beyond U+10FFFF) is taken alone and gives kReplacement.
char32_t take_utf8(std::string_view& rest);

}  // namespace thimble::draw
