// What fingers, stylus and mouse do in one window, with the best time there is. On X11 everything is read
// from the X events themselves, in SDL's event watch: the server's own time, fractions of pixels, real
// pressure (SDL gives none of the three). Elsewhere from SDL's events, stamped with the steady clock as they
// are seen.
#pragma once

#include <memory>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/platform/window.hpp"
#include "engine/play/pointer.hpp"

union SDL_Event;

namespace thimble::platform {

class X11Pointers;

class PointerSource {
 public:
  /// Reports flow in whenever SDL pumps events. `clock` outlives the source, and so does the window.
  PointerSource(const Clock& clock, const Video& video, const Window& window);
  ~PointerSource();
  PointerSource(const PointerSource&) = delete;
  PointerSource& operator=(const PointerSource&) = delete;

  /// Appends what came since the last call, in the order of arrival.
  void take(std::vector<play::PointerReport>& reports);
  bool any() const { return !reports_.empty(); }

 private:
  static int watch(void* self, SDL_Event* event);
  void see_sdl(const SDL_Event& event);

  const Clock& clock_;
  const Window& window_;
  std::unique_ptr<X11Pointers> x11_;
  std::vector<play::PointerReport> reports_;
};

}  // namespace thimble::platform
