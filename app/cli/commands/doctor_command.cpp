// SPDX-License-Identifier: GPL-3.0-or-later

#include <memory>
#include <stdexcept>

#include "app/cli/commands/commands.h"
#include "app/cli/options/common.h"
#include "app/cli/terminal/standard_output.h"
#include "core/diagnosis/diagnose.h"
#include "core/processor/threads.h"

namespace latentwalk::cli {
namespace {

struct DoctorOptions {
    int threads = 0;
    bool json = false;
};

void doctor(const DoctorOptions& options) {
    setThreads(options.threads);
    const Report report = diagnose();
    print(options.json ? toJson(report) : toText(report));
    if (!report.problems.empty()) {
        const auto more = report.problems.size() - 1;
        throw std::runtime_error(report.problems.front() +
                                 (more > 0 ? " (and " + std::to_string(more) + " more above)" : ""));
    }
}

}  // namespace

void addDoctorCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<DoctorOptions>();
    const Command command = line.add(
        "doctor", "Look whether everything is in order here: libraries, processor, folders, the built-in model");
    command.flag("--json", options->json, "Print JSON instead of a table");
    command.number("--threads", "N", options->threads, Whole{1, 1024}, "CPU threads (default: all physical cores)");
    command.footer(
        "Changes nothing and uses no network. The text is made for bug reports: your home folder is written as ~.\n"
        "Exit status 1 when something is wrong; one line on stderr says what.");
    command.whenChosen([options, &run] { run = [options] { doctor(*options); }; });
}

}  // namespace latentwalk::cli
