// The difficulty sliders, made from the game's schema alone: a new game needs no code here.
#pragma once

#include <string>
#include <vector>

#include "engine/play/schema.hpp"

namespace thimble::panel {

struct SliderRow {
  std::string key;
  std::string label;
  std::string help;
  play::FieldKind kind = play::FieldKind::kNumber;
  double min = 0;
  double max = 1;
  double step = 1;
  std::vector<std::string> choices;  ///< names of the values, for a choice
  double value = 0;
  double default_value = 0;
  bool changed = false;          ///< differs from the game's default
  bool from_next_trial = false;  ///< differs from what the running trial uses
  std::string value_text;        ///< "12 mm", "on", "copy"
  std::string default_text;
};

/// One row a field, in the schema's order. `running` holds the parameters of the running trial, or null
/// without one.
std::vector<SliderRow> slider_rows(const play::Schema& schema, const play::Parameters& next,
                                   const play::Parameters* running);
/// What is usual for a child who draws with the left hand.
void set_usual_for_left_hand(std::vector<SliderRow>& rows, const play::Schema& schema);
/// The value as words: "12 mm", "0.5 s", "on", "off", "copy".
std::string parameter_text(const play::Field& field, double value);
/// The value at a place of the slider, 0 at its left end and 1 at its right one: on the grid, within bounds.
double value_at(const SliderRow& row, double place);
/// One step of the grid up or down from the present value, within bounds.
double stepped(const SliderRow& row, int steps);

}  // namespace thimble::panel
