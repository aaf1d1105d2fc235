#include "engine/motion/shape/curves.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/motion/shape/coordinates.hpp"
#include "engine/motion/shape/curve_distance.hpp"
#include "engine/motion/shape/procrustes.hpp"

namespace thimble::motion {
namespace {

// Finer than a hand's corners on any shape that fits a screen; what is left over hardly changes beyond.
constexpr std::size_t kProcrustesPoints = 128;

constexpr std::array<std::string_view, 6> kProcrustesIds{
    "procrustes_residual",   "procrustes_rotation_deg", "procrustes_scale",
    "procrustes_shift_x_mm", "procrustes_shift_y_mm",   "procrustes_mean_residual_mm"};
constexpr std::array<std::string_view, 4> kDistanceIds{"hausdorff_mm", "hausdorff_discrete_mm",
                                                       "frechet_discrete_mm", "dtw_mm"};

// Empty when both can be measured.
std::string why_not(std::span<const Vec2> a, std::span<const Vec2> b) {
  if (a.empty() || b.empty()) return "a curve without points";
  if (!within_range(a) || !within_range(b)) return std::string(kOutOfRange);
  return {};
}

Result<Similarity> similarity(std::span<const Vec2> a, std::span<const Vec2> b, SignalChain::Kind kind) {
  if (a.size() == b.size() || kind == SignalChain::Kind::kRaw) return procrustes(a, b);
  return procrustes(evenly_sampled(a, kProcrustesPoints), evenly_sampled(b, kProcrustesPoints));
}

void append_distances(MeasureSet& set, std::span<const Vec2> a, std::span<const Vec2> b) {
  if (a.size() > kCurvePointsMax || b.size() > kCurvePointsMax) {
    append_absent(set, kDistanceIds, "more than 10,000 points in one curve");
    return;
  }
  set.push_back(present("hausdorff_mm", hausdorff_mm(a, b)));
  set.push_back(present("hausdorff_discrete_mm", hausdorff_discrete_mm(a, b)));
  set.push_back(present("frechet_discrete_mm", frechet_discrete_mm(a, b)));
  set.push_back(present("dtw_mm", dtw_mm(a, b)));
}

}  // namespace

void append_procrustes(MeasureSet& set, const Result<Similarity>& found) {
  if (!found) {
    append_absent(set, kProcrustesIds, found.error().message);
    return;
  }
  set.push_back(present("procrustes_residual", found->residual));
  set.push_back(found->rotation_deg ? present("procrustes_rotation_deg", *found->rotation_deg)
                                    : absent("procrustes_rotation_deg", "every turn fits alike"));
  set.push_back(present("procrustes_scale", found->scale));
  set.push_back(present("procrustes_shift_x_mm", found->shift_mm.x));
  set.push_back(present("procrustes_shift_y_mm", found->shift_mm.y));
  set.push_back(present("procrustes_mean_residual_mm", found->mean_residual_mm));
}

MeasureSet curve_measures(std::span<const Vec2> a, std::span<const Vec2> b, SignalChain::Kind kind) {
  MeasureSet set;
  if (const std::string reason = why_not(a, b); !reason.empty()) {
    append_absent(set, kProcrustesIds, reason);
    append_absent(set, kDistanceIds, reason);
    return set;
  }
  append_procrustes(set, similarity(a, b, kind));
  append_distances(set, a, b);
  return set;
}

}  // namespace thimble::motion
