#include "engine/platform/equipment.hpp"

#include <SDL.h>
#include <X11/extensions/XInput2.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <string_view>

namespace thimble::platform {
namespace {

bool names_pressure(::Display* display, Atom label) {
  if (label == None) return false;
  const std::unique_ptr<char, int (*)(void*)> name{XGetAtomName(display, label), XFree};
  const std::string_view text = name ? name.get() : "";
  return text == "Abs MT Pressure" || text == "Abs Pressure";
}

bool says(std::string name, std::string_view word) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name.find(word) != std::string::npos;
}

InputDevice described(::Display* display, const XIDeviceInfo& info) {
  InputDevice device;
  device.name = info.name;
  if (says(device.name, "pen") || says(device.name, "stylus") || says(device.name, "wacom"))
    device.kind = InputDevice::Kind::kPen;
  for (int i = 0; i < info.num_classes; ++i) {
    const XIAnyClassInfo* any = info.classes[i];
    if (any->type == XITouchClass) {
      const auto* touch = reinterpret_cast<const XITouchClassInfo*>(any);
      if (touch->mode == XIDirectTouch) device.kind = InputDevice::Kind::kTouch;
      device.touches_max = touch->num_touches;
    }
    if (any->type == XIValuatorClass)
      device.pressure |= names_pressure(display, reinterpret_cast<const XIValuatorClassInfo*>(any)->label);
  }
  return device;
}

std::vector<InputDevice> devices_of_x_server() {
  std::vector<InputDevice> devices;
  const std::unique_ptr<::Display, int (*)(::Display*)> display{XOpenDisplay(nullptr), XCloseDisplay};
  if (!display) return devices;
  int opcode = 0, event = 0, error = 0, major = 2, minor = 2;
  if (XQueryExtension(display.get(), "XInputExtension", &opcode, &event, &error) == 0) return devices;
  if (XIQueryVersion(display.get(), &major, &minor) != Success) return devices;
  int count = 0;
  const std::unique_ptr<XIDeviceInfo, void (*)(XIDeviceInfo*)> all{
      XIQueryDevice(display.get(), XIAllDevices, &count), XIFreeDeviceInfo};
  for (int i = 0; all && i < count; ++i) {
    const XIDeviceInfo& info = all.get()[i];
    // The server's own test pointer is always there and is nobody's hand.
    if (info.use == XISlavePointer && !says(info.name, "xtest"))
      devices.push_back(described(display.get(), info));
  }
  return devices;
}

std::vector<InputDevice> touch_screens_of_sdl() {
  std::vector<InputDevice> devices;
  for (int i = 0; i < SDL_GetNumTouchDevices(); ++i) {
    const char* name = SDL_GetTouchName(i);
    devices.push_back({.name = name != nullptr ? name : "touch screen", .kind = InputDevice::Kind::kTouch});
  }
  return devices;
}

}  // namespace

std::vector<DisplayClaim> displays(const Video&) {
  std::vector<DisplayClaim> claims;
  for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) claims.push_back(claim_of_display(i, 1));
  return claims;
}

std::vector<InputDevice> input_devices(const Video& video) {
  return video.driver() == "x11" ? devices_of_x_server() : touch_screens_of_sdl();
}

}  // namespace thimble::platform
