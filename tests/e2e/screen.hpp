// What somebody sees on the X screen, and their mouse and keys (by XTEST, which Xvfb has too).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"
#include "engine/core/time.hpp"
#include "tests/e2e/test_devices.hpp"

namespace thimble::e2e {

class Screen {
 public:
  static Result<std::unique_ptr<Screen>> open();
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  Vec2 size_px() const;
  /// 0xRRGGBB. Some 30 microseconds: fit to be asked in a loop.
  std::uint32_t color_at(Vec2 px);
  /// Many colours, on a grid over the whole screen.
  std::vector<std::uint32_t> grid(int columns, int rows);
  /// Waits until the screen shows a picture: more than two colours on a grid. False after the timeout.
  bool wait_for_picture(Ns timeout);
  /// Waits until the colour at a place is another one than `old`.
  bool wait_for_change(Vec2 px, std::uint32_t old, Ns timeout);

  Injection move_mouse(Vec2 px);
  Injection mouse_button(bool down);
  Injection press_escape();
  /// Cuts the connection of the program whose window is at a place, as the end of its X server would.
  void cut_off_program_at(Vec2 px);

 private:
  Screen();
  Injection sent(Ns before);

  struct Connection;  // Xlib's
  std::unique_ptr<Connection> x_;
};

/// 0 (black) to 255.
double brightness(std::uint32_t color);

}  // namespace thimble::e2e
