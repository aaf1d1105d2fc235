#include "engine/platform/scene_renderer.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace thimble::platform {
namespace {

constexpr draw::Rgba kClear{0, 0, 0, 0};

draw::View view_of(const play::Mapping& mapping) {
  return {.origin_px = mapping.origin_px, .px_per_mm = 1.0 / mapping.mm_per_px};
}

Rect bounds_of(const draw::Ink& ink, std::size_t first_point) {
  Rect bounds;
  for (Vec2 point : ink.points.subspan(first_point)) bounds = united(bounds, point);
  return expanded(bounds, ink.width_mm / 2);
}

PixelRect whole_pixels(const Rect& px) {
  const glm::ivec2 low{px.min}, high{px.max};
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

bool contains(const std::vector<int>& strokes, int stroke) {
  return std::find(strokes.begin(), strokes.end(), stroke) != strokes.end();
}

BlendMode blend_of(draw::Blend blend) {
  return blend == draw::Blend::kAsOne ? BlendMode::kMax : BlendMode::kOver;
}

}  // namespace

Result<std::unique_ptr<SceneRenderer>> SceneRenderer::create(const play::AssetSource& assets,
                                                             glm::ivec2 size_px, bool gles) {
  std::unique_ptr<SceneRenderer> scene{new SceneRenderer{assets, size_px}};
  Result<std::unique_ptr<Renderer>> renderer = Renderer::create(gles);
  if (!renderer) return renderer.error();
  scene->renderer_ = std::move(renderer).value();
  Result<std::string> bytes = assets.read("fonts/Andika-Regular.ttf");
  if (!bytes) return bytes.error();
  Result<draw::Font> font = draw::Font::from_ttf(std::move(bytes).value());
  if (!font) return font.error();
  scene->font_ = std::move(font).value();
  scene->set_palette(draw::calm_palette());
  if (Result<void> made = scene->make_targets(); !made) return made.error();
  return scene;
}

SceneRenderer::~SceneRenderer() {
  for (const auto& [name, texture] : sprites_) renderer_->remove_texture(texture);
  renderer_->remove_texture(font_texture_);
}

void SceneRenderer::set_palette(const draw::Palette& palette) {
  palette_ = palette;
  planner_.reset();
}

Result<void> SceneRenderer::resize(glm::ivec2 size_px) {
  if (size_px == size_px_) return {};
  size_px_ = size_px;
  return make_targets();
}

Result<void> SceneRenderer::rebuild() {
  for (std::unique_ptr<RenderTarget>* target : {&canvas_, &ink_, &picture_, &scratch_})
    if (*target) (*target)->forget();
  sprites_.clear();
  font_texture_ = 0;
  if (Result<void> made = renderer_->rebuild(); !made) return made;
  return make_targets();
}

Result<void> SceneRenderer::make_targets() {
  scratch_.reset();
  for (std::unique_ptr<RenderTarget>* target : {&canvas_, &ink_, &picture_}) {
    target->reset();
    Result<std::unique_ptr<RenderTarget>> made = RenderTarget::create(size_px_);
    if (!made) return made.error();
    *target = std::move(made).value();
  }
  clear_ink();
  growing_.clear();
  laid_.clear();
  planner_.reset();
  return {};
}

Result<void> SceneRenderer::load_sprites() {
  constexpr std::string_view kEnding = ".png";
  for (const std::string& file : assets_.list("sprites")) {
    if (!file.ends_with(kEnding)) continue;
    const std::string name = file.substr(0, file.size() - kEnding.size());
    if (sprites_.find(name) != sprites_.end()) continue;
    Result<TextureId> texture = load_sprite(name);
    if (!texture) return texture.error();
    sprites_.emplace(name, *texture);
  }
  return {};
}

Result<TextureId> SceneRenderer::load_sprite(std::string_view name) {
  Result<std::string> bytes = assets_.read("sprites/" + std::string{name} + ".png");
  if (!bytes) return bytes.error();
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes->data());
  Result<draw::Image> image = draw::image_from_png({data, bytes->size()});
  if (!image) return Error{"sprite " + std::string{name} + ": " + image.error().message};
  return renderer_->add_texture(draw::premultiplied(std::move(image).value()));
}

TextureId SceneRenderer::sprite(std::string_view name) {
  const auto known = sprites_.find(name);
  if (known != sprites_.end()) return known->second;
  Result<TextureId> texture = load_sprite(name);
  if (!texture) trouble_ = texture.error().message;
  return sprites_.emplace(name, texture ? *texture : 0).first->second;
}

TextureId SceneRenderer::font_texture() {
  // Few pictures of the child's have words, so the atlas goes up with the first that does.
  if (font_texture_ == 0)
    font_texture_ =
        renderer_->add_coverage_texture(font_->atlas(), {font_->atlas_width(), font_->atlas_height()});
  return font_texture_;
}

PixelRect SceneRenderer::draw(const draw::DrawList& list, const play::Mapping& mapping) {
  if (!(mapping == mapping_)) {
    mapping_ = mapping;
    planner_.reset();
  }
  const draw::FramePlan& plan = planner_.plan(list);
  if (plan.nothing()) return {};
  look_ = {.view = view_of(mapping_), .palette = &palette_, .font = &*font_};
  const bool repaint = take_back_regrown(list, plan) || plan.repaint;
  const PixelRect part = repaint ? everything() : pixels_touched(plan.dirty_mm, mapping_, size_px_);
  if (repaint) {
    repaint_canvas(list);
  } else {
    grow_ink(list, plan);
  }
  compose(list, part);
  return part;
}

