// The programs under test, as processes.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "engine/core/time.hpp"

namespace thimble::e2e {

/// How a process ended and what it said.
struct Ended {
  int code = -1;  ///< 128 + the signal for one that was killed
  std::string out;
  std::string err;
};

class Program {
 public:
  /// `arguments[0]` is the path. Aborts when the system can't start it.
  explicit Program(std::vector<std::string> arguments);
  ~Program();  ///< killed if it still runs
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  Ns started() const { return started_; }  ///< just before fork
  bool running();
  void signal(int number);
  /// Empty when it still runs after the timeout.
  std::optional<Ended> wait(Ns timeout);

  double cpu_seconds() const;   ///< user and system, all threads
  double resident_mib() const;  ///< now

 private:
  pid_t pid_ = -1;
  Ns started_{0};
  int status_ = 0;
  bool reaped_ = false;
  std::string out_path_, err_path_;
};

/// Starts it and waits for its end; a minute at most.
Ended run(std::vector<std::string> arguments);

/// A folder that is gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path(const std::string& name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
};

}  // namespace thimble::e2e
