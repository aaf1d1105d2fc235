#include "engine/play/contacts.hpp"

#include <algorithm>
#include <cmath>

namespace thimble::play {

namespace {

double kept(double value, double steps) { return std::round(value * steps) / steps; }
Vec2 kept(Vec2 px) { return {kept(px.x, motion::kStepsPerPixel), kept(px.y, motion::kStepsPerPixel)}; }

// Both stamps relative to the trial, the receipt in whole steps after the event.
void set_times(motion::Sample& sample, Ns t_event, Ns t_seen, Ns trial_start) {
  sample.t = t_event - trial_start;
  if (sample.source == motion::StampSource::kWatch) sample.t -= sample.t % motion::kWatchStep;
  const auto steps = (t_seen - t_event) / motion::kSeenStep;
  sample.t_seen = sample.t + steps * motion::kSeenStep;
}

}  // namespace

void Contacts::accept(const PointerReport& report, const Mapping& mapping, Ns trial_start,
                      std::vector<motion::Sample>& samples) {
  auto it = std::find_if(down_.begin(), down_.end(), [&](const Down& d) {
    return d.source_id == report.contact && d.device == report.device;
  });
  if (it != down_.end() && report.phase == motion::Phase::kDown) {  // its lift was lost
    end(*it, report.t_event, mapping, trial_start, samples);
    down_.erase(it);
    it = down_.end();
  }
  for (std::size_t i = 0; i < down_.size();) {  // lifts lost without a new touch
    const bool gone = down_[i].device == report.device && down_[i].source_id != report.contact &&
                      report.t_event - down_[i].last_seen > kSilentContactLimit;
    if (gone) {
      end(down_[i], report.t_event, mapping, trial_start, samples);
      down_.erase(down_.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  it = std::find_if(down_.begin(), down_.end(), [&](const Down& d) {
    return d.source_id == report.contact && d.device == report.device;
  });

  const bool finite = std::isfinite(report.px.x) && std::isfinite(report.px.y);
  motion::Phase phase = report.phase;
  if (it == down_.end()) {
    // An end of an unknown contact says nothing; a touch without a place can't begin one.
    if (ends_contact(phase) || !finite || down_.size() >= kContactsMax) return;
    phase = motion::Phase::kDown;
    down_.push_back({.source_id = report.contact,
                     .device = report.device,
                     .source = report.source,
                     .contact = next_contact_++,
                     .px = kept(report.px),
                     .last_seen = report.t_event});
    it = down_.end() - 1;
  } else if (!finite && !ends_contact(phase)) {
    return;
  }
  if (finite) it->px = kept(report.px);
  it->last_seen = std::max(it->last_seen, report.t_event);

  motion::Sample sample{.contact = it->contact,
                        .device = report.device,
                        .source = report.source,
                        .phase = phase,
                        .mm = mapping.to_mm(it->px),
                        .px = it->px};
  set_times(sample, report.t_event, report.t_seen, trial_start);
  if (report.pressure) sample.pressure = kept(std::clamp(*report.pressure, 0.0, 1.0), motion::kPressureSteps);
  samples.push_back(sample);
  if (ends_contact(phase)) down_.erase(it);
}

void Contacts::cancel_all(Ns now, const Mapping& mapping, Ns trial_start,
                          std::vector<motion::Sample>& samples) {
  for (const Down& contact : down_) end(contact, now, mapping, trial_start, samples);
  synthesised_ups_ -= static_cast<int>(down_.size());  // asked for, not lost
  down_.clear();
}

void Contacts::end(const Down& contact, Ns when, const Mapping& mapping, Ns trial_start,
                   std::vector<motion::Sample>& samples) {
  motion::Sample sample{.contact = contact.contact,
                        .device = contact.device,
                        .source = contact.source,
                        .phase = motion::Phase::kCancel,
                        .mm = mapping.to_mm(contact.px),
                        .px = contact.px};
  set_times(sample, when, when, trial_start);
  samples.push_back(sample);
  ++synthesised_ups_;
}

int Contacts::take_synthesised_ups() { return std::exchange(synthesised_ups_, 0); }

}  // namespace thimble::play
