// thimble: the therapist's program. Without a subcommand it opens the panel; the subcommands say the same on
// a terminal.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <fstream>
#include <functional>
#include <map>

#include "engine/draw/image.hpp"
#include "engine/platform/headless.hpp"
#include "engine/store/own_folder.hpp"
#include "engine/store/sqlite_store.hpp"
#include "engine/store/store_path.hpp"
#include "engine/store/text_file.hpp"
#include "games/games.hpp"
#include "games/tracing/tracing.hpp"
#include "therapist_panel/cli/commands.hpp"
#include "therapist_panel/cli/history.hpp"
#include "therapist_panel/cli/measure_options.hpp"
#include "therapist_panel/cli/name_command.hpp"
#include "therapist_panel/cli/path_command.hpp"
#include "therapist_panel/doctor/doctor.hpp"
#include "therapist_panel/host/panel_program.hpp"

namespace thimble::panel {
namespace {

constexpr int kDone = 0, kFailed = 1, kBadInput = 2;

struct Options {
  std::string store;
  std::string window = "1280x800";
  std::string page = "trial";
  std::string screenshot;
  std::string what;                                    ///< list
  std::string name;                                    ///< name
  std::string svg;                                     ///< path
  std::string title;                                   ///< path
  double corridor_mm = tracing::Params{}.corridor_mm;  ///< path
  std::string child;                                   ///< path
  std::string hand;                                    ///< child
  std::string trial;                                   ///< show, replay
  std::string samples;                                 ///< show
  bool json = false;
  bool all = false;  ///< replay
};

int complain(int code, std::string_view what) {
  fmt::print(stderr, "thimble: {}\n", what);
  return code;
}

int answer(const Result<Report>& report) {
  if (!report) return complain(kBadInput, report.error().message);
  const std::size_t written = std::fwrite(report->text.data(), 1, report->text.size(), stdout);
  if (written != report->text.size() || std::fflush(stdout) != 0)
    return complain(kFailed, "the output couldn't be written: is the disk full?");
  return report->passed ? kDone : kFailed;
}

Format format_of(const Options& options) { return options.json ? Format::kJson : Format::kTable; }

Result<std::string> store_path(const Options& options) {
  return options.store.empty() ? store::default_store_path() : Result<std::string>{options.store};
}

/// The store for reading only: another program may play on it meanwhile.
Result<std::unique_ptr<store::SqliteStore>> store_to_read(const Options& options) {
  const Result<std::string> path = store_path(options);
  if (!path) return path.error();
  return store::SqliteStore::open(*path, store::Access::kRead);
}

/// All that can be played: what is built in, and what the user made and keeps beside the store.
class Shelves {
 public:
  static Result<std::unique_ptr<Shelves>> open(const Options& options) {
    const Result<std::string> path = store_path(options);
    if (!path) return path.error();
    const Result<play::FolderAssets> built_in = play::find_assets();
    if (!built_in) return built_in.error();
    std::unique_ptr<Shelves> shelves{new Shelves{*built_in, store::own_folder_of(*path)}};
    Result<play::Library> library = play::load_library(shelves->built_in_, shelves->own_);
    if (!library) return library.error();
    shelves->library = std::move(*library);
    return shelves;
  }

  void tell_what_is_left_out() const {
    for (const std::string& why : library.left_out)
      fmt::print(stderr, "thimble: left out, mend or delete {}/{}\n", own_folder, why);
  }

  std::string own_folder;
  play::Library library;
  const play::AssetSource& assets() const { return assets_; }

 private:
  Shelves(play::FolderAssets built_in, std::string folder)
      : own_folder(std::move(folder)), built_in_(std::move(built_in)), own_(own_folder) {}

