#include "therapist_panel/cli/find_trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace thimble::panel {

Result<std::string> find_trial(std::span<const store::TrialSummary> trials, std::string_view name) {
  if (trials.empty())
    return Error{"expected a trial, found an empty store: play one with thimble-play first"};
  if (name == "last") return trials.back().id;
  std::vector<std::string> fitting;
  for (const store::TrialSummary& trial : trials)
    if (!name.empty() && trial.id.starts_with(name)) fitting.push_back(trial.id);
  if (fitting.empty())
    return Error{
        fmt::format("expected the beginning of a trial's id or \"last\", found \"{}\": "
                    "see the first column of `thimble list trials`",
                    name)};
  if (fitting.size() > 1)
    return Error{
        fmt::format("expected the beginning of one trial's id, found \"{}\" with which {} begin: "
                    "give more of it, such as {}",
                    name, fitting.size(), fitting.front())};
  return fitting.front();
}

std::size_t telling_length(std::span<const store::TrialSummary> trials) {
  std::vector<std::string_view> ids;
  for (const store::TrialSummary& trial : trials) ids.push_back(trial.id);
  std::sort(ids.begin(), ids.end());
  std::size_t length = 8;
  for (std::size_t i = 1; i < ids.size(); ++i) {
    const auto end = std::mismatch(ids[i - 1].begin(), ids[i - 1].end(), ids[i].begin(), ids[i].end());
    length = std::max(length, static_cast<std::size_t>(end.first - ids[i - 1].begin()) + 1);
  }
  return length;
}

}  // namespace thimble::panel
