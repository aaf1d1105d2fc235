#include "engine/store/csv.hpp"

#include <array>
#include <functional>
#include <limits>
#include <map>

#include "engine/store/csv_rows.hpp"

namespace thimble::store {
namespace {

constexpr double kAboveZero = std::numeric_limits<double>::denorm_min();
constexpr CsvRange kPlace{-kCsvLengthMaxMm, kCsvLengthMaxMm, "millimetres from -1e6 to 1e6"};
constexpr CsvRange kWidth{kAboveZero, kCsvLengthMaxMm, "millimetres above 0, up to 1e6"};
constexpr CsvRange kSpeed{-kCsvSpeedMaxMmS, kCsvSpeedMaxMmS, "millimetres a second from -1e8 to 1e8"};
constexpr CsvRange kDuration{kAboveZero, kCsvDurationMaxMs, "milliseconds above 0, up to 3.6e6"};

constexpr std::string_view kSortRows = "sort the rows by time, and keep one of those with the same time";

Vec2 place(CsvRow& row, std::size_t x_column) {
  const double x = row.number(x_column, kPlace);
  return {x, row.number(x_column + 1, kPlace)};
}

/// A column alone.
Result<std::vector<double>> values_of(const CsvText& csv, const char* column, const CsvRange& range) {
  std::vector<double> values;
  const Result<void> read = each_csv_row(csv, std::array{column}, kCsvRowsMax,
                                         [&](CsvRow& row) { values.push_back(row.number(0, range)); });
  if (!read) return read.error();
  return values;
}

}  // namespace

Result<std::vector<motion::TimedPoint>> path_from_csv(const CsvText& csv) {
  std::vector<motion::TimedPoint> points;
  const Result<void> read =
      each_csv_row(csv, std::array{"t_s", "x_mm", "y_mm"}, kCsvRowsMax, [&](CsvRow& row) {
        const motion::TimedPoint point{.t = row.stamp(0), .mm = place(row, 1)};
        if (!points.empty() && point.t <= points.back().t)
          row.refuse(0, "a later time than in the row before", kSortRows);
        points.push_back(point);
      });
  if (!read) return read.error();
  return points;
}

Result<std::vector<Vec2>> points_from_csv(const CsvText& csv, std::size_t points_max) {
  std::vector<Vec2> points;
  const Result<void> read = each_csv_row(csv, std::array{"x_mm", "y_mm"}, points_max,
                                         [&](CsvRow& row) { points.push_back(place(row, 0)); });
  if (!read) return read.error();
  return points;
}

Result<std::vector<double>> speeds_from_csv(const CsvText& csv) {
  return values_of(csv, "speed_mm_s", kSpeed);
}

Result<std::vector<double>> intervals_from_csv(const CsvText& csv) {
  return values_of(csv, "interval_ms", kDuration);
}

Result<std::vector<CsvContact>> contacts_from_csv(const CsvText& csv) {
  std::vector<CsvContact> contacts;
  std::map<std::string, std::size_t, std::less<>> index_of;
  std::optional<Ns> before;
  const auto contact_of = [&](std::string_view id) -> CsvContact& {
    const auto known = index_of.find(id);
    if (known != index_of.end()) return contacts[known->second];
    index_of.emplace(id, contacts.size());
    return contacts.emplace_back(CsvContact{.id = std::string{id}, .points = {}});
  };
  const Result<void> read =
      each_csv_row(csv, std::array{"t_s", "id", "x_mm", "y_mm"}, kCsvRowsMax, [&](CsvRow& row) {
        const motion::TimedPoint point{.t = row.stamp(0), .mm = place(row, 2)};
        if (row.text(1).empty()) row.refuse(1, "the contact's name or number", "fill it in");
        if (before && point.t < *before) row.refuse(0, "no earlier time than in the row before", kSortRows);
        before = point.t;
        CsvContact& contact = contact_of(row.text(1));
        if (!contact.points.empty() && point.t <= contact.points.back().t)
          row.refuse(0, "a later time than this contact had before", kSortRows);
        contact.points.push_back(point);
      });
  if (!read) return read.error();
  return contacts;
}

Result<std::vector<CsvAim>> aims_from_csv(const CsvText& csv) {
  constexpr std::array kColumns{"task", "sequence", "from_x",   "from_y", "to_x",
                                "to_y", "select_x", "select_y", "mt_ms",  "width"};
  std::vector<CsvAim> aims;
  const Result<void> read = each_csv_row(csv, kColumns, kCsvRowsMax, [&](CsvRow& row) {
    CsvAim aim;
    if (row.text(0) == "serial")
      aim.task = motion::AimTask::kSerial;
    else if (row.text(0) != "discrete")
      row.refuse(0, "serial or discrete", "say whether an aim starts where the one before was selected");
    aim.sequence = row.text(1);
    aim.trial.from = place(row, 2);
    aim.trial.to = place(row, 4);
    aim.trial.select = place(row, 6);
    aim.trial.movement_time_s = row.number(8, kDuration) / 1000;
    aim.trial.width_mm = row.number(9, kWidth);
    if (aim.trial.from == aim.trial.to)
      row.refuse(4, "a target away from where the aim starts", "remove aims that go nowhere");
    aims.push_back(std::move(aim));
  });
  if (!read) return read.error();
  return aims;
}

}  // namespace thimble::store
