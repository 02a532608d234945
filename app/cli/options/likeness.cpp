// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options/likeness.h"

#include "app/cli/options/common.h"
#include "app/cli/options/seed_list.h"
#include "core/faces/likeness/likeness_in.h"
#include "core/latent/face_file.h"
#include "core/message/file_error.h"

namespace latentwalk::cli {
void takeLikeness(const std::string& like, const ModelReference& model, SeedQuery& query) {
    const std::filesystem::path path = like;
    if (const auto seed = parseSeed(like)) {
        query.likeSeed = *seed;
    } else if (path.extension() == ".npy") {
        const LatentBatch batch = readLatents(path, model.latentSize, 1);
        if (batch.count != 1) {
            throw FileError(path, Core::about("%1 has %2 latents; others can be compared with one")(batch.count));
        }
        query.likeLatent = batch.values;
    } else if (path.extension() == ".npz") {
        const KeptFace face = readFace(path, model.latentSize);
        query.likeLatent = face.latent;
        query.likeOffsets = face.offsets;
    } else {
        const Likeness likeness = likenessIn(path, model);
        query.likeSeed = likeness.seed;
        query.likeLatent = likeness.latent;
        query.likeOffsets = likeness.offsets;
    }
}

}  // namespace latentwalk::cli
