#include "engine/store/csv_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/number.hpp"
#include "engine/store/csv_number.hpp"

namespace thimble::store {
namespace {

/// So much of a text is shown; who wrote it knows it again.
constexpr std::size_t kShownBytes = 60;

/// Bytes of the UTF-8 letter that begins there; 0 where none does.
std::size_t letter_bytes(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t bytes = lead < 0x80   ? 1
                            : lead < 0xc2 ? 0
                            : lead < 0xe0 ? 2
                            : lead < 0xf0 ? 3
                            : lead < 0xf5 ? 4
                                          : 0;
  if (bytes > text.size()) return 0;
  for (std::size_t i = 1; i < bytes; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return 0;
  return bytes;
}

/// On one line and in UTF-8, whatever bytes came.
std::string one_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const std::size_t bytes = letter_bytes(text);
    const bool shows = bytes > 0 && static_cast<unsigned char>(text[0]) >= ' ' && text[0] != '\x7f';
    line += shows ? text.substr(0, bytes) : "?";
    text.remove_prefix(std::max<std::size_t>(bytes, 1));
  }
  return line;
}

/// In quotes, and cut where it is long, between two UTF-8 letters.
std::string shown(std::string_view text) {
  if (text.size() <= kShownBytes) return fmt::format("'{}'", one_line(text));
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return fmt::format("'{}...'", one_line(text.substr(0, end)));
}

/// Without the byte order mark that some programs begin with.
std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

std::string_view first_line(std::string_view text) {
  text = without_mark(text);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

double CsvRow::number(std::size_t column, const CsvRange& range) {
  if (trouble_) return 0;
  const std::optional<double> value = number_from(text(column));
  if (value && *value >= range.min && *value <= range.max) return *value;
  if (!value)
    refuse(column, "a number", "write it with digits and a point, such as 12.5, or remove the row");
  else if (!std::isfinite(*value))
    refuse(column, "a finite number", "remove the rows that have no value");
  else
    refuse(column, range.words, "is it in the unit that the column's name says?");
  return 0;
}

Ns CsvRow::stamp(std::size_t column) {
  constexpr CsvRange kRange{-kCsvStampMaxS, kCsvStampMaxS, "seconds from -4e9 to 4e9"};
  number(column, kRange);
  if (trouble_) return Ns{0};
  return nanoseconds_from(text(column), kCsvStampMaxS).value_or(Ns{0});
}

void CsvRow::refuse(std::size_t column, std::string_view expected, std::string_view advice) {
  if (trouble_) return;
  const std::string found = text(column).empty() ? "nothing" : shown(text(column));
  trouble_ = csv_error(
      csv_, line_,
      fmt::format("expected {} in column {}, found {}: {}", expected, columns_[column], found, advice));
}

Error csv_error(const CsvText& csv, unsigned line, std::string_view what) {
  return Error{fmt::format("{}, line {}: {}", one_line(csv.name), line, what)};
}

Result<void> check_csv_text(const CsvText& csv) {
  if (csv.text.find('\n') == std::string_view::npos && csv.text.find('\r') != std::string_view::npos)
    return csv_error(csv, 1,
                     "expected lines that end in a line feed, found carriage returns alone: save it with the "
                     "line ends of Unix or Windows");
  const std::size_t zero = csv.text.find('\0');
  if (zero == std::string_view::npos) return {};
  const auto before = csv.text.substr(0, zero);
  const auto line = 1 + static_cast<unsigned>(std::count(before.begin(), before.end(), '\n'));
  return csv_error(csv, line, "expected text, found a zero byte: save it as CSV in UTF-8");
}

Error csv_lacks_header(const CsvText& csv, std::span<const std::string> columns) {
  return csv_error(csv, 1,
                   fmt::format("expected a row with the column names {}, found nothing: record again or give "
                               "another file",
                               fmt::join(columns, ",")));
}

Error csv_lacks_rows(const CsvText& csv, unsigned line) {
  return csv_error(
      csv, line, "expected a row of values under the header, found none: record again or give another file");
}

Error csv_has_too_many_rows(const CsvText& csv, unsigned line, std::size_t rows_max) {
  return csv_error(csv, line,
                   fmt::format("expected at most {} rows, found more: give fewer at a time", rows_max));
}

Error csv_exception_in_words(const CsvText& csv, unsigned line, std::span<const std::string> columns) {
  const auto error = [&](std::string_view what) { return csv_error(csv, line, what); };
  try {
    throw;
  } catch (const io::error::missing_column_in_header& missing) {
    return error(
        fmt::format("expected the columns {}, found no {} in {}: name the columns in the first row, with "
                    "commas between them",
                    fmt::join(columns, ","), missing.column_name, shown(first_line(csv.text))));
  } catch (const io::error::duplicated_column_in_header& twice) {
    return error(fmt::format("expected one column {}, found two: rename or remove one", twice.column_name));
  } catch (const io::error::too_few_columns&) {
    return error("expected as many fields as the header has, found fewer: complete the row or remove it");
  } catch (const io::error::too_many_columns&) {
    return error(
        "expected as many fields as the header has, found more: numbers take a point, not a comma, and text "
        "with a comma in it stands in quotes");
  } catch (const io::error::escaped_string_not_closed&) {
    return error("expected a closing quote before the line's end, found none: close it or remove the other");
  } catch (const io::error::base& other) {
    return error(one_line(other.what()));
  }
}

CsvLines::CsvLines(std::string_view text) : rest_(without_mark(text)) {}

char* CsvLines::next() {
  while (!rest_.empty()) {
    const std::string_view line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    ++number_;
    line_ = line.substr(0, line.size() - (line.ends_with('\r') ? 1 : 0));
    if (line_.find_first_not_of(" \t") != std::string::npos) return line_.data();
  }
  return nullptr;
}

}  // namespace thimble::store
