// Goal: whatever a device leaves out or garbles, samples of contacts can be relied on. Method: literal
// reports in, samples compared by hand.
#include "engine/play/contacts.hpp"

#include <limits>

#include "tests/catch.hpp"

using namespace thimble;
using motion::Phase;

namespace {

const play::Mapping kMapping{.origin_px = {100, 50}, .mm_per_px = {0.25, 0.25}};

play::PointerReport report(Phase phase, std::uint64_t contact, Vec2 px = {200, 150}, Ns t = Ns{2'000'000}) {
  return {.t_event = t,
          .t_seen = t + Ns{250'000},
          .contact = contact,
          .device = motion::Device::kTouch,
          .source = motion::StampSource::kServer,
          .phase = phase,
          .px = px,
          .pressure = std::nullopt};
}

std::vector<motion::Sample> samples_of(play::Contacts& contacts,
                                       const std::vector<play::PointerReport>& reports) {
  std::vector<motion::Sample> samples;
  for (const auto& r : reports) contacts.accept(r, kMapping, Ns{1'000'000}, samples);
  return samples;
}

}  // namespace

TEST_CASE("a report becomes a sample in millimetres, its times from the trial's start") {
  play::Contacts contacts;
  const auto samples = samples_of(contacts, {report(Phase::kDown, 900)});
  REQUIRE(samples.size() == 1);
  CHECK(samples[0].mm == Vec2{25, 25});
  CHECK(samples[0].px == Vec2{200, 150});
  CHECK(samples[0].t == Ns{1'000'000});
  CHECK(samples[0].t_seen == Ns{1'200'000});  // 0.25 ms later, in whole steps of 0.1 ms
  CHECK(samples[0].contact == 0);
}

TEST_CASE("a move without a touch begins a contact, and a lift without one says nothing") {
  play::Contacts contacts;
  const auto samples = samples_of(contacts, {report(Phase::kUp, 5), report(Phase::kMove, 6)});
  REQUIRE(samples.size() == 1);
  CHECK(samples[0].phase == Phase::kDown);
}

TEST_CASE("a touch with an id that is still down ends the older contact, and numbers are never reused") {
  play::Contacts contacts;
  const auto samples = samples_of(contacts, {report(Phase::kDown, 5), report(Phase::kDown, 5, {300, 150})});
  REQUIRE(samples.size() == 3);
  CHECK(samples[1].phase == Phase::kCancel);
  CHECK(samples[1].contact == 0);
  CHECK(samples[1].px == Vec2{200, 150});
  CHECK(samples[2].phase == Phase::kDown);
  CHECK(samples[2].contact == 1);
  CHECK(contacts.take_synthesised_ups() == 1);
  CHECK(contacts.take_synthesised_ups() == 0);
}

TEST_CASE("a lift that never came is put in when the contact has long been silent and another speaks") {
  play::Contacts contacts;
  const Ns late = std::chrono::seconds{30};
  const auto samples = samples_of(contacts, {report(Phase::kDown, 1), report(Phase::kDown, 2, {0, 0}, late)});
  REQUIRE(samples.size() == 3);
  CHECK(samples[1].phase == Phase::kCancel);
  CHECK(samples[1].contact == 0);
}

TEST_CASE("a place that isn't a number is passed over, and its contact goes on from where it was") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  play::Contacts contacts;
  const auto samples =
      samples_of(contacts, {report(Phase::kDown, 1, {nan, 0}), report(Phase::kDown, 1),
                            report(Phase::kMove, 1, {nan, 9}), report(Phase::kUp, 1, {nan, nan})});
  REQUIRE(samples.size() == 2);
  CHECK(samples[1].phase == Phase::kUp);
  CHECK(samples[1].px == Vec2{200, 150});
}

TEST_CASE("fifty contacts at once are all followed, and more than can be are passed over") {
  play::Contacts contacts;
  std::vector<play::PointerReport> reports;
  for (std::uint64_t i = 0; i < 50; ++i) reports.push_back(report(Phase::kDown, i));
  CHECK(samples_of(contacts, reports).size() == 50);
  std::vector<play::PointerReport> more;
  for (std::uint64_t i = 50; i < 100; ++i) more.push_back(report(Phase::kDown, i));
  CHECK(samples_of(contacts, more).size() == play::kContactsMax - 50);
}

TEST_CASE("taking all contacts away ends each once and counts none as lost") {
  play::Contacts contacts;
  (void)samples_of(contacts, {report(Phase::kDown, 1), report(Phase::kDown, 2)});
  std::vector<motion::Sample> samples;
  contacts.cancel_all(Ns{5'000'000}, kMapping, Ns{1'000'000}, samples);
  REQUIRE(samples.size() == 2);
  CHECK(samples[0].phase == Phase::kCancel);
  CHECK(samples[0].t == Ns{4'000'000});
  CHECK_FALSE(contacts.any_down());
  CHECK(contacts.take_synthesised_ups() == 0);
}

TEST_CASE("positions and pressure are kept to their steps") {
  play::Contacts contacts;
  auto pressed = report(Phase::kDown, 1, {100.0003, 50.25});
  pressed.pressure = 1.7;
  const auto samples = samples_of(contacts, {pressed});
  REQUIRE(samples.size() == 1);
  CHECK(samples[0].px == Vec2{100, 50.25});
  CHECK(samples[0].pressure == 1.0);
}

TEST_CASE("stamps of our own clock are kept to a microsecond, those of a server to the nanosecond") {
  play::Contacts contacts;
  auto watched = report(Phase::kDown, 1, {0, 0}, Ns{2'000'678});
  const auto served = samples_of(contacts, {watched});
  watched.source = motion::StampSource::kWatch;
  watched.contact = 2;
  const auto kept = samples_of(contacts, {watched});
  CHECK(served.at(0).t == Ns{1'000'678});
  CHECK(kept.at(0).t == Ns{1'000'000});
}
