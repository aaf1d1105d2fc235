// Why a pinch failed, by what the contacts show: more useful to a therapist than a score.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/motion/pinching/pinch.hpp"

namespace thimble::motion {

enum class PinchFailure : std::uint8_t {
  kNone,              ///< none of those below
  kNeverTwoContacts,  ///< no two contacts were down together for more than 80 ms
  kPalm,         ///< a contact beside the pair, for more than 80 ms and more than 60 mm from both fingers
  kThirdFinger,  ///< the same, nearer than that
  kSwipe,        ///< both fingers went along together, farther than they closed, and by more than 10 mm
  kWrongOrder,   ///< the fingers didn't close after they came down: they had closed before, or opened instead
  kTooWide,      ///< they closed, but not as far as the object's size and its tolerance
  kLostContact,  ///< the last time that they parted, one went on alone for more than 80 ms and 10 mm
};

constexpr std::string_view name_of(PinchFailure failure) {
  switch (failure) {
    case PinchFailure::kNone:
      return "none";
    case PinchFailure::kNeverTwoContacts:
      return "never two contacts";
    case PinchFailure::kPalm:
      return "palm";
    case PinchFailure::kThirdFinger:
      return "third finger";
    case PinchFailure::kSwipe:
      return "swipe";
    case PinchFailure::kWrongOrder:
      return "wrong order";
    case PinchFailure::kTooWide:
      return "too wide";
    case PinchFailure::kLostContact:
      return "lost contact";
  }
  return "";
}

/// The first of them that the data show, in the order above. Palm to too wide are ways not to get hold of an
/// object: where the task says that it was taken, they are passed over. So are swipe, wrong order and too
/// wide where the task names the object's size and the aperture was within the tolerance of it when the
/// fingers had closed (or, where they didn't, when both were first down). A pinch through a chain that can't
/// filter, or recorded too sparsely for an aperture, is judged by its contacts alone.
PinchFailure failure_of(const Pinch& pinch, const SignalChain& chain = {});

}  // namespace thimble::motion
