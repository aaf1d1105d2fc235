#include "therapist_panel/model/sliders.hpp"

#include <algorithm>
#include <cmath>

#include "therapist_panel/model/format.hpp"

namespace thimble::panel {
namespace {

double value_of(const play::Parameters& parameters, const play::Field& field, const play::Schema& schema) {
  if (const double* value = parameters.find(field.key)) return *value;
  const double* fallback = schema.defaults().find(field.key);
  CHECK(fallback != nullptr);
  return *fallback;
}

play::Field bounds_of(const SliderRow& row) {
  play::Field field;
  field.min = row.min;
  field.max = row.max;
  field.step = row.step;
  field.kind = row.kind;
  return field;
}

}  // namespace

std::string parameter_text(const play::Field& field, double value) {
  if (field.kind == play::FieldKind::kSwitch) return value != 0 ? "on" : "off";
  if (field.kind == play::FieldKind::kChoice) {
    const auto choice = static_cast<std::size_t>(std::clamp(value, field.min, field.max));
    return std::string{field.choices[choice]};
  }
  // A value off the grid (from the command line) is shown as it is.
  const int own_decimals = value == 0 ? 0 : std::min(2, decimals_of_step(std::abs(value)));
  return quantity_text(value, std::max(decimals_of_step(field.step), own_decimals), field.unit);
}

std::vector<SliderRow> slider_rows(const play::Schema& schema, const play::Parameters& next,
                                   const play::Parameters* running) {
  std::vector<SliderRow> rows;
  for (const play::Field& field : schema.fields()) {
    SliderRow row;
    row.key = field.key;
    row.label = field.label;
    row.help = field.help;
    row.kind = field.kind;
    row.min = field.min;
    row.max = field.max;
    row.step = field.step;
    row.choices.assign(field.choices.begin(), field.choices.end());
    row.value = value_of(next, field, schema);
    row.default_value = value_of(schema.defaults(), field, schema);
    row.changed = row.value != row.default_value;
    row.from_next_trial = running != nullptr && row.value != value_of(*running, field, schema);
    row.value_text = parameter_text(field, row.value);
    row.default_text = parameter_text(field, row.default_value);
    rows.push_back(std::move(row));
  }
  return rows;
}

void set_usual_for_left_hand(std::vector<SliderRow>& rows, const play::Schema& schema) {
  const auto row = std::ranges::find(rows, play::kLeftHanded, &SliderRow::key);
  if (row == rows.end()) return;
  row->default_value = 1;
  row->changed = row->value != 1;
  row->default_text = parameter_text(*schema.find(row->key), 1);
}

double value_at(const SliderRow& row, double place) {
  return play::Schema::snapped(bounds_of(row), row.min + std::clamp(place, 0.0, 1.0) * (row.max - row.min));
}

double stepped(const SliderRow& row, int steps) {
  return play::Schema::snapped(bounds_of(row), row.value + steps * row.step);
}

}  // namespace thimble::panel
