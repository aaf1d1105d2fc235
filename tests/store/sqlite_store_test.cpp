// Goal: a store that can't be used says why and what to do, and is left as it was. Method: real files,
// damaged and locked in every way that a disk, an older program or a second one does it.
#include "engine/store/sqlite_store.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "engine/play/exercise.hpp"
#include "engine/store/demo.hpp"
#include "engine/store/recorder.hpp"
#include "engine/store/sqlite_db.hpp"
#include "tests/catch.hpp"
#include "tests/store/support.hpp"

using namespace thimble;
using namespace thimble::store;
using test::take;
using test::TempFolder;

namespace {

namespace fs = std::filesystem;

std::string error_of(const std::string& path, Access access = Access::kPlay) {
  const auto store = SqliteStore::open(path, access);
  return store ? "" : store.error().message;
}

/// A store with one trial, closed.
void fill(const std::string& path) {
  const auto store = take(SqliteStore::open(path));
  take(store->begin_session({.id = "s1", .child = "demo"}));
  const auto recorder = take(Recorder::open(*store));
  const play::TrialRecord trial =
      test::record_of(test::setup_of("t1", "s1"), test::drawn_by({.seconds = 4, .noise_mm = 0.1}, {}));
  recorder->begin(trial.setup);
  recorder->append(trial.samples);
  recorder->finish(trial);
}

/// What a process without any rights gets when it calls `try_it`: its answer, through a pipe.
template <class Try>
std::string as_nobody(Try try_it) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t pid = fork();
  if (pid == 0) {
    constexpr uid_t kNobody = 65534;
    const bool dropped = geteuid() != 0 || setresuid(kNobody, kNobody, kNobody) == 0;
    const std::string answer = dropped ? try_it() : "could not drop its rights";
    (void)!write(ends[1], answer.data(), answer.size());
    _exit(0);
  }
  close(ends[1]);
  std::string answer(4096, '\0');
  const ssize_t size = read(ends[0], answer.data(), answer.size());
  close(ends[0]);
  waitpid(pid, nullptr, 0);
  answer.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return answer;
}

}  // namespace

TEST_CASE("another kind of file is refused and left as it was") {
  TempFolder folder;
  const std::string path = folder / "letter.txt";
  test::write_bytes(path, "Dear Thimble, this is a letter and not a database. " + std::string(2000, 'x'));
  const std::string before = test::bytes_of(path);
  CHECK_THAT(error_of(path), Catch::Contains("another kind of file") && Catch::Contains("letter.txt"));
  CHECK_THAT(error_of(path, Access::kRead), Catch::Contains("another kind of file"));
  CHECK(test::bytes_of(path) == before);
}

TEST_CASE("another program's database is refused and left as it was") {
  TempFolder folder;
  const std::string path = folder / "other.db";
  take(take(Database::open(path, Database::Mode::kCreate)).run_script("CREATE TABLE recipes (name TEXT)"));
  const std::string before = test::bytes_of(path);
  CHECK_THAT(error_of(path), Catch::Contains("another program's database"));
  CHECK(test::bytes_of(path) == before);
}

TEST_CASE("a newer version is refused with both versions and left as it was") {
  TempFolder folder;
  const std::string path = folder / "thimble.db";
  fill(path);
  take(take(Database::open(path, Database::Mode::kWrite)).run_script("PRAGMA user_version = 7"));
  const std::string before = test::bytes_of(path);
  for (Access access : {Access::kPlay, Access::kRead})
    CHECK_THAT(error_of(path, access), Catch::Contains("version 7") && Catch::Contains("up to 1") &&
                                           Catch::Contains("update the program"));
  CHECK(test::bytes_of(path) == before);
}

TEST_CASE("a store cut short anywhere is an error, at opening or when it is read, and never a crash") {
  TempFolder folder;
  const std::string path = folder / "thimble.db";
  fill(path);
  const std::string whole = test::bytes_of(path);
  const std::string cut = folder / "cut.db";
  for (std::size_t size = 512; size < whole.size(); size += 4096 + 512) {
    test::write_bytes(cut, whole.substr(0, size));
    const auto store = SqliteStore::open(cut, Access::kRead);
    if (store)
      CHECK_FALSE(take((*store)->check_integrity()).empty());
    else
      CHECK_THAT(store.error().message, Catch::Contains("cut.db"));
  }
}

TEST_CASE("damage inside a store is found by the check, and a damaged trial is an error") {
  TempFolder folder;
  const std::string path = folder / "thimble.db";
  fill(path);
  std::string bytes = test::bytes_of(path);
  const std::size_t trace = bytes.find("ThTr");
  REQUIRE(trace != std::string::npos);
  bytes[trace + 60] = static_cast<char>(bytes[trace + 60] ^ 0x10);
  test::write_bytes(path, bytes);
  const auto store = take(SqliteStore::open(path));
  CHECK_THAT(store->trial("t1").error().message, Catch::Contains("t1") && Catch::Contains("damaged"));
  CHECK(store->trial_summary("t1").ok());
  CHECK(take(store->check_integrity()).size() == 1);
}

TEST_CASE("damaged JSON in a trial is an error that names the part") {
  TempFolder folder;
  const std::string path = folder / "thimble.db";
  fill(path);
  for (const char* part : {"parameters", "mapping", "calibration", "events", "timing"}) {
    const std::string other = folder / (std::string{part} + ".db");
    fs::copy_file(path, other);
    const std::string sql = "UPDATE trial SET " + std::string{part} + " = '{\"tick\":'";
    take(take(Database::open(other, Database::Mode::kWrite)).run(sql));
    const auto store = take(SqliteStore::open(other));
    CHECK_THAT(store->trial("t1").error().message, Catch::Contains("damaged"));
  }
}

