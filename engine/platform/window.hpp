// A window with a GL context: 3.3 core, or ES 3.0 where that is all there is. All windows of the program
// share textures and buffers. Knows nothing of play.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <glm/vec2.hpp>

#include "engine/core/result.hpp"
#include "engine/core/time.hpp"
#include "engine/platform/pixels.hpp"
#include "engine/platform/video.hpp"

struct SDL_Window;

namespace thimble::platform {

struct WindowOptions {
  std::string title = "Thimble";
  std::optional<glm::ivec2> size_px;  ///< absent: the whole screen
  bool resizable = false;
  int display = 0;  ///< counted from 0; one that doesn't exist means the first
};

/// What a display says about itself, unchecked.
struct DisplayClaim {
  std::string key;  ///< name and mode: "eDP-1 1920x1080"
  Vec2 pixels{};
  Vec2 size_mm{};         ///< 0 where it says nothing
  double refresh_hz = 0;  ///< 0 where it says nothing
};

/// Of a display, counted from 0; `pixels_per_unit` as its windows have it. Only while a Video is open.
DisplayClaim claim_of_display(int display, double pixels_per_unit);

class Window {
 public:
  /// Its context is current afterwards. `share`: a window whose textures and buffers it can use too.
  static Result<std::unique_ptr<Window>> open(const Video& video, const WindowOptions& options,
                                              const Window* share = nullptr);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  void make_current() const;
  /// In drawable pixels.
  glm::ivec2 size_px() const;
  /// Drawable pixels for one of SDL's window units: 1 but on some high-density displays.
  double pixels_per_unit() const;
  std::uint32_t id() const { return id_; }
  SDL_Window* sdl() const { return window_; }
  bool is_gles() const { return gles_; }
  /// GL_RENDERER, such as "llvmpipe (LLVM 15.0.6, 256 bits)".
  std::string gl_renderer() const;
  DisplayClaim display_claim() const;

  /// True where the swap waits for the display, so that its end tells of the display's rhythm.
  bool swap_waits() const { return swap_waits_; }
  /// True where a part of the window can be shown by itself (GLX_MESA_copy_sub_buffer, and only where the
  /// swap wouldn't wait: there is no tearing to be had from a display whose rhythm isn't known).
  bool shows_parts() const { return shows_parts_; }
  /// Shows what was drawn to the window's framebuffer: only `part` where the driver can, else all of it,
  /// after which the framebuffer holds nothing that can be relied on.
  void present(const PixelRect& part);

  /// A new, empty context in place of one that was lost. Every GL object has to be made again.
  Result<void> recreate_context(const Window* share = nullptr);
  /// The driver says that the context is gone (a suspended machine, a reset GPU).
  bool context_lost() const;

 private:
  Window() = default;
  Result<void> create_context(const Window* share);

  SDL_Window* window_ = nullptr;
  void* context_ = nullptr;
  std::uint32_t id_ = 0;
  bool gles_ = false;
  bool swap_waits_ = false;
  bool shows_parts_ = false;
};

}  // namespace thimble::platform
