#include "engine/draw/utf8.hpp"

#include <cstddef>

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

}  // namespace thimble::draw
