// SPDX-License-Identifier: GPL-3.0-or-later

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <sstream>
#include <string>

#include "app/cli/commands.h"
#include "app/cli/common.h"
#include "app/cli/interrupts.h"
#include "app/cli/standard_output.h"
#include "app/cli/typing_errors.h"
#include "core/file/failed_writes.h"
#include "core/file/file_error.h"
#include "core/log/log.h"

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

// The exit status.
int explain(CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
    if (const std::string sentence = cli::typingError(app, error, {argv + 1, argv + argc}); !sentence.empty()) {
        cli::warn(sentence + "\nRun with --help for more information.");
        return kWrongUsage;
    }
    std::ostringstream out;
    const int status = app.exit(error, out, std::cerr);
    cli::print(out.str());
    return status == 0 ? EXIT_SUCCESS : kWrongUsage;
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
    CLI::App app("Explore the latent space of Progressive GAN generators from the command line.", "latentwalk-cli");
    app.set_version_flag("--version", std::string("latentwalk-cli ") + LATENTWALK_VERSION);
    app.require_subcommand(1);
    app.fallthrough();  // commands take --log as well
    app.footer(
        "Exit status: 0 done, 1 something could not be done (one line on stderr says what), 2 wrong usage.\n"
        "'latentwalk-cli COMMAND --help' describes a command.");
    cli::Run run;
    cli::addGenerateCommand(app, run);
    cli::addWalkCommand(app, run);
    cli::addInfoCommand(app, run);
    cli::addRenderCommand(app, run);
    cli::addReproduceCommand(app, run);
    cli::addConvertCommand(app, run);
    cli::addDirectionsCommand(app, run);
    cli::addGrowthCommand(app, run);
    cli::addBenchCommand(app, run);
    cli::addDoctorCommand(app, run);
    std::string level;
    app.add_option("--log", level,
                   "Say on stderr what is done: off, error, warning, info, debug (default: LATENTWALK_LOG, or off)")
        ->check(CLI::IsMember({"off", "error", "warning", "info", "debug"}, CLI::ignore_case))
        ->type_name("LEVEL");
    int status = EXIT_SUCCESS;
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        status = explain(app, error, argc, argv);
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
