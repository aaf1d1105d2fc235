#include "tests/e2e/stored.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "engine/core/check.hpp"
#include "tests/e2e/program.hpp"

namespace thimble::e2e {
namespace {

const std::string kThimble = std::string{THIMBLE_PROGRAMS} + "/thimble";

std::string ask(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), kThimble);
  const Ended ended = run(arguments);
  if (ended.code == 0) return ended.out;
  std::string command;
  for (const std::string& word : arguments) command += word + " ";
  throw std::runtime_error{command + "ended with " + std::to_string(ended.code) + ": " + ended.err};
}

/// Columns are found by their names: the order is not what is promised.
std::vector<StoredSample> samples_from_csv(const std::string& text) {
  const auto cells = [](const std::string& line) {
    std::vector<std::string> found(1);
    for (char c : line) {
      if (c == ',')
        found.emplace_back();
      else
        found.back() += c;
    }
    return found;
  };
  std::istringstream lines{text};
  std::string line;
  std::getline(lines, line);
  std::map<std::string, std::size_t> column;
  for (const std::string& name : cells(line)) column.emplace(name, column.size());
  std::vector<StoredSample> samples;
  while (std::getline(lines, line)) {
    const auto row = cells(line);
    const auto number = [&](const char* name) { return std::stod(row.at(column.at(name))); };
    samples.push_back({.t = Ns{std::stoll(row.at(column.at("t_ns")))},
                       .contact = static_cast<int>(number("id")),
                       .device = row.at(column.at("device")),
                       .source = row.at(column.at("source")),
                       .phase = row.at(column.at("phase")),
                       .mm = {number("x_mm"), number("y_mm")},
                       .px = {number("x_px"), number("y_px")},
                       .pressure = row.at(column.at("pressure"))});
  }
  return samples;
}

}  // namespace

std::vector<StoredSample> StoredTrial::of_contact(int contact) const {
  std::vector<StoredSample> found;
  std::copy_if(samples.begin(), samples.end(), std::back_inserter(found),
               [&](const StoredSample& s) { return s.contact == contact; });
  return found;
}

std::vector<int> StoredTrial::contacts() const {
  std::vector<int> found;
  for (const StoredSample& s : samples)
    if (std::find(found.begin(), found.end(), s.contact) == found.end()) found.push_back(s.contact);
  return found;
}

double StoredTrial::measure(const std::string& id) const {
  for (const auto& measure : json.at("measures"))
    if (measure.at("id") == id) return measure.at("value").get<double>();
  throw std::runtime_error{"the trial has no measure " + id};
}

std::vector<StoredTrial> stored_trials(const std::string& store) {
  const auto list = nlohmann::json::parse(ask({"--store", store, "list", "trials", "--json"}));
  std::vector<StoredTrial> trials;
  for (const auto& row : list.at("trials")) {
    const std::string id = row.at("trial");
    const TemporaryFolder folder;
    const std::string csv = folder.path("samples.csv");
    StoredTrial trial;
    trial.json = nlohmann::json::parse(ask({"--store", store, "show", id, "--json"}));
    ask({"--store", store, "show", id, "--samples", csv});
    std::ifstream file{csv};
    std::ostringstream text;
    text << file.rdbuf();
    trial.samples = samples_from_csv(text.str());
    trials.push_back(std::move(trial));
  }
  std::sort(trials.begin(), trials.end(), [](const StoredTrial& a, const StoredTrial& b) {
    return a.json.at("started_monotonic_ns") < b.json.at("started_monotonic_ns");
  });
  return trials;
}

double quantile(std::vector<double> values, double fraction) {
  CHECK(!values.empty());
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(
      std::floor(fraction * static_cast<double>(values.size() - 1) + 0.5))];
}

}  // namespace thimble::e2e
