// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

#include "app/cli/commands/commands.h"
#include "app/cli/options/command_line.h"
#include "app/cli/options/common.h"
#include "app/cli/terminal/interrupts.h"
#include "app/cli/terminal/standard_output.h"
#include "core/file/failed_writes.h"
#include "core/log/log.h"
#include "core/message/file_error.h"

namespace {

using namespace latentwalk;

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

int fail(const std::string& sentence) {
    cli::warn(sentence);  // and not into the log, which is on stderr too
    return kFailed;
}

// What --log says, or else the environment, which nobody typed just now: what is wrong there is told and passed over.
LogLevel logLevel(const std::string& asked) {
    if (!asked.empty()) {
        return *logLevelOf(asked);
    }
    const char* const variable = std::getenv("LATENTWALK_LOG");
    const std::string name = variable == nullptr ? "" : variable;
    const auto level = logLevelOf(name);
    if (!level && !name.empty()) {
        cli::warn("LATENTWALK_LOG is off, error, warning, info or debug, not '" + forMessage(name) + "'");
    }
    return level.value_or(LogLevel::Off);
}

int runCommand(const cli::Run& run) {
    try {
        run();
        return EXIT_SUCCESS;
    } catch (const cli::Interrupted&) {
        fail("interrupted; nothing was left half-written");
        return cli::endAsInterrupted();
    } catch (const std::bad_alloc&) {
        return fail("not enough memory");
    } catch (const std::exception& error) {
        return fail(error.what());
    }
}

}  // namespace

int main(int argc, char** argv) {
    cli::holdStandardStreams();
    surviveFailedWrites();
    cli::CommandLine line(
        "latentwalk-cli", "Explore the latent space of Progressive GAN generators from the command line.",
        LATENTWALK_VERSION,
        "Exit status: 0 done, 1 something could not be done (one line on stderr says what), 2 wrong usage.\n"
        "'latentwalk-cli COMMAND --help' describes a command.");
    cli::Run run;
    cli::addGenerateCommand(line, run);
    cli::addWalkCommand(line, run);
    cli::addInfoCommand(line, run);
    cli::addRenderCommand(line, run);
    cli::addReproduceCommand(line, run);
    cli::addConvertCommand(line, run);
    cli::addFindCommand(line, run);
    cli::addProjectCommand(line, run);
    cli::addBreedCommand(line, run);
    cli::addDirectionsCommand(line, run);
    cli::addGrowthCommand(line, run);
    cli::addTrainCommand(line, run);
    cli::addBenchCommand(line, run);
    cli::addDoctorCommand(line, run);
    std::string level;
    line.common().word(
        "--log", "LEVEL", level, {"off", "error", "warning", "info", "debug"},
        "Say on stderr what is done: off, error, warning, info, debug (default: LATENTWALK_LOG, or off)");
    int status = EXIT_SUCCESS;
    if (const auto instead = line.read(argc, argv)) {
        std::cerr << instead->told;
        cli::print(instead->printed);
        status = instead->isWrong ? kWrongUsage : EXIT_SUCCESS;
        run = {};
    }
    if (run) {
        setLog(LogPlace::Terminal, logLevel(level), terminalSink());
        cli::catchInterrupts();
        status = runCommand(run);
    }
    if (const std::string problem = cli::problemOfOutput(); status == EXIT_SUCCESS && !problem.empty()) {
        return fail(problem);
    }
    return status;
}
