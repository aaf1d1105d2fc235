// A disk that fails when told to. Registered as SQLite's default file layer, so that what is tested is the
// real store on a real file, and the failure comes from where a disk's would.
#pragma once

#include <atomic>

namespace thimble::store::test {

class FaultyDisk {
 public:
  FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;
  /// Every connection opened meanwhile must be closed before.
  ~FaultyDisk();

  /// Every write from now on gives this SQLite code (SQLITE_FULL, SQLITE_IOERR_WRITE, ...).
  void fail_with(int code);
  /// The n-th write from now on, and all after it, do.
  void fail_after(int writes, int code);
  void mend();
  /// Syncs since the beginning.
  int syncs() const;
};

}  // namespace thimble::store::test
