// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/opening/open_model.h"

#include <utility>

#include "app/cli/terminal/interrupts.h"
#include "app/cli/terminal/progress.h"
#include "core/diagnosis/places.h"
#include "core/generator/torch/fitted_heads.h"
#include "core/log/log.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"

namespace latentwalk::cli {
namespace {

OpenedGenerator openWith(std::shared_ptr<Checkpoint> checkpoint, const CommonOptions& options,
                         const GeneratorSettings& settings) {
    const std::filesystem::path path = checkpoint->path;
    MissingHeads missing;  // the full image needs none
    if (options.scale || options.alpha) {
        Session asked;
        asked.scale = options.scale;
        asked.alpha = options.alpha;
        missing = headsFor(scalesOf(asked, checkpoint->architecture), options);
    }
    try {
        OpenedGenerator opened = openGenerator(std::move(checkpoint), settings, missing);
        log(LogLevel::Info, "opened " + path.string() + ", " + opened.format.english() + ", on " +
                                opened.generator->device().english() + " in " +
                                std::string(nameOf(opened.generator->precision())));
        stopIfInterrupted();
        return opened;
    } catch (const GeneratorError& error) {
        throw FileError(path, Core::about("%1 cannot be used: %2")(error.message()));
    }
}

}  // namespace

std::filesystem::path modelPath(const CommonOptions& options) {
    return options.model.empty() ? builtInModelPath() : options.model;
}

GeneratorSettings settingsOf(const CommonOptions& options) {
    GeneratorSettings settings{options.kind, options.device, options.precision, {}};
    settings.notice = [options](const Message& message) { tell(options, message.english()); };
    return settings;
}

MissingHeads headsFor(const Scales& scales, const CommonOptions& options) {
    return {cacheFolder() / "heads", scales,
            [&options](const Architecture& architecture, const GeneratorWeights& weights) {
                return fitHeads(architecture, weights, options);
            }};
}

MissingHeads::Fitted fitHeads(const Architecture& architecture, const GeneratorWeights& weights,
                              const CommonOptions& options) {
    Progress progress(kFitSeeds, "images to fit heads on", !options.quiet);
    return latentwalk::fitHeads(architecture, weights, countingIn(progress));
}

OpenedGenerator openModel(const CommonOptions& options) {
    setThreads(options.threads);
    return openModel(std::make_shared<Checkpoint>(openCheckpoint(modelPath(options))), options);
}

OpenedGenerator openModel(const CommonOptions& options, const GeneratorSettings& settings) {
    return openWith(std::make_shared<Checkpoint>(openCheckpoint(modelPath(options))), options, settings);
}

OpenedGenerator openModel(std::shared_ptr<Checkpoint> checkpoint, const CommonOptions& options) {
    return openWith(std::move(checkpoint), options, settingsOf(options));
}

Session sessionOf(const OpenedGenerator& opened, const CommonOptions& options) {
    Session session;
    session.model = opened.reference;
    session.scale = options.scale;
    session.alpha = options.alpha;
    return session;
}

}  // namespace latentwalk::cli
