// Goal: a theme is a picture and nothing else: whatever it is, the same hand makes the same events and
// measures; it lets be seen what has to be seen; its things stand clear of every path of the library. Method:
// the table, scripted fingers on real sessions, and distances worked out from densely sampled points rather
// than by projection.
#include "games/tracing/theme.hpp"

#include "games/games.hpp"
#include "games/tracing/scenery.hpp"
#include "games/tracing/tracing.hpp"
#include "tests/support/contrast.hpp"
#include "tests/support/sessions.hpp"

#include "tests/catch.hpp"

using namespace thimble;
using namespace thimble::test;
using draw::Role;

namespace {

constexpr int kThemes = static_cast<int>(std::size(tracing::kThemeNames));
const Vec2 kLeft{30, 50}, kRight{130, 50};

const tracing::Theme& theme(int name) { return tracing::theme_of(static_cast<tracing::ThemeName>(name)); }

tracing::Params params_of(int theme, double corridor_mm = 16) {
  tracing::Params params;
  params.theme = theme;
  params.corridor_mm = corridor_mm;
  return params;
}

draw::DrawList drawn(const tracing::State& state, const tracing::Params& params) {
  draw::DrawList list;
  tracing::Tracing::draw(state, params, list);
  return list;
}

// A contact that goes straight from one place to another, 1 mm a tick.
struct Finger {
  tracing::State& state;
  const tracing::Params& params;
  Tick tick = 0;
  play::Events events{};

  void step(std::vector<motion::Sample> samples = {}) {
    for (motion::Sample& sample : samples) sample.tick = tick;
    (void)tracing::Tracing::step(state, params, tick++, samples, events);
  }
  void move(Vec2 from, Vec2 to) {
    step({{.contact = 1, .phase = motion::Phase::kDown, .mm = from}});
    for (double s = 1; s < distance(from, to); ++s)
      step({{.contact = 1,
             .phase = motion::Phase::kMove,
             .mm = from + (to - from) * (s / distance(from, to))}});
    step({{.contact = 1, .phase = motion::Phase::kMove, .mm = to}});
  }
};

}  // namespace

TEST_CASE("a theme that isn't there is refused with the names of those that are") {
  const play::Game game = play::make_game<tracing::Tracing>();
  play::Parameters given;
  const Result<void> refused = game.schema.set_from_text(given, "theme=space");
  REQUIRE_FALSE(refused);
  for (const std::string_view name : tracing::kThemeNames)
    CHECK_THAT(refused.error().message, Catch::Contains(std::string{name}));
}

TEST_CASE("a path of kilometres in any theme has no more things than can be drawn") {
  std::vector<std::vector<Vec2>> strokes;
  for (int i = 0; i < 64; ++i) {
    strokes.emplace_back();
    for (int k = 0; k < 400; ++k) strokes.back().push_back({k % 2 == 0 ? 10.0 : 150.0, 10 + 0.2 * k});
  }
  const auto content = content_of(strokes);
  for (int name = 0; name < kThemes; ++name) {
    const tracing::State state = tracing::Tracing::start(params_of(name, 4), *content, Rng{1});
    CHECK(state.scenery.things.size() <= tracing::kThingsMax);
    CHECK(state.scenery.flecks.size() <= tracing::kFlecksMax);
  }
}

TEST_CASE(
    "on every path, ink, start, end and edge stand out at 3 to 1, and so do edge and ink on the paper") {
  for (int name = 0; name < kThemes; ++name) {
    INFO(tracing::kThemeNames[static_cast<std::size_t>(name)]);
    const tracing::Theme& t = theme(name);
    for (const Role role : {t.ink_edge, t.edge, Role::kStart, Role::kEnd, Role::kInk})
      CHECK(contrast(role, t.path) >= 3);
    CHECK(contrast(t.edge, Role::kPaper) >= 3);
    CHECK(contrast(t.ink_edge, Role::kPaper) >= 3);
    // Both inks are painted with GL_MAX.
    const draw::Rgba inside = draw::calm_palette().color(t.ink),
                     edge = draw::calm_palette().color(t.ink_edge);
    CHECK((inside.r >= edge.r && inside.g >= edge.g && inside.b >= edge.b));
  }
}

