// Goal: one table feeds sliders, files and `--set`, and nothing outside it gets through. Method: a small
// schema by hand.
#include "engine/play/schema.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using play::Parameters;

namespace {

struct Params {
  double width_mm = 8;
  int loops = 2;
  bool guide = true;
  int pace = 1;
};

constexpr std::string_view kPaces[] = {"slow", "calm", "quick"};

play::TypedSchema<Params> typed() {
  return {{&Params::width_mm,
           {.key = "width_mm",
            .label = "Width",
            .unit = "mm",
            .min = 4,
            .max = 10,
            .step = 0.5,
            .is_axis = true,
            .help = "w"}},
          {&Params::loops,
           {.key = "loops",
            .label = "Loops",
            .unit = "",
            .min = 1,
            .max = 5,
            .step = 1,
            .is_axis = true,
            .help = "l"}},
          {&Params::guide,
           {.key = "guide",
            .label = "Guide",
            .unit = "",
            .min = 0,
            .max = 1,
            .step = 1,
            .is_axis = false,
            .help = "g"}},
          {&Params::pace, {.key = "pace", .label = "Pace", .unit = "", .help = "p", .choices = kPaces}}};
}

Parameters one(std::string_view key, double value) {
  Parameters p;
  p.set(key, value);
  return p;
}

}  // namespace

TEST_CASE("an unknown key, a value out of bounds, a fraction and NaN are refused, each by name") {
  const play::Schema schema = typed().untyped();
  CHECK_THAT(schema.completed(one("speed", 1)).error().message,
             Catch::Contains("'speed'") && Catch::Contains("width_mm"));
  CHECK_THAT(schema.completed(one("width_mm", 11)).error().message, Catch::Contains("4 to 10 mm"));
  CHECK_THAT(schema.completed(one("loops", 1.5)).error().message, Catch::Contains("whole"));
  CHECK_FALSE(schema.completed(one("width_mm", std::nan(""))));
  CHECK_FALSE(schema.completed(one("guide", 2)));
}

TEST_CASE("a choice that isn't one is refused with the choices there are") {
  const play::Schema schema = typed().untyped();
  Parameters given;
  given.set_by_name("pace", "hasty");
  CHECK_THAT(schema.completed(given).error().message,
             Catch::Contains("pace") && Catch::Contains("slow, calm, quick") && Catch::Contains("'hasty'"));
  CHECK_THAT(schema.completed(one("pace", 3)).error().message, Catch::Contains("slow, calm, quick"));
  CHECK_FALSE(schema.completed(one("pace", 0.5)));
  Parameters no_choice;
  no_choice.set_by_name("width_mm", "slow");
  CHECK_THAT(schema.completed(no_choice).error().message, Catch::Contains("4 to 10 mm"));
  Parameters nobody;
  nobody.set_by_name("speed", "slow");
  CHECK_THAT(schema.completed(nobody).error().message, Catch::Contains("no parameter 'speed'"));
}

TEST_CASE("a choice is said by its name or its number, the last word counts, and a number is kept") {
  const play::Schema schema = typed().untyped();
  CHECK(schema.find("pace")->max == 2);
  Parameters given;
  given.set_by_name("pace", "quick");
  CHECK(schema.completed(given)->find("pace") != nullptr);
  CHECK(*schema.completed(given)->find("pace") == 2);
  CHECK(schema.completed(given)->named().empty());
  given.set("pace", 0);
  CHECK(*schema.completed(given)->find("pace") == 0);
  given.set_by_name("pace", "calm");
  CHECK(*schema.completed(given)->find("pace") == 1);
  Parameters values = schema.defaults();
  CHECK(schema.set_from_text(values, "pace=quick"));
  CHECK(*values.find("pace") == 2);
  CHECK_FALSE(schema.set_from_text(values, "pace=hasty"));
  CHECK(*values.find("pace") == 2);
}

TEST_CASE("what isn't given is the default, in the schema's order") {
  const Parameters complete = *typed().untyped().completed(one("loops", 3));
  REQUIRE(complete.entries().size() == 4);
  CHECK(complete.entries()[0] == Parameters::Entry{"width_mm", 8});
  CHECK(complete.entries()[1] == Parameters::Entry{"loops", 3});
  CHECK(complete.entries()[2] == Parameters::Entry{"guide", 1});
}

TEST_CASE("parameters survive the way into a game's own struct and back") {
  Parameters values = *typed().untyped().completed(one("width_mm", 6.5));
  values.set("guide", 0);
  const Params params = typed().params_of(values);
  CHECK(params.width_mm == 6.5);
  CHECK(params.loops == 2);
  CHECK_FALSE(params.guide);
  CHECK(typed().parameters_of(params) == values);
}

TEST_CASE("key=value is read as on the command line, or refused with what was found") {
  const play::Schema schema = typed().untyped();
  Parameters values = schema.defaults();
  CHECK(schema.set_from_text(values, "width_mm=9.5"));
  CHECK(*values.find("width_mm") == 9.5);
  CHECK(schema.set_from_text(values, "guide=false"));
  CHECK(*values.find("guide") == 0);
  for (const char* bad :
       {"width_mm", "width_mm=", "width_mm=wide", "width_mm=5x", "width_mm=99", "=5", "width_mm=nan"}) {
    INFO(bad);
    CHECK_FALSE(schema.set_from_text(values, bad));
  }
  CHECK(*values.find("width_mm") == 9.5);
}

TEST_CASE("a slider's value falls on the step's grid within the bounds") {
  const play::Schema schema = typed().untyped();
  const play::Field& width = *schema.find("width_mm");
  CHECK(play::Schema::snapped(width, 6.7) == 6.5);
  CHECK(play::Schema::snapped(width, 99) == 10);
  CHECK(play::Schema::snapped(width, -1) == 4);
}
