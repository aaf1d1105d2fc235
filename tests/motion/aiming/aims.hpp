// Sequences of aims with known answers: the same as in tests/motion/reference/aiming_throughput_reference.py.
#pragma once

#include <array>
#include <vector>

#include "engine/motion/aiming/throughput.hpp"

namespace thimble::motion::test {

/// Sequence 0, 1 or 2 of seven aims over a ring of targets.
inline std::vector<AimTrial> ring_sequence(std::size_t k) {
  constexpr std::array<Vec2, 8> kRing{{{30, 0},
                                       {-27, 13.02},
                                       {18.71, -23.45},
                                       {-6.68, 29.25},
                                       {-6.68, -29.25},
                                       {18.71, 23.45},
                                       {-27, -13.02},
                                       {30, 0}}};
  constexpr std::array<std::array<Vec2, 7>, 3> kOffsets{
      {{{{1.5, -0.5}, {-2.25, 1}, {0.75, 3}, {-1, -2.5}, {2, 0.25}, {0, -1.75}, {3.5, 1.25}}},
       {{{-4, 2}, {1.25, 0.5}, {6.5, -3}, {-2.5, -2.5}, {0.5, 5}, {-1, 1}, {2.75, -6}}},
       {{{0.1, 0.2}, {0.3, -0.1}, {-0.2, 0.4}, {0, 0}, {0.25, -0.3}, {-0.15, 0.05}, {0.2, 0.1}}}}};
  constexpr std::array<std::array<double, 7>, 3> kTimesMs{{{612, 540, 655.5, 498, 701, 588, 634.25},
                                                           {430, 415, 502, 388.5, 467, 441, 450},
                                                           {1210, 1105, 980, 1333, 1024.5, 1150, 1188}}};
  constexpr std::array<double, 3> kWidthsMm{8, 8, 4};
  std::vector<AimTrial> sequence;
  for (std::size_t i = 0; i < 7; ++i) {
    sequence.push_back({.from = kRing.at(i),
                        .to = kRing.at(i + 1),
                        .select = kRing.at(i + 1) + kOffsets.at(k).at(i),
                        .movement_time_s = kTimesMs.at(k).at(i) / 1000,
                        .width_mm = kWidthsMm.at(k)});
  }
  return sequence;
}

}  // namespace thimble::motion::test
