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

namespace thimble::platform {

class PointerSource {
 public:
  /// Reports flow into the source whenever SDL pumps events. `clock` and `window` outlive it.
  PointerSource(const Clock& clock, const Video& video, const Window& window);
  ~PointerSource();
  PointerSource(const PointerSource&) = delete;
  PointerSource& operator=(const PointerSource&) = delete;

  /// Appends what came since the last call, in the order of arrival.
  void take(std::vector<play::PointerReport>& reports);
  bool waiting() const;

  struct Watch;  // the two ways of listening; pointers.cpp

 private:
  std::unique_ptr<Watch> watch_;
};

}  // namespace thimble::platform
