// Goal: a result is a value or a reason, and nothing is lost on the way. Method: each way of making and
// asking one.
#include "engine/core/result.hpp"

#include <memory>

#include "tests/catch.hpp"

namespace thimble {
namespace {

Result<int> half_of(int n) {
  if (n % 2 != 0) return Error{"expected an even number"};
  return n / 2;
}

TEST_CASE("a failed result says why") {
  const Result<int> result = half_of(3);
  CHECK_FALSE(result.ok());
  CHECK_FALSE(static_cast<bool>(result));
  CHECK(result.error().message == "expected an even number");
}

TEST_CASE("a good result gives its value by every way of asking") {
  Result<std::string> result = std::string("thimble");
  REQUIRE(result.ok());
  CHECK(result.value() == "thimble");
  CHECK(*result == "thimble");
  CHECK(result->size() == 7);
  *result += "s";
  CHECK(std::as_const(result).value() == "thimbles");
}

TEST_CASE("a result of a value that can only move gives it away") {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
  const std::unique_ptr<int> taken = std::move(result).value();
  CHECK(*taken == 5);
}

TEST_CASE("a result without a value is good until it has a reason") {
  CHECK(Result<void>{}.ok());
  const Result<void> failed = Error{"the disk is full"};
  CHECK_FALSE(failed.ok());
  CHECK(failed.error().message == "the disk is full");
}

TEST_CASE("a result whose value is text keeps text and reason apart") {
  const Result<std::string> text = std::string("expected");
  const Result<std::string> reason = Error{"expected"};
  CHECK(text.ok());
  CHECK_FALSE(reason.ok());
}

}  // namespace
}  // namespace thimble
