#include "engine/draw/utf8.hpp"

namespace thimble::draw {
namespace {

struct Lead {
  std::size_t length = 0;  // of the sequence; 0 for a byte that starts none
  char32_t bits = 0;       // of the code point
  char32_t smallest = 0;   // that needs this length
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte < 0xC0) return {};
  if (byte < 0xE0) return {2, byte & 0x1Fu, 0x80};
  if (byte < 0xF0) return {3, byte & 0x0Fu, 0x800};
  if (byte < 0xF8) return {4, byte & 0x07u, 0x10000};
  return {};
}

// C0, DEL and C1: what a terminal obeys instead of showing it.
bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

bool is_scalar(char32_t code) { return code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF); }

}  // namespace

char32_t take_utf8(std::string_view& rest) {
  const Lead lead = lead_of(static_cast<unsigned char>(rest[0]));
  char32_t code = lead.bits;
  bool valid = lead.length > 0 && lead.length <= rest.size();
  for (std::size_t i = 1; valid && i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(rest[i]);
    valid = (byte & 0xC0) == 0x80;
    code = code << 6 | (byte & 0x3Fu);
  }
  valid = valid && code >= lead.smallest && is_scalar(code);
  rest.remove_prefix(valid ? lead.length : 1);
  return valid ? code : kReplacement;
}

std::size_t first_broken_utf8(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    const std::size_t before = rest.size();
    // A replacement character that stands in the text itself has three bytes.
    if (take_utf8(rest) == kReplacement && before - rest.size() == 1) return at;
  }
  return text.size();
}

std::string quotable(std::string_view text, std::size_t characters_max) {
  constexpr std::string_view kShown = "\uFFFD";
  std::string quoted;
  std::string_view rest = text;
  for (std::size_t count = 0; !rest.empty(); ++count) {
    if (count == characters_max) return quoted + "...";
    const std::string_view before = rest;
    const char32_t code = take_utf8(rest);
    quoted +=
        code == kReplacement || is_control(code) ? kShown : before.substr(0, before.size() - rest.size());
  }
  return quoted;
}

}  // namespace thimble::draw