  play::FolderAssets built_in_, own_;
  play::JoinedAssets assets_{built_in_, own_};
};

int on_store(const Options& options, const std::function<Result<Report>(const store::Store&)>& command) {
  const auto store = store_to_read(options);
  if (!store) return complain(kBadInput, store.error().message);
  return answer(command(**store));
}

int list(const Options& options) {
  const Format format = format_of(options);
  if (options.what == "exercises") {
    const auto shelves = Shelves::open(options);
    if (!shelves) return complain(kFailed, shelves.error().message);
    (*shelves)->tell_what_is_left_out();
    return answer(list_exercises((*shelves)->library, format));
  }
  return on_store(options, [&](const store::Store& store) {
    if (options.what == "children") return list_children(store, format);
    if (options.what == "sessions") return list_sessions(store, format, system_offset);
    return list_trials(store, format, system_offset);
  });
}

int name(const Options& options) {
  const auto shelves = Shelves::open(options);
  if (!shelves) return complain(kFailed, shelves.error().message);
  (*shelves)->tell_what_is_left_out();
  store::Ids ids;
  const auto made =
      make_name(options.name, {(*shelves)->assets(), (*shelves)->library, (*shelves)->own_folder}, ids);
  return made ? answer(exercise_report(*made, format_of(options)))
              : complain(kBadInput, made.error().message);
}

int child(const Options& options) {
  const Result<std::string> path = store_path(options);
  if (!path) return complain(kBadInput, path.error().message);
  const auto store =
      store::SqliteStore::open(*path, {.access = store::Access::kPlay, .rescore = games::rescore});
  if (!store) return complain(kBadInput, store.error().message);
  const Result<void> noted = set_hand(**store, options.child, options.hand);
  return noted ? kDone : complain(kBadInput, noted.error().message);
}

/// Of one child, or of nobody.
Result<std::vector<TrialFacts>> history(const Options& options) {
  if (options.child.empty()) return std::vector<TrialFacts>{};
  const auto store = store_to_read(options);
  if (!store) return store.error();
  if (const auto child = (*store)->child(options.child); !child) return child.error();
  std::map<std::string, std::string> devices;
  return history_of(**store, options.child, devices);
}

int path(const Options& options) {
  const Result<std::string> svg = store::text_from_file(options.svg, draw::kSvgBytesMax);
  if (!svg) return complain(kBadInput, svg.error().message);
  const auto trials = history(options);
  if (!trials) return complain(kBadInput, trials.error().message);
  const auto shelves = Shelves::open(options);
  if (!shelves) return complain(kFailed, shelves.error().message);
  store::Ids ids;
  const auto made = make_path({.title = options.title, .svg = *svg, .corridor_mm = options.corridor_mm},
                              {(*shelves)->assets(), (*shelves)->library, (*shelves)->own_folder}, ids);
  if (!made) return complain(kBadInput, made.error().message);
  return answer(path_report(*made, (*shelves)->assets(), *trials, format_of(options)));
}

int write_samples(const Options& options, const Report& report) {
  if (options.samples == "-") return answer(report);
  std::ofstream file{options.samples, std::ios::binary};
  file << report.text;
  file.close();
  if (file) return kDone;
  return complain(kFailed,
                  fmt::format("can't write {}: give a file in a folder that you may write to, or \"-\"",
                              options.samples));
}

int show(const Options& options) {
  const auto store = store_to_read(options);
  if (!store) return complain(kBadInput, store.error().message);
  if (!options.samples.empty()) {
    const Result<Report> samples = trial_samples(**store, options.trial);
    if (!samples) return complain(kBadInput, samples.error().message);
    const int code = write_samples(options, *samples);
    // With "-" the samples are all of the output; beside a file the trial may still be asked for.
    if (code != kDone || options.samples == "-" || !options.json) return code;
  }
  return answer(show_trial(**store, options.trial, format_of(options), system_offset));
}

int replay(const Options& options) {
  if (options.all == !options.trial.empty())
    return complain(kBadInput, "replay takes a trial or --all: thimble replay last, thimble replay --all");
  return on_store(options, [&](const store::Store& store) {
    return options.all ? replay_all(store) : replay_trial(store, options.trial);
  });
}

int doctor(const Options& options) {
  const Result<std::string> path = store_path(options);
  if (!path) return complain(kBadInput, path.error().message);
  Findings findings;
  findings.store_path = *path;
  examine_equipment(findings);
  if (const auto store = store_to_read(options))
    examine_store(findings, **store);
  else
    findings.store_error = store.error().message;
  findings.own_folder = store::own_folder_of(*path);
  if (const auto shelves = Shelves::open(options))
    examine_own(findings, (*shelves)->assets(), (*shelves)->library);
  else
    findings.assets_error = shelves.error().message;
  return answer(doctor_report(findings, system_offset));
}

Result<glm::ivec2> size_from(const std::string& text) {
  glm::ivec2 size{};
  char rest = 0;
  if (std::sscanf(text.c_str(), "%dx%d%c", &size.x, &size.y, &rest) == 2 && size.x >= 800 && size.y >= 600 &&
      size.x <= 8192 && size.y <= 8192)
    return size;
  return Error{fmt::format("--window takes a size such as 1280x800 (800x600 to 8192x8192), not '{}'", text)};
}

Page page_of(const std::string& name) {
  return name == "progress"  ? Page::kProgress
         : name == "session" ? Page::kLive
         : name == "path"    ? Page::kPath
                             : Page::kTrial;
}

int open_panel(const Options& options) {
  const Result<glm::ivec2> size = size_from(options.window);
  if (!size) return complain(kBadInput, size.error().message);
  const Result<std::string> path = store_path(options);
  if (!path) return complain(kBadInput, path.error().message);
  const Result<play::FolderAssets> assets = play::find_assets();
  if (!assets) return complain(kFailed, assets.error().message);
  auto store = store::SqliteStore::open(*path, {.access = store::Access::kPlay, .rescore = games::rescore});
  if (!store) return complain(kBadInput, store.error().message);

  const bool picture = !options.screenshot.empty();
  if (picture) platform::force_software_gl();
  const SteadyClock clock;
  auto program = PanelProgram::open(**store, *assets, clock,
                                    picture ? platform::VideoKind::kOffscreen : platform::VideoKind::kDisplay,
                                    {.window_px = *size, .page = page_of(options.page)});
  if (!program) return complain(kFailed, program.error().message);
  if (!picture) {
    (*program)->run();
    return kDone;
  }
  const Result<draw::Image> image = (*program)->picture();
  if (!image) return complain(kFailed, image.error().message);
  const Result<void> written = draw::write_png(*image, options.screenshot);
  return written ? kDone : complain(kFailed, written.error().message);
}

void add_panel_options(CLI::App& app, Options& options) {
  app.add_option("--store", options.store,
                 "The store's file (default: THIMBLE_STORE, else your data folder)");
  app.add_option("--window", options.window, "Size of the panel's window")->capture_default_str();
  app.add_option("--screenshot", options.screenshot,
                 "Write a picture of the panel as PNG and end; needs no display");
  app.add_option("--page", options.page, "What the panel shows first: trial, progress, session or path")
      ->check(CLI::IsMember({"trial", "progress", "session", "path"}))
      ->capture_default_str();
}

int main_with(int argc, char** argv) {
  CLI::App app{"Thimble: what children practised, for their therapist"};
  app.fallthrough();
  Options options;
  std::function<int(const Options&)> command = open_panel;
  add_panel_options(app, options);

  CLI::App* lists = app.add_subcommand("list", "List what there is");
  lists->add_option("children|sessions|trials|exercises", options.what, "What to list")
      ->required()
      ->check(CLI::IsMember({"children", "sessions", "trials", "exercises"}));
  lists->add_flag("--json", options.json, "As one JSON document");
  lists->callback([&] { command = list; });

  CLI::App* names = app.add_subcommand("name", "Make a name to trace, and print the exercise's id");
  names->add_option("NAME", options.name, "As it is written, such as Mia")->required();
  names->add_flag("--json", options.json, "As one JSON document");
  names->callback([&] { command = name; });

  CLI::App* children = app.add_subcommand("child", "Note something about a child");
  children->add_option("CODE", options.child, "The child's code")->required();
  children
      ->add_option("--hand", options.hand,
                   "The hand it draws with: left, right or not_settled. For a left hand forms that mean the "
                   "same are mirrored, and nothing it has to see lies under the hand")
      ->required();
  children->callback([&] { command = child; });

  CLI::App* paths = app.add_subcommand("path", "Make an exercise of a drawing: its id, how hard, how long");
  paths->add_option("FILE.svg", options.svg, "Its strokes, as Inkscape saves them, in mm")->required();
  paths->add_option("--title", options.title, "What the exercise is called in lists")->required();
  paths->add_option("--corridor", options.corridor_mm, "Width of the path in mm")->capture_default_str();
  paths->add_option("--child", options.child, "Whose trials the time is predicted from");
  paths->add_flag("--json", options.json, "As one JSON document");
  paths->callback([&] { command = path; });

  CLI::App* shows = app.add_subcommand("show", "Show a trial");
  shows->add_option("TRIAL", options.trial, "The beginning of its id, or \"last\"")->required();
  shows->add_flag("--json", options.json, "As one JSON document");
  shows->add_option("--samples", options.samples,
                    "Write its samples to this file as CSV; \"-\" is the terminal");
  shows->callback([&] { command = show; });

  CLI::App* replays =
      app.add_subcommand("replay", "Play trials again from their samples: is the record the same?");
  replays->add_option("TRIAL", options.trial, "The beginning of its id, or \"last\"");
  replays->add_flag("--all", options.all, "Every trial of the store");
  replays->callback([&] { command = replay; });

  std::function<Result<Report>()> measure;
  add_measure_command(app, measure);

  CLI::App* doctors = app.add_subcommand("doctor", "Is this machine fit to measure with?");
  doctors->callback([&] { command = doctor; });
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::CallForAllHelp& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    return complain(kBadInput, fmt::format("{}: see thimble --help", error.what()));
  }
  return measure ? answer(measure()) : command(options);
}

}  // namespace
}  // namespace thimble::panel

int main(int argc, char** argv) { return thimble::panel::main_with(argc, argv); }
