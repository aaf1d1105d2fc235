// Random numbers that are the same on every machine: no std distributions, only integers and exact divisions.
#pragma once

#include <cstdint>

namespace thimble {

/// SplitMix64 (Steele, Lea & Flood 2014, doi 10.1145/2660193.2660195). A value: a copy continues equally.
class Rng {
 public:
  explicit Rng(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  /// In [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// In [0, count); count > 0. The bias is below 1e-9 for counts under a thousand million.
  std::uint64_t below(std::uint64_t count) { return next() % count; }
  /// An independent generator, for a part whose draws must not move those of the rest.
  Rng split() { return Rng{next()}; }

  bool operator==(const Rng&) const = default;

 private:
  std::uint64_t state_;
};

}  // namespace thimble
