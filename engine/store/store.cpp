#include "engine/store/store.hpp"

#include <fmt/format.h>

namespace thimble::store {

std::string_view name_of(Hand hand) {
  switch (hand) {
    case Hand::kNotSettled:
      return "not_settled";
    case Hand::kLeft:
      return "left";
    case Hand::kRight:
      return "right";
  }
  UNREACHABLE();
}

Result<Hand> hand_from(std::string_view name) {
  for (Hand hand : {Hand::kNotSettled, Hand::kLeft, Hand::kRight})
    if (name_of(hand) == name) return hand;
  return Error{fmt::format("'{}' is not a hand: expected left, right or not_settled", name)};
}

}  // namespace thimble::store
