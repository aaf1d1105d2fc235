// The signal chain that `thimble measure` was asked for, as far as a recording allows for it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/core/result.hpp"
#include "engine/core/time.hpp"
#include "engine/motion/signal.hpp"
#include "engine/store/csv.hpp"
#include "therapist_panel/cli/measure_command.hpp"

namespace thimble::panel {

/// Of a recording, in order, each once: of all contacts together.
std::vector<Ns> stamps_of(std::span<const motion::TimedPoint> points);
std::vector<Ns> stamps_of(std::span<const store::CsvContact> contacts);

/// --rate-hz where it was given. The error says what it may be.
Result<std::optional<double>> rate_given(const MeasureOptions& options);

/// What becomes of a rate to resample to that the chain's filter is too fast for: refused, or left to the
/// measures, which are then absent.
enum class TooSlow : std::uint8_t { kIsRefused, kIsAbsent };

/// Raw: the rate is that of the options, else (n - 1) / (last - first) of the stamps, taken for the whole
/// number of Hz that it is within a millionth of. Errors: a rate that can't be, or that gives too many steps.
Result<motion::SignalChain> chain_for(const MeasureOptions& options, std::span<const Ns> stamps,
                                      TooSlow too_slow);

}  // namespace thimble::panel
