#include "therapist_panel/doctor/doctor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "games/games.hpp"
#include "therapist_panel/model/series.hpp"

namespace thimble::panel {
namespace {

// So many of the newest recorded trials are looked at for the devices' rates.
constexpr std::size_t kTrialsLookedAt = 50;
// Below this a corner drawn at speed falls between two samples.
constexpr double kRateThatServes_hz = 50;

std::string size_text(Vec2 mm) {
  const double inches = std::sqrt(mm.x * mm.x + mm.y * mm.y) / 25.4;
  return fmt::format("{:.0f} x {:.0f} mm ({:.1f} inches across)", mm.x, mm.y, inches);
}

std::string screen_text(const Findings::Screen& screen) {
  const platform::DisplayClaim& claim = screen.claim;
  std::string text = fmt::format("  {}\n", claim.key);
  if (claim.refresh_hz > 0) text += fmt::format("    Shows {:.0f} pictures a second.\n", claim.refresh_hz);
  if (screen.card) {
    const Vec2 mm = screen.card->mm_per_px * claim.pixels;
    return text + fmt::format("    Measured with a card on {}: {}, lengths within {:.1f} %.\n",
                              screen.card->measured_utc.substr(0, 10), size_text(mm),
                              screen.card->error_fraction * 100);
  }
  const play::Calibration claimed = play::calibration_from_claim(claim.key, claim.pixels, claim.size_mm);
  if (claimed.method == play::CalibrationMethod::kClaimed)
    text += fmt::format("    Says that it is {}.\n", size_text(claim.size_mm));
  else
    text +=
        "    Doesn't say how large it is, or nothing that can be believed: 96 pixels an inch are assumed.\n";
  return text + fmt::format(
                    "    UNCALIBRATED: lengths may be off by {:.0f} %. Measure it with a bank card: "
                    "thimble-play --measure-screen\n",
                    claimed.error_fraction * 100);
}

std::string_view kind_text(platform::InputDevice::Kind kind) {
  switch (kind) {
    case platform::InputDevice::Kind::kPointer:
      return "mouse or touchpad";
    case platform::InputDevice::Kind::kTouch:
      return "touch screen";
    case platform::InputDevice::Kind::kPen:
      return "pen";
  }
  UNREACHABLE();
}

std::string device_text(const platform::InputDevice& device) {
  std::string text = fmt::format("  {}: {}", device.name, kind_text(device.kind));
  if (device.touches_max > 0)
    text += fmt::format(", {} at once",
                        count_text(static_cast<std::size_t>(device.touches_max), "finger", "fingers"));
  return text + (device.pressure ? ", measures pressure\n" : "\n");
}

std::string rate_text(const Findings::Rate& rate, MinutesEast zone) {
  const double hz = rate.timing.sample_rate_hz;
  std::string text = fmt::format(
      "  {}: {:.0f} positions a second, stamped by {} in steps of {:.2f} ms ({}).\n", rate.device, hz,
      rate.timing.clock_source == "server"  ? "the display server"
      : rate.timing.clock_source == "watch" ? "this program"
                                            : rate.timing.clock_source,
      rate.timing.clock_step_ms, day_text(rate.started_utc, zone));
  if (hz > 0 && hz < kRateThatServes_hz)
    text += "    That is slow: fast corners will look rounder than they were.\n";
  return text;
}

std::string store_text(const Findings& findings) {
  std::string text = fmt::format("  {}\n", findings.store_path);
  if (!findings.store_error.empty()) return text + fmt::format("  Can't be read: {}\n", findings.store_error);
  text += fmt::format("  {} and {}.\n", count_text(findings.children, "child", "children"),
                      count_text(findings.trials, "trial", "trials"));
  if (findings.damage.empty()) return text + "  All of it was read and is sound.\n";
  for (const std::string& sentence : findings.damage) text += fmt::format("  DAMAGED: {}\n", sentence);
  return text +
         "  Copy the file before doing anything else; what can still be read is shown by thimble list "
         "trials.\n";
}

std::string own_text(const Findings::OwnExercise& own) {
  if (!own.trouble.empty()) return fmt::format("  CAN'T BE PLAYED: {}\n", own.trouble);
  return fmt::format("  {}: {}, a page of {:.1f} x {:.1f} mm, {} of {:.0f} mm in all.\n", own.id, own.content,
                     own.page_mm.x, own.page_mm.y, count_text(own.strokes, "stroke", "strokes"),
                     own.length_mm);
}

std::string own_text(const Findings& findings) {
  if (!findings.assets_error.empty()) return fmt::format("  None can be read: {}\n", findings.assets_error);
  std::string text = fmt::format("  {}\n", findings.own_folder);
  if (findings.own.empty() && findings.left_out.empty()) return text + "  None yet.\n";
  for (const Findings::OwnExercise& own : findings.own) text += own_text(own);
  for (const std::string& why : findings.left_out)
    text += fmt::format("  CAN'T BE USED, mend or delete it: {}\n", why);
  return text;
}

bool all_own_play(const Findings& findings) {
  return findings.assets_error.empty() && findings.left_out.empty() &&
         std::ranges::all_of(findings.own, [](const auto& own) { return own.trouble.empty(); });
}

}  // namespace

void examine_equipment(Findings& findings) {
  const Result<platform::Video> video = platform::Video::open(platform::VideoKind::kDisplay);
  if (!video) {
    findings.no_display = video.error().message;
    return;
  }
  // Without a desktop SDL falls back to drivers that make a screen up.
  const std::string driver = video->driver();
  if (driver == "offscreen" || driver == "dummy" || driver == "evdev") {
    findings.no_display = "no desktop was found; run this where the child's window is shown";
    return;
  }
  for (platform::DisplayClaim& claim : platform::displays(*video))
    findings.screens.push_back({std::move(claim), {}});
  findings.devices = platform::input_devices(*video);
}

void examine_store(Findings& findings, const store::Store& store) {
  const auto fail = [&](const Error& error) { findings.store_error = error.message; };
  const auto damage = store.check_integrity();
  if (!damage) return fail(damage.error());
  findings.damage = *damage;
  const auto children = store.children();
  if (!children) return fail(children.error());
  findings.children = children->size();
  for (Findings::Screen& screen : findings.screens) {
    auto card = store.calibration(screen.claim.key);
    if (!card) return fail(card.error());
    screen.card = std::move(*card);
  }
  const auto trials = store.trials();
  if (!trials) return fail(trials.error());
  findings.trials = trials->size();
  std::size_t looked_at = 0;
  for (auto trial = trials->rbegin(); trial != trials->rend() && looked_at < kTrialsLookedAt; ++trial) {
    if (trial->simulated) continue;
    ++looked_at;
    const auto record = store.trial(trial->id);
    if (!record || record->timing.sample_rate_hz <= 0) continue;  // a damaged one is told of above
    const std::string device = device_of(record->samples);
    const bool known = std::any_of(findings.rates.begin(), findings.rates.end(),
                                   [&](const Findings::Rate& rate) { return rate.device == device; });
    if (!known) findings.rates.push_back({device, trial->started_utc, record->timing});
  }
}

void examine_own(Findings& findings, const play::AssetSource& assets, const play::Library& library) {
  findings.left_out = library.left_out;
  for (const play::Exercise& exercise : library.exercises) {
    if (!exercise.own) continue;
    Findings::OwnExercise own{.id = exercise.id, .content = exercise.content, .trouble = {}};
    if (const auto planned = games::planned(assets, exercise)) {
      own.page_mm = planned->content->page_mm;
      own.strokes = planned->content->strokes.size();
      own.length_mm = play::length_mm(planned->content->strokes);
    } else {
      own.trouble = planned.error().message;
    }
    findings.own.push_back(std::move(own));
  }
}

Report doctor_report(const Findings& findings, MinutesEast zone) {
  std::string text = "Screens\n";
  if (!findings.no_display.empty()) text += fmt::format("  None to look at: {}\n", findings.no_display);
  for (const Findings::Screen& screen : findings.screens) text += screen_text(screen);
  text += "\nFingers, pens and mice\n";
  for (const platform::InputDevice& device : findings.devices) text += device_text(device);
  if (findings.devices.empty())
    text += findings.no_display.empty() ? "  None found: connect a touch screen, a pen or a mouse.\n"
                                        : "  They can only be seen where there is a display.\n";
  text += "\nHow often they report, as recorded\n";
  for (const Findings::Rate& rate : findings.rates) text += rate_text(rate, zone);
  if (findings.rates.empty()) text += "  Not known yet: play one trial by hand.\n";
  text += "\nStore\n" + store_text(findings);
  text += "\nExercises of your own\n" + own_text(findings);
  return {text, findings.damage.empty() && findings.store_error.empty() && all_own_play(findings)};
}

}  // namespace thimble::panel
