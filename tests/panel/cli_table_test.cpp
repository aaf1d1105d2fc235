// Goal: tables stand in neat columns, and a trial is found by what a person types. Method: literal cases by
// hand.
#include "therapist_panel/cli/table.hpp"

#include "therapist_panel/cli/find_trial.hpp"

#include "tests/catch.hpp"

namespace thimble::panel {
namespace {

std::vector<store::TrialSummary> trials(std::vector<std::string> ids) {
  std::vector<store::TrialSummary> list;
  for (std::string& id : ids) {
    list.emplace_back();
    list.back().id = std::move(id);
  }
  return list;
}

TEST_CASE("a table without rows is no text at all") { CHECK(Table{{{"A"}, {"B"}}}.text().empty()); }

TEST_CASE("columns are as wide as their widest cell, letters counted rather than bytes") {
  Table table{{{"NAME"}, {"NR", Table::Align::kRight}, {"NOTE"}}};
  table.add({"ä", "7", ""});
  table.add({"circle", "12", "x"});
  CHECK(table.text() ==
        "NAME    NR  NOTE\n"
        "ä        7\n"
        "circle  12  x\n");
}

TEST_CASE("a trial is asked for in vain in an empty store") {
  const auto found = find_trial({}, "last");
  REQUIRE_FALSE(found.ok());
  CHECK(found.error().message.find("empty store") != std::string::npos);
}

TEST_CASE("a beginning that fits no trial, or several, is an error that says so") {
  const auto list = trials({"0192aaaa-1", "0192aaaa-2", "0192bbbb-3"});
  CHECK(find_trial(list, "77").error().message.find("77") != std::string::npos);
  CHECK(find_trial(list, "0192aaaa").error().message.find("2 begin") != std::string::npos);
  CHECK_FALSE(find_trial(list, "").ok());
}

TEST_CASE("a trial is found by its id, by the beginning of it, or as the last one") {
  const auto list = trials({"0192aaaa-1", "0192aaaa-2", "0192bbbb-3"});
  CHECK(find_trial(list, "0192aaaa-2").value() == "0192aaaa-2");
  CHECK(find_trial(list, "0192b").value() == "0192bbbb-3");
  CHECK(find_trial(list, "last").value() == "0192bbbb-3");
}

TEST_CASE("the list shows as much of an id as tells all apart") {
  CHECK(telling_length(trials({})) == 8);
  CHECK(telling_length(trials({"0192aaaa-1"})) == 8);
  CHECK(telling_length(trials({"0192aaaa-1", "0192aaaa-2", "0192bbbb-3"})) == 10);
}

}  // namespace
}  // namespace thimble::panel
