// `thimble measure` on the command line: its words, and the files that they name.
#pragma once

#include <functional>

#include "engine/core/result.hpp"
#include "therapist_panel/cli/commands.hpp"

namespace CLI {
class App;
}

namespace thimble::panel {

/// Adds `measure` with everything under it. When it is what the user asks for, `run` becomes what answers.
void add_measure_command(CLI::App& program, std::function<Result<Report>()>& run);

}  // namespace thimble::panel
