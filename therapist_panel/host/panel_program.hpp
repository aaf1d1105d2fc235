// The panel as a program: store, window, the session that it hosts, and the loop that joins them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/platform/loop.hpp"
#include "engine/store/recorder.hpp"
#include "engine/store/sqlite_store.hpp"
#include "engine/store/uuid.hpp"
#include "therapist_panel/host/live_session.hpp"
#include "therapist_panel/host/panel_store.hpp"
#include "therapist_panel/views/imgui_host.hpp"

namespace thimble::panel {

struct PanelOptions {
  glm::ivec2 window_px{1280, 800};
  Page page = Page::kTrial;  ///< shown first
  PathDraft path{};          ///< what is on the page to draw on
};

class PanelProgram {
 public:
  /// Opens the panel's window on the store: on the display, or for pictures on none. To play there is what is
  /// built in, and what the user made, from the folder beside the store.
  static Result<std::unique_ptr<PanelProgram>> open(store::SqliteStore& store,
                                                    const play::AssetSource& built_in, const Clock& clock,
                                                    platform::VideoKind video, const PanelOptions& options);
  ~PanelProgram();

  /// Until the window is closed.
  void run();
  /// The panel as it is, whole.
  Result<draw::Image> picture();

 private:
  PanelProgram(store::SqliteStore& store, const play::AssetSource& built_in, const Clock& clock,
               platform::Video video);
  Result<void> load_library();
  void draw(Ns now);
  void act(const PanelAction& action);
  void start(const StartRequest& request);
  void make(const NameRequest& request);
  void note(const HandRequest& request);
  play::Exercise suited(const play::Exercise& exercise, std::string_view child) const;
  Result<play::PlannedExercise> planned(const StartRequest& request, std::string_view exercise) const;
  void load_choice();
  void try_prepared(const play::Parameters& before);
  void make(const PathRequest& request);
  Result<std::unique_ptr<LiveSession>> opened(const StartRequest& request);
  void end_session();
  void watch_session(Ns now);
  void follow(const PanelState& before);
  void choose_first();
  void reload_session();
  void refresh_live();
  void say(const Result<void>& result);

  store::SqliteStore& store_;
  const play::AssetSource& built_in_;
  const std::string own_folder_;
  const play::FolderAssets own_;
  const play::JoinedAssets assets_;
  play::Library library_;
  const Clock& clock_;
  platform::Video video_;
  std::unique_ptr<platform::UiWindow> window_;
  std::unique_ptr<ImGuiHost> imgui_;
  PanelStore reader_;
  PanelData data_;
  bool history_is_old_ = true;  // another child's, or from before the last session
  PanelState state_;
  std::vector<PanelAction> actions_;
  store::Ids ids_;
  std::unique_ptr<store::Recorder> recorder_;  // from the first start on
  std::unique_ptr<LiveSession> live_;
  std::unique_ptr<platform::Loop> loop_;

  /// What the panel last showed of the running session, to see whether there is something new.
  struct Shown {
    play::SessionPhase phase = play::SessionPhase::kEnded;
    std::size_t trials = 0;
    std::size_t samples = 0;
    std::string trouble;
    bool operator==(const Shown&) const = default;
  };
  Shown shown_;
  Ns trace_drawn_{0};
};

}  // namespace thimble::panel
