// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/open_generator.h"

#include <string>
#include <utility>

#include "app/cli/heads.h"
#include "app/cli/interrupts.h"
#include "core/file/file_error.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/torch/device.h"
#include "core/log/log.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"

namespace latentwalk::cli {

Images OpenedGenerator::generate(const LatentBatch& latents, const CommonOptions& options) const {
    try {
        return generator->generate(latents, {options.scale, options.alpha});
    } catch (const GeneratorError& error) {
        throw FileError(path, std::string("cannot make this image: ") + error.what());
    }
}

Session OpenedGenerator::session(const CommonOptions& options) const {
    Session session;
    session.model = referenceTo(checkpoint, options.kind);
    session.model.precision = generator->precision();
    session.scale = options.scale;
    session.alpha = options.alpha;
    return session;
}

OpenedGenerator openGenerator(const CommonOptions& options) {
    setThreads(options.threads);
    const auto path = options.model.empty() ? builtInModelPath() : options.model;
    GeneratorSettings settings{options.kind, options.device, options.precision, {}};
    settings.notice = [options](const std::string& sentence) { tell(options, sentence); };
    try {
        Checkpoint checkpoint = openCheckpoint(path);
        Session asked;
        asked.scale = options.scale;
        asked.alpha = options.alpha;
        auto generator = options.scale || options.alpha
                             ? makeWithHeads(checkpoint, referenceTo(checkpoint, options.kind), settings,
                                             scalesOf(asked, checkpoint.architecture), options)
                             : makeGenerator(checkpoint, settings);
        log(LogLevel::Info, "opened " + path.string() + ", " + std::string(nameOf(checkpoint.format)) + ", on " +
                                generator->device() + " in " + generator->precision());
        stopIfInterrupted();
        return {path, std::move(generator), std::move(checkpoint)};
    } catch (const GeneratorError& error) {
        throw FileError(path, std::string("cannot be used: ") + error.what());
    }
}

}  // namespace latentwalk::cli
