// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "app/cli/common.h"
#include "core/generator/generator.h"
#include "core/model/weights/checkpoint.h"
#include "core/session/session.h"

namespace latentwalk::cli {

// A generator together with the file that it comes from, so that its errors can name it.
struct OpenedGenerator {
    std::filesystem::path path;
    std::unique_ptr<Generator> generator;
    Checkpoint checkpoint;

    // generator->generate() with --scale and --alpha; a GeneratorError becomes a FileError that names the model.
    Images generate(const LatentBatch& latents, const CommonOptions& options) const;

    // A session without anchors that says which generator, scale and alpha are used, for recipes. Blocking: reads the
    // model's file once for its SHA-256.
    Session session(const CommonOptions& options) const;
};

// Opens the model that the options name. Where --scale or --alpha asks for a scale without a head, heads are fitted, as
// the window does. Fallbacks are told on stderr unless --quiet.
OpenedGenerator openGenerator(const CommonOptions& options);

}  // namespace latentwalk::cli
