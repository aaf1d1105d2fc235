// The end of a display that goes away under the program (the X server ended, the connection broke). Xlib
// can't go on then; what can be done is to save what there is and say so.
#pragma once

#include <functional>
#include <string>

#include "engine/platform/window.hpp"

namespace thimble::platform {

/// While it lives: when the window's display is lost, calls `last_words`, prints `message` as a line on
/// stderr, and ends the program with exit code 1. Only where the display is X11; elsewhere SDL reports a
/// quit.
class LostDisplay {
 public:
  LostDisplay(const Window& window, std::string message, std::function<void()> last_words);
  ~LostDisplay();
  LostDisplay(const LostDisplay&) = delete;
  LostDisplay& operator=(const LostDisplay&) = delete;

  /// For Xlib alone.
  [[noreturn]] void end() const;

 private:
  void* display_ = nullptr;
  std::string message_;
  std::function<void()> last_words_;
};

}  // namespace thimble::platform
