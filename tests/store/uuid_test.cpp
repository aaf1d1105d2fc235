// Goal: ids are UUIDs of version 7 and sort as they were made. Method: a clock and random bits given by hand;
// the fields as RFC 9562 section 5.7 draws them.
#include "engine/store/uuid.hpp"

#include "tests/catch.hpp"

using namespace thimble::store;

TEST_CASE("what isn't a UUID of version 7 is told from one") {
  CHECK(is_uuid_v7("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));  // the RFC's own example, appendix A.6
  for (const char* wrong : {"", "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
                            "017f22e2-79b0-7cc3-c8c4-dc0c0c07398f", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
                            "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0"})
    CHECK_FALSE(is_uuid_v7(wrong));
}

TEST_CASE("time, counter and random bits stand where the RFC puts them") {
  Ids ids{[] { return WallTime{0x017F22E279B0}; }, [] { return 0xffffffffffffffffu; }};
  CHECK(ids.next() == "017f22e2-79b0-77ff-bfff-ffffffffffff");
  CHECK(ids.next() == "017f22e2-79b0-7800-bfff-ffffffffffff");
}

TEST_CASE("ids sort as they were made, within a millisecond and when the clock goes back") {
  std::int64_t now = 1'000'000;
  Ids ids{[&] { return WallTime{now}; },
          [n = std::uint64_t{0}]() mutable { return n += 0x9e3779b97f4a7c15u; }};
  std::string last;
  for (int i = 0; i < 20'000; ++i) {
    if (i == 5'000) now -= 500;
    if (i > 10'000) ++now;
    const std::string id = ids.next();
    REQUIRE(id > last);
    REQUIRE(is_uuid_v7(id));
    last = id;
  }
}

TEST_CASE("the machine's own ids differ") {
  Ids a;
  Ids b;
  CHECK(a.next() != b.next());
}
