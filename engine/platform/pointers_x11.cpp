#include "engine/platform/pointers_x11.hpp"

#include <SDL.h>
#include <SDL_syswm.h>
#include <X11/extensions/XInput2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "engine/core/check.hpp"
#include "engine/platform/pointer_ids.hpp"
#include "engine/platform/server_time.hpp"

namespace thimble::platform {
namespace {

using motion::Device;
using motion::Phase;

::Display* as_display(void* display) { return static_cast<::Display*>(display); }

std::optional<double> valuator(const XIValuatorState& state, const double* values, int number) {
  for (int i = 0; i < state.mask_len * 8; ++i) {
    if (!XIMaskIsSet(state.mask, i)) continue;
    if (i == number) return *values;
    ++values;
  }
  return {};
}

bool is_pressure(::Display* display, Atom label) {
  if (label == None) return false;
  const std::unique_ptr<char, int (*)(void*)> name{XGetAtomName(display, label), XFree};
  const std::string_view text = name ? name.get() : "";
  return text == "Abs MT Pressure" || text == "Abs Pressure";
}

Phase touch_phase(int type) {
  return type == XI_TouchBegin ? Phase::kDown : type == XI_TouchEnd ? Phase::kUp : Phase::kMove;
}

/// SDL asks for touches and raw events, but in this version not for devices that come and go.
void ask_for_device_news(::Display* display) {
  std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> bits{};
  XISetMask(bits.data(), XI_HierarchyChanged);
  XIEventMask mask{.deviceid = XIAllDevices, .mask_len = static_cast<int>(bits.size()), .mask = bits.data()};
  XISelectEvents(display, DefaultRootWindow(display), &mask, 1);
}

}  // namespace

X11Pointers::X11Pointers(const Window& window) {
  SDL_SysWMinfo info{};
  SDL_VERSION(&info.version);
  CHECK(SDL_GetWindowWMInfo(window.sdl(), &info) == SDL_TRUE);
  ::Display* display = info.info.x11.display;
  display_ = display;
  x_window_ = info.info.x11.window;
  root_px_ = {DisplayWidth(display, DefaultScreen(display)), DisplayHeight(display, DefaultScreen(display))};
  int first_event = 0, first_error = 0;
  if (XQueryExtension(display, "XInputExtension", &xinput_opcode_, &first_event, &first_error) != 0)
    ask_for_device_news(display);
  SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

void X11Pointers::see(const SDL_SysWMmsg* message, Ns now, Reports& reports) {
  if (message->subsystem != SDL_SYSWM_X11) return;
  const XEvent& event = message->msg.x11.event;
  const auto core = [](const auto& e) {
    return CorePointer{.server_ms = static_cast<std::uint32_t>(e.time),
                       .window_px = {e.x, e.y},
                       .root_px = {e.x_root, e.y_root}};
  };
  switch (event.type) {
    case GenericEvent:
      if (event.xcookie.extension == xinput_opcode_ && event.xcookie.data != nullptr)
        see_xinput(event.xcookie.evtype, event.xcookie.data, now, reports);
      return;
    case MotionNotify:
      if (event.xmotion.window == x_window_ && (event.xmotion.state & Button1Mask) != 0)
        see_core(core(event.xmotion), Phase::kMove, now, reports);
      return;
    case ButtonPress:
    case ButtonRelease:
      if (event.xbutton.window == x_window_ && event.xbutton.button == Button1)
        see_core(core(event.xbutton), event.type == ButtonPress ? Phase::kDown : Phase::kUp, now, reports);
      return;
    case ConfigureNotify:
      if (event.xconfigure.window == x_window_) measure_root();
      return;
    default:
      return;
  }
}

void X11Pointers::see_xinput(int type, const void* event, Ns now, Reports& reports) {
  switch (type) {
    case XI_TouchBegin:
    case XI_TouchUpdate:
    case XI_TouchEnd:
      return see_touch(event, now, reports);
    case XI_RawMotion:
    case XI_RawButtonPress:
    case XI_RawButtonRelease:
      return see_raw(event);
    case XI_HierarchyChanged:
      return see_devices(event, now, reports);
    default:
      return;
  }
}

void X11Pointers::see_touch(const void* event, Ns now, Reports& reports) {
  const auto& touch = *static_cast<const XIDeviceEvent*>(event);
  if (touch.event != x_window_) return;
  const Axis pressure = axes_of(touch.sourceid).pressure;
  play::PointerReport report{.contact = touch_contact(touch.sourceid, touch.detail),
                             .device = Device::kTouch,
                             .phase = touch_phase(touch.evtype),
                             .px = {touch.event_x, touch.event_y},
                             .pressure = {}};
  // An axis that did not change is left out.
  if (const auto value = valuator(touch.valuators, touch.valuators.values, pressure.number)) {
    report.pressure = scaled(pressure, *value);
  } else if (const Down* down = find_down(report.contact)) {
    report.pressure = down->last.pressure;
  }
  add(report, touch.sourceid, static_cast<std::uint32_t>(touch.time), now, reports);
}

void X11Pointers::see_raw(const void* event) {
  const auto& raw = *static_cast<const XIRawEvent*>(event);
  const DeviceAxes& axes = axes_of(raw.sourceid);
  pointer_device_ = raw.sourceid;
  if (!axes.pressure.exists()) return pen_merge_.raw_other();
  const auto read = [&](const Axis& axis) { return valuator(raw.valuators, raw.raw_values, axis.number); };
  RawPen pen{.server_ms = static_cast<std::uint32_t>(raw.time), .device = raw.sourceid};
  if (const auto x = read(axes.x)) pen.root_x_px = scaled_to_pixels(axes.x, *x, root_px_.x);
  if (const auto y = read(axes.y)) pen.root_y_px = scaled_to_pixels(axes.y, *y, root_px_.y);
  if (const auto pressure = read(axes.pressure)) pen.pressure = scaled(axes.pressure, *pressure);
  pen_merge_.raw_pen(pen);
}

void X11Pointers::see_core(const CorePointer& event, Phase phase, Ns now, Reports& reports) {
  const MergedPointer merged = pen_merge_.core(event);
  play::PointerReport report{.contact = merged.device == Device::kStylus ? kStylusContact : kMouseContact,
                             .device = merged.device,
                             .phase = phase,
                             .px = merged.window_px,
                             .pressure = merged.pressure};
  add(report, pointer_device_, event.server_ms, now, reports);
}

void X11Pointers::add(play::PointerReport report, int device, std::uint32_t server_ms, Ns now,
                      Reports& reports) {
  const std::optional<Ns> server = extended_server_time(server_ms, now);
  report.t_event = server.value_or(now);
  report.t_seen = now;
  report.source = server ? motion::StampSource::kServer : motion::StampSource::kWatch;
  if (Down* down = find_down(report.contact)) {
    down->last = report;
  } else {
    down_.push_back({.device = device, .last = report});
  }
  if (motion::ends_contact(report.phase))
    std::erase_if(down_, [&](const Down& down) { return down.last.contact == report.contact; });
  reports.push_back(report);
}

X11Pointers::Down* X11Pointers::find_down(std::uint64_t contact) {
  const auto found = std::find_if(down_.begin(), down_.end(),
                                  [&](const Down& down) { return down.last.contact == contact; });
  return found != down_.end() ? &*found : nullptr;
}

void X11Pointers::see_devices(const void* event, Ns now, Reports& reports) {
  const auto& news = *static_cast<const XIHierarchyEvent*>(event);
  constexpr int kGone = XISlaveRemoved | XIDeviceDisabled | XISlaveDetached;
  for (int i = 0; i < news.num_info; ++i) {
    if (news.info[i].flags == 0) continue;
    // Even one that comes may have other axes than its forerunner of the same number.
    axes_.erase(news.info[i].deviceid);
    if ((news.info[i].flags & kGone) == 0) continue;
    pen_merge_.forget(news.info[i].deviceid);
    cancel_contacts_of(news.info[i].deviceid, now, reports);
  }
}

void X11Pointers::cancel_contacts_of(int device, Ns now, Reports& reports) {
  for (const Down& down : down_) {
    if (down.device != device) continue;
    play::PointerReport report = down.last;
    report.phase = Phase::kCancel;
    report.t_event = report.t_seen = now;
    report.source = motion::StampSource::kWatch;
    reports.push_back(report);
  }
  std::erase_if(down_, [&](const Down& down) { return down.device == device; });
}

void X11Pointers::measure_root() {
  ::Display* display = as_display(display_);
  XWindowAttributes root{};
  if (XGetWindowAttributes(display, DefaultRootWindow(display), &root) != 0)
    root_px_ = {root.width, root.height};
}

const X11Pointers::DeviceAxes& X11Pointers::axes_of(int device) {
  const auto known = axes_.find(device);
  if (known != axes_.end()) return known->second;
  DeviceAxes& axes = axes_[device];
  ::Display* display = as_display(display_);
  int count = 0;
  const std::unique_ptr<XIDeviceInfo, void (*)(XIDeviceInfo*)> info{XIQueryDevice(display, device, &count),
                                                                    XIFreeDeviceInfo};
  if (!info || count < 1) return axes;
  for (int i = 0; i < info->num_classes; ++i) {
    if (info->classes[i]->type != XIValuatorClass) continue;
    const auto& found = *reinterpret_cast<const XIValuatorClassInfo*>(info->classes[i]);
    const Axis axis{.number = found.number, .min = found.min, .max = found.max};
    if (found.number == 0) axes.x = axis;
    if (found.number == 1) axes.y = axis;
    if (is_pressure(display, found.label)) axes.pressure = axis;
  }
  return axes;
}

}  // namespace thimble::platform
