// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/open_generator.h"

#include <memory>
#include <optional>
#include <utility>

#include "core/generator/generator.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/open/open_generator.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"

namespace latentwalk {
namespace {

OpenedGenerator openForWindow(const std::filesystem::path& path, const OpenOptions& options,
                              const ProgramOptions& program, Notice notice) {
    if (options.threads) {
        setThreads(*options.threads);
    }
    auto checkpoint = std::make_shared<Checkpoint>(openCheckpoint(path));
    GeneratorSettings settings;
    settings.kind = options.kind;
    settings.device = program.device;
    settings.precision = options.precision.value_or(program.precision);
    settings.heads = options.heads;
    settings.notice = std::move(notice);
    if (!canCompute(settings.precision, program.device)) {
        // Remembered from when there was a card, or a command line made for another computer: a face comes all the
        // same.
        if (settings.notice) {
            settings.notice(Core::says("this computer cannot compute in %1; the best that it can takes its place")(
                std::string(settings.precision == Precision::Float16 ? "float16" : "bfloat16")));
        }
        settings.precision = Precision::Auto;
    }
    return openGenerator(std::move(checkpoint), std::move(settings), {program.headsFolder, std::nullopt, {}});
}

}  // namespace

GeneratorFactory generatorFactory(const ProgramOptions& program) {
    return [program](const std::filesystem::path& path, const OpenOptions& options, Notice notice) {
        return openForWindow(path, options, program, std::move(notice));
    };
}

}  // namespace latentwalk
