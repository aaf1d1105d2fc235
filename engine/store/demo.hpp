// The child and the plan of a new store, so that the first start plays at once. They are like any others: to
// be changed and deleted.
#pragma once

#include "engine/core/result.hpp"
#include "engine/store/store.hpp"

namespace thimble::store {

/// "demo": what assets/plans/demo.toml says, which a test holds it to.
play::Plan demo_plan();

/// Adds the child "demo" with that plan to a store in which there has never been a child.
Result<void> add_demo(Store& store);

}  // namespace thimble::store
