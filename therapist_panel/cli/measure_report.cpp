#include "therapist_panel/cli/measure_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

#include "engine/core/check.hpp"
#include "therapist_panel/cli/table.hpp"
#include "therapist_panel/model/format.hpp"

namespace thimble::panel {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(motion::Better better) {
  switch (better) {
    case motion::Better::kLower:
      return "lower";
    case motion::Better::kHigher:
      return "higher";
    case motion::Better::kNeither:
      return "neither";
  }
  UNREACHABLE();
}

std::string_view name_of(motion::Tier tier) {
  switch (tier) {
    case motion::Tier::kA:
      return "A";
    case motion::Tier::kB:
      return "B";
    case motion::Tier::kC:
      return "C";
  }
  UNREACHABLE();
}

std::string table_of(const motion::MeasureSet& measures) {
  Table table{{{"MEASURE"}, {"ID"}, {"VALUE"}}};
  for (const motion::Measure& measure : measures) {
    const motion::MeasureInfo* info = motion::find_measure(measure.id);
    CHECK(info != nullptr);
    table.add({std::string{info->label}, measure.id, measure_text(measure, *info)});
  }
  return table.text();
}

// Every measure as an item of a list that reads well in a terminal and in a page alike.
std::string list_text() {
  std::string text =
      "# Every measure\n\n"
      "The one table, as `thimble measure list` prints it: `--json` gives the same to programs. Lengths are\n"
      "millimetres, and what can't be computed is absent with a reason.\n";
  std::optional<motion::Family> family;
  for (const motion::MeasureInfo& info : motion::measure_table()) {
    if (family != info.family) text += fmt::format("\n## {}\n\n", motion::name_of(info.family));
    family = info.family;
    const std::string_view direction = direction_text(info.better);
    text += fmt::format("- **{}**: {}. Unit {}{}{}, version {}, tier {}.\n", info.id, info.label, info.unit,
                        direction.empty() ? "" : ", ", direction, info.version, name_of(info.tier));
    text += fmt::format("  - {}\n", info.formula);
    if (!info.chain.empty()) text += fmt::format("  - chain: {}\n", info.chain);
    text += fmt::format("  - needs: {}\n  - source: {}\n", info.needs, info.source);
  }
  return text;
}

}  // namespace

Report measured_report(const store::MeasuredFile& measured, Format format) {
  if (format == Format::kJson) return {store::measured_json(measured)};
  std::string text;
  if (const auto& drawing = measured.drawing)
    text += fmt::format("template: a page of {:.1f} x {:.1f} mm, {} of {:.1f} mm in all\n\n",
                        drawing->page_mm.x, drawing->page_mm.y,
                        count_text(drawing->strokes, "stroke", "strokes"), drawing->length_mm);
  for (const store::MeasuredFile::Sequence& sequence : measured.sequences)
    text +=
        fmt::format("{} sequence {}\n{}\n", sequence.task, sequence.sequence, table_of(sequence.measures));
  if (!measured.sequences.empty())
    text += fmt::format("mean over {}\n", count_text(measured.sequences.size(), "sequence", "sequences"));
  text += table_of(measured.measures);
  if (!measured.verdict.empty()) text += measured.verdict + '\n';
  return {text};
}

Report list_measures(Format format) {
  if (format == Format::kTable) return {list_text()};
  Json list = Json::array();
  for (const motion::MeasureInfo& info : motion::measure_table())
    list.push_back({{"id", info.id},
                    {"label", info.label},
                    {"family", motion::name_of(info.family)},
                    {"unit", info.unit},
                    {"better", name_of(info.better)},
                    {"version", info.version},
                    {"tier", name_of(info.tier)},
                    {"decimals", info.decimals},
                    {"formula", info.formula},
                    {"chain", info.chain},
                    {"needs", info.needs},
                    {"source", info.source}});
  return {Json{{"measures", list}}.dump(2) + '\n'};
}

}  // namespace thimble::panel
