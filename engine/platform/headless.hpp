// Pictures without a display, by the same code that draws in the window.
#pragma once

#include <memory>
#include <string>

#include "engine/platform/scene_renderer.hpp"
#include "engine/platform/window.hpp"

namespace thimble::platform {

/// Asks Mesa for llvmpipe, its software renderer, so that pictures are the same on every machine. Before any
/// context.
void force_software_gl();
/// Is this GL_RENDERER the one that golden pictures are made with? Others differ by more than the tolerance.
bool is_golden_renderer(const std::string& gl_renderer);

class Headless {
 public:
  static Result<std::unique_ptr<Headless>> open(const play::AssetSource& assets, glm::ivec2 size_px);

  /// The picture of a list, drawn as the next frame after the one before.
  draw::Image picture(const draw::DrawList& list, const play::Mapping& mapping);
  std::string gl_renderer() const { return window_->gl_renderer(); }
  SceneRenderer& scene() { return *scene_; }
  Window& window() { return *window_; }

 private:
  explicit Headless(Video video) : video_(std::move(video)) {}

  Video video_;
  std::unique_ptr<Window> window_;
  std::unique_ptr<SceneRenderer> scene_;
};

}  // namespace thimble::platform
