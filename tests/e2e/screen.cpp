#include "tests/e2e/screen.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <thread>

namespace thimble::e2e {
namespace {

Ns now() { return SteadyClock{}.now(); }

template <class Condition>
bool wait_for(Condition condition, Ns timeout) {
  const Ns end = now() + timeout;
  while (!condition()) {
    if (now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  return true;
}

}  // namespace

/// The display, and one pixel of memory that the server writes into.
struct Screen::Connection {
  Display* display = nullptr;
  XShmSegmentInfo shared{};
  XImage* pixel = nullptr;

  ~Connection() {
    if (pixel != nullptr) {
      XShmDetach(display, &shared);
      pixel->data = nullptr;
      XDestroyImage(pixel);
      ::shmdt(shared.shmaddr);
    }
    if (display != nullptr) XCloseDisplay(display);
  }
};

Screen::Screen() : x_(std::make_unique<Connection>()) {}
Screen::~Screen() = default;

Result<std::unique_ptr<Screen>> Screen::open() {
  std::unique_ptr<Screen> screen{new Screen};
  Connection& x = *screen->x_;
  x.display = XOpenDisplay(nullptr);
  if (x.display == nullptr) return Error{"can't open the X display; run this through tests/e2e/xserver.sh"};
  int event = 0, error = 0, major = 0, minor = 0;
  if (!XTestQueryExtension(x.display, &event, &error, &major, &minor))
    return Error{"this X server has no XTEST"};
  if (!XShmQueryExtension(x.display)) return Error{"this X server has no shared pictures (MIT-SHM)"};
  x.shared.shmid = ::shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
  if (x.shared.shmid < 0) return Error{"this system gives no shared memory (shmget)"};
  x.pixel =
      XShmCreateImage(x.display, DefaultVisual(x.display, 0),
                      static_cast<unsigned>(DefaultDepth(x.display, 0)), ZPixmap, nullptr, &x.shared, 1, 1);
  x.shared.shmaddr = x.pixel->data = static_cast<char*>(::shmat(x.shared.shmid, nullptr, 0));
  XShmAttach(x.display, &x.shared);
  XSync(x.display, False);
  ::shmctl(x.shared.shmid, IPC_RMID, nullptr);  // goes with the last who holds it
  return screen;
}

Vec2 Screen::size_px() const { return {DisplayWidth(x_->display, 0), DisplayHeight(x_->display, 0)}; }

std::uint32_t Screen::color_at(Vec2 px) {
  XShmGetImage(x_->display, DefaultRootWindow(x_->display), x_->pixel, static_cast<int>(px.x),
               static_cast<int>(px.y), AllPlanes);
  return static_cast<std::uint32_t>(XGetPixel(x_->pixel, 0, 0)) & 0xffffffu;
}

std::vector<std::uint32_t> Screen::grid(int columns, int rows) {
  std::vector<std::uint32_t> colors;
  for (int y = 0; y < rows; ++y)
    for (int x = 0; x < columns; ++x)
      colors.push_back(color_at(size_px() * Vec2{x + 0.5, y + 0.5} / Vec2{columns, rows}));
  return colors;
}

bool Screen::wait_for_picture(Ns timeout) {
  return wait_for(
      [this] {
        const auto colors = grid(12, 9);
        return std::set<std::uint32_t>(colors.begin(), colors.end()).size() > 2;
      },
      timeout);
}

bool Screen::wait_for_change(Vec2 px, std::uint32_t old, Ns timeout) {
  return wait_for([&] { return color_at(px) != old; }, timeout);
}

Injection Screen::sent(Ns before) {
  XFlush(x_->display);
  return {before, now()};
}

Injection Screen::move_mouse(Vec2 px) {
  const Ns before = now();
  XTestFakeMotionEvent(x_->display, 0, static_cast<int>(std::lround(px.x)),
                       static_cast<int>(std::lround(px.y)), 0);
  return sent(before);
}

Injection Screen::mouse_button(bool down) {
  const Ns before = now();
  XTestFakeButtonEvent(x_->display, 1, down, 0);
  return sent(before);
}

void Screen::cut_off_program_at(Vec2 px) {
  const ::Window root = DefaultRootWindow(x_->display);
  ::Window child = None;
  int x = 0, y = 0;
  XTranslateCoordinates(x_->display, root, root, static_cast<int>(px.x), static_cast<int>(px.y), &x, &y,
                        &child);
  XKillClient(x_->display, child);
  XSync(x_->display, False);
}

Injection Screen::press_escape() {
  const Ns before = now();
  const KeyCode code = XKeysymToKeycode(x_->display, XK_Escape);
  XTestFakeKeyEvent(x_->display, code, True, 0);
  XTestFakeKeyEvent(x_->display, code, False, 0);
  return sent(before);
}

double brightness(std::uint32_t color) {
  return 0.299 * static_cast<double>(color >> 16 & 255) + 0.587 * static_cast<double>(color >> 8 & 255) +
         0.114 * static_cast<double>(color & 255);
}

}  // namespace thimble::e2e
