#include "tests/e2e/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "engine/core/check.hpp"

namespace thimble::e2e {
namespace {

Ns now() { return SteadyClock{}.now(); }

std::string temporary_path(const char* pattern) {
  std::string path = (std::filesystem::temp_directory_path() / pattern).string();
  const int fd = ::mkstemp(path.data());
  CHECK(fd >= 0);
  ::close(fd);
  return path;
}

std::string text_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void redirect(int to, const std::string& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_TRUNC);
  ::dup2(fd, to);
  ::close(fd);
}

}  // namespace

Program::Program(std::vector<std::string> arguments)
    : out_path_(temporary_path("thimble-out.XXXXXX")), err_path_(temporary_path("thimble-err.XXXXXX")) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  started_ = now();
  pid_ = ::fork();
  CHECK(pid_ >= 0);
  if (pid_ == 0) {
    redirect(STDOUT_FILENO, out_path_);
    redirect(STDERR_FILENO, err_path_);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
}

Program::~Program() {
  if (running()) {
    signal(SIGKILL);
    (void)wait(std::chrono::seconds{10});
  }
  std::filesystem::remove(out_path_);
  std::filesystem::remove(err_path_);
}

bool Program::running() {
  if (!reaped_) reaped_ = ::waitpid(pid_, &status_, WNOHANG) == pid_;
  return !reaped_;
}

void Program::signal(int number) {
  if (!reaped_) ::kill(pid_, number);
}

std::optional<Ended> Program::wait(Ns timeout) {
  for (const Ns end = now() + timeout; running();) {
    if (now() > end) return std::nullopt;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return Ended{.code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_),
               .out = text_of(out_path_),
               .err = text_of(err_path_)};
}

double Program::cpu_seconds() const {
  const std::string stat = text_of("/proc/" + std::to_string(pid_) + "/stat");
  // Fields 14 and 15, counted from the one after the name, which may hold anything but ends with the last
  // bracket.
  std::istringstream fields{stat.substr(stat.rfind(')') + 1)};
  std::string skipped;
  for (int i = 3; i < 14; ++i) fields >> skipped;
  double user = 0, system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double Program::resident_mib() const {
  std::istringstream fields{text_of("/proc/" + std::to_string(pid_) + "/statm")};
  double total = 0, resident = 0;
  fields >> total >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

Ended run(std::vector<std::string> arguments) {
  Program program{std::move(arguments)};
  const std::optional<Ended> ended = program.wait(std::chrono::minutes{1});
  return ended ? *ended : Ended{.code = -1, .out = {}, .err = "still running after a minute"};
}

TemporaryFolder::TemporaryFolder() {
  folder_ = (std::filesystem::temp_directory_path() / "thimble-e2e.XXXXXX").string();
  CHECK(::mkdtemp(folder_.data()) != nullptr);
}

TemporaryFolder::~TemporaryFolder() { std::filesystem::remove_all(folder_); }

}  // namespace thimble::e2e