TEST_CASE("every picture of every theme is among the assets") {
  const Result<play::FolderAssets> assets = play::find_assets();
  REQUIRE(assets.ok());
  const auto check = [&](std::string_view name) {
    INFO(name);
    CHECK(assets->read("sprites/" + std::string{name} + ".png").ok());
  };
  for (int name = 0; name < kThemes; ++name) {
    const tracing::Theme& t = theme(name);
    std::vector<tracing::Change> changes{t.along.kinds.begin(), t.along.kinds.end()};
    changes.push_back(t.start);
    changes.push_back(t.end);
    if (!t.along.corner.before.empty()) changes.push_back(t.along.corner);
    for (const tracing::Change& change : changes) {
      check(change.before);
      check(change.after);
    }
    CHECK((t.escort == tracing::Escort::kHovers) == !t.hovering.empty());
    CHECK((t.escort == tracing::Escort::kLeads) == (t.lead != nullptr));
    if (!t.hovering.empty()) check(t.hovering);
  }
}

TEST_CASE("the same hand makes the same events and measures in every theme") {
  const play::Game game = play::make_game<tracing::Tracing>();
  const auto played = [&](int name) {
    play::Parameters given;
    given.set("theme", name);
    MemorySink sink;
    play::Session session{
        session_of({planned(game, content_of({{{30, 30}, {130, 30}}, {kLeft, kRight}}), std::move(given))}),
        sink};
    Hand hand{session};
    hand.down({30, 33});
    hand.move({30, 33}, {70, 45});
    hand.move({70, 45}, {90, 28});
    hand.up({90, 28});
    hand.wait(std::chrono::seconds{11});
    hand.down({90, 28});
    hand.move({90, 28}, {130, 30});
    hand.up({130, 30});
    hand.down(kLeft);
    hand.move(kLeft, kRight);
    REQUIRE(sink.finished.size() == 1);
    return sink.finished.front();
  };
  const play::TrialRecord meadow = played(0);
  CHECK(meadow.outcome == play::TrialOutcome::kCompleted);
  for (int name = 1; name < kThemes; ++name) {
    INFO(tracing::kThemeNames[static_cast<std::size_t>(name)]);
    const play::TrialRecord record = played(name);
    CHECK(record.outcome == meadow.outcome);
    CHECK(record.fingerprint == meadow.fingerprint);
    CHECK(record.events == meadow.events);
    REQUIRE(record.measures.size() == meadow.measures.size());
    for (std::size_t i = 0; i < meadow.measures.size(); ++i) {
      INFO(meadow.measures[i].id);
      CHECK(record.measures[i].value == meadow.measures[i].value);
    }
  }
}

TEST_CASE("things change when the child has come past, softly, and then nothing moves") {
  const auto content = content_of({{kLeft, kRight}});
  const tracing::Params params = params_of(static_cast<int>(tracing::ThemeName::kRoad));
  tracing::State state = tracing::Tracing::start(params, *content, Rng{1});
  REQUIRE(state.scenery.things.size() >= 4);
  const double first_mm = state.scenery.things[0].s_mm, second_mm = state.scenery.things[1].s_mm;
  CHECK_FALSE(tracing::Tracing::moves(state, params));
  Finger finger{state, params};
  finger.move(kLeft, kLeft + Vec2{first_mm + 1, 0});
  CHECK(tracing::Tracing::moves(state, params));
  CHECK(tracing::grown(state.scenery, 0) < 0.1);
  double before = tracing::grown(state.scenery, 0);
  for (int i = 0; i < kTicksPerSecond / 2; ++i) {
    finger.step();
    const double now = tracing::grown(state.scenery, 0);
    CHECK(now >= before);
    CHECK(now - before < 0.05);  // no jump
    before = now;
  }
  CHECK(tracing::grown(state.scenery, 0) == 1);
  CHECK(tracing::grown(state.scenery, 1) == 0);
  CHECK_FALSE(tracing::Tracing::moves(state, params));
  CHECK(second_mm > first_mm + 1);
}

TEST_CASE("what goes along with the hand comes to rest beside it, never on the way's next bit") {
  const auto content = content_of({{kLeft, kRight}, {{80, 90}, {80, 10}}, {{120, 90}, {60, 10}}});
  const tracing::Params params = params_of(static_cast<int>(tracing::ThemeName::kGarden));
  tracing::State state = tracing::Tracing::start(params, *content, Rng{1});
  Finger finger{state, params};
  for (const play::ContentStroke& stroke : content->strokes) {
    const Vec2 from = stroke.line.at(0), half = stroke.line.at(stroke.line.length() / 2);
    finger.move(from, half);
    for (int i = 0; i < 2 * kTicksPerSecond; ++i) finger.step();
    CHECK_FALSE(tracing::Tracing::moves(state, params));
    for (double ahead = 0; ahead <= 20; ++ahead)
      CHECK(distance(state.scenery.hover, half + stroke.line.direction(0) * ahead) >
            tracing::kHoveringMm / 2);
    finger.step({{.contact = 1, .phase = motion::Phase::kUp, .mm = half}});
    finger.move(half, stroke.line.at(stroke.line.length()));
    finger.step({{.contact = 1, .phase = motion::Phase::kUp, .mm = stroke.line.at(stroke.line.length())}});
  }
  CHECK(state.stroke == 3);
}

