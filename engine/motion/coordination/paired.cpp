#include "engine/motion/coordination/paired.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"

namespace thimble::motion {
namespace {

// Stamps are whole nanoseconds; a step that falls on one isn't lost by rounding.
constexpr double kStepSlack = 1e-6;
constexpr double kRounding = 1e-9;

using Piece = std::span<const TimedPoint>;

std::vector<Piece> pieces_of(Piece points, bool split) {
  std::vector<Piece> pieces;
  if (split) {
    pieces = split_at_gaps(points);
  } else {
    pieces.push_back(points);
  }
  std::erase_if(pieces, [](Piece piece) { return piece.size() < 2; });
  return pieces;
}

// Steps from `first` on, `count` of them, counted from the moment at which both recordings have begun.
struct Steps {
  Ns origin{0};
  double rate_hz = kChainRateHz;
  double first = 0;
  std::size_t count = 0;

  /// With `times` - 1 steps more between each two.
  Steps finer(std::size_t times) const {
    const double by = static_cast<double>(times);
    return {.origin = origin, .rate_hz = rate_hz * by, .first = first * by, .count = (count - 1) * times + 1};
  }
  std::vector<double> seconds_after(Ns t) const {
    const double offset_s = in_seconds(origin - t);
    std::vector<double> seconds;
    seconds.reserve(count);
    for (std::size_t k = 0; k < count; ++k)
      seconds.push_back(offset_s + (first + static_cast<double>(k)) / rate_hz);
    return seconds;
  }
};

Steps steps_within(Ns origin, double rate_hz, Ns begin, Ns end) {
  const double first = std::ceil(in_seconds(begin - origin) * rate_hz - kStepSlack);
  const double last = std::floor(in_seconds(end - origin) * rate_hz + kStepSlack);
  Steps steps{.origin = origin, .rate_hz = rate_hz, .first = first, .count = 0};
  if (last >= first) steps.count = static_cast<std::size_t>(last - first) + 1;
  return steps;
}

// As much of a piece as its cubics between two moments depend on: a slope hangs on the neighbours.
Piece around(Piece piece, Ns begin, Ns end) {
  const auto is_before = [](const TimedPoint& point, Ns t) { return point.t < t; };
  const auto index_of = [&](Ns t) {
    return static_cast<std::size_t>(std::lower_bound(piece.begin(), piece.end(), t, is_before) -
                                    piece.begin());
  };
  const std::size_t first = std::max<std::size_t>(index_of(begin), 2) - 2;
  return piece.subspan(first, std::min(index_of(end) + 3, piece.size()) - first);
}

PairedTrack track_of(Piece piece, const Steps& steps, Ns start, const SignalChain& chain, std::size_t times) {
  const Steps fine = steps.finer(times);
  Signal signal{.rate_hz = fine.rate_hz,
                .start = start,
                .mm = positions_at(piece, fine.seconds_after(piece.front().t))};
  if (chain.filters()) signal = thinned(low_passed(signal, kChainCutoffHz, kFilterPadding * times), times);
  return {.mm = signal.mm, .velocities_mm_s = velocities_mm_s(signal)};
}

Result<std::vector<PairedStretch>> sampled_together(const RecordedPair& recordings, const SignalChain& chain,
                                                    LeadSilence lead_silence) {
  const std::vector<TimedPoint> lead = in_time_order(recordings.lead);
  const std::vector<TimedPoint> follow = in_time_order(recordings.follow);
  if (lead.size() < 2 || follow.size() < 2) return Error{"fewer than 2 samples in one of the recordings"};
  const Ns origin = std::max(lead.front().t, follow.front().t);
  const std::vector<Piece> lead_pieces = pieces_of(lead, lead_silence == LeadSilence::kSplits);
  const std::vector<Piece> follow_pieces = pieces_of(follow, true);

  const std::size_t times =
      chain.filters() ? std::max(oversampling(lead, chain.rate_hz), oversampling(follow, chain.rate_hz)) : 1;
  std::vector<PairedStretch> stretches;
  for (std::size_t i = 0, j = 0; i < lead_pieces.size() && j < follow_pieces.size();) {
    const Piece a = lead_pieces[i];
    const Piece b = follow_pieces[j];
    const Ns begin = std::max(a.front().t, b.front().t);
    const Ns end = std::min(a.back().t, b.back().t);
    const Steps steps = steps_within(origin, chain.rate_hz, begin, end);
    if (steps.count > 0) {
      const Ns start = origin + Ns{std::llround(steps.first / chain.rate_hz * 1e9)};
      stretches.push_back({.rate_hz = chain.rate_hz,
                           .start = start,
                           .lead = track_of(around(a, begin, end), steps, start, chain, times),
                           .follow = track_of(around(b, begin, end), steps, start, chain, times)});
    }
    if (a.back().t < b.back().t)
      ++i;
    else
      ++j;
  }
  if (stretches.empty()) return Error{"the two recordings share no time without a silence"};
  return stretches;
}

PairedTrack raw_track(Piece points, double rate_hz) {
  Signal signal{.rate_hz = rate_hz, .start = points.front().t, .mm = {}};
  for (const TimedPoint& point : points) signal.mm.push_back(point.mm);
  return {.mm = signal.mm, .velocities_mm_s = first_differences_mm_s(signal)};
}

Result<std::vector<PairedStretch>> as_recorded(const RecordedPair& recordings, double rate_hz) {
  const auto [lead, follow] = recordings;
  if (lead.empty() || follow.empty()) return Error{"a recording is empty"};
  const bool same = std::equal(lead.begin(), lead.end(), follow.begin(), follow.end(),
                               [](const TimedPoint& a, const TimedPoint& b) { return a.t == b.t; });
  if (!same) return Error{"the two recordings differ in their stamps"};
  return std::vector<PairedStretch>{{.rate_hz = rate_hz,
                                     .start = lead.front().t,
                                     .lead = raw_track(lead, rate_hz),
                                     .follow = raw_track(follow, rate_hz)}};
}

template <class Coordinate>
bool spans_more_than_rounding(std::span<const Vec2> mm, Coordinate coordinate) {
  if (mm.empty()) return false;
  double low = coordinate(mm[0]);
  double high = low;
  for (Vec2 p : mm) {
    low = std::min(low, coordinate(p));
    high = std::max(high, coordinate(p));
  }
  return high - low > kRounding * std::max(std::abs(low), std::abs(high));
}

}  // namespace

Result<std::vector<PairedStretch>> paired(const RecordedPair& recordings, const SignalChain& chain,
                                          LeadSilence lead_silence) {
  CHECK(std::isfinite(chain.rate_hz) && chain.rate_hz > 0);
  return chain.kind == SignalChain::Kind::kRaw ? as_recorded(recordings, chain.rate_hz)
                                               : sampled_together(recordings, chain, lead_silence);
}

bool moves_along_x(std::span<const Vec2> mm) {
  return spans_more_than_rounding(mm, [](Vec2 p) { return p.x; });
}

bool moves_along_y(std::span<const Vec2> mm) {
  return spans_more_than_rounding(mm, [](Vec2 p) { return p.y; });
}

std::vector<Vec2> positions_of(std::span<const PairedStretch> stretches, PairedTrack PairedStretch::*track) {
  std::vector<Vec2> positions;
  for (const PairedStretch& stretch : stretches) {
    const PairedTrack& one = stretch.*track;
    positions.insert(positions.end(), one.mm.begin(), one.mm.end());
  }
  return positions;
}

}  // namespace thimble::motion
