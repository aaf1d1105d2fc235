#include "tests/e2e/test_devices.hpp"

#include <X11/Xatom.h>
#include <X11/extensions/XInput2.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <xorg/xf86-input-inputtest-protocol.h>

#include <cstring>
#include <string_view>

namespace thimble::e2e {
namespace {

constexpr double kAxisRange = 65536;
constexpr double kTouchPressureMax = 2047;
constexpr double kPenPressureMax = 1000;
constexpr int kPressureAxis = 4;

constexpr std::array<std::string_view, 2> kNames{"touch", "stylus"};

void set_axis(xf86ITValuatorData& valuators, int axis, double value) {
  valuators.mask[axis / 8] = static_cast<std::uint8_t>(valuators.mask[axis / 8] | (1u << (axis % 8)));
  valuators.valuators[axis] = value;
}

void set_position(xf86ITValuatorData& valuators, Vec2 px, Vec2 screen_px) {
  set_axis(valuators, 0, px.x * kAxisRange / screen_px.x);
  set_axis(valuators, 1, px.y * kAxisRange / screen_px.y);
}

Ns now() { return SteadyClock{}.now(); }

template <class Reply>
bool receive(int fd, Reply& reply, int timeout_ms) {
  auto* bytes = reinterpret_cast<char*>(&reply);
  for (std::size_t got = 0; got < sizeof reply;) {
    pollfd waiting{.fd = fd, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, timeout_ms) <= 0) return false;
    const ssize_t n = ::read(fd, bytes + got, sizeof reply - got);
    if (n <= 0) return false;
    got += static_cast<std::size_t>(n);
  }
  return true;
}

/// The driver's greeting; false when it doesn't answer, as one whose last client was killed.
bool greeted(int fd) {
  xf86ITEventClientVersion version{};
  version.header = {sizeof version, XF86IT_EVENT_CLIENT_VERSION};
  version.major = XF86IT_PROTOCOL_VERSION_MAJOR;
  version.minor = XF86IT_PROTOCOL_VERSION_MINOR;
  xf86ITResponseServerVersion answer{};
  return ::write(fd, &version, sizeof version) == static_cast<ssize_t>(sizeof version) &&
         receive(fd, answer, 500);
}

xf86ITEventType type_of(const xf86ITEventTouch&) { return XF86IT_EVENT_TOUCH; }
xf86ITEventType type_of(const xf86ITEventMotion&) { return XF86IT_EVENT_MOTION; }
xf86ITEventType type_of(const xf86ITEventProximity&) { return XF86IT_EVENT_PROXIMITY; }
xf86ITEventType type_of(const xf86ITEventButton&) { return XF86IT_EVENT_BUTTON; }

}  // namespace

Result<std::unique_ptr<TestDevices>> TestDevices::open(const std::string& folder) {
  std::unique_ptr<TestDevices> devices{new TestDevices};
  devices->display_ = XOpenDisplay(nullptr);
  if (devices->display_ == nullptr)
    return Error{"can't open the X display; run this through tests/e2e/xserver.sh"};
  devices->screen_px_ = {DisplayWidth(devices->display_, 0), DisplayHeight(devices->display_, 0)};
  for (Name name : {Name::kTouch, Name::kStylus})
    if (Result<void> connected = devices->connect(name, folder); !connected) return connected.error();
  return devices;
}

TestDevices::~TestDevices() {
  if (display_ == nullptr) return;
  settle();
  for (Name name : {Name::kTouch, Name::kStylus}) {
    Socket& socket = sockets_[static_cast<std::size_t>(name)];
    if (socket.fd < 0) continue;
    (void)restart(name);
    ::close(socket.fd);
  }
  XCloseDisplay(display_);
}

// Switching a device off and on makes its driver drop its client and listen again.
Result<void> TestDevices::replug_touch(const std::string& folder) {
  ::close(sockets_[static_cast<std::size_t>(Name::kTouch)].fd);
  return connect(Name::kTouch, folder);
}

