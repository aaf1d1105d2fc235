// A picture held to its golden one, which ./dev goldens makes anew.
#pragma once

#include <string>

#include "engine/draw/image.hpp"

namespace thimble::test {

/// Checks `found` against tests/golden/NAME.png; what differs is left beside the test as NAME.found.png and
/// NAME.heat.png.
void hold(const draw::Image& found, const std::string& name);

}  // namespace thimble::test
