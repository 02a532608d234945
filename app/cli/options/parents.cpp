// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/parents.h"

#include <utility>

#include "app/cli/options/common.h"
#include "core/faces/likeness/likeness_in.h"
#include "core/latent/face_file.h"
#include "core/message/file_error.h"

namespace latentwalk::cli {
namespace {

FamilyFace ofSeed(std::uint64_t seed, const Architecture& architecture, const LabelChoice& labels) {
    FamilyFace face;
    face.face.latent = sampleLatent(seed, architecture.latentSize, architecture.labels, labels);
    face.seed = seed;
    face.labels = labels;
    return face;
}

FamilyFace ofLatent(Latent latent, const CarriedOffsets& offsets) {
    FamilyFace face;
    face.face.latent = std::move(latent);
    if (offsets.shown() != nullptr) {
        face.face.offsets = {offsets};
    }
    return face;
}

}  // namespace

ParentsWish parentsWishOf(const std::string& text) {
    if (auto seeds = parseSeedList(text)) {
        return {*std::move(seeds), {}};
    }
    return {{}, text};
}

std::vector<FamilyFace> parentsOf(const std::vector<ParentsWish>& wishes, const OpenedGenerator& opened,
                                  const LabelChoice& labels) {
    const Architecture& architecture = opened.generator->architecture();
    const auto tooMany = [&](std::int64_t count) {
        throw FileError(opened.checkpoint->path, Core::about("%1 breeds from at most %2 parents, and these are %3")(
                                                     grouped(kMostParents), grouped(count)));
    };
    std::vector<FamilyFace> parents;
    for (const ParentsWish& wish : wishes) {
        if (wish.file.empty()) {
            const auto count = seedCount(wish.seeds).value_or(INT64_MAX);
            if (count > kMostParents) {
                tooMany(count);
            }
            for (const SeedRange& range : wish.seeds) {
                for (std::uint64_t i = 0; i <= range.last - range.first; ++i) {
                    parents.push_back(ofSeed(range.first + i, architecture, labels));
                }
            }
        } else if (wish.file.extension() == ".npy") {
            const LatentBatch batch = readLatents(wish.file, architecture.latentSize, 1);
            if (batch.count > kMostParents) {
                tooMany(batch.count);
            }
            for (std::int64_t i = 0; i < batch.count; ++i) {
                parents.push_back(ofLatent({batch.row(i).begin(), batch.row(i).end()}, {}));
            }
        } else if (wish.file.extension() == ".npz") {
            const KeptFace face = readFace(wish.file, architecture);
            parents.push_back(ofLatent(face.latent, face.offsets));
        } else {
            const Likeness likeness = likenessIn(wish.file, opened.reference);
            parents.push_back(likeness.seed ? ofSeed(*likeness.seed, architecture, {})
                                            : ofLatent(likeness.latent, likeness.offsets));
        }
    }
    if (std::ssize(parents) > kMostParents) {
        tooMany(std::ssize(parents));
    }
    return parents;
}

}  // namespace latentwalk::cli
