// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/opening/recorded_model.h"

#include <memory>
#include <utility>

#include "app/cli/terminal/interrupts.h"
#include "core/generator/make/make_generator.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"
#include "core/walk/recorded_model.h"

namespace latentwalk::cli {
namespace {

std::string described(const ModelReference& model) {
    constexpr std::size_t kShort = 12;
    return "'" + forMessage(model.title) + "' (SHA-256 " + model.sha256.substr(0, kShort) + "...)";
}

// The path that a session tells is for people to read: a stranger may have written it, so it is never opened.
std::string hint(const ModelReference& wanted) {
    return wanted.path.empty() ? std::string() : " (it was in " + forMessage(wanted.path) + ")";
}

}  // namespace

OpenedGenerator openRecorded(const std::filesystem::path& file, Session& session, const RecordedOptions& recorded) {
    const CommonOptions& options = recorded.common;
    setThreads(options.threads);
    const ModelReference wanted = session.model;
    const std::filesystem::path path = modelPath(options);
    auto checkpoint = std::make_shared<Checkpoint>(openCheckpoint(path));
    const ModelReference found = referenceTo(*checkpoint, options.kind ? options.kind : std::optional(wanted.kind));
    if (found.latentSize != wanted.latentSize) {
        throw FileError(file, Core::about("%1 was made with the model %2, whose latents have %3 components; those of "
                                          "%4 have %5; name the right model with --model%6")(
                                  described(wanted), wanted.latentSize, path.string(), found.latentSize, hint(wanted)));
    }
    const ModelStanding standing = standingOf(found, wanted);
    if (standing == ModelStanding::Later) {
        warn(file.string() +
             " was made with an earlier file of the built-in model, which painted with twice the natural contrast; the "
             "faces are the same, their pictures are softer");
    } else if (standing == ModelStanding::Other) {
        const Message both =
            Core::says("was made with the model %1, but %2 is %3")(described(wanted), path.string(), described(found));
        if (!recorded.otherModel) {
            throw FileError(
                file,
                Core::about("%1 %2; name the right one with --model%3, or use another with --model FILE --other-model")(
                    both, hint(wanted)));
        }
        warn(FileError(file, Core::about("%1 %2; it is used all the same")(both)).what());
    }
    goOnWith(found, session);
    GeneratorSettings settings = settingsOf(options);
    settings.heads = wanted.heads;
    settings.precision = wanted.precision;
    if (!canCompute(settings.precision, options.device)) {
        warn(file.string() + " was made in " + wanted.precisionName() +
             ", which is not to be had here; float32 takes its place");
        settings.precision = Precision::Float32;
    }
    const MissingHeads missing = headsFor(scalesOf(session, checkpoint->architecture), options);
    OpenedGenerator opened = openGenerator(std::move(checkpoint), std::move(settings), missing, found);
    stopIfInterrupted();
    session.model = opened.reference;
    fitTo(found.labels, session.labels);
    for (SessionAnchor& anchor : session.anchors) {
        fitTo(found.labels, anchor.labels);
    }
    return opened;
}

void addRecordedOptions(const Command& command, RecordedOptions& options) {
    addModelOption(command, options.common);
    command.flag("--other-model", options.otherModel, "Use the model even if it is not the recorded one, and say so");
    addForceOption(command, options.common);
    addMachineOptions(command, options.common);
}

}  // namespace latentwalk::cli
