// A play::DrawList as a picture that is kept, and mended only where it changed. Three targets of the window's
// size:
//
//   canvas   opaque: the still layer and the ink of strokes that are over
//   ink      transparent: the strokes that still grow, painted with GL_MAX, so that translucent or feathered
//   ink never
//            doubles where pieces join; laid into the canvas once, when another stroke begins
//   picture  canvas, then ink, then the live items: what the window shows and what a screenshot reads
//
// So a frame costs what changed in it, however much ink there is.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/draw/draw_list.hpp"
#include "engine/draw/font.hpp"
#include "engine/draw/frame_plan.hpp"
#include "engine/draw/mesh.hpp"
#include "engine/draw/tessellate.hpp"
#include "engine/platform/renderer.hpp"
#include "engine/play/exercise.hpp"

namespace thimble::platform {

class SceneRenderer {
 public:
  /// Needs a current context. `assets` outlive it. A missing font is an error.
  static Result<std::unique_ptr<SceneRenderer>> create(const play::AssetSource& assets, glm::ivec2 size_px,
                                                       bool gles);
  ~SceneRenderer();

  /// Loads every sprite of the assets, so that no frame has to. One that is damaged is an error.
  Result<void> load_sprites();
  void set_palette(const draw::Palette& palette);
  Result<void> resize(glm::ivec2 size_px);
  /// The context was lost and there is a new one.
  Result<void> rebuild();

  /// Brings the picture up to date. Returns what changed: empty when nothing did.
  PixelRect draw(const draw::DrawList& list, const play::Mapping& mapping);
  /// Copies a part of the picture to the window whose context is current.
  void copy_to_window(const PixelRect& part) { renderer_->copy_to_window(*picture_, part); }
  draw::Image screenshot() { return renderer_->read_back(*picture_); }

  glm::ivec2 size_px() const { return size_px_; }
  const Renderer::Counts& counts() const { return renderer_->counts(); }
  /// What could not be loaded while drawing; such a sprite is left out. Empty while all is well.
  const std::string& trouble() const { return trouble_; }

 private:
  SceneRenderer(const play::AssetSource& assets, glm::ivec2 size_px) : assets_(assets), size_px_(size_px) {}
  PixelRect everything() const { return {0, 0, size_px_.x, size_px_.y}; }
  Result<void> make_targets();
  Result<TextureId> load_sprite(std::string_view name);
  TextureId sprite(std::string_view name);
  TextureId font_texture();
  void repaint_canvas(const draw::DrawList& list);
  bool grows(int stroke) const;
  /// A stroke that had been laid into the canvas grows again: it has to come out, so that its joint doesn't
  /// double. From then on it stays among those that grow. True when there is any.
  bool take_back_regrown(const draw::DrawList& list, const draw::FramePlan& plan);
  void grow_ink(const draw::DrawList& list, const draw::FramePlan& plan);
  void lay_ink_into_canvas();
  void clear_ink();
  void paint_piece(const draw::Ink& ink, std::size_t first_point);
  void paint_mesh(const RenderTarget& target, const PixelRect& clip);
  void paint_run(const draw::Command& command, const PixelRect& clip);
  void paint_as_one(const RenderTarget& target, const draw::Command& command, const PixelRect& clip);
  void compose(const draw::DrawList& list, const PixelRect& part);

  const play::AssetSource& assets_;
  glm::ivec2 size_px_;
  std::unique_ptr<Renderer> renderer_;
  std::optional<draw::Font> font_;
  TextureId font_texture_ = 0;
  std::map<std::string, TextureId, std::less<>> sprites_;  // 0: could not be loaded
  std::unique_ptr<RenderTarget> canvas_;
  std::unique_ptr<RenderTarget> ink_;
  std::unique_ptr<RenderTarget> picture_;
  std::unique_ptr<RenderTarget> scratch_;  // for one translucent stroke at a time; made when first needed
  PixelRect ink_part_;                     // of the ink target that holds anything
  std::vector<int> laid_;                  // the strokes in the canvas
  std::vector<int> growing_;               // the strokes in the ink target
  draw::FramePlanner planner_;
  draw::Palette palette_;
  play::Mapping mapping_;
  draw::Look look_;
  draw::Mesh mesh_;
  std::string trouble_;
};

}  // namespace thimble::platform
