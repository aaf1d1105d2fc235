// Ids that homes and clinics can make apart and merge without clashes: UUID version 7 (RFC 9562,
// section 5.7).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "engine/store/utc.hpp"

namespace thimble::store {

/// Makes ids that sort, as text, in the order in which they were made. One thread at a time.
class Ids {
 public:
  /// 64 random bits a call.
  using Random = std::function<std::uint64_t()>;

  /// From the machine's clock and its source of randomness.
  Ids();
  Ids(WallClock clock, Random random);

  /// Later than every id before it, even within a millisecond or when the clock has gone back: the 12 bits
  /// after the time count up (method 1 of RFC 9562, section 6.2).
  std::string next();

 private:
  WallClock clock_;
  Random random_;
  std::int64_t last_ms_ = -1;
  std::uint32_t counter_ = 0;
};

/// 36 characters in the form 8-4-4-4-12, lower-case hexadecimal, version 7.
bool is_uuid_v7(std::string_view text);

}  // namespace thimble::store
