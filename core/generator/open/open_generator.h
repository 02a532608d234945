// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/generator/generator.h"
#include "core/model/weights/checkpoint.h"
#include "core/session/session.h"
#include "core/walk/shown_scales.h"

namespace latentwalk {

// A generator with what is known about the file that it came from.
struct OpenedGenerator {
    std::unique_ptr<Generator> generator;
    std::string title;              // "celeba-128"
    Message format;                 // "Latentwalk safetensors"
    ModelReference reference = {};  // what sessions and recipes say of it, precision and heads included
    std::shared_ptr<const Checkpoint>
        checkpoint;  // for what is found in the weights; none with generators that have none
};

// Where fitted heads come from that a model's file does not have.
struct MissingHeads {
    using Fitted = std::vector<std::optional<LayerWeights>>;

    std::filesystem::path folder = {};  // where fitted ones are kept, for window and command line alike; empty: nowhere
    // The scales that will be shown: where one of them has no head, or fitted ones are asked for, the kept ones are
    // taken, or else `fit` is called and what it gives is kept. Without scales the kept ones are taken wherever the
    // file has none, and nothing is fitted.
    std::optional<Scales> shown = {};
    // fitHeads() with whoever shows its progress and ends it. Minutes.
    std::function<Fitted(const Architecture& architecture, const GeneratorWeights& weights)> fit = {};
};

// Makes the generator of a checkpoint that was just opened, with the heads that `settings.heads` names; heads that are
// found or fitted become the checkpoint's own. With Heads::Trained none are added: asking for a scale without a head is
// then a GeneratorError of generate(). What cannot be kept is told to the log alone. `reference` is what referenceTo()
// says of the checkpoint, where that was asked already; it decides the kind. Blocking: without it the file is read once
// more for its SHA-256, while the weights are prepared. Throws GeneratorError, FileError and what `missing.fit` throws.
OpenedGenerator openGenerator(std::shared_ptr<Checkpoint> checkpoint, GeneratorSettings settings,
                              const MissingHeads& missing = {}, std::optional<ModelReference> reference = {});

}  // namespace latentwalk
