// Recordings of any program as CSV: a header row that names the columns, then a row a sample. Columns are
// found by name, whatever their order; more of them are passed over. Blank lines, quotes, a byte order mark
// and Windows line ends are known; numbers have a point in every locale.
//
// Each reader is a pure function of the text. Its error is one line: the file's name, the line at fault, what
// was expected, what was found and what to do. O(n) unless said otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/result.hpp"
#include "engine/motion/aiming/throughput.hpp"
#include "engine/motion/stroke.hpp"

namespace thimble::store {

/// A quarter of an hour at 1,000 Hz, far longer than any trial: a spectrum of 16 times as many values still
/// fits into memory.
inline constexpr std::size_t kCsvRowsMax = 1'000'000;
/// A shape has some hundred points; as many as an SVG drawing may have.
inline constexpr std::size_t kCsvShapePointsMax = 200'000;
/// A kilometre: no hand comes so far, and what stands for "no value" in other programs (1e9, 1e38) is
/// farther.
inline constexpr double kCsvLengthMaxMm = 1e6;
/// A thousand times what the fastest throw reaches.
inline constexpr double kCsvSpeedMaxMmS = 1e8;
/// An hour between two taps, or for one aim, is no rhythm and no aim.
inline constexpr double kCsvDurationMaxMs = 3.6e6;
/// Seconds since 1970 until the year 2096; the time between two of them fits into 64 bits of nanoseconds.
/// Milliseconds since 1970 lie far above it.
inline constexpr double kCsvStampMaxS = 4e9;

/// What is read, and the name by which errors call it.
struct CsvText {
  std::string_view name;
  std::string_view text;
};

/// t_s,x_mm,y_mm: stamps that go up, to the nearest nanosecond.
Result<std::vector<motion::TimedPoint>> path_from_csv(const CsvText& csv);

/// x_mm,y_mm, in the order of drawing.
Result<std::vector<Vec2>> points_from_csv(const CsvText& csv, std::size_t points_max = kCsvShapePointsMax);

/// speed_mm_s, at equal steps of time.
Result<std::vector<double>> speeds_from_csv(const CsvText& csv);

/// interval_ms, above 0.
Result<std::vector<double>> intervals_from_csv(const CsvText& csv);

/// What one finger did.
struct CsvContact {
  std::string id;  ///< any text
  std::vector<motion::TimedPoint> points;
};

/// t_s,id,x_mm,y_mm: the contacts in the order in which they first appear. Stamps never go down in the file,
/// and go up within a contact. O(n log n).
Result<std::vector<CsvContact>> contacts_from_csv(const CsvText& csv);

struct CsvAim {
  motion::AimTask task = motion::AimTask::kDiscrete;
  std::string sequence;  ///< any text, the same for all aims of a sequence
  motion::AimTrial trial;
};

/// task,sequence,from_x,from_y,to_x,to_y,select_x,select_y,mt_ms,width: `task` is "serial" or "discrete",
/// mt_ms and width are above 0, and from isn't to.
Result<std::vector<CsvAim>> aims_from_csv(const CsvText& csv);

}  // namespace thimble::store
