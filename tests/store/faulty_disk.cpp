#include "tests/store/faulty_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "engine/core/check.hpp"

namespace thimble::store::test {

namespace {

/// One table of SQLite's own file functions, and ours that stands in its place.
struct Methods {
  const sqlite3_io_methods* real = nullptr;
  sqlite3_io_methods ours{};
};

// SQLite's file layer has no place for our own data behind a file, so that this stands here; one disk at a
// time.
struct Layer {
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs ours{};
  std::array<Methods, 8> methods;  // the database has another table than its log
  std::mutex opening;
  std::atomic<int> code{SQLITE_OK};
  std::atomic<int> writes_left{0};
  std::atomic<int> syncs{0};
};
Layer* layer = nullptr;

const sqlite3_io_methods& real_methods(sqlite3_file* file) {
  for (const Methods& m : layer->methods)
    if (file->pMethods == &m.ours) return *m.real;
  UNREACHABLE();
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  if (layer->code != SQLITE_OK && layer->writes_left-- <= 0) return layer->code;
  return real_methods(file).xWrite(file, bytes, size, offset);
}

int sync(sqlite3_file* file, int flags) {
  ++layer->syncs;
  return real_methods(file).xSync(file, flags);
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  const int result = layer->real->xOpen(layer->real, name, file, flags, out_flags);
  if (result != SQLITE_OK || file->pMethods == nullptr) return result;
  const std::lock_guard lock{layer->opening};
  const auto known = std::find_if(layer->methods.begin(), layer->methods.end(), [&](const Methods& m) {
    return m.real == nullptr || m.real == file->pMethods;
  });
  CHECK(known != layer->methods.end());
  if (known->real == nullptr) {
    known->ours = *file->pMethods;
    known->ours.xWrite = write;
    known->ours.xSync = sync;
    known->real = file->pMethods;
  }
  file->pMethods = &known->ours;
  return result;
}

}  // namespace

FaultyDisk::FaultyDisk() {
  CHECK(layer == nullptr);
  layer = new Layer;
  layer->real = sqlite3_vfs_find(nullptr);
  layer->ours = *layer->real;
  layer->ours.zName = "faulty";
  layer->ours.xOpen = open;
  sqlite3_vfs_register(&layer->ours, 1);
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&layer->ours);
  sqlite3_vfs_register(layer->real, 1);
  delete layer;
  layer = nullptr;
}

void FaultyDisk::fail_with(int code) { fail_after(0, code); }
void FaultyDisk::fail_after(int writes, int code) {
  layer->writes_left = writes;
  layer->code = code;
}
void FaultyDisk::mend() { layer->code = SQLITE_OK; }
int FaultyDisk::syncs() const { return layer->syncs; }

}  // namespace thimble::store::test
