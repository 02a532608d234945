// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace latentwalk::cli {

// Each adds its subcommand to `app`; parsing the command line then sets `run` to what the chosen one does.
// `run` throws FileError, GeneratorError or Interrupted.
using Run = std::function<void()>;

void addGenerateCommand(CLI::App& app, Run& run);
void addWalkCommand(CLI::App& app, Run& run);
void addInfoCommand(CLI::App& app, Run& run);
void addConvertCommand(CLI::App& app, Run& run);
void addRenderCommand(CLI::App& app, Run& run);
void addReproduceCommand(CLI::App& app, Run& run);
void addDirectionsCommand(CLI::App& app, Run& run);
void addGrowthCommand(CLI::App& app, Run& run);
void addBenchCommand(CLI::App& app, Run& run);
void addDoctorCommand(CLI::App& app, Run& run);

}  // namespace latentwalk::cli
