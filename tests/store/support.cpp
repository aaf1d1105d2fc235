#include "tests/store/support.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <numbers>

#include "engine/core/rng.hpp"

namespace thimble::store::test {

namespace fs = std::filesystem;

TempFolder::TempFolder() {
  std::string name = (fs::temp_directory_path() / "thimble-store-XXXXXX").string();
  CHECK(mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string bytes_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream{path, std::ios::binary} << bytes;
}

namespace {

double normal(Rng& rng) {
  const double radius = std::sqrt(-2 * std::log(1 - rng.uniform()));
  return radius * std::cos(2 * std::numbers::pi * rng.uniform());
}

double on_grid(double value, double step) { return std::round(value / step) * step; }

Ns stamp(std::int64_t ns, motion::StampSource source, Rng& rng) {
  constexpr std::int64_t kStart = 123'457;  // of the trial, within a millisecond
  if (source == motion::StampSource::kServer) return Ns{ns / 1'000'000 * 1'000'000 + 500'000 - kStart};
  const Ns late{ns + 200'000 + std::llround(normal(rng) * 60'000)};
  return late - late % motion::kWatchStep;
}

}  // namespace

std::vector<motion::Sample> drawn_by(const Digitiser& digitiser, const play::Mapping& mapping) {
  Rng rng{digitiser.seed};
  std::vector<motion::Sample> samples;
  const int count = digitiser.rate_hz * digitiser.seconds;
  for (int i = 0; i < count; ++i)
    for (int contact = 0; contact < digitiser.contacts; ++contact) {
      const std::int64_t ns = std::int64_t{i} * 1'000'000'000 / digitiser.rate_hz;
      const double s = static_cast<double>(ns) * 1e-9;
      const double turn = 0.7 * contact;
      const Vec2 hand{100 + 60 * std::sin(1.8 * s + turn) + 8 * std::sin(9 * s + turn),
                      80 + 50 * std::cos(1.4 * s + turn) + 6 * std::sin(11 * s)};
      const Vec2 px = (hand + digitiser.noise_mm * Vec2{normal(rng), normal(rng)}) / 0.2;
      motion::Sample sample;
      sample.t = stamp(ns, digitiser.source, rng);
      const std::int64_t pump = (ns / 4'000'000 + 1) * 4'000'000;
      sample.t_seen = sample.t + (Ns{pump} - sample.t) / motion::kSeenStep * motion::kSeenStep;
      sample.tick = ticks_in(Ns{pump});
      sample.contact = contact;
      sample.device = digitiser.device;
      sample.source = digitiser.source;
      sample.phase = i == 0           ? motion::Phase::kDown
                     : i + 1 == count ? motion::Phase::kUp
                                      : motion::Phase::kMove;
      for (int axis = 0; axis < 2; ++axis)
        sample.px[axis] = on_grid(on_grid(px[axis], digitiser.grid_px), 1 / motion::kStepsPerPixel);
      sample.mm = mapping.to_mm(sample.px);
      if (digitiser.pressure)
        sample.pressure =
            on_grid(0.5 + 0.3 * std::sin(3 * s) + 0.01 * normal(rng), 1 / motion::kPressureSteps);
      samples.push_back(sample);
    }
  return samples;
}

std::shared_ptr<const play::Content> drawing(int length_mm) {
  const std::string end = std::to_string(10 + length_mm);
  return take(play::content_from_svg(
      "line", R"(<svg xmlns="http://www.w3.org/2000/svg" width="120mm" height="60mm" viewBox="0 0 120 60">)"
              R"(<path id="stroke" d="M10 30 L)" +
                  end + R"( 30"/></svg>)"));
}

play::TrialSetup setup_of(const std::string& trial, const std::string& session, int number) {
  play::TrialSetup setup;
  setup.id = trial;
  setup.session = session;
  setup.number = number;
  setup.game = "tracing";
  setup.game_version = 3;
  setup.exercise = "tracing/line";
  setup.content = drawing();
  setup.parameters.set("corridor_mm", 8.1);
  setup.parameters.set("loops", 2);
  setup.seed = 0xfedcba9876543210u;
  setup.mapping = {.origin_px = {17, 33}, .mm_per_px = {0.2006, 0.2011}};
  setup.calibration = {.display = "HDMI-1 1920x1080",
                       .mm_per_px = {0.2006, 0.2011},
                       .error_fraction = 0.004,
                       .method = play::CalibrationMethod::kCard,
                       .measured_utc = "2026-11-20T08:00:00.000Z"};
  setup.simulated = true;
  setup.started_utc = "2026-11-24T21:25:40.123Z";
  setup.started = Ns{987'654'321'012'345};
  return setup;
}

play::TrialRecord record_of(play::TrialSetup setup, std::vector<motion::Sample> samples) {
  play::TrialRecord record;
  record.setup = std::move(setup);
  record.prompt_level = play::PromptLevel::kVerbal;
  record.outcome = play::TrialOutcome::kCompleted;
  record.timing = play::timing_of(samples);
  record.timing.pump_gap_max_ms = 16.6;
  record.timing.late_frames = 2;
  record.timing.dropped_ticks = 5;
  record.samples = std::move(samples);
  record.events = {{.tick = 3, .kind = "stroke_begun", .contact = 1, .mm = {1.1, 2.2}, .value = 0.1},
                   {.tick = 90, .kind = "done", .contact = -1, .mm = {}, .value = 0}};
  record.fingerprint = play::fingerprint_of(record.events, 91);
  record.events.push_back(
      {.tick = 40, .kind = "went_backwards", .contact = 1, .mm = {3.3, 4.4}, .value = 17.5, .stroke = 1});
  record.ticks = 91;
  record.measures = {{.id = "movement_time_s", .version = 1, .value = 1.0 / 3, .reason = ""},
                     {.id = "sparc", .version = 2, .value = std::nullopt, .reason = "too few samples"}};
  return record;
}

bool same(const play::TrialRecord& a, const play::TrialRecord& b) {
  const play::TrialSetup& s = a.setup;
  const play::TrialSetup& t = b.setup;
  return s.id == t.id && s.session == t.session && s.number == t.number && s.game == t.game &&
         s.game_version == t.game_version && s.exercise == t.exercise && s.content->id == t.content->id &&
         s.content->text == t.content->text && s.content->hash == t.content->hash &&
         s.parameters == t.parameters && s.seed == t.seed && s.mapping == t.mapping &&
         s.calibration == t.calibration && s.simulated == t.simulated && s.started_utc == t.started_utc &&
         s.started == t.started && a.prompt_level == b.prompt_level && a.outcome == b.outcome &&
         a.samples == b.samples && a.events == b.events && a.ticks == b.ticks && a.timing == b.timing &&
         a.measures == b.measures && a.fingerprint == b.fingerprint;
}

}  // namespace thimble::store::test
