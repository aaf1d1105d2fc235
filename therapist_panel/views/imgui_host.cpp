#include "therapist_panel/views/imgui_host.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <utility>

#include "engine/play/calibration.hpp"
#include "therapist_panel/plot/paint.hpp"
#include "therapist_panel/views/theme.hpp"

namespace thimble::panel {
namespace {

using platform::UiEvent;
using platform::UiKey;

static_assert(sizeof(draw::Vertex) == sizeof(ImDrawVert) &&
              offsetof(draw::Vertex, u) == offsetof(ImDrawVert, uv) &&
              offsetof(draw::Vertex, rgba) == offsetof(ImDrawVert, col));
static_assert(sizeof(ImDrawIdx) == sizeof(std::uint16_t));

constexpr const char* kRegular = "/usr/share/fonts/truetype/andika/Andika-Regular.ttf";
constexpr const char* kBold = "/usr/share/fonts/truetype/andika/Andika-Bold.ttf";
// ImGui asks for a line's height; Andika's is 1.61 times the size that a typesetter means.
constexpr float kLineOfSize = 1.61f;

/// 96 pixels an inch is 1; steps of a quarter, so that letters stay crisp. A claim that can't be believed
/// counts as 1.
float scale_of(const platform::DisplayClaim& claim) {
  const play::Calibration calibration = play::calibration_from_claim(claim.key, claim.pixels, claim.size_mm);
  const double scale = 25.4 / 96 / calibration.mm_per_px.x;
  return static_cast<float>(std::clamp(std::round(scale * 4) / 4, 1.0, 3.0));
}

void map_keys(ImGuiIO& io) {
  const std::pair<ImGuiKey_, UiKey> pairs[] = {
      {ImGuiKey_Tab, UiKey::kTab},           {ImGuiKey_LeftArrow, UiKey::kLeft},
      {ImGuiKey_RightArrow, UiKey::kRight},  {ImGuiKey_UpArrow, UiKey::kUp},
      {ImGuiKey_DownArrow, UiKey::kDown},    {ImGuiKey_PageUp, UiKey::kPageUp},
      {ImGuiKey_PageDown, UiKey::kPageDown}, {ImGuiKey_Home, UiKey::kHome},
      {ImGuiKey_End, UiKey::kEnd},           {ImGuiKey_Insert, UiKey::kInsert},
      {ImGuiKey_Delete, UiKey::kDelete},     {ImGuiKey_Backspace, UiKey::kBackspace},
      {ImGuiKey_Space, UiKey::kSpace},       {ImGuiKey_Enter, UiKey::kEnter},
      {ImGuiKey_Escape, UiKey::kEscape}};
  for (const auto& [imgui_key, key] : pairs) io.KeyMap[imgui_key] = static_cast<int>(key);
}

platform::PixelRect clip_of(const ImVec4& rect) {
  const int x = static_cast<int>(rect.x), y = static_cast<int>(rect.y);
  return {x, y, static_cast<int>(std::ceil(rect.z)) - x, static_cast<int>(std::ceil(rect.w)) - y};
}

void draw_list(platform::Renderer& renderer, const ImDrawList& list, glm::ivec2 size_px) {
  const auto* vertices = reinterpret_cast<const draw::Vertex*>(list.VtxBuffer.Data);
  renderer.upload(
      std::span{vertices, static_cast<std::size_t>(list.VtxBuffer.Size)},
      std::span<const std::uint16_t>{list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.Size)});
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const platform::PixelRect clip = intersected(clip_of(command.ClipRect), {0, 0, size_px.x, size_px.y});
    if (clip.empty() || command.ElemCount == 0) continue;
    renderer.draw_triangles(
        {.first_index = command.IdxOffset,
         .index_count = command.ElemCount,
         .base_vertex = command.VtxOffset,
         .texture = static_cast<platform::TextureId>(reinterpret_cast<std::uintptr_t>(command.GetTexID())),
         .kind = platform::TextureKind::kCoverage,
         .blend = platform::BlendMode::kOver,
         .colors = platform::VertexColors::kStraight,
         .clip = clip});
  }
}

}  // namespace

Result<std::unique_ptr<ImGuiHost>> ImGuiHost::create(platform::UiWindow& window) {
  std::unique_ptr<ImGuiHost> host{new ImGuiHost{window}};
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // the layout is fixed; nothing of the therapist's is kept outside the store
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  map_keys(io);
  host->scale_ = scale_of(window.window().display_claim());
  if (Result<void> fonts = host->load_fonts(); !fonts) return fonts.error();
  set_theme(ImGui::GetStyle(), host->scale_);
  return host;
}

ImGuiHost::~ImGuiHost() {
  if (font_texture_ != 0) {
    window_.window().make_current();
    window_.renderer().remove_texture(font_texture_);
  }
  ImGui::DestroyContext();
}

