// Joins Dear ImGui to a platform::UiWindow: its events in, its triangles out, through the same GL pipeline
// that draws the child's window. One at a time in a program, as ImGui has one context.
#pragma once

#include <imgui.h>

#include <bitset>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.hpp"
#include "engine/core/time.hpp"
#include "engine/platform/ui_window.hpp"

namespace thimble::panel {

/// The panel's letters, all from one family; sizes scale with the display.
struct Fonts {
  ImFont* body = nullptr;
  ImFont* strong = nullptr;
  ImFont* title = nullptr;
};

class ImGuiHost {
 public:
  /// `window` outlives the host. A missing font file is an error that names the package.
  static Result<std::unique_ptr<ImGuiHost>> create(platform::UiWindow& window);
  ~ImGuiHost();
  ImGuiHost(const ImGuiHost&) = delete;
  ImGuiHost& operator=(const ImGuiHost&) = delete;

  /// Takes the window's events and begins a frame. Then ImGui calls, then end_frame().
  void begin_frame(Ns now);
  /// An error: the driver can't make a picture of the window's size.
  Result<void> end_frame();

  const Fonts& fonts() const { return fonts_; }
  /// 1 at 96 pixels an inch.
  float scale() const { return scale_; }
  bool close_wanted() const { return close_wanted_; }
  /// Where the left button or a finger has been since the last frame while it was down, each place that was
  /// reported; ImGui itself keeps the last.
  std::span<const ImVec2> drag() const { return drag_; }

 private:
  explicit ImGuiHost(platform::UiWindow& window) : window_(window) {}
  Result<void> load_fonts();
  void add_font_texture();
  /// False when the event has to wait for the next frame: a press and its release must not fall together, or
  /// ImGui would see neither.
  bool feed(const platform::UiEvent& event);

  platform::UiWindow& window_;
  Fonts fonts_;
  float scale_ = 1;
  platform::TextureId font_texture_ = 0;
  std::vector<platform::UiEvent> waiting_;
  std::bitset<3> buttons_changed_;  // in this frame
  std::bitset<512> keys_changed_;
  std::vector<ImVec2> drag_;
  bool close_wanted_ = false;
  Ns last_frame_{0};
};

}  // namespace thimble::panel
