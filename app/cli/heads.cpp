// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/heads.h"

#include <algorithm>
#include <cmath>

#include "app/cli/progress.h"
#include "core/diagnosis/places.h"
#include "core/file/file_error.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/torch/fitted_heads.h"
#include "core/log/log.h"
#include "core/model/heads_file.h"

namespace latentwalk::cli {
namespace {

bool hasFitted(const GeneratorWeights& weights) {
    const auto& heads = weights.fittedHeads;
    return std::any_of(heads.begin(), heads.end(), [](const auto& head) { return head.has_value(); });
}

bool needsFitting(const Checkpoint& checkpoint, const GeneratorWeights& weights, Heads choice, const Scales& scales) {
    if (choice == Heads::Trained || hasFitted(weights) || checkpoint.architecture.scaleCount() == 1) {
        return false;
    }
    const auto heads = withHeads(checkpoint.architecture, weights, choice).heads;
    const auto missing = [](const auto& head) { return !head.has_value(); };
    return choice == Heads::Fitted ||
           std::any_of(heads.begin() + scales.first, heads.begin() + scales.last + 1, missing);
}

}  // namespace

Heads headsOf(std::string_view name) {
    return name == "trained" ? Heads::Trained : name == "fitted" ? Heads::Fitted : Heads::Auto;
}

std::string nameOf(Heads heads) {
    return heads == Heads::Trained ? "trained" : heads == Heads::Fitted ? "fitted" : "auto";
}

Scales scalesOf(const Session& session, const Architecture& architecture) {
    const int top = architecture.scaleCount() - 1;
    const int shown = std::min(session.scale.value_or(top), top);
    const float alpha = session.alpha.value_or(shown == top ? architecture.alpha : 0.0F);
    Scales scales{alpha > 0 ? std::max(shown - 1, 0) : shown, shown};
    if (session.growth) {
        const auto [low, high] = std::minmax(session.growth->from, session.growth->to);
        scales.first = std::min(scales.first, static_cast<int>(std::floor(low)));
        scales.last = std::min(std::max(scales.last, static_cast<int>(std::ceil(high))), top);
    }
    return scales;
}

void fitMissingHeads(Checkpoint& checkpoint, std::optional<GeneratorKind> kind, const CommonOptions& options) {
    for (const auto& [which, weights] :
         {std::pair{GeneratorKind::Average, &checkpoint.average}, std::pair{GeneratorKind::Raw, &checkpoint.raw}}) {
        if (!*weights || (kind && *kind != which) || hasFitted(**weights)) {
            continue;
        }
        Progress progress(kFitSeeds, "images to fit heads on", !options.quiet);
        (*weights)->fittedHeads = fitHeads(checkpoint.architecture, **weights, countingIn(progress));
    }
}

std::unique_ptr<Generator> makeWithHeads(Checkpoint& checkpoint, const ModelReference& reference,
                                         GeneratorSettings settings, const Scales& scales,
                                         const CommonOptions& options) {
    settings.kind = reference.kind;
    GeneratorWeights& weights = reference.kind == GeneratorKind::Average ? *checkpoint.average : *checkpoint.raw;
    if (needsFitting(checkpoint, weights, settings.heads, scales)) {
        // What was fitted with another number of threads differs in the last bits: the same heads give the same
        // pictures here and in the window.
        const auto folder = cacheFolder() / "heads";
        const HeadsOwner owner{reference.sha256, reference.kind, checkpoint.architecture};
        if (auto kept = readHeads(folder, owner)) {
            weights.fittedHeads = std::move(*kept);
        } else {
            fitMissingHeads(checkpoint, reference.kind, options);
            try {
                writeHeads(folder, owner, weights.fittedHeads);
            } catch (const FileError& error) {
                log(LogLevel::Warning, std::string("fitted heads are not kept: ") + error.what());
            }
        }
    }
    return makeGenerator(checkpoint, settings);
}

}  // namespace latentwalk::cli
