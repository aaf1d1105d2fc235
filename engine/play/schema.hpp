// The parameters of a game as one table: it feeds sliders, validation, plan files, `--set`, the stored
// record, the adaptive axes and the docs. A game writes:
//
//   static TypedSchema<Params> schema() {
//     return {{&Params::corridor_mm, {.key = "corridor_mm", .label = "Path width", .unit = "mm", .min = 4,
//     .max = 40,
//              .step = 1, .is_axis = true, .help = "How wide the path is"}}, ...};
//   }
#pragma once

#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/check.hpp"
#include "engine/core/result.hpp"

namespace thimble::play {

/// The key of the switch by which a game lays itself out for a left hand, where it has one.
inline constexpr std::string_view kLeftHanded = "left_handed";

enum class FieldKind : std::uint8_t { kNumber, kWhole, kSwitch, kChoice };

struct Field {
  std::string_view key;    ///< stable, unit last
  std::string_view label;  ///< for people
  std::string_view unit;   ///< empty for a count or a switch
  double min = 0;
  double max = 1;
  double step = 1;        ///< the smallest change that makes sense
  bool is_axis = false;   ///< may the difficulty move along it?
  std::string_view help;  ///< one plain sentence
  /// Of a whole number that stands for one of a few things: what 0, 1, 2 ... are called, for people and in
  /// files. Bounds and step follow from it. The names outlive the schema.
  std::span<const std::string_view> choices{};
  FieldKind kind = FieldKind::kNumber;  ///< set from the member's type and the choices
};

/// Values by key, in the schema's order. Whole numbers, choices and switches (0, 1) are doubles too: all are
/// exact. A file may say a choice by its name; Schema::completed makes a number of it.
class Parameters {
 public:
  using Entry = std::pair<std::string, double>;
  using Named = std::pair<std::string, std::string>;

  const double* find(std::string_view key) const;
  /// Replaces the value of a key, or adds it at the end.
  void set(std::string_view key, double value);
  /// The choice of that name instead of what the key had.
  void set_by_name(std::string_view key, std::string_view choice);
  const std::vector<Entry>& entries() const { return entries_; }
  /// Choices that are still names; none once completed.
  const std::vector<Named>& named() const { return named_; }
  bool operator==(const Parameters&) const = default;

 private:
  std::vector<Entry> entries_;
  std::vector<Named> named_;
};

/// The table without the game's types: what the panel, the store and the command line see.
class Schema {
 public:
  Schema() = default;
  Schema(std::vector<Field> fields, Parameters defaults)
      : fields_(std::move(fields)), defaults_(std::move(defaults)) {}

  const std::vector<Field>& fields() const { return fields_; }
  const Field* find(std::string_view key) const;
  const Parameters& defaults() const { return defaults_; }

  /// The defaults with `given` laid over them. An unknown key, a value outside its bounds, a fraction for a
  /// whole number, NaN or a name that isn't one of the choices is an error that names the key and what is
  /// allowed.
  Result<Parameters> completed(const Parameters& given) const;
  /// Reads "key=value" into `parameters`, where the value may be a choice's name, with the same errors.
  Result<void> set_from_text(Parameters& parameters, std::string_view assignment) const;
  /// The nearest allowed value: within bounds, on the step's grid counted from min.
  static double snapped(const Field& field, double value);

 private:
  std::vector<Field> fields_;
  Parameters defaults_;
};

template <class Params>
class TypedSchema {
 public:
  using Member = std::variant<double Params::*, int Params::*, bool Params::*>;
  struct Row {
    Member member;
    Field field;
  };

  TypedSchema(std::initializer_list<Row> rows) : rows_(rows) {
    for (Row& row : rows_) {
      row.field.kind = std::holds_alternative<double Params::*>(row.member) ? FieldKind::kNumber
                       : std::holds_alternative<int Params::*>(row.member)  ? FieldKind::kWhole
                                                                            : FieldKind::kSwitch;
      if (!row.field.choices.empty()) {
        CHECK(row.field.kind == FieldKind::kWhole);
        row.field.kind = FieldKind::kChoice;
        row.field.min = 0;
        row.field.max = static_cast<double>(row.field.choices.size()) - 1;
        row.field.step = 1;
      }
      CHECK(row.field.min < row.field.max && row.field.step > 0);
    }
  }

  Schema untyped() const {
    static const Params kDefaults;
    std::vector<Field> fields;
    for (const Row& row : rows_) fields.push_back(row.field);
    return {std::move(fields), parameters_of(kDefaults)};
  }
  Parameters parameters_of(const Params& params) const {
    Parameters values;
    for (const Row& row : rows_) values.set(row.field.key, value_of(params, row.member));
    return values;
  }
  /// From complete, valid parameters (Schema::completed).
  Params params_of(const Parameters& values) const {
    Params params;
    for (const Row& row : rows_) {
      const double* value = values.find(row.field.key);
      CHECK(value != nullptr);
      std::visit(
          [&](auto member) {
            using T = std::remove_reference_t<decltype(params.*member)>;
            if constexpr (std::is_same_v<T, bool>)
              params.*member = *value != 0;
            else
              params.*member = static_cast<T>(*value);
          },
          row.member);
    }
    return params;
  }

 private:
  static double value_of(const Params& params, const Member& member) {
    if (const auto* number = std::get_if<double Params::*>(&member)) return params.**number;
    if (const auto* whole = std::get_if<int Params::*>(&member)) return params.**whole;
    return params.*std::get<bool Params::*>(member) ? 1 : 0;
  }

  std::vector<Row> rows_;
};

}  // namespace thimble::play
