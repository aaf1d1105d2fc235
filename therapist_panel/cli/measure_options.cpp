#include "therapist_panel/cli/measure_options.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

#include "engine/store/text_file.hpp"
#include "therapist_panel/cli/measure_command.hpp"
#include "therapist_panel/cli/measure_report.hpp"

namespace thimble::panel {
namespace {

/// As typed; each command has its own.
struct Typed {
  std::string first;   ///< --path, --trials, --contacts, --intervals, --a
  std::string second;  ///< --template, --target, --speed, --b
  double corridor_mm = 0;
  std::optional<double> target_mm;
  std::optional<double> rate_hz;
  bool raw = false;
  bool json = false;

  MeasureOptions options() const {
    return {.chain = raw ? motion::SignalChain::Kind::kRaw : motion::SignalChain::Kind::kFull,
            .rate_hz = rate_hz,
            .format = json ? Format::kJson : Format::kTable};
  }
};

Result<Report> on_file(const std::string& path,
                       const std::function<Result<Report>(const store::CsvText&)>& measure) {
  const Result<std::string> text = store::text_from_file(path);
  if (!text) return text.error();
  return measure({.name = path, .text = *text});
}

Result<Report> on_both_files(
    const Typed& typed,
    const std::function<Result<Report>(const store::CsvText&, const store::CsvText&)>& measure) {
  return on_file(typed.first, [&](const store::CsvText& first) {
    return on_file(typed.second, [&](const store::CsvText& second) { return measure(first, second); });
  });
}

Result<Report> tracing(const Typed& typed) {
  return on_both_files(typed, [&](const store::CsvText& path, const store::CsvText& shape) {
    return measure_tracing({.path = path, .shape = shape, .corridor_mm = typed.corridor_mm}, typed.options());
  });
}

Result<Report> smoothness(const Typed& typed) {
  if (typed.first.empty() == typed.second.empty())
    return Error{"measure smoothness takes either --path or --speed: see thimble measure smoothness --help"};
  const bool path = !typed.first.empty();
  return on_file(path ? typed.first : typed.second, [&](const store::CsvText& text) {
    return path ? measure_smoothness(text, typed.options()) : measure_speeds(text, typed.options());
  });
}

Result<Report> aiming(const Typed& typed) {
  return on_file(typed.first,
                 [&](const store::CsvText& trials) { return measure_aiming(trials, typed.options()); });
}

Result<Report> pursuit(const Typed& typed) {
  return on_both_files(typed, [&](const store::CsvText& path, const store::CsvText& target) {
    return measure_pursuit({.path = path, .target = target}, typed.options());
  });
}

Result<Report> pinch(const Typed& typed) {
  return on_file(typed.first, [&](const store::CsvText& contacts) {
    return measure_pinch({.contacts = contacts, .target_mm = typed.target_mm}, typed.options());
  });
}

Result<Report> tapping(const Typed& typed) {
  return on_file(typed.first, [&](const store::CsvText& intervals) {
    return measure_tapping(intervals, typed.options());
  });
}

Result<Report> curves(const Typed& typed) {
  return on_both_files(typed, [&](const store::CsvText& a, const store::CsvText& b) {
    return measure_curves({.a = a, .b = b}, typed.options());
  });
}

/// The commands as they are added to the program, and where the one that is asked for goes.
class Commands {
 public:
  Commands(CLI::App& measure, std::function<Result<Report>()>& run) : measure_(measure), run_(run) {}

  using Answer = Result<Report> (*)(const Typed&);
  struct Command {
    CLI::App& app;
    Typed& typed;
  };
  Command add(const char* name, const char* about, Answer answer) {
    CLI::App& app = *measure_.add_subcommand(name, about);
    const auto typed = std::make_shared<Typed>();
    app.callback([typed, answer, &run = run_] { run = [typed, answer] { return answer(*typed); }; });
    app.add_flag("--json", typed->json, "As one JSON document, numbers in full precision");
    app.add_flag("--raw", typed->raw,
                 "As recorded, for comparing with other programs: no split at silences, no resampling, no "
                 "filter, no detrending; a velocity is the plain first difference times the rate");
    return {app, *typed};
  }

