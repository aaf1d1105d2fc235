#include "engine/store/trace_column.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <numeric>

#include "engine/core/check.hpp"

namespace thimble::store {

namespace {

constexpr std::uint8_t kPredictZero = 255;
// A long look back averages a sensor's noise out, a short one follows turns, 0 takes what jumps.
constexpr std::array<std::uint8_t, 5> kPredictors{kPredictZero, 0, 1, 2, 4};
constexpr std::size_t kLookBackMax = 4;

// The last numbers of one series.
class History {
 public:
  bool empty() const { return count_ == 0; }
  void add(std::int64_t value) {
    last_[count_ % last_.size()] = value;
    ++count_;
  }
  std::int64_t continued(std::size_t look_back) const {
    const std::int64_t last = before(0);
    const std::size_t steps = std::min(look_back, count_ - 1);
    return steps == 0 ? last : last + (last - before(steps)) / static_cast<std::int64_t>(steps);
  }

 private:
  std::int64_t before(std::size_t steps) const { return last_[(count_ - 1 - steps) % last_.size()]; }

  std::array<std::int64_t, 8> last_{};  // a power of two above kLookBackMax
  std::size_t count_ = 0;
};
static_assert(kLookBackMax < 8);

class Prediction {
 public:
  Prediction(std::uint8_t predictor, std::size_t lanes) : predictor_(predictor), histories_(lanes) {}

  std::int64_t next(std::uint32_t lane) const {
    if (predictor_ == kPredictZero) return 0;
    const History& history = histories_[lane];
    return history.empty() ? latest_ : history.continued(predictor_);
  }
  void learn(std::uint32_t lane, std::int64_t value) {
    histories_[lane].add(value);
    latest_ = value;
  }

 private:
  std::uint8_t predictor_;
  std::vector<History> histories_;
  std::int64_t latest_ = 0;
};

std::vector<std::uint64_t> residuals_of(std::span<const std::int64_t> ks, const Lanes& lanes,
                                        std::uint8_t predictor) {
  Prediction prediction{predictor, lanes.count};
  std::vector<std::uint64_t> residuals(ks.size());
  for (std::size_t i = 0; i < ks.size(); ++i) {
    residuals[i] = zigzag(ks[i] - prediction.next(lanes.of[i]));
    prediction.learn(lanes.of[i], ks[i]);
  }
  return residuals;
}

std::uint64_t bits_in(std::span<const std::uint64_t> residuals) {
  std::uint64_t bits = 0;
  for (std::uint64_t r : residuals) bits += static_cast<std::uint64_t>(std::bit_width(r));
  return bits;
}

std::int64_t common_unit(std::span<const std::int64_t> values) {
  std::int64_t unit = 0;
  for (std::size_t i = 1; i < values.size() && unit != 1; ++i) unit = std::gcd(unit, values[i] - values[0]);
  return std::max<std::int64_t>(unit, 1);
}

}  // namespace

Lanes single_lane(std::size_t numbers) { return {.of = std::vector<std::uint32_t>(numbers, 0), .count = 1}; }

Lanes lanes_by(std::span<const std::int64_t> keys) {
  Lanes lanes;
  lanes.of.reserve(keys.size());
  std::map<std::int64_t, std::uint32_t> known;
  for (std::int64_t key : keys)
    lanes.of.push_back(known.try_emplace(key, static_cast<std::uint32_t>(known.size())).first->second);
  lanes.count = known.size();
  return lanes;
}

void write_column(ByteWriter& out, std::span<const std::int64_t> values, const Lanes& lanes) {
  const std::int64_t base = values.empty() ? 0 : values[0];
  const std::int64_t unit = common_unit(values);
  std::vector<std::int64_t> ks(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    CHECK(values[i] >= -kColumnBound && values[i] <= kColumnBound);
    ks[i] = (values[i] - base) / unit;
  }
  std::uint8_t best = 0;
  std::vector<std::uint64_t> residuals;
  std::uint64_t fewest_bits = ~std::uint64_t{0};
  for (std::uint8_t predictor : kPredictors) {
    std::vector<std::uint64_t> candidate = residuals_of(ks, lanes, predictor);
    if (const std::uint64_t bits = bits_in(candidate); bits < fewest_bits) {
      fewest_bits = bits;
      best = predictor;
      residuals = std::move(candidate);
    }
  }
  const std::uint64_t largest = residuals.empty() ? 0 : *std::max_element(residuals.begin(), residuals.end());
  const int planes = (static_cast<int>(std::bit_width(largest)) + 7) / 8;
  out.signed_varint(base);
  out.varint(static_cast<std::uint64_t>(unit));
  out.u8(best);
  out.u8(static_cast<std::uint8_t>(planes));
  for (int plane = 0; plane < planes; ++plane)
    for (std::uint64_t r : residuals) out.u8(static_cast<std::uint8_t>(r >> (8 * plane)));
}

std::optional<std::vector<std::int64_t>> read_column(ByteReader& in, const Lanes& lanes, std::int64_t min,
                                                     std::int64_t max) {
  const std::size_t size = lanes.of.size();
  const std::int64_t base = in.signed_varint();
  const std::uint64_t unit = in.varint();
  const std::uint8_t predictor = in.u8();
  const std::uint8_t planes = in.u8();
  const bool sound = !in.failed() && unit >= 1 && unit <= static_cast<std::uint64_t>(2 * kColumnBound) &&
                     base >= -kColumnBound && base <= kColumnBound && planes <= 8 &&
                     (predictor == kPredictZero || predictor <= kLookBackMax);
  if (!sound) return std::nullopt;
  std::vector<std::uint64_t> residuals(size, 0);
  for (int plane = 0; plane < planes; ++plane) {
    const auto bytes = in.take(size);
    if (in.failed()) return std::nullopt;
    for (std::size_t i = 0; i < size; ++i)
      residuals[i] |= static_cast<std::uint64_t>(bytes[i]) << (8 * plane);
  }
  // Two values within the bound differ by twice the bound at most, and so do their k's.
  const std::int64_t k_max = 2 * kColumnBound / static_cast<std::int64_t>(unit);
  Prediction prediction{predictor, lanes.count};
  std::vector<std::int64_t> values(size);
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint64_t bits = static_cast<std::uint64_t>(prediction.next(lanes.of[i])) +
                               static_cast<std::uint64_t>(unzigzag(residuals[i]));
    const auto k = static_cast<std::int64_t>(bits);
    if (k < -k_max || k > k_max) return std::nullopt;
    prediction.learn(lanes.of[i], k);
    values[i] = base + k * static_cast<std::int64_t>(unit);
    if (values[i] < min || values[i] > max) return std::nullopt;
  }
  return values;
}

}  // namespace thimble::store
