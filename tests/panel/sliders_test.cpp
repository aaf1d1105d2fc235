// Goal: any game's schema gives sliders that can only stand on allowed values and say what has changed.
// Method: a schema with one field of each kind, expected rows by hand.
#include "therapist_panel/model/sliders.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

struct Params {
  double corridor_mm = 8;
  double pace = 0.5;
  int loops = 1;
  bool guide = true;
  int mode = 0;
};

constexpr std::string_view kModes[] = {"trace", "copy"};

play::Schema schema() {
  return play::TypedSchema<Params>{
      {&Params::corridor_mm,
       {.key = "corridor_mm",
        .label = "Path width",
        .unit = "mm",
        .min = 4,
        .max = 40,
        .step = 1,
        .help = "How wide"}},
      {&Params::pace,
       {.key = "pace", .label = "Pace", .unit = "", .min = 0, .max = 1, .step = 0.25, .help = "How fast"}},
      {&Params::loops,
       {.key = "loops", .label = "Loops", .unit = "", .min = 1, .max = 5, .step = 1, .help = "How often"}},
      {&Params::guide,
       {.key = "guide", .label = "Guide line", .unit = "", .min = 0, .max = 1, .step = 1, .help = "Shown?"}},
      {&Params::mode, {.key = "mode", .label = "Mode", .unit = "", .help = "Which", .choices = kModes}}}
      .untyped();
}

TEST_CASE("a slider can't leave its bounds or its grid") {
  const play::Schema table = schema();
  const std::vector<SliderRow> rows = slider_rows(table, table.defaults(), nullptr);
  CHECK(value_at(rows[0], -1) == 4);
  CHECK(value_at(rows[0], 2) == 40);
  CHECK(value_at(rows[0], 0.51) == 22);
  CHECK(stepped(rows[0], -100) == 4);
  CHECK(stepped(rows[0], +1) == 9);
  CHECK(value_at(rows[1], 0.3) == 0.25);
  CHECK(value_at(rows[2], 0.49) == 3);
}

TEST_CASE("there is a row a field, in the schema's order, with words for its value") {
  const play::Schema table = schema();
  const std::vector<SliderRow> rows = slider_rows(table, table.defaults(), nullptr);
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].value_text == "8 mm");
  CHECK(rows[1].value_text == "0.50");
  CHECK(rows[2].value_text == "1");
  CHECK(rows[3].value_text == "on");
  CHECK(rows[4].value_text == "trace");
  CHECK(rows[4].choices == std::vector<std::string>{"trace", "copy"});
  for (const SliderRow& row : rows) {
    CHECK_FALSE(row.changed);
    CHECK_FALSE(row.from_next_trial);
  }
}

TEST_CASE("a row marks what differs from the default and what waits for the next trial") {
  const play::Schema table = schema();
  play::Parameters running = table.defaults(), next = table.defaults();
  running.set("loops", 2);
  next.set("loops", 2);
  next.set("corridor_mm", 12);
  const std::vector<SliderRow> rows = slider_rows(table, next, &running);
  CHECK(rows[0].changed);
  CHECK(rows[0].from_next_trial);
  CHECK(rows[0].default_text == "8 mm");
  CHECK(rows[2].changed);
  CHECK_FALSE(rows[2].from_next_trial);
}

TEST_CASE("parameters that leave keys out mean the defaults") {
  const std::vector<SliderRow> rows = slider_rows(schema(), play::Parameters{}, nullptr);
  CHECK(rows[0].value == 8);
  CHECK_FALSE(rows[0].changed);
}

TEST_CASE("a value off the grid is shown as it is, not as the nearest step") {
  play::Parameters odd;
  odd.set("corridor_mm", 7.3);
  CHECK(slider_rows(schema(), odd, nullptr)[0].value_text == "7.3 mm");
}

}  // namespace
}  // namespace thimble::panel
