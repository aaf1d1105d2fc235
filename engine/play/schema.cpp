#include "engine/play/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "engine/core/number.hpp"

namespace thimble::play {

const double* Parameters::find(std::string_view key) const {
  const auto entry =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.first == key; });
  return entry == entries_.end() ? nullptr : &entry->second;
}

void Parameters::set(std::string_view key, double value) {
  const auto entry =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.first == key; });
  if (entry == entries_.end())
    entries_.emplace_back(std::string{key}, value);
  else
    entry->second = value;
  std::erase_if(named_, [&](const Named& n) { return n.first == key; });
}

void Parameters::set_by_name(std::string_view key, std::string_view choice) {
  std::erase_if(entries_, [&](const Entry& e) { return e.first == key; });
  std::erase_if(named_, [&](const Named& n) { return n.first == key; });
  named_.emplace_back(key, choice);
}

const Field* Schema::find(std::string_view key) const {
  const auto field =
      std::find_if(fields_.begin(), fields_.end(), [&](const Field& f) { return f.key == key; });
  return field == fields_.end() ? nullptr : &*field;
}

namespace {

std::string allowed(const Field& field) {
  if (field.kind == FieldKind::kSwitch) return "0 or 1";
  if (field.kind == FieldKind::kChoice)
    return fmt::format("one of {} (0 to {})", fmt::join(field.choices, ", "), field.max);
  return fmt::format("{}{} to {}{}{}", field.kind == FieldKind::kWhole ? "a whole number from " : "",
                     field.min, field.max, field.unit.empty() ? "" : " ", field.unit);
}

bool fits(const Field& field, double value) {
  if (!(value >= field.min && value <= field.max)) return false;  // NaN fits nowhere
  return field.kind == FieldKind::kNumber || value == std::floor(value);
}

// The number of a choice; a field without choices has none of that name.
Result<double> number_of(const Field& field, std::string_view name) {
  const auto choice = std::find(field.choices.begin(), field.choices.end(), name);
  if (choice == field.choices.end())
    return Error{fmt::format("{} must be {}, not '{}'", field.key, allowed(field), name)};
  return static_cast<double>(choice - field.choices.begin());
}

Error unknown(std::string_view key, std::span<const Field> fields) {
  std::string known;
  for (const Field& f : fields) known += fmt::format("{}{}", known.empty() ? "" : ", ", f.key);
  return Error{fmt::format("there is no parameter '{}': the game has {}", key, known)};
}

}  // namespace

Result<Parameters> Schema::completed(const Parameters& given) const {
  Parameters complete = defaults_;
  for (const auto& [key, name] : given.named()) {
    const Field* field = find(key);
    if (field == nullptr) return unknown(key, fields_);
    const Result<double> number = number_of(*field, name);
    if (!number) return number.error();
    complete.set(key, *number);
  }
  for (const auto& [key, value] : given.entries()) {
    const Field* field = find(key);
    if (field == nullptr) return unknown(key, fields_);
    if (!fits(*field, value)) return Error{fmt::format("{} must be {}, not {}", key, allowed(*field), value)};
    complete.set(key, value);
  }
  return complete;
}

Result<void> Schema::set_from_text(Parameters& parameters, std::string_view assignment) const {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos)
    return Error{fmt::format("expected key=value, found '{}'", assignment)};
  const std::string key{assignment.substr(0, equals)};
  const std::string text{assignment.substr(equals + 1)};
  const std::optional<double> value = text == "true" ? 1.0 : text == "false" ? 0.0 : number_from(text);
  Parameters one;
  if (value)
    one.set(key, *value);
  else
    one.set_by_name(key, text);
  const Result<Parameters> checked = completed(one);
  if (!checked) return checked.error();
  parameters.set(key, *checked->find(key));
  return {};
}

double Schema::snapped(const Field& field, double value) {
  const double steps = std::round((std::clamp(value, field.min, field.max) - field.min) / field.step);
  return std::min(field.min + steps * field.step, field.max);
}

}  // namespace thimble::play
