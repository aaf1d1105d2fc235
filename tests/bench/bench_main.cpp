// Runs every benchmark of this folder some times and prints each as a row of the table. A benchmark's label
// is its target. Google Benchmark's own options work too.
#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

#include "tests/bench/table.hpp"

namespace {

/// Collects the repetitions of each benchmark, and prints them when all have run.
class TableReporter final : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
      Row& row = row_of(run.benchmark_name());
      row.times_ms.push_back(run.GetAdjustedCPUTime() * 1e3 /
                             benchmark::GetTimeUnitMultiplier(run.time_unit));
      row.target = run.report_label;
      for (const auto& [name, counter] : run.counters) row.counters[name].push_back(counter.value);
    }
  }

  void Finalize() override {
    for (const Row& row : rows_) {
      thimble::bench::print_row(row.name, row.times_ms, "ms CPU", row.target);
      for (const auto& [name, values] : row.counters) thimble::bench::print_row("  " + name, values, "", "");
    }
  }

 private:
  struct Row {
    std::string name, target;
    std::vector<double> times_ms;
    std::map<std::string, std::vector<double>> counters;
  };
  Row& row_of(std::string name) {
    for (const std::string_view how_often : {"/iterations:", "/min_time:", "/repeats:"})
      name = name.substr(0, name.find(how_often));
    for (Row& row : rows_)
      if (row.name == name) return row;
    rows_.push_back({.name = name, .target = {}, .times_ms = {}, .counters = {}});
    return rows_.back();
  }
  std::vector<Row> rows_;
};

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  TableReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
}
