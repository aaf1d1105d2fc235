#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/motion/pinching/pinch_groups.hpp"

namespace thimble::motion {
namespace {

// Squares and their products stay finite up to here.
constexpr double kLargestMm = 1e60;

bool too_large(const PinchContact& contact) {
  return std::any_of(contact.points.begin(), contact.points.end(), [](const TimedPoint& point) {
    return std::abs(point.mm.x) > kLargestMm || std::abs(point.mm.y) > kLargestMm;
  });
}

std::string why_no_signal(const Pinch& pinch, const SignalChain& chain) {
  if (chain.kind == SignalChain::Kind::kFull && !chain.filters())
    return fmt::format("at {} Hz the positions can't be filtered at {:.0f} Hz: more than {:.0f} Hz needed",
                       chain.rate_hz, kChainCutoffHz, 2 * kChainCutoffHz);
  if (std::any_of(pinch.contacts.begin(), pinch.contacts.end(), too_large)) return kTooLarge;
  return {};
}

void find_closing(PinchParts& parts, const std::optional<Ns>& captured, const SignalChain& chain) {
  const PairSignal& signal = *parts.signal;
  if (captured && *captured < signal.stamps.front()) {
    parts.closing_trouble = "the object was taken before both contacts were down";
    return;
  }
  const double end =
      captured ? std::floor(signal.step_at(*captured)) : static_cast<double>(signal.size() - 1);
  parts.closing = closing_of(signal, chain, static_cast<std::size_t>(end));
  if (!parts.closing) parts.closing_trouble = "the fingers did not close";
}

}  // namespace

PinchParts parts_of(const Pinch& pinch, const SignalChain& chain) {
  PinchParts parts;
  parts.grips = grips_of(pinch.contacts, pinch.task.thumb);
  if (const ContactPair* pair = longest_pair(parts.grips)) parts.pair = *pair;
  parts.trouble = parts.pair ? why_no_signal(pinch, chain) : "two contacts were never down together";
  if (parts.trouble.empty()) {
    const std::vector<PairSignal> signals = pair_signals(*parts.pair, chain);
    if (const PairSignal* signal = longest_signal(signals)) parts.signal = *signal;
    if (!parts.signal) parts.trouble = "the two contacts have fewer than 2 positions together";
  }
  if (parts.signal)
    find_closing(parts, pinch.task.captured, chain);
  else
    parts.closing_trouble = parts.trouble;
  return parts;
}

}  // namespace thimble::motion