TEST_CASE("only a picture changes in the frame in which something grows") {
  const auto content = content_of({{kLeft, kRight}});
  const tracing::Params params = params_of(static_cast<int>(tracing::ThemeName::kGarden));
  tracing::State state = tracing::Tracing::start(params, *content, Rng{1});
  const draw::DrawList before = drawn(state, params);
  Finger finger{state, params};
  finger.move(kLeft, {80, 50});
  finger.step({{.contact = 1, .phase = motion::Phase::kUp, .mm = {80, 50}}});
  const draw::DrawList after = drawn(state, params);
  CHECK(after.still == before.still);
  CHECK(after.live.items().size() == before.live.items().size());
}

TEST_CASE("a form drawn free stays in the meadow, whatever the theme") {
  const auto content = content_of({{kLeft, kRight}});
  for (int mode = 1; mode <= 3; ++mode) {
    tracing::Params params;
    params.mode = mode;
    const draw::DrawList meadow = drawn(tracing::Tracing::start(params, *content, Rng{1}), params);
    for (int name = 1; name < kThemes; ++name) {
      params.theme = name;
      const draw::DrawList list = drawn(tracing::Tracing::start(params, *content, Rng{1}), params);
      CHECK(list.still == meadow.still);
      CHECK(list.live == meadow.live);
    }
  }
}

TEST_CASE("beside every path of the library, in every theme, things stand clear of it and on the paper") {
  const Result<play::FolderAssets> assets = play::find_assets();
  REQUIRE(assets.ok());
  const Result<play::Library> library = play::load_library(*assets);
  REQUIRE(library.ok());
  int paths = 0;
  for (const play::Exercise& exercise : library->exercises) {
    if (exercise.game != "tracing") continue;
    Result<play::PlannedExercise> planned = games::planned(*assets, exercise);
    REQUIRE(planned.ok());
    if (*planned->parameters.find("mode") != 0) continue;
    ++paths;
    const play::Content& content = *planned->content;
    for (int name = 0; name < kThemes; ++name) {
      INFO(exercise.id << " in " << tracing::kThemeNames[static_cast<std::size_t>(name)]);
      planned->parameters.set("theme", name);
      const tracing::Params params = tracing::Tracing::schema().params_of(planned->parameters);
      tracing::State state = tracing::Tracing::start(params, content, Rng{1});
      const tracing::Along& along = theme(name).along;
      int wrong = 0;
      std::size_t places = 0;
      for (const tracing::Thing& thing : state.scenery.things) {
        const Vec2 page = content.page_mm;
        const double radius = thing.size_mm / 2;
        if (thing.at.x - radius < -7 || thing.at.y - radius < -7 || thing.at.x + radius > page.x + 7 ||
            thing.at.y + radius > page.y + 7)
          ++wrong;
        for (const Vec2 companion : {state.snail, state.flower})
          if (distance(thing.at, companion) < tracing::kCompanionMm / 2) ++wrong;
        for (const play::ContentStroke& stroke : content.strokes)
          for (double s = 0; s <= stroke.line.length(); s += 0.5) {
            const double away = distance(thing.at, stroke.line.at(s));
            const double half = params.corridor_mm * stroke.width_factor(s) / 2;
            if (thing.kind < along.kinds.size() && away < half + tracing::kPathEdgeMm + radius) ++wrong;
          }
        if (places > 0) {  // in the order in which they are passed
          const tracing::Thing& last = state.scenery.things[places - 1];
          if (last.stroke > thing.stroke || (last.stroke == thing.stroke && last.s_mm > thing.s_mm)) ++wrong;
        }
        ++places;
      }
      CHECK(wrong == 0);
      CHECK(places <= tracing::kThingsMax);
      const draw::DrawList begin = drawn(state, params);
      CHECK(begin.live.items().size() <= tracing::kThingsMax + 30);
      state.stroke = content.strokes.size();
      const draw::DrawList done = drawn(state, params);
      for (std::size_t i = 0; i < places; ++i) CHECK(done.live.items()[i].paint.alpha == 1);
    }
  }
  CHECK(paths > 80);
}
