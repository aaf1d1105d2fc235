// Plays every trace of tests/traces through a real session, to nowhere, and prints what it left:
//   TRACE EXERCISE OUTCOME TICKS FINGERPRINT_OF_EVENTS HASH_OF_ALL_PICTURES
// Two builds that print the same play the same. Then each trial is replayed from its record, and has to
// agree.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/play/replay.hpp"
#include "engine/play/session.hpp"
#include "engine/store/scripted_samples.hpp"
#include "games/games.hpp"

namespace thimble {
namespace {

namespace fs = std::filesystem;

// Long enough to see a rest in the end zone, and the trial's end.
constexpr Tick kTicksAfterInput = 2 * kTicksPerSecond;

struct Trace {
  std::string name;
  std::string exercise;
  std::uint64_t seed = 1;
  std::vector<std::pair<std::string, double>> set;
  std::vector<store::ScriptedSample> samples;
};

class KeptRecord final : public play::RecordSink {
 public:
  void begin(const play::TrialSetup&) override {}
  void append(std::span<const motion::Sample>) override {}
  void finish(const play::TrialRecord& record) override { records.push_back(record); }
  void flush() override {}
  std::string trouble() const override { return {}; }

  std::vector<play::TrialRecord> records;
};

[[noreturn]] void fail(const std::string& why) {
  fmt::print(stderr, "replay_fingerprints: {}\n", why);
  std::exit(1);
}

Trace read_trace(const fs::path& path) {
  std::ifstream file{path};
  std::string header;
  std::getline(file, header);
  std::ostringstream rest;
  rest << file.rdbuf();
  const auto json = nlohmann::json::parse(header, nullptr, false);
  if (!json.is_object() || !json.contains("exercise"))
    fail(fmt::format("{}: the first line must be an object with an exercise", path.string()));
  auto samples = store::scripted_samples_from(rest.str());
  if (!samples) fail(fmt::format("{}: {}", path.string(), samples.error().message));
  Trace trace{.name = path.stem().string(),
              .exercise = json["exercise"],
              .seed = json.value("seed", std::uint64_t{1}),
              .set = {},
              .samples = std::move(*samples)};
  const auto set = json.value("set", nlohmann::json::object());
  for (const auto& [key, value] : set.items()) trace.set.emplace_back(key, value.get<double>());
  return trace;
}

play::PlannedExercise planned(const Trace& trace, const play::Library& library,
                              const play::AssetSource& assets) {
  const play::Exercise* found = library.exercise(trace.exercise);
  if (found == nullptr) fail(fmt::format("{}: there is no exercise {}", trace.name, trace.exercise));
  play::Exercise exercise = *found;
  for (const auto& [key, value] : trace.set) exercise.parameters.set(key, value);
  auto planned = games::planned(assets, exercise);
  if (!planned) fail(fmt::format("{}: {}", trace.name, planned.error().message));
  return std::move(*planned);
}

/// Plays the trace and adds every picture to `pictures`.
play::TrialRecord play_trace(const Trace& trace, play::PlannedExercise exercise, Hasher& pictures) {
  KeptRecord kept;
  play::SessionSetup setup;
  setup.id = "session";
  setup.exercises.push_back(std::move(exercise));
  setup.trials_max = 1;
  setup.seed = trace.seed;
  setup.simulated = true;
  setup.utc_at = [](Ns) { return std::string{"2000-01-01T00:00:00.000Z"}; };
  setup.new_trial_id = [] { return std::string{"trial"}; };
  play::Session session{std::move(setup), kept};

  const Ns begun = std::chrono::seconds{1};
  Ns end{0};
  for (const auto& sample : trace.samples) end = std::max(end, sample.t);
  session.frame(begun);
  auto next = trace.samples.begin();
  draw::DrawList list;
  for (Tick tick = 0; tick < ticks_in(end) + kTicksAfterInput && kept.records.empty(); ++tick) {
    const Ns tick_end = start_of(tick + 1);
    for (; next != trace.samples.end() && next->t < tick_end; ++next)
      session.report({.t_event = begun + next->t,
                      .t_seen = begun + next->t,
                      .contact = next->id,
                      .device = next->device,
                      .source = motion::StampSource::kFile,
                      .phase = next->phase,
                      .px = session.mapping().to_px(next->mm),
                      .pressure = next->pressure});
    session.frame(begun + tick_end - Ns{1});
    list.clear();
    session.draw(list);
    list.add_to(pictures);
  }
  if (kept.records.empty()) (void)session.command({.kind = play::SessionCommand::Kind::kStop});
  if (kept.records.size() != 1)
    fail(fmt::format("{}: {} trials were recorded, not 1", trace.name, kept.records.size()));
  return std::move(kept.records.front());
}

int run() {
  const play::FolderAssets assets{THIMBLE_ASSETS_DIR};
  auto library = play::load_library(assets);
  if (!library) fail(library.error().message);
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator{fs::path{THIMBLE_TESTS_DIR} / "traces"})
    if (entry.path().extension() == ".jsonl") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) fail("there is no trace in tests/traces");

  for (const fs::path& path : paths) {
    const Trace trace = read_trace(path);
    play::PlannedExercise exercise = planned(trace, *library, assets);
    const play::Game& game = *exercise.game;
    Hasher pictures;
    const play::TrialRecord record = play_trace(trace, std::move(exercise), pictures);
    fmt::print("{} {} {} {} {} {}\n", trace.name, trace.exercise, play::name_of(record.outcome), record.ticks,
               hex(record.fingerprint), hex(pictures.value()));
    if (const play::ReplayResult again = play::replay(game, record); !again.same)
      fail(fmt::format("{}: the replay parts from the record in tick {}: {}", trace.name,
                       again.first_divergent_tick, again.what));
  }
  return 0;
}

}  // namespace
}  // namespace thimble

int main() { return thimble::run(); }
