// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace latentwalk::cli {

class CommandLine;

// Each adds its subcommand to `line`; reading the command line then sets `run` to what the chosen one does.
// `run` throws FileError, GeneratorError or Interrupted.
using Run = std::function<void()>;

void addGenerateCommand(CommandLine& line, Run& run);
void addWalkCommand(CommandLine& line, Run& run);
void addInfoCommand(CommandLine& line, Run& run);
void addConvertCommand(CommandLine& line, Run& run);
void addRenderCommand(CommandLine& line, Run& run);
void addReproduceCommand(CommandLine& line, Run& run);
void addFindCommand(CommandLine& line, Run& run);
void addProjectCommand(CommandLine& line, Run& run);
void addDirectionsCommand(CommandLine& line, Run& run);
void addBreedCommand(CommandLine& line, Run& run);
void addGrowthCommand(CommandLine& line, Run& run);
void addTrainCommand(CommandLine& line, Run& run);
void addBenchCommand(CommandLine& line, Run& run);
void addDoctorCommand(CommandLine& line, Run& run);

}  // namespace latentwalk::cli
