#include "engine/platform/pen_merge.hpp"

#include <algorithm>
#include <cmath>

namespace thimble::platform {
namespace {

/// The server cuts or rounds the position to a whole pixel.
constexpr double kAgreePx = 1;

}  // namespace

std::optional<double> scaled(const Axis& axis, double value) {
  if (!axis.exists()) return {};
  return std::clamp((value - axis.min) / (axis.max - axis.min), 0.0, 1.0);
}

double scaled_to_pixels(const Axis& axis, double value, double pixels) {
  return (value - axis.min) / (axis.max + 1 - axis.min) * pixels;
}

void PenMerge::raw_pen(const RawPen& raw) {
  if (!pen_ || pen_->device != raw.device) pen_ = Pen{.device = raw.device};
  pen_spoke_last_ = true;
  pen_->server_ms = raw.server_ms;
  if (raw.root_x_px) pen_->root_x_px = raw.root_x_px;
  if (raw.root_y_px) pen_->root_y_px = raw.root_y_px;
  if (raw.pressure) pen_->pressure = raw.pressure;
}

void PenMerge::raw_other() { pen_spoke_last_ = false; }

MergedPointer PenMerge::core(const CorePointer& event) const {
  MergedPointer merged{.window_px = event.window_px};
  if (!pen_ || !pen_spoke_last_ || pen_->server_ms != event.server_ms) return merged;
  merged.device = motion::Device::kStylus;
  merged.pressure = pen_->pressure;
  if (!pen_->root_x_px || !pen_->root_y_px) return merged;
  const Vec2 fraction = Vec2{*pen_->root_x_px, *pen_->root_y_px} - event.root_px;
  if (std::abs(fraction.x) <= kAgreePx && std::abs(fraction.y) <= kAgreePx) merged.window_px += fraction;
  return merged;
}

void PenMerge::forget(int device) {
  if (pen_ && pen_->device == device) pen_.reset();
}

}  // namespace thimble::platform