bool SceneRenderer::grows(int stroke) const { return contains(growing_, stroke); }

bool SceneRenderer::take_back_regrown(const draw::DrawList& list, const draw::FramePlan& plan) {
  bool any = false;
  for (const draw::InkPiece& piece : plan.grown) {
    const int stroke = list.ink[piece.ink].stroke;
    if (!contains(laid_, stroke)) continue;
    std::erase(laid_, stroke);
    growing_.push_back(stroke);
    any = true;
  }
  return any;
}

void SceneRenderer::repaint_canvas(const draw::DrawList& list) {
  renderer_->begin(*canvas_);
  renderer_->clear(everything(), palette_.color(draw::Role::kPaper));
  mesh_.clear();
  draw::tessellate(list.still, look_, mesh_);
  paint_mesh(*canvas_, everything());

  clear_ink();
  std::erase_if(growing_, [&](int stroke) {
    return std::none_of(list.ink.begin(), list.ink.end(),
                        [&](const draw::Ink& ink) { return ink.stroke == stroke; });
  });
  if (growing_.empty() && !list.ink.empty()) growing_.push_back(list.ink.back().stroke);
  laid_.clear();
  for (const draw::Ink& ink : list.ink) {
    if (grows(ink.stroke)) continue;
    paint_piece(ink, 0);
    lay_ink_into_canvas();
    laid_.push_back(ink.stroke);
  }
  for (const draw::Ink& ink : list.ink)
    if (grows(ink.stroke)) paint_piece(ink, 0);
}

void SceneRenderer::grow_ink(const draw::DrawList& list, const draw::FramePlan& plan) {
  const auto fed = [&](int stroke) {
    return std::any_of(plan.grown.begin(), plan.grown.end(),
                       [&](const draw::InkPiece& piece) { return list.ink[piece.ink].stroke == stroke; });
  };
  for (const draw::InkPiece& piece : plan.grown) {
    const draw::Ink& ink = list.ink[piece.ink];
    if (!grows(ink.stroke)) {
      // A stroke that is still fed stays in the layer: two fingers may draw at once.
      if (std::none_of(growing_.begin(), growing_.end(), fed)) {
        lay_ink_into_canvas();
        laid_.insert(laid_.end(), growing_.begin(), growing_.end());
        growing_.clear();
      }
      growing_.push_back(ink.stroke);
    }
    paint_piece(ink, piece.first_point);
  }
}

void SceneRenderer::lay_ink_into_canvas() {
  renderer_->begin(*canvas_);
  renderer_->draw_target(*ink_, ink_part_, BlendMode::kOver);
  clear_ink();
}

void SceneRenderer::clear_ink() {
  renderer_->begin(*ink_);
  renderer_->clear(everything(), kClear);
  ink_part_ = {};
}

void SceneRenderer::paint_piece(const draw::Ink& ink, std::size_t first_point) {
  const PixelRect part = pixels_touched(bounds_of(ink, first_point), mapping_, size_px_);
  if (part.empty()) return;
  mesh_.clear();
  draw::tessellate_ink(ink, first_point, look_, mesh_);
  renderer_->upload(mesh_.vertices, mesh_.indices);
  renderer_->begin(*ink_);
  renderer_->draw_triangles({.index_count = static_cast<std::uint32_t>(mesh_.indices.size()),
                             .blend = BlendMode::kMax,
                             .clip = part});
  ink_part_ = united(ink_part_, part);
}

void SceneRenderer::compose(const draw::DrawList& list, const PixelRect& part) {
  renderer_->begin(*picture_);
  renderer_->copy_target(*canvas_, part);
  renderer_->draw_target(*ink_, intersected(part, ink_part_), BlendMode::kOver);
  mesh_.clear();
  const Rect part_mm{mapping_.to_mm({part.x, part.y}), mapping_.to_mm({part.x + part.w, part.y + part.h})};
  draw::tessellate(list.live, look_, mesh_, part_mm);
  paint_mesh(*picture_, part);
}

void SceneRenderer::paint_mesh(const RenderTarget& target, const PixelRect& clip) {
  renderer_->begin(target);
  renderer_->upload(mesh_.vertices, mesh_.indices);
  for (const draw::Command& command : mesh_.commands) {
    if (command.blend == draw::Blend::kAsOne) {
      paint_as_one(target, command, clip);
    } else {
      paint_run(command, clip);
    }
  }
}

void SceneRenderer::paint_run(const draw::Command& command, const PixelRect& clip) {
  Renderer::Run run{.first_index = command.first_index,
                    .index_count = command.index_count,
                    .blend = blend_of(command.blend),
                    .clip = clip};
  if (command.texture == draw::Texture::kFont) {
    run.texture = font_texture();
    run.kind = TextureKind::kCoverage;
  } else if (command.texture == draw::Texture::kSprite) {
    run.texture = sprite(command.sprite);
    if (run.texture == 0) return;
  }
  renderer_->draw_triangles(run);
}

void SceneRenderer::paint_as_one(const RenderTarget& target, const draw::Command& command,
                                 const PixelRect& clip) {
  if (!scratch_) {
    Result<std::unique_ptr<RenderTarget>> made = RenderTarget::create(size_px_);
    if (!made) {
      trouble_ = made.error().message;
      return;
    }
    scratch_ = std::move(made).value();
  }
  const PixelRect part = intersected(clip, whole_pixels(command.bounds_px));
  renderer_->begin(*scratch_);
  renderer_->clear(part, kClear);
  paint_run(command, part);
  renderer_->begin(target);
  renderer_->draw_target(*scratch_, part, BlendMode::kOver);
}

}  // namespace thimble::platform
