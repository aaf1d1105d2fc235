// Rows of a CSV text under columns found by name: the one place that knows the library which splits them. For
// the files of this folder only.
#pragma once

// It would bring a thread of its own otherwise.
#define CSV_IO_NO_THREAD
#include <libfccp/csv.h>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.hpp"
#include "engine/core/time.hpp"
#include "engine/store/csv.hpp"

namespace thimble::store {

/// What a number may be, in figures and in words: "milliseconds above 0, ...".
struct CsvRange {
  double min = 0;
  double max = 0;
  std::string_view words;
};

/// One row. The first thing that is wrong with it is kept; what is read after that is 0 or empty.
class CsvRow {
 public:
  CsvRow(const CsvText& csv, std::span<const std::string> columns, std::span<char* const> fields,
         unsigned line)
      : csv_(csv), columns_(columns), fields_(fields), line_(line) {}

  /// Columns by their place in the reader's list.
  std::string_view text(std::size_t column) const { return fields_[column]; }
  double number(std::size_t column, const CsvRange& range);
  /// A stamp in seconds.
  Ns stamp(std::size_t column);

  /// "expected EXPECTED in column NAME, found 'TEXT': ADVICE".
  void refuse(std::size_t column, std::string_view expected, std::string_view advice);
  const std::optional<Error>& trouble() const { return trouble_; }

 private:
  const CsvText& csv_;
  std::span<const std::string> columns_;
  std::span<char* const> fields_;
  unsigned line_;
  std::optional<Error> trouble_;
};

/// "NAME, line 7: WHAT", on one line whatever the name holds.
Error csv_error(const CsvText& csv, unsigned line, std::string_view what);
Error csv_lacks_header(const CsvText& csv, std::span<const std::string> columns);
Error csv_lacks_rows(const CsvText& csv, unsigned line);
Error csv_has_too_many_rows(const CsvText& csv, unsigned line, std::size_t rows_max);
/// The library's exception that is being handled, in our words.
Error csv_exception_in_words(const CsvText& csv, unsigned line, std::span<const std::string> columns);

/// What the library has no eye for: zero bytes, and lines that only end in carriage returns.
Result<void> check_csv_text(const CsvText& csv);

/// The lines of a text, one at a time and each without its end; blank ones are passed over. The library's own
/// reader of lines sets 48 MiB aside for every file, and looks at the byte behind the last line, which is
/// nobody's.
class CsvLines {
 public:
  explicit CsvLines(std::string_view text);
  /// To be split in place, valid until the next call; null at the end.
  char* next();
  /// Of the line that came last, counted from 1.
  unsigned number() const { return number_; }

 private:
  std::string_view rest_;
  std::string line_;
  unsigned number_ = 0;
};

/// Blanks around fields don't count; quotes may stand around them.
using CsvTrim = io::trim_chars<' ', '\t'>;
using CsvQuotes = io::double_quote_escape<',', '"'>;

/// Calls take(CsvRow&) for every row until one has trouble. The error is the first of anything: the text, the
/// header, a row, no rows, more than `rows_max` of them.
template <std::size_t kColumns, class Take>
Result<void> each_csv_row(const CsvText& csv, const std::array<const char*, kColumns>& columns,
                          std::size_t rows_max, Take take) {
  if (const Result<void> sound = check_csv_text(csv); !sound) return sound;
  const std::vector<std::string> names{columns.begin(), columns.end()};
  CsvLines lines{csv.text};
  try {
    char* const header = lines.next();
    if (header == nullptr) return csv_lacks_header(csv, names);
    std::vector<int> places;  // of the columns in a row, -1 for one that is passed over
    io::detail::parse_header_line<kColumns, CsvTrim, CsvQuotes>(header, places, names.data(),
                                                                io::ignore_extra_column);
    const unsigned header_line = lines.number();
    std::array<char*, kColumns> fields{};
    std::size_t rows = 0;
    for (char* line = lines.next(); line != nullptr; line = lines.next(), ++rows) {
      if (rows == rows_max) return csv_has_too_many_rows(csv, lines.number(), rows_max);
      io::detail::parse_line<CsvTrim, CsvQuotes>(line, fields.data(), places);
      CsvRow row{csv, names, fields, lines.number()};
      take(row);
      if (row.trouble()) return *row.trouble();
    }
    if (rows == 0) return csv_lacks_rows(csv, header_line + 1);
    return {};
  } catch (const io::error::base&) {
    return csv_exception_in_words(csv, lines.number(), names);
  }
}

}  // namespace thimble::store
