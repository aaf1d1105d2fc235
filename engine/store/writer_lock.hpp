// One program at a time plays on a store. The lock is the kernel's and goes with the process, however it
// ends; the file beside the store only tells who holds it.
#pragma once

#include <string>

#include "engine/core/result.hpp"

namespace thimble::store {

class WriterLock {
 public:
  /// Takes the lock of a store: `store_path` + ".lock". When another holds it, the error tells its process
  /// id.
  static Result<WriterLock> take(const std::string& store_path);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace thimble::store
