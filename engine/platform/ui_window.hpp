// A window for the therapist's panel: neutral input events, and triangles to show. Knows no ImGui, and those
// who use it need know no SDL.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/platform/renderer.hpp"
#include "engine/platform/window.hpp"

union SDL_Event;

namespace thimble::platform {

/// Keys that a user interface tells apart. Letters and digits are their own ASCII code (upper case).
enum class UiKey : int {
  kUnknown = 0,
  kTab = 9,
  kEnter = 13,
  kEscape = 27,
  kSpace = 32,
  kDelete = 127,
  kBackspace = 8,
  kLeft = 256,
  kRight,
  kUp,
  kDown,
  kPageUp,
  kPageDown,
  kHome,
  kEnd,
  kInsert,
  kF1,
  kF2,
  kF3,
  kF4,
  kF5,
  kF6,
  kF7,
  kF8,
  kF9,
  kF10,
  kF11,
  kF12,
};

struct UiEvent {
  enum class Kind : std::uint8_t {
    kMove,        ///< px
    kButtonDown,  ///< button, px: 0 left, 1 right, 2 middle; a finger is the left button
    kButtonUp,    ///< button, px
    kWheel,       ///< wheel
    kKeyDown,     ///< key, modifiers
    kKeyUp,       ///< key, modifiers
    kText,        ///< text
    kLeave,       ///< the pointer left the window
    kFocusLost,
    kResized,
    kContextLost,  ///< textures are gone and have to be added again
    kClose,        ///< somebody wants the window closed
  };
  Kind kind = Kind::kMove;
  Vec2 px{};
  Vec2 wheel{};
  int button = 0;
  UiKey key = UiKey::kUnknown;
  int modifiers = 0;  ///< kShift | kControl | kAlt | kSuper
  std::string text{};

  static constexpr int kShift = 1, kControl = 2, kAlt = 4, kSuper = 8;
};

class UiWindow {
 public:
  static Result<std::unique_ptr<UiWindow>> open(const Video& video, const WindowOptions& options);
  ~UiWindow();

  /// Those since the last call, in their order.
  std::vector<UiEvent> take_events();
  /// Something else than input changed: the loop will ask for a picture. `frames`: so many, one after the
  /// other.
  void request_redraw(int frames = 1);
  int redraws_wanted() const { return redraws_; }

  /// Makes the context current and clears the picture. Then draw with the renderer, then end_frame(). An
  /// error: the driver can't make a picture of the window's size.
  Result<void> begin_frame(draw::Rgba ground);
  /// Shows it.
  void end_frame();
  Renderer& renderer() { return *renderer_; }
  Window& window() { return *window_; }
  /// The picture of the last frame.
  draw::Image screenshot() { return renderer_->read_back(*target_); }

  /// From the loop: true when the event was this window's.
  bool handle(const SDL_Event& event);
  /// A key's or button's answer can take a second frame (a click is seen in one and acted on in the next).
  static constexpr int kRedrawsAfterInput = 3;

 private:
  UiWindow() = default;

  std::unique_ptr<Window> window_;
  std::unique_ptr<Renderer> renderer_;
  std::unique_ptr<RenderTarget> target_;
  UiEvent& add(UiEvent::Kind kind);
  void handle_window(const SDL_Event& event);
  void handle_finger(const SDL_Event& event);
  Result<void> restore_context();

  std::vector<UiEvent> events_;
  int redraws_ = kRedrawsAfterInput;
  std::optional<std::int64_t> finger_;  // the one that is the left button
};

}  // namespace thimble::platform
