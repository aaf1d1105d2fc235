#include "engine/store/writer_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace thimble::store {

namespace {

std::string holder_of(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
  std::string_view pid{text.data(), size < 0 ? 0 : static_cast<std::size_t>(size)};
  pid = pid.substr(0, pid.find_first_not_of("0123456789"));
  return pid.empty() ? "another program" : fmt::format("the process {}", pid);
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::string& store_path) {
  const std::string path = store_path + ".lock";
  WriterLock lock{open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
  if (lock.descriptor_ < 0)
    return Error{
        fmt::format("{}: the store's folder can't be written ({}): give yourself the right to write, or pass "
                    "another --store PATH",
                    path, std::strerror(errno))};
  if (flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK)
      return Error{fmt::format("{}: this disk can't lock files ({}): put the store on a local disk", path,
                               std::strerror(errno))};
    return Error{
        fmt::format("{}: {} is playing on this store: close that program, or pass another --store PATH",
                    store_path, holder_of(lock.descriptor_))};
  }
  // The process id is for people only; a full disk must not keep a child from playing.
  const std::string pid = fmt::format("{}\n", getpid());
  if (ftruncate(lock.descriptor_, 0) == 0) (void)!pwrite(lock.descriptor_, pid.data(), pid.size(), 0);
  return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace thimble::store
