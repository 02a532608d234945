// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/cli/options/common.h"
#include "core/generator/open/open_generator.h"
#include "core/message/file_error.h"

namespace latentwalk::cli {

// The file that the options name, or the built-in model's.
std::filesystem::path modelPath(const CommonOptions& options);

// How the options want a generator. Fallbacks are told on stderr unless --quiet.
GeneratorSettings settingsOf(const CommonOptions& options);

// Heads for all of `scales`, kept where the window keeps them, and fitted with their progress shown.
MissingHeads headsFor(const Scales& scales, const CommonOptions& options);

// fitHeads() with its progress shown. Throws GeneratorError, Interrupted.
MissingHeads::Fitted fitHeads(const Architecture& architecture, const GeneratorWeights& weights,
                              const CommonOptions& options);

// Opens the model that the options name. Where --scale or --alpha asks for a scale without a head, heads are fitted, as
// the window does. The second one opens it
// with `settings` instead of what the options say, the third one goes on with a checkpoint that was opened already.
// Throws FileError, Interrupted.
OpenedGenerator openModel(const CommonOptions& options);
OpenedGenerator openModel(const CommonOptions& options, const GeneratorSettings& settings);
OpenedGenerator openModel(std::shared_ptr<Checkpoint> checkpoint, const CommonOptions& options);

// A session without anchors that says which generator, scale and alpha are used, for recipes.
Session sessionOf(const OpenedGenerator& opened, const CommonOptions& options);

// Calls `work`. A GeneratorError becomes a FileError that names the model.
template <class Work>
void makeWith(const OpenedGenerator& opened, const Work& work) {
    try {
        work();
    } catch (const GeneratorError& error) {
        throw FileError(opened.checkpoint->path, Core::about("%1 cannot make this image: %2")(error.message()));
    }
}

}  // namespace latentwalk::cli
