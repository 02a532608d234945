// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/open/cached_heads.h"

#include <algorithm>
#include <utility>

namespace latentwalk {

HeadsOwner headsOwner(const Checkpoint& checkpoint, const ModelReference& reference) {
    return {reference.sha256, reference.kind, checkpoint.architecture};
}

bool hasFittedHeads(const Checkpoint& checkpoint, GeneratorKind kind) {
    const auto& heads = checkpoint.weights(kind).fittedHeads;
    return heads.size() + 1 == checkpoint.architecture.depths.size() &&
           std::all_of(heads.begin(), heads.end(), [](const auto& head) { return head.has_value(); });
}

bool addCachedHeads(Checkpoint& checkpoint, const ModelReference& reference, const std::filesystem::path& folder) {
    if (hasFittedHeads(checkpoint, reference.kind)) {
        return true;
    }
    auto heads = readHeads(folder, headsOwner(checkpoint, reference));
    if (!heads) {
        return false;
    }
    auto& weights = reference.kind == GeneratorKind::Average ? checkpoint.average : checkpoint.raw;
    weights->fittedHeads = std::move(*heads);
    return true;
}

}  // namespace latentwalk
