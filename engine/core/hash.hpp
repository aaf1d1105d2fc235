// The fingerprint of a trial or of content: FNV-1a, 64 bits. For telling apart, not against an adversary.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace thimble {

class Hasher {
 public:
  void add(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
  }
  /// By its bits; -0 counts as 0.
  void add(double value) { add(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value)); }
  /// With its length, so that ("ab", "c") differs from ("a", "bc").
  void add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    for (char c : text) byte(static_cast<std::uint8_t>(c));
  }
  std::uint64_t value() const { return state_; }

  bool operator==(const Hasher&) const = default;

 private:
  void byte(std::uint8_t b) { state_ = (state_ ^ b) * 0x100000001b3u; }

  std::uint64_t state_ = 0xcbf29ce484222325u;
};

/// 16 lower-case hexadecimal digits.
inline std::string hex(std::uint64_t value) {
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, value >>= 4)
    text[static_cast<std::size_t>(i)] = "0123456789abcdef"[value & 15];
  return text;
}

}  // namespace thimble
