#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "core/log/log.h"

namespace {

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kInterrupted = 130;  // what shells report after Ctrl+C

int fail(const std::string& sentence) {
    std::cerr << "latentwalk-cli: " << sentence << '\n';  // and not into the log, which is on stderr too
    return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Explore the latent space of Progressive GAN generators from the command line.", "latentwalk-cli");
    app.set_version_flag("--version", std::string("latentwalk-cli ") + LATENTWALK_VERSION);
    app.require_subcommand(1);
    app.fallthrough();  // commands take --log as well
    app.footer(
        "Exit status: 0 done, 1 something could not be done (one line on stderr says what), 2 wrong usage.\n"
        "'latentwalk-cli COMMAND --help' describes a command.");
    latentwalk::cli::Run run;
    latentwalk::cli::addGenerateCommand(app, run);
    latentwalk::cli::addWalkCommand(app, run);
    latentwalk::cli::addInfoCommand(app, run);
    latentwalk::cli::addRenderCommand(app, run);
    latentwalk::cli::addReproduceCommand(app, run);
    latentwalk::cli::addConvertCommand(app, run);
    latentwalk::cli::addDirectionsCommand(app, run);
    latentwalk::cli::addGrowthCommand(app, run);
    latentwalk::cli::addBenchCommand(app, run);
    latentwalk::cli::addDoctorCommand(app, run);
    std::string level = "off";
    app.add_option("--log", level, "Say on stderr what is done: off, error, warning, info, debug")
        ->check(CLI::IsMember({"off", "error", "warning", "info", "debug"}))
        ->envname("LATENTWALK_LOG")
        ->capture_default_str()
        ->type_name("LEVEL");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? EXIT_SUCCESS : kWrongUsage;
    }

    latentwalk::setLog(latentwalk::LogPlace::Terminal, *latentwalk::logLevelOf(level), latentwalk::terminalSink());
    latentwalk::cli::catchInterrupts();
    try {
        run();
        return EXIT_SUCCESS;
    } catch (const latentwalk::cli::Interrupted&) {
        fail("interrupted; nothing was left half-written");
        return kInterrupted;
    } catch (const std::bad_alloc&) {
        return fail("not enough memory");
    } catch (const std::exception& error) {
        return fail(error.what());
    }
}
