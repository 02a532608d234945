// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/open/open_generator.h"

#include <algorithm>
#include <future>
#include <utility>

#include "core/generator/make/make_generator.h"
#include "core/generator/open/cached_heads.h"
#include "core/generator/torch/fitted_heads.h"
#include "core/log/log.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

// Whether fitted heads have to be looked for.
bool lacksHeads(const Checkpoint& checkpoint, GeneratorKind kind, Heads choice, const MissingHeads& missing) {
    if (hasFittedHeads(checkpoint, kind)) {
        return false;
    }
    if (!missing.shown) {
        return !missing.folder.empty();
    }
    if (choice != Heads::Auto) {
        return choice == Heads::Fitted;
    }
    const auto heads = withHeads(checkpoint.architecture, checkpoint.weights(kind), choice).heads;
    return std::any_of(heads.begin() + missing.shown->first, heads.begin() + missing.shown->last + 1,
                       [](const auto& head) { return !head.has_value(); });
}

void addHeads(Checkpoint& checkpoint, const ModelReference& reference, const MissingHeads& missing) {
    // What was fitted with another number of threads differs in the last bits: kept, the same heads give the same
    // pictures in the window and on the command line.
    if ((!missing.folder.empty() && addCachedHeads(checkpoint, reference, missing.folder)) || !missing.shown) {
        return;
    }
    GeneratorWeights& weights = reference.kind == GeneratorKind::Average ? *checkpoint.average : *checkpoint.raw;
    weights.fittedHeads = missing.fit(checkpoint.architecture, weights);
    try {
        writeHeads(missing.folder, headsOwner(checkpoint, reference), weights.fittedHeads);
    } catch (const FileError& error) {
        log(LogLevel::Warning, std::string("fitted heads are not kept: ") + error.what());
    }
}

}  // namespace

OpenedGenerator openGenerator(std::shared_ptr<Checkpoint> checkpoint, GeneratorSettings settings,
                              const MissingHeads& missing, std::optional<ModelReference> reference) {
    settings.kind = reference ? reference->kind : checkpoint->resolve(settings.kind);
    // Hashing the file takes as long as reading it: meanwhile the weights are prepared. Only heads that were fitted
    // earlier are found by the hash, so a model that has none waits for it.
    std::future<ModelReference> hashing;
    if (!reference) {
        hashing = std::async(std::launch::async,
                             [&checkpoint, kind = settings.kind] { return referenceTo(*checkpoint, kind); });
    }
    if (lacksHeads(*checkpoint, *settings.kind, settings.heads, missing)) {
        if (!reference) {
            reference = hashing.get();
        }
        addHeads(*checkpoint, *reference, missing);
    }
    OpenedGenerator opened{makeGenerator(*checkpoint, settings), checkpoint->title, nameOf(checkpoint->format)};
    opened.reference = reference ? std::move(*reference) : hashing.get();
    opened.reference.precision = opened.generator->precision();
    opened.reference.heads = settings.heads;
    opened.checkpoint = std::move(checkpoint);
    return opened;
}

}  // namespace latentwalk
