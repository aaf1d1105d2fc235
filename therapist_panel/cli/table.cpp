#include "therapist_panel/cli/table.hpp"

#include <algorithm>

#include "engine/core/check.hpp"

namespace thimble::panel {
namespace {

/// Letters, not bytes: a byte that continues a UTF-8 letter takes no room.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
  CHECK(cells.size() == columns_.size());
  rows_.push_back(std::move(cells));
}

std::string Table::text() const {
  if (rows_.empty()) return "";
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    widths.push_back(width_of(columns_[i].title));
    for (const auto& row : rows_) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string text;
  const auto add_cell = [&](std::size_t i, const std::string& cell) {
    const std::string room(widths[i] - width_of(cell), ' ');
    text += columns_[i].align == Align::kRight ? room + cell : cell + room;
  };
  const auto end_line = [&] {
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  };
  for (std::size_t i = 0; i < columns_.size(); ++i) add_cell(i, columns_[i].title), text += "  ";
  end_line();
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) add_cell(i, row[i]), text += "  ";
    end_line();
  }
  return text;
}

}  // namespace thimble::panel
