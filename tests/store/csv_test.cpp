// Goal: a recording of any program is read exactly, or refused with the file, the line at fault and what to
// do. Method: small texts by hand, one mistake each; what is large is made here and told by its first lines.
#include "engine/store/csv.hpp"

#include <array>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace thimble::store {
namespace {

using Catch::Contains;
using Catch::EndsWith;
using Catch::StartsWith;
using motion::TimedPoint;

template <class T>
std::string error_of(const Result<T>& result) {
  if (result) return "";
  const std::string message = result.error().message;
  CHECK(message.find_first_of("\r\n") == std::string::npos);
  return message;
}

std::string path_error(std::string_view text) { return error_of(path_from_csv({"a.csv", text})); }
std::string points_error(std::string_view text) { return error_of(points_from_csv({"a.csv", text})); }
std::string contacts_error(std::string_view text) { return error_of(contacts_from_csv({"a.csv", text})); }
std::string aims_error(std::string_view text) { return error_of(aims_from_csv({"a.csv", text})); }

const std::string kPathHeader = "t_s,x_mm,y_mm\n";
const std::string kAimsHeader = "task,sequence,from_x,from_y,to_x,to_y,select_x,select_y,mt_ms,width\n";

TEST_CASE("an empty file, and one of blank lines, lack the header") {
  for (const char* text : {"", "\n", " \r\n\t\n\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
    INFO("'" << text << "'");
    CHECK_THAT(path_error(text),
               StartsWith("a.csv, line 1: expected a row with the column names t_s,x_mm,y_mm, "
                          "found nothing"));
  }
}

TEST_CASE("a header alone is no recording, and the line that is missing is named") {
  for (const char* text : {"t_s,x_mm,y_mm", "t_s,x_mm,y_mm\n", "t_s,x_mm,y_mm\r\n\r\n"})
    CHECK_THAT(path_error(text), StartsWith("a.csv, line 2: expected a row of values"));
  CHECK_THAT(path_error("\n\nt_s,x_mm,y_mm"), StartsWith("a.csv, line 4: expected a row of values"));
}

TEST_CASE("a missing column is named beside those that are there") {
  CHECK_THAT(path_error("t_s,x,y\n0,1,2\n"),
             StartsWith("a.csv, line 1: expected the columns t_s,x_mm,y_mm, found no x_mm in 't_s,x,y': "));
  CHECK_THAT(path_error("t_s;x_mm;y_mm\n0;1;2\n"), Contains("found no t_s in 't_s;x_mm;y_mm'"));
  CHECK_THAT(path_error("\xEF\xBB\xBF\n\nt_s,x_mm\n0,1\n"),
             StartsWith("a.csv, line 3: ") && Contains("found no y_mm in 't_s,x_mm'"));
  CHECK_THAT(path_error("0,1,2\n"), Contains("found no t_s in '0,1,2'"));
  CHECK_THAT(path_error("T_S,X_MM,Y_MM\n0,1,2\n"), Contains("found no t_s"));
  CHECK_THAT(error_of(speeds_from_csv({"a.csv", "speed\n1\n"})), Contains("found no speed_mm_s in 'speed'"));
  CHECK_THAT(error_of(intervals_from_csv({"a.csv", "ms\n1\n"})), Contains("found no interval_ms in 'ms'"));
}

TEST_CASE("a long header is cut where it is shown, between letters") {
  const std::string header = std::string(59, 'a') + "\u00e9" + std::string(100, 'b');
  CHECK_THAT(points_error(header + "\n1\n"), Contains("in '" + std::string(59, 'a') + "...'"));
}

TEST_CASE("a column that stands twice is no column") {
  CHECK_THAT(points_error("x_mm,y_mm,x_mm\n1,2,3\n"),
             StartsWith("a.csv, line 1: expected one column x_mm, found two"));
}

TEST_CASE("what is no number is shown with its line and column") {
  const auto error_with = [](const std::string& field) {
    return path_error(kPathHeader + "0,0,0\n\n0.1,1,2\r\n0.2," + field + ",2\n0.3,1,2\n");
  };
  for (const char* field : {"abc", "1.5mm", "0x1p3", "1 2", "--1"})
    CHECK_THAT(error_with(field), StartsWith("a.csv, line 5: expected a number in column x_mm, found '" +
                                             std::string{field} + "': "));
  CHECK_THAT(error_with(""), StartsWith("a.csv, line 5: expected a number in column x_mm, found nothing: "));
  CHECK_THAT(error_with("\"1,5\""),
             StartsWith("a.csv, line 5: expected a number in column x_mm, found '1,5'"));
  CHECK_THAT(error_with("a\tb\x7f\x1b[31m"), Contains("found 'a?b??[31m'"));
  CHECK_THAT(error_with(std::string(100, 'x')), Contains("'" + std::string(60, 'x') + "...'"));
}

TEST_CASE("a value that isn't finite is refused with its line") {
  for (const char* field : {"nan", "NaN", "-nan", "inf", "-Infinity", "1e999"})
    CHECK_THAT(path_error(kPathHeader + "0,0,0\n0.1,0," + field + "\n"),
               StartsWith("a.csv, line 3: expected a finite number in column y_mm, found '" +
                          std::string{field} + "': "));
  CHECK_THAT(path_error(kPathHeader + "nan,0,0\n"), StartsWith("a.csv, line 2: expected a finite number in "
                                                               "column t_s"));
}

TEST_CASE("an absurd value is refused with its line and what was expected") {
  CHECK_THAT(
      points_error("x_mm,y_mm\n0,0\n1000000.1,0\n"),
      StartsWith("a.csv, line 3: expected millimetres from -1e6 to 1e6 in column x_mm, found '1000000.1'"));
  CHECK(points_error("x_mm,y_mm\n1000000,-1e6\n").empty());
  CHECK_THAT(path_error(kPathHeader + "1795566937123,0,0\n"),
             StartsWith("a.csv, line 2: expected seconds from -4e9 to 4e9 in column t_s"));
  for (const char* field : {"0", "-1", "3600001", "1e-400"}) {
    INFO(field);
    CHECK_THAT(error_of(intervals_from_csv({"a.csv", "interval_ms\n500\n" + std::string{field}})),
               StartsWith("a.csv, line 3: expected milliseconds above 0, up to 3.6e6 in column interval_ms"));
  }
  CHECK_THAT(
      error_of(speeds_from_csv({"a.csv", "speed_mm_s\n1e9\n"})),
      StartsWith("a.csv, line 2: expected millimetres a second from -1e8 to 1e8 in column speed_mm_s"));
}

TEST_CASE("a row with another number of fields than the header is refused with its line") {
  CHECK_THAT(path_error(kPathHeader + "0,1,2\n0.1,1\n"),
             StartsWith("a.csv, line 3: expected as many fields as the header has, found fewer"));
  CHECK_THAT(path_error(kPathHeader + "0,1,2\n\n0.1,1,2,3\n"),
             StartsWith("a.csv, line 4: expected as many fields as the header has, found more"));
  CHECK_THAT(path_error(kPathHeader + "0,1,5,2,5\n"),
             StartsWith("a.csv, line 2: ") && Contains("found more"));
}

TEST_CASE("a quote that isn't closed is refused with its line") {
  CHECK_THAT(path_error(kPathHeader + "0,1,2\n0.1,\"1,2\n0.2,1,2\n"),
             StartsWith("a.csv, line 3: expected a closing quote"));
  CHECK_THAT(path_error("t_s,\"x_mm,y_mm\n0,1,2\n"), StartsWith("a.csv, line 1: expected a closing quote"));
}

TEST_CASE("times that don't go up are refused with the line that steps back") {
  CHECK_THAT(
      path_error(kPathHeader + "0,1,2\n0.1,1,2\n0.1,1,2\n"),
      StartsWith("a.csv, line 4: expected a later time than in the row before in column t_s, found '0.1': "));
  CHECK_THAT(path_error(kPathHeader + "0.2,1,2\n0.1,1,2\n"),
             StartsWith("a.csv, line 3: expected a later time"));
  // Two stamps within half a nanosecond are one.
  CHECK_THAT(path_error(kPathHeader + "0.1,1,2\n0.1000000001,1,2\n"), StartsWith("a.csv, line 3: "));
}

TEST_CASE("contacts share stamps with each other, but not with themselves") {
  const std::string header = "t_s,id,x_mm,y_mm\n";
  CHECK(contacts_error(header + "0,1,0,0\n0,2,0,0\n").empty());
  CHECK_THAT(contacts_error(header + "0,1,0,0\n0,2,0,0\n0,1,0,0\n"),
             StartsWith("a.csv, line 4: expected a later time than this contact had before in column t_s"));
  CHECK_THAT(contacts_error(header + "0.2,1,0,0\n0.1,2,0,0\n"),
             StartsWith("a.csv, line 3: expected no earlier time than in the row before in column t_s"));
  CHECK_THAT(contacts_error(header + "0, ,0,0\n"),
             StartsWith("a.csv, line 2: ") && Contains("column id, found nothing"));
}

TEST_CASE("an aim that can't be one is refused with its line") {
  const auto error_with = [](const std::string& row) { return aims_error(kAimsHeader + row + "\n"); };
  CHECK(error_with("serial,1,0,0,100,0,98,1,500,10").empty());
  CHECK_THAT(error_with("Serial,1,0,0,100,0,98,1,500,10"),
             StartsWith("a.csv, line 2: expected serial or discrete in column task, found 'Serial'"));
  CHECK_THAT(
      error_with("serial,1,0,0,100,0,98,1,0,10"),
      StartsWith("a.csv, line 2: expected milliseconds above 0, up to 3.6e6 in column mt_ms, found '0'"));
  CHECK_THAT(
      error_with("serial,1,0,0,100,0,98,1,500,-1"),
      StartsWith("a.csv, line 2: expected millimetres above 0, up to 1e6 in column width, found '-1'"));
  CHECK_THAT(error_with("serial,1,5,5,5,5,5,5,500,10"),
             StartsWith("a.csv, line 2: expected a target away from"));
  CHECK_THAT(error_with("serial,1,0,0,100,0,98,oops,500,10"), Contains("in column select_y, found 'oops'"));
}

TEST_CASE("bytes that are no text are refused with their line") {
  using namespace std::string_view_literals;
  CHECK_THAT(path_error("t_s,x_mm,y_mm\n0,1,2\n0.1,1,2\0garbage\n"sv),
             StartsWith("a.csv, line 3: expected text"));
  CHECK_THAT(path_error("\xFF\xFEt\0_\0s\0"sv),
             StartsWith("a.csv, line 1: expected text, found a zero byte"));
}

TEST_CASE("lines that end in carriage returns alone are refused, as they would be one line") {
  CHECK_THAT(path_error("t_s,x_mm,y_mm\r0,1,2\r"),
             StartsWith("a.csv, line 1: expected lines that end in a line feed"));
}

TEST_CASE("a file that is too long is refused with the first line too many") {
  std::string text = "x_mm,y_mm\n";
  for (std::size_t i = 0; i < 5; ++i) text += "1,2\n";
  CHECK(points_from_csv({"a.csv", text}, 5).ok());
  CHECK_THAT(error_of(points_from_csv({"a.csv", text}, 4)),
             StartsWith("a.csv, line 6: expected at most 4 rows, found more"));
  text = "speed_mm_s\n";
  for (std::size_t i = 0; i < kCsvRowsMax; ++i) text += "1\n";
  CHECK(speeds_from_csv({"a.csv", text}).value().size() == kCsvRowsMax);
  CHECK_THAT(error_of(speeds_from_csv({"a.csv", text + "1\n"})), StartsWith("a.csv, line 1000002: "));
}

TEST_CASE("a long line is a line like any other") {
  const std::string digits(std::size_t{17} << 20, '0');
  CHECK(points_from_csv({"a.csv", "x_mm,y_mm\n1," + digits + "2\n3,4"}).value() ==
        std::vector<Vec2>{{1, 2}, {3, 4}});
  CHECK_THAT(points_error(digits), StartsWith("a.csv, line 1: ") && Contains("found no x_mm in '000"));
  CHECK_THAT(points_error("x_mm,y_mm\n1,2\n1,1" + digits + "\n1,2\n"),
             StartsWith("a.csv, line 3: expected a finite number"));
}

TEST_CASE("an error stays on one line, whatever the file's name holds") {
  CHECK(error_of(path_from_csv({"a\nb\x1b.csv", ""})).starts_with("a?b?.csv, line 1: "));
}

TEST_CASE("a path is read to the nanosecond and the last bit, its columns in any order among others") {
  const std::string text =
      "\xEF\xBB\xBFpressure,\"y_mm\", x_mm ,t_s,note\r\n"
      ",2,1,-0.1,first\r\n"
      "\r\n"
      "0.5, \"-0.25\" ,1e-3,+0.1000000004,\"a, \"\"b\"\"\"\r\n"
      "0.5,0.1,0.3,1795566937.123456789,";
  CHECK(path_from_csv({"a.csv", text}).value() ==
        std::vector<TimedPoint>{{Ns{-100'000'000}, {1, 2}},
                                {Ns{100'000'000}, {0.001, -0.25}},
                                {Ns{1'795'566'937'123'456'789}, {0.3, 0.1}}});
}

TEST_CASE("points, speeds and intervals are read in the order of their rows") {
  CHECK(points_from_csv({"a.csv", "y_mm,x_mm\n1,2\n1,2\n-3,4\n"}).value() ==
        std::vector<Vec2>{{2, 1}, {2, 1}, {4, -3}});
  CHECK(speeds_from_csv({"a.csv", "t,speed_mm_s\n0,1.5\n1,0\n2,-2\n"}).value() ==
        std::vector<double>{1.5, 0, -2});
  CHECK(intervals_from_csv({"a.csv", "interval_ms\n500\n1e-9\n3600000\n"}).value() ==
        std::vector<double>{500, 1e-9, 3'600'000});
}

TEST_CASE("contacts come in the order of their first points, each with its own") {
  const auto contacts =
      contacts_from_csv({"a.csv", "t_s,id,x_mm,y_mm\n0,thumb,1,1\n0,7,2,2\n0.01,7,3,3\n0.02,thumb,4,4\n"});
  REQUIRE(contacts.ok());
  REQUIRE(contacts->size() == 2);
  CHECK(contacts->at(0).id == "thumb");
  CHECK(contacts->at(0).points == std::vector<TimedPoint>{{Ns{0}, {1, 1}}, {Ns{20'000'000}, {4, 4}}});
  CHECK(contacts->at(1).id == "7");
  CHECK(contacts->at(1).points == std::vector<TimedPoint>{{Ns{0}, {2, 2}}, {Ns{10'000'000}, {3, 3}}});
}

TEST_CASE("aims are read with their task, their sequence and seconds for milliseconds") {
  const auto aims = aims_from_csv(
      {"a.csv", kAimsHeader + "serial,\"left, A\",0,1,100,2,98,3,512.5,10\ndiscrete,,0,0,1,0,1,0,1,0.5\n"});
  REQUIRE(aims.ok());
  REQUIRE(aims->size() == 2);
  const CsvAim& first = aims->at(0);
  CHECK(first.task == motion::AimTask::kSerial);
  CHECK(first.sequence == "left, A");
  CHECK(first.trial.from == Vec2{0, 1});
  CHECK(first.trial.to == Vec2{100, 2});
  CHECK(first.trial.select == Vec2{98, 3});
  CHECK(first.trial.movement_time_s == 0.5125);
  CHECK(first.trial.width_mm == 10);
  CHECK(aims->at(1).task == motion::AimTask::kDiscrete);
  CHECK(aims->at(1).sequence.empty());
}

TEST_CASE("an error is text, whatever bytes were found") {
  const auto message = [](std::string_view number) {
    return path_from_csv({"a.csv", "t_s,x_mm,y_mm\n0,1," + std::string{number} + "\n"}).error().message;
  };
  CHECK_THAT(message("5\xff"), Catch::Contains("'5?'"));
  CHECK_THAT(message("5\xc3"), Catch::Contains("'5?'"));
  CHECK_THAT(message("5\xc3\xa9"), Catch::Contains("'5\xc3\xa9'"));
  CHECK_THAT(message("\xe2\x82"), Catch::Contains("'?\?'"));
}

}  // namespace
}  // namespace thimble::store
