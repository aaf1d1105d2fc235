#include "engine/motion/tracing/drawn_path.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"

namespace thimble::motion {

std::vector<double> lengths_mm(const Signal& signal) {
  std::vector<double> lengths;
  lengths.reserve(signal.mm.size());
  for (std::size_t i = 0; i < signal.mm.size(); ++i) {
    lengths.push_back(i == 0 ? 0 : lengths[i - 1] + distance(signal.mm[i - 1], signal.mm[i]));
  }
  return lengths;
}

DrawnPath evenly_spaced(const Signal& signal, double spacing_mm) {
  CHECK(spacing_mm > 0);
  const std::vector<double> lengths = lengths_mm(signal);
  if (lengths.empty() || !(lengths.back() > 0)) return {};
  const double length = lengths.back();
  const double steps = std::ceil(length / spacing_mm);
  const auto count = static_cast<std::size_t>(steps) + 1;

  DrawnPath path{.mm = {}, .seconds = {}, .step_mm = length / steps};
  path.mm.reserve(count);
  path.seconds.reserve(count);
  std::size_t i = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const double u = std::min(path.step_mm * static_cast<double>(k), length);
    while (i + 2 < lengths.size() && lengths[i + 1] < u) ++i;
    const double piece = lengths[i + 1] - lengths[i];
    const double f = piece > 0 ? std::min((u - lengths[i]) / piece, 1.0) : 0.0;
    path.mm.push_back(signal.mm[i] + (signal.mm[i + 1] - signal.mm[i]) * f);
    path.seconds.push_back(signal.seconds_at(static_cast<double>(i) + f));
  }
  return path;
}

}  // namespace thimble::motion
