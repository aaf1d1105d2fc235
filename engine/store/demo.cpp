#include "engine/store/demo.hpp"

namespace thimble::store {

play::Plan demo_plan() {
  return {.id = "demo",
          .title = "First lines",
          .exercises = {"tracing/vertical", "tracing/horizontal", "tracing/circle", "tracing/cross",
                        "tracing/square", "tracing/wave", "tracing/spiral"}};
}

Result<void> add_demo(Store& store) {
  const Result<std::vector<AuditEntry>> past = store.audit();
  if (!past) return past.error();
  if (!past->empty()) return {};  // someone has deleted the demo child, and it shall not come back
  if (Result<void> saved = store.save_child({.code = "demo", .picture = "snail"}); !saved) return saved;
  return store.assign_plan("demo", demo_plan());
}

}  // namespace thimble::store