Result<void> TestDevices::restart(Name name) {
  const std::string device = fmt::format("test-{}", kNames[static_cast<std::size_t>(name)]);
  const Atom enabled = XInternAtom(display_, "Device Enabled", False);
  int count = 0;
  XIDeviceInfo* all = XIQueryDevice(display_, XIAllDevices, &count);
  bool found = false;
  for (int i = 0; i < count; ++i) {
    if (device != all[i].name) continue;
    found = true;
    for (unsigned char on = 0; on <= 1; ++on) {
      XIChangeProperty(display_, all[i].deviceid, enabled, XA_INTEGER, 8, PropModeReplace, &on, 1);
      XSync(display_, False);
    }
  }
  XIFreeDeviceInfo(all);
  if (!found)
    return Error{fmt::format("the X server has no device {}; run this through tests/e2e/xserver.sh", device)};
  return {};
}

Result<void> TestDevices::connect(Name name, const std::string& folder) {
  const std::string path = fmt::format("{}/{}.sock", folder, kNames[static_cast<std::size_t>(name)]);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return Error{path + ": too long for a socket's path"};
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  Socket& socket = sockets_[static_cast<std::size_t>(name)];
  // The connection of an injector that was killed may still be in the queue.
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (Result<void> restarted = restart(name); !restarted) return restarted.error();
    socket.fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(socket.fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        greeted(socket.fd))
      return {};
    ::close(socket.fd);
    socket.fd = -1;
  }
  return Error{fmt::format("the driver behind {} doesn't answer", path)};
}

template <class Message>
Injection TestDevices::send(Name name, Message message) {
  Socket& socket = sockets_[static_cast<std::size_t>(name)];
  message.header = {sizeof message, type_of(message)};
  Injection injection{.before = now(), .after = {}};
  CHECK(::write(socket.fd, &message, sizeof message) == static_cast<ssize_t>(sizeof message));
  injection.after = now();
  socket.unsettled = true;
  return injection;
}

Injection TestDevices::touch(unsigned finger, motion::Phase phase, Vec2 px, std::optional<double> pressure) {
  CHECK(finger < 10 && phase != motion::Phase::kCancel);
  xf86ITEventTouch message{};
  message.touchid = finger;
  message.touch_type = phase == motion::Phase::kDown   ? XI_TouchBegin
                       : phase == motion::Phase::kMove ? XI_TouchUpdate
                                                       : XI_TouchEnd;
  set_position(message.valuators, px, screen_px_);
  if (pressure) set_axis(message.valuators, kPressureAxis, *pressure * kTouchPressureMax);
  return send(Name::kTouch, message);
}

Injection TestDevices::pen(PenMove move, Vec2 px, double pressure) {
  if (move == PenMove::kIn || move == PenMove::kOut) {
    xf86ITEventProximity message{};
    message.is_prox_in = move == PenMove::kIn;
    set_position(message.valuators, px, screen_px_);
    return send(Name::kStylus, message);
  }
  if (move == PenMove::kDown || move == PenMove::kUp) {
    xf86ITEventButton message{};
    message.is_absolute = true;
    message.button = 1;
    message.is_press = move == PenMove::kDown;
    set_position(message.valuators, px, screen_px_);
    set_axis(message.valuators, kPressureAxis, pressure * kPenPressureMax);
    return send(Name::kStylus, message);
  }
  xf86ITEventMotion message{};
  message.is_absolute = true;
  set_position(message.valuators, px, screen_px_);
  set_axis(message.valuators, kPressureAxis, pressure * kPenPressureMax);
  return send(Name::kStylus, message);
}

void TestDevices::settle() {
  for (Socket& socket : sockets_) {
    if (!socket.unsettled) continue;  // before its first event the driver doesn't answer
    xf86ITEventWaitForSync message{};
    message.header = {sizeof message, XF86IT_EVENT_WAIT_FOR_SYNC};
    CHECK(::write(socket.fd, &message, sizeof message) == static_cast<ssize_t>(sizeof message));
    xf86ITResponseSyncFinished answer{};
    CHECK(receive(socket.fd, answer, 5000));
    socket.unsettled = false;
  }
}

}  // namespace thimble::e2e
