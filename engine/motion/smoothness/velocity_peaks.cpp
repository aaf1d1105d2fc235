#include "engine/motion/smoothness/velocity_peaks.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace thimble::motion {
namespace {

constexpr double kLowest = std::numeric_limits<double>::infinity();

// For every value the least one on the way back to the last greater one, or to the beginning.
template <class Iterator>
std::vector<double> lowest_since_greater(Iterator begin, Iterator end) {
  struct Summit {
    double height, lowest;
  };
  std::vector<Summit> falling;  // each greater than those after it
  std::vector<double> lowest;
  for (; begin != end; ++begin) {
    double least = kLowest;
    while (!falling.empty() && falling.back().height <= *begin) {
      least = std::min({least, falling.back().lowest, falling.back().height});
      falling.pop_back();
    }
    least = std::min(least, *begin);
    falling.push_back({*begin, least});
    lowest.push_back(least);
  }
  return lowest;
}

}  // namespace

int velocity_peaks(std::span<const double> speeds) {
  if (speeds.size() < 3) return 0;
  const double wanted = kPeakProminence * *std::max_element(speeds.begin(), speeds.end());
  const std::vector<double> before = lowest_since_greater(speeds.begin(), speeds.end());
  const std::vector<double> behind = lowest_since_greater(speeds.rbegin(), speeds.rend());
  int count = 0;
  for (std::size_t i = 1; i + 1 < speeds.size();) {
    std::size_t end = i + 1;  // of the flat top that begins at i
    while (end < speeds.size() && speeds[end] == speeds[i]) ++end;
    const bool peak = speeds[i - 1] < speeds[i] && end < speeds.size() && speeds[end] < speeds[i];
    const double base = std::max(before[i], behind[speeds.size() - end]);
    if (peak && speeds[i] - base >= wanted) ++count;
    i = end;
  }
  return count;
}

}  // namespace thimble::motion
