// Reads X events for PointerSource: fingers from XInput2's touch events, stylus and mouse from core events
// with the raw ones that belong to them. SDL hands every X event to its watches, and the event's data lives
// only during the call.
#pragma once

#include <map>
#include <vector>

#include "engine/platform/pen_merge.hpp"
#include "engine/platform/window.hpp"
#include "engine/play/pointer.hpp"

struct SDL_SysWMmsg;

namespace thimble::platform {

class X11Pointers {
 public:
  /// Asks SDL for X events, and the server for news of devices. The window outlives this.
  explicit X11Pointers(const Window& window);

  /// Appends what an X event says about this window's contacts; `now` on the steady clock.
  void see(const SDL_SysWMmsg* message, Ns now, std::vector<play::PointerReport>& reports);

 private:
  struct DeviceAxes {
    Axis x, y, pressure;
  };
  struct Down {
    int device = 0;  // the X server's number
    play::PointerReport last;
  };
  using Reports = std::vector<play::PointerReport>;
  const DeviceAxes& axes_of(int device);
  void see_xinput(int type, const void* event, Ns now, Reports& reports);
  void see_touch(const void* event, Ns now, Reports& reports);
  void see_raw(const void* event);
  void see_devices(const void* event, Ns now, Reports& reports);
  void see_core(const CorePointer& event, motion::Phase phase, Ns now, Reports& reports);
  void add(play::PointerReport report, int device, std::uint32_t server_ms, Ns now, Reports& reports);
  Down* find_down(std::uint64_t contact);
  void cancel_contacts_of(int device, Ns now, Reports& reports);
  void measure_root();

  void* display_ = nullptr;
  unsigned long x_window_ = 0;
  int xinput_opcode_ = -1;
  Vec2 root_px_{};
  std::map<int, DeviceAxes> axes_;
  std::vector<Down> down_;
  PenMerge pen_merge_;
  int pointer_device_ = 0;  // whose raw event came last
};

}  // namespace thimble::platform
