#include "engine/motion/tracing/drawn_path.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"
#include "engine/motion/statistics.hpp"

namespace thimble::motion {
namespace {

class PathBuilder {
 public:
  PathBuilder(const Signal& signal, const DrawnPathSettings& settings)
      : signal_(signal), settings_(settings) {
    append(signal.mm.front(), 0);
  }

  /// Straight on to a position of the signal.
  void go_to(std::size_t step) { go_to(signal_.mm[step], static_cast<double>(step)); }

  /// To the middle of a stay, and there until its last step.
  void rest(std::size_t first, std::size_t last) {
    std::vector<double> x, y;
    for (std::size_t i = first; i <= last; ++i) {
      x.push_back(signal_.mm[i].x);
      y.push_back(signal_.mm[i].y);
    }
    const Vec2 middle{median_of(std::move(x)),
                      median_of(std::move(y))};  // the way into the stay counts little
    go_to(middle, static_cast<double>(first));
    append(middle, static_cast<double>(last));
  }

  bool too_near(std::size_t step) const {
    return distance(path_.mm.back(), signal_.mm[step]) < settings_.piece_mm_min;
  }

  DrawnPath take() { return std::move(path_); }

 private:
  void go_to(Vec2 to, double step) {
    const Vec2 from = path_.mm.back();
    const double pieces = std::max(1.0, std::ceil(distance(from, to) / settings_.piece_mm_max - 1e-9));
    const double from_step = step_;
    for (double k = 1; k < pieces; ++k)
      append(from + (to - from) * (k / pieces), from_step + (step - from_step) * (k / pieces));
    append(to, step);
  }

  void append(Vec2 mm, double step) {
    path_.mm.push_back(mm);
    path_.seconds.push_back(signal_.seconds_at(step));
    step_ = step;
  }

  const Signal& signal_;
  const DrawnPathSettings& settings_;
  DrawnPath path_;
  double step_ = 0;
};

// The last step of the stay that begins at `step`.
std::size_t stay_end(const Signal& signal, std::size_t step, double rest_mm) {
  std::size_t end = step;
  while (end + 1 < signal.mm.size() && distance(signal.mm[step], signal.mm[end + 1]) <= rest_mm) ++end;
  return end;
}

}  // namespace

std::vector<double> lengths_mm(const Signal& signal) {
  std::vector<double> lengths;
  lengths.reserve(signal.mm.size());
  for (std::size_t i = 0; i < signal.mm.size(); ++i) {
    lengths.push_back(i == 0 ? 0 : lengths[i - 1] + distance(signal.mm[i - 1], signal.mm[i]));
  }
  return lengths;
}

DrawnPath drawn_path(const Signal& signal, const DrawnPathSettings& settings) {
  CHECK(settings.piece_mm_max > 0 && settings.piece_mm_min >= 0 && settings.rest_mm >= 0);
  const std::size_t n = signal.mm.size();
  if (n < 2) return {};
  PathBuilder path(signal, settings);
  for (std::size_t i = 0; i + 1 < n;) {
    const std::size_t end = settings.rest_mm > 0 ? stay_end(signal, i, settings.rest_mm) : i;
    if (end > i && static_cast<double>(end - i) >= settings.rest_s * signal.rate_hz) {
      path.rest(i, end);
      if (end + 1 < n) path.go_to(end + 1);
      i = end + 1;
    } else {
      ++i;
      if (i + 1 == n || !path.too_near(i)) path.go_to(i);
    }
  }
  DrawnPath drawn = path.take();
  if (!(length_mm(drawn) > 0)) return {};
  return drawn;
}

double length_mm(const DrawnPath& path) {
  double length = 0;
  for (std::size_t i = 1; i < path.mm.size(); ++i) length += distance(path.mm[i - 1], path.mm[i]);
  return length;
}

}  // namespace thimble::motion
