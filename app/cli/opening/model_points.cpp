// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/opening/model_points.h"

#include <optional>
#include <system_error>

#include "app/cli/terminal/progress.h"
#include "core/diagnosis/places.h"
#include "core/faces/align/target_points.h"
#include "core/file/atomic_file.h"
#include "core/file/mapped_file.h"
#include "core/log/log.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"

namespace latentwalk::cli {
namespace {

constexpr std::uint64_t kMeasuredFaces = 100;

std::optional<faces::FacePoints> keptPoints(const std::filesystem::path& path, const std::string& sha256) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return std::nullopt;
    }
    try {
        return faces::readPoints(MappedFile::open(path), sha256);
    } catch (const FileError& error) {
        log(LogLevel::Warning, error.what());
        return std::nullopt;
    }
}

void keepPoints(const std::filesystem::path& path, const faces::FacePoints& points, const std::string& sha256) {
    try {
        makeDirectories(path.parent_path());
        faces::writePoints(path, points, sha256);
    } catch (const FileError& error) {
        log(LogLevel::Warning, error.what());
    }
}

}  // namespace

faces::FacePoints modelPoints(const OpenedGenerator& opened, faces::FaceFinder& finder, const CommonOptions& options) {
    const std::string& sha256 = opened.reference.sha256;
    if (successorOf(sha256) == kBuiltInModelSha256) {
        return faces::kBuiltInPoints;
    }
    const std::filesystem::path path = alignmentFolder() / (sha256 + ".json");
    if (const auto kept = keptPoints(path, sha256)) {
        return *kept;
    }
    Progress progress(static_cast<std::int64_t>(kMeasuredFaces), "faces measured", !options.quiet);
    const Architecture& architecture = opened.generator->architecture();
    const auto paint = [&](std::uint64_t seed) {
        const Latent latent = sampleLatent(seed, architecture.latentSize, architecture.labels);
        return opened.generator->pictures(LatentBatch::of(latent)).front();
    };
    const auto points = faces::measurePoints(paint, kMeasuredFaces, finder, countingIn(progress));
    if (!points) {
        throw FileError(opened.checkpoint->path,
                        Core::about("%1 paints no faces, or none that lie alike: a photo of one cannot be brought to "
                                    "where they are"));
    }
    keepPoints(path, *points, sha256);
    return *points;
}

}  // namespace latentwalk::cli
