// Goal: the store lies where the XDG base directory specification and THIMBLE_STORE put it. Method: the
// environment set by hand and put back.
#include "engine/store/store_path.hpp"

#include <cstdlib>
#include <map>
#include <optional>

#include "tests/catch.hpp"

using namespace thimble::store;

namespace {

/// Sets or unsets variables, and puts them back.
class Environment {
 public:
  void set(const char* name, const char* value) {
    if (!before_.contains(name)) {
      const char* old = std::getenv(name);
      before_[name] = old == nullptr ? std::nullopt : std::optional<std::string>{old};
    }
    if (value == nullptr)
      unsetenv(name);
    else
      setenv(name, value, 1);
  }
  ~Environment() {
    for (const auto& [name, value] : before_) {
      if (value)
        setenv(name.c_str(), value->c_str(), 1);
      else
        unsetenv(name.c_str());
    }
  }

 private:
  std::map<std::string, std::optional<std::string>> before_;
};

}  // namespace

TEST_CASE("the store's place follows THIMBLE_STORE, then XDG_DATA_HOME, then HOME") {
  Environment environment;
  environment.set("HOME", nullptr);
  environment.set("XDG_DATA_HOME", nullptr);
  environment.set("THIMBLE_STORE", nullptr);
  CHECK_THAT(default_store_path().error().message, Catch::Contains("--store"));
  environment.set("HOME", "/home/ada");
  CHECK(*default_store_path() == "/home/ada/.local/share/thimble/thimble.db");
  environment.set("XDG_DATA_HOME", "relative");
  CHECK(*default_store_path() == "/home/ada/.local/share/thimble/thimble.db");
  environment.set("XDG_DATA_HOME", "/data");
  CHECK(*default_store_path() == "/data/thimble/thimble.db");
  environment.set("THIMBLE_STORE", "here.db");
  CHECK(*default_store_path() == "here.db");
}
