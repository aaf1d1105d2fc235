#include "engine/platform/headless.hpp"

#include <cstdlib>

namespace thimble::platform {

void force_software_gl() {
  ::setenv("GALLIUM_DRIVER", "llvmpipe", 1);
  ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
}

bool is_golden_renderer(const std::string& gl_renderer) { return gl_renderer.rfind("llvmpipe", 0) == 0; }

Result<std::unique_ptr<Headless>> Headless::open(const play::AssetSource& assets, glm::ivec2 size_px) {
  Result<Video> video = Video::open(VideoKind::kOffscreen);
  if (!video) return video.error();
  std::unique_ptr<Headless> headless{new Headless{std::move(video).value()}};
  // Nothing is drawn to the window itself, so it may be small.
  constexpr glm::ivec2 kWindow{16, 16};
  Result<std::unique_ptr<Window>> window = Window::open(headless->video_, {.size_px = kWindow});
  if (!window) return window.error();
  headless->window_ = std::move(window).value();
  Result<std::unique_ptr<SceneRenderer>> scene =
      SceneRenderer::create(assets, size_px, headless->window_->is_gles());
  if (!scene) return scene.error();
  headless->scene_ = std::move(scene).value();
  return headless;
}

draw::Image Headless::picture(const draw::DrawList& list, const play::Mapping& mapping) {
  scene_->draw(list, mapping);
  return scene_->screenshot();
}

}  // namespace thimble::platform
