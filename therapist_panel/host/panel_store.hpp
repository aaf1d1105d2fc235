// What the panel shows of the store: reads it into PanelData, and remembers what needn't be read twice.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/play/exercise.hpp"
#include "engine/store/store.hpp"
#include "therapist_panel/model/panel_view.hpp"

namespace thimble::panel {

class PanelStore {
 public:
  /// Both outlive it.
  PanelStore(const store::Store& store, const play::Library& library) : store_(store), library_(library) {}

  /// Children with their numbers of sessions, and the exercises there are.
  Result<void> load_children(PanelData& data) const;
  /// The child's plan and sessions.
  Result<void> load_child(PanelData& data, std::string_view child) const;
  /// The child's trials for the plots; reads the samples of those not seen before, for their device.
  Result<void> load_history(PanelData& data, std::string_view child);
  /// The trials of a session, with their samples. None for an empty id.
  Result<void> load_session(PanelData& data, std::string_view session) const;

  /// The exercises of a plan or a single one, in order. An error: none of that name.
  Result<std::vector<std::string>> exercises_of(std::string_view child, const PlayChoice& choice) const;

 private:
  const store::Store& store_;
  const play::Library& library_;
  std::map<std::string, std::string> devices_;
};

/// The schema of a game; null when this program lacks it.
const play::Schema* schema_of(std::string_view game);

}  // namespace thimble::panel