TEST_CASE("a second program is told which process plays, and may read meanwhile") {
  TempFolder folder;
  const std::string path = folder / "thimble.db";
  const auto playing = take(SqliteStore::open(path));
  CHECK_THAT(error_of(path), Catch::Contains("process " + std::to_string(getpid())) &&
                                 Catch::Contains("close that program") && Catch::Contains("--store"));
  const auto reading = take(SqliteStore::open(path, Access::kRead));
  take(playing->save_child({.code = "owl"}));
  CHECK(take(reading->children()).size() == 2);
}

TEST_CASE("the lock goes with the program that held it") {
  TempFolder folder;
  const std::string path = folder / "thimble.db";
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t pid = fork();
  if (pid == 0) {
    const auto store = SqliteStore::open(path);
    (void)!write(ends[1], store ? "y" : "n", 1);
    pause();
    _exit(0);
  }
  char answer = 0;
  REQUIRE(read(ends[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  CHECK_THAT(error_of(path), Catch::Contains("process " + std::to_string(pid)));
  kill(pid, SIGKILL);
  waitpid(pid, nullptr, 0);
  close(ends[0]);
  close(ends[1]);
  CHECK(error_of(path) == "");
}

TEST_CASE("reading a store that isn't there creates nothing") {
  TempFolder folder;
  CHECK_THAT(error_of(folder / "none/thimble.db", Access::kRead), Catch::Contains("there is no store"));
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("what would write fails on a store opened for reading") {
  TempFolder folder;
  fill(folder / "thimble.db");
  const auto store = take(SqliteStore::open(folder / "thimble.db", Access::kRead));
  CHECK_FALSE(store->save_child({.code = "owl"}).ok());
  CHECK(take(store->children()).size() == 1);
}

TEST_CASE("a store or a folder that can't be written is an error that says so, and can be read") {
  TempFolder folder;
  const std::string path = folder / "thimble.db";
  fill(path);
  fs::permissions(folder.path(), fs::perms{0755});
  fs::permissions(path, fs::perms{0444});
  CHECK_THAT(as_nobody([&] { return error_of(path); }), Catch::Contains("can't be written"));
  CHECK_THAT(as_nobody([&] { return error_of(folder / "new/thimble.db"); }),
             Catch::Contains("can't be made"));
  CHECK(as_nobody([&] { return error_of(path, Access::kRead); }) == "");

  fs::permissions(folder.path(),
                  fs::perms{0777});  // the lock can be taken, and the file still not be written
  fs::remove(path + ".lock");
  CHECK_THAT(as_nobody([&] { return error_of(path); }), Catch::Contains("can't be written"));
}

TEST_CASE("a missing folder is made") {
  TempFolder folder;
  CHECK(error_of(folder / "a/b/c/thimble.db") == "");
  CHECK(fs::exists(folder / "a/b/c/thimble.db"));
}

TEST_CASE("a path with a URI's own characters is a path") {
  TempFolder folder;
  CHECK(error_of(folder / "what? 50% #1.db") == "");
  CHECK(fs::exists(folder / "what? 50% #1.db"));
}

TEST_CASE("a deleted child's code is nowhere in the files") {
  TempFolder folder;
  const std::string path = folder / "thimble.db";
  {
    const auto store = take(SqliteStore::open(path));
    take(store->save_child({.code = "owl-secret-code", .picture = "owl"}));
    take(store->assign_plan("owl-secret-code", demo_plan()));
    take(store->begin_session({.id = "s-owl", .child = "owl-secret-code"}));
    CHECK(test::bytes_of(path + "-wal").find("owl-secret-code") != std::string::npos);
    take(store->delete_child("owl-secret-code"));
    CHECK(test::bytes_of(path + "-wal").find("owl-secret-code") == std::string::npos);
  }
  CHECK(test::bytes_of(path).find("owl-secret-code") == std::string::npos);
}

TEST_CASE("shapes are stored once, however many trials are played on them") {
  TempFolder folder;
  const auto store = take(SqliteStore::open(folder / "thimble.db"));
  take(store->begin_session({.id = "s1", .child = "demo"}));
  const auto recorder = take(Recorder::open(*store));
  for (int i = 1; i <= 5; ++i) {
    const play::TrialRecord trial = test::record_of(test::setup_of("t" + std::to_string(i), "s1", i), {});
    recorder->begin(trial.setup);
    recorder->finish(trial);
  }
  recorder->flush();
  const Database database = take(Database::open(store->path(), Database::Mode::kRead));
  CHECK(take(database.integer("SELECT count(*) FROM content")) == 1);
  CHECK(take(database.integer("SELECT count(*) FROM trial")) == 5);
}

TEST_CASE("the demo plan of a new store is the one among the assets") {
  std::ifstream file{std::string{THIMBLE_SOURCE_DIR} + "/assets/plans/demo.toml"};
  const std::string toml{std::istreambuf_iterator<char>{file}, {}};
  const play::Plan asset = take(play::plan_from_toml(toml, "plans/demo.toml"));
  CHECK(asset.id == demo_plan().id);
  CHECK(asset.title == demo_plan().title);
  CHECK(asset.exercises == demo_plan().exercises);
}
