// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/opening/model_points.h"

#include "app/cli/terminal/progress.h"
#include "core/diagnosis/places.h"
#include "core/faces/align/model_points.h"
#include "core/message/file_error.h"

namespace latentwalk::cli {

faces::FacePoints modelPoints(const OpenedGenerator& opened, faces::FaceFinder& finder, const CommonOptions& options) {
    const std::string& sha256 = opened.reference.sha256;
    if (const auto known = faces::knownPoints(sha256, alignmentFolder())) {
        return *known;
    }
    Progress progress(static_cast<std::int64_t>(faces::kPointsFaces), "faces measured", !options.quiet);
    const Architecture& architecture = opened.generator->architecture();
    const auto paint = [&](std::uint64_t seed) {
        const Latent latent = sampleLatent(seed, architecture.latentSize, architecture.labels);
        return opened.generator->pictures(LatentBatch::of(latent)).front();
    };
    const auto points = faces::modelPoints(sha256, alignmentFolder(), paint, finder, countingIn(progress));
    if (!points) {
        throw FileError(opened.checkpoint->path,
                        Core::about("%1 paints no faces, or none that lie alike: a photo of one cannot be brought to "
                                    "where they are"));
    }
    return *points;
}

}  // namespace latentwalk::cli
