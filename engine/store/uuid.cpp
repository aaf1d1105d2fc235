#include "engine/store/uuid.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <utility>

#include "engine/core/check.hpp"

namespace thimble::store {

namespace {

std::uint64_t system_random() {
  std::uint64_t bits = 0;
  CHECK(getrandom(&bits, sizeof bits, 0) == static_cast<ssize_t>(sizeof bits));
  return bits;
}

constexpr std::uint32_t kCounterMax = 0xfff;

}  // namespace

Ids::Ids() : Ids(system_wall_time, system_random) {}

Ids::Ids(WallClock clock, Random random) : clock_(std::move(clock)), random_(std::move(random)) {}

std::string Ids::next() {
  const std::int64_t now = clock_().count();
  const std::uint64_t bits = random_();
  if (now > last_ms_) {
    last_ms_ = now;
    counter_ = static_cast<std::uint32_t>(random_() & 0x7ff);  // the upper half is room to count
  } else if (++counter_ > kCounterMax) {
    ++last_ms_;
    counter_ = 0;
  }
  const auto ms = static_cast<std::uint64_t>(last_ms_);
  constexpr std::uint64_t kVariant = 0x8000;
  return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", (ms >> 16) & 0xffffffff, ms & 0xffff, counter_,
                     kVariant | ((bits >> 48) & 0x3fff), bits & 0xffffffffffff);
}

bool is_uuid_v7(std::string_view text) {
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-7xxx-vxxx-xxxxxxxxxxxx";
  const auto fits = [](char c, char form) {
    switch (form) {
      case 'x':
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      case 'v':
        return c == '8' || c == '9' || c == 'a' || c == 'b';
      default:
        return c == form;
    }
  };
  return text.size() == kForm.size() && std::equal(text.begin(), text.end(), kForm.begin(), fits);
}

}  // namespace thimble::store
