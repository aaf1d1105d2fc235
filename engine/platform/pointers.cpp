#include "engine/platform/pointers.hpp"

#include <SDL.h>

#include "engine/platform/pointer_ids.hpp"
#include "engine/platform/pointers_x11.hpp"

namespace thimble::platform {
namespace {

using motion::Phase;

Phase phase_of(Uint32 type) {
  switch (type) {
    case SDL_FINGERDOWN:
    case SDL_MOUSEBUTTONDOWN:
      return Phase::kDown;
    case SDL_FINGERUP:
    case SDL_MOUSEBUTTONUP:
      return Phase::kUp;
    default:
      return Phase::kMove;
  }
}

}  // namespace

PointerSource::PointerSource(const Clock& clock, const Video& video, const Window& window)
    : clock_(clock), window_(window) {
  if (video.driver() == "x11") x11_ = std::make_unique<X11Pointers>(window);
  SDL_AddEventWatch(watch, this);
}

PointerSource::~PointerSource() { SDL_DelEventWatch(watch, this); }

int PointerSource::watch(void* self, SDL_Event* event) {
  auto& source = *static_cast<PointerSource*>(self);
  if (source.x11_ == nullptr) {
    source.see_sdl(*event);
  } else if (event->type == SDL_SYSWMEVENT) {
    source.x11_->see(event->syswm.msg, source.clock_.now(), source.reports_);
  }
  return 1;
}

void PointerSource::see_sdl(const SDL_Event& event) {
  const Ns now = clock_.now();
  play::PointerReport report{.t_event = now, .t_seen = now, .phase = phase_of(event.type), .pressure = {}};
  switch (event.type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP: {
      if (event.tfinger.windowID != window_.id()) return;
      report.contact = touch_contact(event.tfinger.touchId, event.tfinger.fingerId);
      // SDL's pressure is a constant 1 on these systems, so there is none.
      report.px = Vec2{event.tfinger.x, event.tfinger.y} * Vec2{window_.size_px()};
      break;
    }
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.windowID != window_.id() || event.button.button != SDL_BUTTON_LEFT) return;
      report.px = Vec2{event.button.x, event.button.y} * window_.pixels_per_unit();
      report.device = motion::Device::kMouse;
      report.contact = kMouseContact;
      break;
    case SDL_MOUSEMOTION:
      if (event.motion.windowID != window_.id() || (event.motion.state & SDL_BUTTON_LMASK) == 0) return;
      report.px = Vec2{event.motion.x, event.motion.y} * window_.pixels_per_unit();
      report.device = motion::Device::kMouse;
      report.contact = kMouseContact;
      break;
    default:
      return;
  }
  reports_.push_back(report);
}

void PointerSource::take(std::vector<play::PointerReport>& reports) {
  reports.insert(reports.end(), reports_.begin(), reports_.end());
  reports_.clear();
}

}  // namespace thimble::platform
