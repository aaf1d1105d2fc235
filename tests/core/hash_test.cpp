// Goal: fingerprints are those of FNV-1a and tell apart what differs. Method: the basis and one text hashed
// by an independent program, and pairs that must differ.
#include "engine/core/hash.hpp"

#include <limits>

#include "tests/catch.hpp"

namespace thimble {
namespace {

template <class... Parts>
std::uint64_t hash_of(Parts... parts) {
  Hasher hasher;
  (hasher.add(parts), ...);
  return hasher.value();
}

TEST_CASE("nothing hashes to the offset basis of FNV-1a") { CHECK(Hasher{}.value() == 0xcbf29ce484222325u); }

TEST_CASE("an integer is hashed from its lowest byte on, as FNV-1a hashes the eight bytes") {
  // The bytes of "chongo w". Computed in Python: for b in text: h = (h ^ b) * 0x100000001b3 % 2**64
  CHECK(hash_of(std::uint64_t{0x77206f676e6f6863u}) == 0xd1edd10b507344d0u);
}

TEST_CASE("a text is hashed with its length, so that neighbours don't run together") {
  CHECK(hash_of(std::string_view("ab"), std::string_view("c")) !=
        hash_of(std::string_view("a"), std::string_view("bc")));
  CHECK(hash_of(std::string_view("")) != Hasher{}.value());
}

TEST_CASE("minus zero counts as zero, and every other bit of a number counts") {
  CHECK(hash_of(-0.0) == hash_of(0.0));
  CHECK(hash_of(1.0) != hash_of(1.0 + std::numeric_limits<double>::epsilon()));
  CHECK(hash_of(1.0) != hash_of(-1.0));
}

TEST_CASE("the order of what is added counts") {
  CHECK(hash_of(std::uint64_t{1}, std::uint64_t{2}) != hash_of(std::uint64_t{2}, std::uint64_t{1}));
}

TEST_CASE("hexadecimal text has 16 lower-case digits") {
  CHECK(hex(0) == "0000000000000000");
  CHECK(hex(0xcbf29ce484222325u) == "cbf29ce484222325");
  CHECK(hex(~std::uint64_t{0}) == "ffffffffffffffff");
}

}  // namespace
}  // namespace thimble