Result<void> ImGuiHost::load_fonts() {
  for (const char* path : {kRegular, kBold})
    if (!std::filesystem::exists(path))
      return Error{std::string{"expected the panel's font at "} + path +
                   ", found none: install fonts-sil-andika"};
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  // Latin with its accents, punctuation and arrows.
  static constexpr ImWchar kRanges[] = {0x20, 0x17f, 0x2010, 0x2026, 0x2190, 0x2193, 0};
  const auto add = [&](const char* path, float size) {
    return atlas.AddFontFromFileTTF(path, std::round(size * kLineOfSize * scale_), nullptr, kRanges);
  };
  fonts_.body = add(kRegular, 16.5f);
  fonts_.strong = add(kBold, 16.5f);
  fonts_.title = add(kBold, 21);
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  add_font_texture();
  return {};
}

void ImGuiHost::add_font_texture() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  window_.window().make_current();
  font_texture_ = window_.renderer().add_coverage_texture(
      {pixels, static_cast<std::size_t>(width) * static_cast<std::size_t>(height)}, {width, height});
  atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(font_texture_)));
}

bool ImGuiHost::feed(const UiEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  const ImVec2 at{static_cast<float>(event.px.x), static_cast<float>(event.px.y)};
  const auto button = static_cast<std::size_t>(std::clamp(event.button, 0, 2));
  const auto key = static_cast<std::size_t>(event.key);
  const bool key_known = event.key != UiKey::kUnknown && key < keys_changed_.size();
  switch (event.kind) {
    case UiEvent::Kind::kMove:
      io.MousePos = at;
      if (io.MouseDown[0]) drag_.push_back(at);
      break;
    case UiEvent::Kind::kButtonDown:
    case UiEvent::Kind::kButtonUp:
      if (event.button < 0 || event.button > 2) break;
      if (buttons_changed_.test(button)) return false;
      buttons_changed_.set(button);
      io.MousePos = at;
      io.MouseDown[event.button] = event.kind == UiEvent::Kind::kButtonDown;
      if (event.button == 0) drag_.push_back(at);
      break;
    case UiEvent::Kind::kWheel:
      io.MouseWheel += static_cast<float>(event.wheel.y);
      io.MouseWheelH += static_cast<float>(event.wheel.x);
      break;
    case UiEvent::Kind::kKeyDown:
    case UiEvent::Kind::kKeyUp:
      if (key_known) {
        if (keys_changed_.test(key)) return false;
        keys_changed_.set(key);
        io.KeysDown[key] = event.kind == UiEvent::Kind::kKeyDown;
      }
      io.KeyShift = (event.modifiers & UiEvent::kShift) != 0;
      io.KeyCtrl = (event.modifiers & UiEvent::kControl) != 0;
      io.KeyAlt = (event.modifiers & UiEvent::kAlt) != 0;
      io.KeySuper = (event.modifiers & UiEvent::kSuper) != 0;
      break;
    case UiEvent::Kind::kText:
      io.AddInputCharactersUTF8(event.text.c_str());
      break;
    case UiEvent::Kind::kLeave:
      io.MousePos = {-FLT_MAX, -FLT_MAX};
      break;
    case UiEvent::Kind::kFocusLost:
      std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
      break;
    case UiEvent::Kind::kContextLost:
      add_font_texture();
      break;
    case UiEvent::Kind::kClose:
      close_wanted_ = true;
      break;
    case UiEvent::Kind::kResized:
      break;
  }
  return true;
}

void ImGuiHost::begin_frame(Ns now) {
  buttons_changed_.reset();
  keys_changed_.reset();
  drag_.clear();
  for (UiEvent& event : window_.take_events()) waiting_.push_back(std::move(event));
  auto next = waiting_.begin();
  while (next != waiting_.end() && feed(*next)) ++next;
  waiting_.erase(waiting_.begin(), next);
  if (!waiting_.empty()) window_.request_redraw(platform::UiWindow::kRedrawsAfterInput);

  ImGuiIO& io = ImGui::GetIO();
  const glm::ivec2 size = window_.window().size_px();
  io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  // After a long rest a frame would seem to last minutes; ImGui only wants it above zero.
  io.DeltaTime = static_cast<float>(std::clamp(in_seconds(now - last_frame_), 1e-3, 0.1));
  last_frame_ = now;
  ImGui::NewFrame();
}

Result<void> ImGuiHost::end_frame() {
  ImGui::Render();
  const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(color::kGround);
  const auto byte = [](float value) { return static_cast<std::uint8_t>(value * 255 + 0.5f); };
  if (Result<void> begun = window_.begin_frame({byte(ground.x), byte(ground.y), byte(ground.z), 255}); !begun)
    return begun;
  const ImDrawData& data = *ImGui::GetDrawData();
  for (int i = 0; i < data.CmdListsCount; ++i)
    draw_list(window_.renderer(), *data.CmdLists[i], window_.window().size_px());
  window_.end_frame();
  // A context that was lost and made anew has no letters yet: the next frame brings them.
  for (UiEvent& event : window_.take_events()) {
    waiting_.push_back(std::move(event));
    window_.request_redraw();
  }
  return {};
}

}  // namespace thimble::panel
