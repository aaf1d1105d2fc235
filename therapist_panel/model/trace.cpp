#include "therapist_panel/model/trace.hpp"

#include <algorithm>
#include <set>

#include "therapist_panel/model/astray_rows.hpp"
#include "therapist_panel/model/axis.hpp"

namespace thimble::panel {
namespace {

using motion::Phase;
using motion::Sample;

constexpr Ns kHalfWindow = std::chrono::milliseconds{25};

std::vector<std::vector<Sample>> by_contact(const std::vector<Sample>& samples) {
  std::vector<std::vector<Sample>> contacts;
  for (const Sample& sample : samples) {
    const auto own = std::find_if(contacts.begin(), contacts.end(), [&](const auto& contact) {
      return contact.front().contact == sample.contact;
    });
    if (own == contacts.end())
      contacts.push_back({sample});
    else
      own->push_back(sample);
  }
  return contacts;
}

double speed_around(const std::vector<Sample>& contact, std::size_t index) {
  std::size_t first = index, last = index;
  while (first > 0 && contact[index].t - contact[first - 1].t <= kHalfWindow) --first;
  while (last + 1 < contact.size() && contact[last + 1].t - contact[index].t <= kHalfWindow) ++last;
  if (first == last && first > 0) --first;
  const double seconds = in_seconds(contact[last].t - contact[first].t);
  if (seconds <= 0) return 0;
  double length = 0;
  for (std::size_t i = first; i < last; ++i) length += distance(contact[i].mm, contact[i + 1].mm);
  return length / seconds;
}

void add_pieces(const std::vector<Sample>& contact, std::vector<TracePiece>& pieces) {
  for (std::size_t i = 1; i < contact.size(); ++i)
    if (contact[i].mm != contact[i - 1].mm)
      pieces.push_back({contact[i - 1].mm, contact[i].mm, speed_around(contact, i)});
}

/// A contact is part of the attempt from its "stroke_begun"; not when it "yielded" to another, being the hand
/// at rest.
std::set<int> counted_contacts(const play::Events& events) {
  std::set<int> counted;
  for (const play::Event& event : events) {
    if (event.kind == "stroke_begun") counted.insert(event.contact);
    if (event.kind == "yielded") counted.erase(event.contact);
  }
  return counted;
}

std::vector<MarkAt> marks_of(const std::vector<std::vector<Sample>>& counted) {
  std::vector<MarkAt> marks;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const Sample& last = counted[i].back();
    if (i == 0) marks.push_back({TraceMark::kStart, counted[i].front().mm});
    if (last.phase == Phase::kCancel) marks.push_back({TraceMark::kCancel, last.mm});
    if (i + 1 == counted.size() && motion::ends_contact(last.phase))
      marks.push_back({TraceMark::kEnd, last.mm});
    else if (last.phase == Phase::kUp)
      marks.push_back({TraceMark::kLift, last.mm});
  }
  return marks;
}

/// Round, and such that at most one piece in twenty is faster.
double colour_limit(std::vector<TracePiece> pieces) {
  if (pieces.empty()) return 1;
  const std::size_t rank = (pieces.size() - 1) * 95 / 100;
  std::nth_element(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(rank), pieces.end(),
                   [](const TracePiece& a, const TracePiece& b) { return a.speed_mm_s < b.speed_mm_s; });
  return nice_axis(0, std::max(1.0, pieces[rank].speed_mm_s), 6).max;
}

std::vector<double> widths_along(const play::ContentStroke& stroke, double corridor_mm) {
  std::vector<double> widths;
  for (std::size_t i = 0; i < stroke.line.points().size(); ++i)
    widths.push_back(corridor_mm * stroke.width_factor(stroke.line.length_at(i)));
  return widths;
}

Rect bounds_of(const Trace& trace) {
  Rect bounds;
  for (std::size_t i = 0; i < trace.template_mm.size(); ++i)
    for (std::size_t k = 0; k < trace.template_mm[i].size(); ++k) {
      const double radius = trace.corridor_mm.empty() ? 0 : trace.corridor_mm[i][k] / 2;
      bounds = united(bounds, expanded(Rect{trace.template_mm[i][k], trace.template_mm[i][k]}, radius));
    }
  for (const auto* pieces : {&trace.drawn, &trace.others})
    for (const TracePiece& piece : *pieces) bounds = united(united(bounds, piece.from), piece.to);
  return bounds;
}

/// Null where nothing was to be stayed in: a game without a corridor, or a form that was drawn free.
const double* corridor_of(const play::Parameters& parameters) {
  const double* mode = parameters.find("mode");
  return mode != nullptr && *mode != 0 ? nullptr : parameters.find("corridor_mm");
}

}  // namespace

Trace trace_of(const play::TrialRecord& record) {
  Trace trace;
  if (record.setup.content)
    for (const play::ContentStroke& stroke : record.setup.content->strokes)
      trace.template_mm.emplace_back(stroke.line.points().begin(), stroke.line.points().end());
  const double* corridor_mm = corridor_of(record.setup.parameters);
  if (record.setup.content && corridor_mm != nullptr)
    for (const play::ContentStroke& stroke : record.setup.content->strokes)
      trace.corridor_mm.push_back(widths_along(stroke, *corridor_mm));

  const std::set<int> counted = counted_contacts(record.events);
  std::vector<std::vector<Sample>> counted_samples;
  for (std::vector<Sample>& contact : by_contact(record.samples)) {
    const bool counts = counted.contains(contact.front().contact);
    add_pieces(contact, counts ? trace.drawn : trace.others);
    if (counts) counted_samples.push_back(std::move(contact));
  }
  trace.marks = marks_of(counted_samples);
  for (const play::Event& event : record.events)
    if (marks_astray(event)) trace.marks.push_back({TraceMark::kAstray, event.mm});
  trace.fast_mm_s = colour_limit(trace.drawn);
  trace.bounds_mm = bounds_of(trace);
  return trace;
}

}  // namespace thimble::panel
