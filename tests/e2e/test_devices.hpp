// Fingers and a pen of an Xorg that runs the inputtest driver (see xserver.sh). Everything above the driver
// is real: the X server, XInput 2, SDL, the program under test.
//
// One object at a time. The driver of xorg-server 21.1 never notices that its client has gone, spins, and
// takes no new one; so each device is switched off and on before it is used and after.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"
#include "engine/core/time.hpp"
#include "engine/motion/sample.hpp"

struct _XDisplay;  // Xlib's Display; its header is full of macros that Catch2 stumbles over

namespace thimble::e2e {

/// When the server took it: on CLOCK_MONOTONIC, just before and just after writing to the driver.
struct Injection {
  Ns before{0};
  Ns after{0};
};

enum class PenMove : std::uint8_t { kIn, kHover, kDown, kDraw, kUp, kOut };

class TestDevices {
 public:
  /// `folder` holds the sockets: THIMBLE_TEST_DEVICES.
  static Result<std::unique_ptr<TestDevices>> open(const std::string& folder);
  ~TestDevices();
  TestDevices(const TestDevices&) = delete;
  TestDevices& operator=(const TestDevices&) = delete;

  /// A finger, 0 to 9; pixels of the screen, fractions count; kCancel isn't something a driver can say.
  Injection touch(unsigned finger, motion::Phase phase, Vec2 px,
                  std::optional<double> pressure = std::nullopt);
  Injection pen(PenMove move, Vec2 px, double pressure = 0);
  /// Takes the touch screen away in the middle of whatever it does, and puts it back. An error when it
  /// doesn't come back.
  Result<void> replug_touch(const std::string& folder);
  /// Returns when the server has handled all that was sent; the program under test gets it after that.
  void settle();

 private:
  enum class Name : std::uint8_t { kTouch, kStylus };
  struct Socket {
    int fd = -1;
    bool unsettled = false;
  };

  TestDevices() = default;
  Result<void> connect(Name name, const std::string& folder);
  Result<void> restart(Name name);
  template <class Message>
  Injection send(Name name, Message message);

  _XDisplay* display_ = nullptr;
  Vec2 screen_px_{};
  std::array<Socket, 2> sockets_;
};

}  // namespace thimble::e2e
