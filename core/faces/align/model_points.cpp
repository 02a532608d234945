// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/align/model_points.h"

#include <system_error>

#include "core/file/atomic_file.h"
#include "core/file/mapped_file.h"
#include "core/log/log.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"

namespace latentwalk::faces {
namespace {

std::filesystem::path pointsFile(const std::filesystem::path& folder, const std::string& sha256) {
    return folder / (sha256 + ".json");
}

void keepPoints(const std::filesystem::path& folder, const std::string& sha256, const FacePoints& points) {
    try {
        makeDirectories(folder);
        writePoints(pointsFile(folder, sha256), points, sha256);
    } catch (const FileError& error) {
        log(LogLevel::Warning, error.what());  // they are there until the program ends
    }
}

}  // namespace

std::optional<FacePoints> knownPoints(const std::string& modelSha256, const std::filesystem::path& folder) {
    if (modelSha256.empty()) {
        return std::nullopt;
    }
    if (successorOf(modelSha256) == kBuiltInModelSha256) {
        return kBuiltInPoints;
    }
    const auto path = pointsFile(folder, modelSha256);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return std::nullopt;
    }
    try {
        return readPoints(MappedFile::open(path), modelSha256);
    } catch (const FileError& error) {
        log(LogLevel::Warning, error.what());  // they are measured again
        return std::nullopt;
    }
}

std::optional<FacePoints> modelPoints(const std::string& modelSha256, const std::filesystem::path& folder,
                                      const std::function<Picture(std::uint64_t seed)>& paint, FaceFinder& finder,
                                      const TellProgress& tell, std::uint64_t count) {
    if (const auto known = knownPoints(modelSha256, folder)) {
        return known;
    }
    const auto points = measurePoints(paint, count, finder, tell);
    if (points && !modelSha256.empty()) {
        keepPoints(folder, modelSha256, *points);
    }
    return points;
}

}  // namespace latentwalk::faces