 private:
  CLI::App& measure_;
  std::function<Result<Report>()>& run_;
};

constexpr const char* kPathAbout = "CSV with the columns t_s,x_mm,y_mm, its rows in the order of time";

void add_rate(const Commands::Command& command) {
  command.app.add_option("--rate-hz", command.typed.rate_hz,
                         "The rate to resample to (default 100). With --raw: the recording's own rate "
                         "(default: as its stamps say)");
}

void add_tracing(Commands& commands) {
  const auto command = commands.add("tracing", "A drawn path beside its template", tracing);
  command.app.add_option("--path", command.typed.first, kPathAbout)->required();
  command.app
      .add_option("--template", command.typed.second,
                  "The shape that was to be traced: SVG in mm, or CSV with the columns x_mm,y_mm")
      ->required();
  command.app.add_option("--corridor-mm", command.typed.corridor_mm, "The corridor's full width")->required();
  add_rate(command);
  command.app.footer(
      "A path file knows no lifts: a silence of more than 100 ms is read as one, and each stroke between "
      "two\n"
      "of them belongs to the template's stroke that it is nearest to on average. With --raw the whole file\n"
      "is one stroke.");
}

void add_smoothness(Commands& commands) {
  const auto command = commands.add(
      "smoothness", "SPARC, the forms of jerk and velocity peaks of a path or a speed profile", smoothness);
  command.app.add_option("--path", command.typed.first, kPathAbout);
  command.app.add_option("--speed", command.typed.second,
                         "CSV with the column speed_mm_s: a speed profile, measured as it is recorded");
  command.app.add_option(
      "--rate-hz", command.typed.rate_hz,
      "With --speed: its rate, needed. With --path: the rate to resample to (default 100), "
      "with --raw the recording's own (default: as its stamps say)");
  command.app.footer(
      "A path is measured from the onset to the offset of its movement, where it is faster than 5 % of its\n"
      "peak, so that resting longer changes nothing; that cuts the tails off a textbook reach. For textbook\n"
      "values (a minimum-jerk reach's LDLJ of -5.32) take --raw or --speed, which leave nothing out.");
}

void add_aiming(Commands& commands) {
  const auto command = commands.add("aiming", "Throughput after ISO 9241-411, a sequence at a time", aiming);
  command.app
      .add_option(
          "--trials", command.typed.first,
          "CSV with the columns task,sequence,from_x,from_y,to_x,to_y,select_x,select_y,mt_ms,width; "
          "lengths in mm; task is serial (an aim starts where the one before was selected) or discrete")
      ->required();
}

void add_pursuit(Commands& commands) {
  const auto command = commands.add("pursuit", "How a hand follows a moving target", pursuit);
  command.app.add_option("--path", command.typed.first, kPathAbout)->required();
  command.app
      .add_option("--target", command.typed.second,
                  "The target's path, the same columns and the same clock; with --raw the same stamps")
      ->required();
  add_rate(command);
}

void add_pinch(Commands& commands) {
  const auto command = commands.add("pinch", "A pinch of two contacts: closing, holding, carrying", pinch);
  command.app
      .add_option(
          "--path", command.typed.first,
          "CSV with the columns t_s,id,x_mm,y_mm, its rows in the order of time; a contact lasts from "
          "the first to the last row of its id")
      ->required();
  command.app.add_option("--target-mm", command.typed.target_mm,
                         "The object's size between the two fingers, for what is measured against it");
  add_rate(command);
}

void add_tapping(Commands& commands) {
  const auto command =
      commands.add("tapping", "Intervals between taps, and Wing and Kristofferson's model", tapping);
  command.app.add_option("--intervals", command.typed.first, "CSV with the column interval_ms, in order")
      ->required();
}

void add_curves(Commands& commands) {
  const auto command =
      commands.add("compare", "Two curves: Procrustes, Hausdorff, Fréchet and DTW distances", curves);
  command.app.add_option("--a", command.typed.first, "CSV with the columns x_mm,y_mm: the drawn curve")
      ->required();
  command.app
      .add_option("--b", command.typed.second,
                  "The curve that Procrustes lays it on; at most 10,000 rows each")
      ->required();
}

void add_list(CLI::App& measure, std::function<Result<Report>()>& run) {
  CLI::App& list = *measure.add_subcommand(
      "list", "Every measure: id, unit, which way is better, version, formula in words and source");
  const auto json = std::make_shared<bool>(false);
  list.add_flag("--json", *json, "As one JSON document");
  list.callback([json, &run] {
    run = [json]() -> Result<Report> { return list_measures(*json ? Format::kJson : Format::kTable); };
  });
}

}  // namespace

void add_measure_command(CLI::App& program, std::function<Result<Report>()>& run) {
  CLI::App& measure =
      *program.add_subcommand("measure", "Measure a recording of any program, from CSV files");
  measure.require_subcommand(1);
  Commands commands{measure, run};
  add_tracing(commands);
  add_smoothness(commands);
  add_aiming(commands);
  add_pursuit(commands);
  add_pinch(commands);
  add_tapping(commands);
  add_curves(commands);
  add_list(measure, run);
  // Last: what is added after it would end its own help with it.
  measure.footer(
      "CSV files have a header row; columns are found by name, and others are passed over. Bad input ends\n"
      "with exit code 2 and the line at fault.\n"
      "Example: thimble measure tracing --path trace.csv --template circle.svg --corridor-mm 8 --json");
}

}  // namespace thimble::panel
