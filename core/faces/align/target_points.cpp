// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/align/target_points.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/file/json_text.h"
#include "core/file/mapped_file.h"
#include "core/message/file_error.h"

namespace latentwalk::faces {
namespace {

// A model whose faces are found in three pictures of ten shows none in so many one time in a thousand.
constexpr std::uint64_t kSurelyNone = 20;

constexpr int kVersion = 1;
constexpr const char* kVersionField = "latentwalk_face_points";
constexpr const char* kModelField = "model";
constexpr std::array kPointFields{"left_eye", "right_eye", "mouth"};

double median(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

std::optional<FacePoints> measurePoints(const std::function<Picture(std::uint64_t seed)>& paint, std::uint64_t count,
                                        FaceFinder& finder, const TellProgress& tell) {
    std::array<std::vector<double>, 6> values;
    for (std::uint64_t seed = 0; seed < count; ++seed) {
        tellProgress(tell, {static_cast<std::int64_t>(seed), static_cast<std::int64_t>(count)});
        if (seed == kSurelyNone && values[0].empty()) {
            break;
        }
        const Picture picture = paint(seed);
        const auto faces = finder.find(picture);
        if (!faces.empty()) {
            const FacePoints& points = faces.front().points;
            const auto width = static_cast<double>(picture.width);
            const auto height = static_cast<double>(picture.height);
            std::size_t i = 0;
            for (const Place& place : {points.leftEye, points.rightEye, points.mouth}) {
                values[i++].push_back(place.x / width);
                values[i++].push_back(place.y / height);
            }
        }
    }
    tellProgress(tell, {static_cast<std::int64_t>(count), static_cast<std::int64_t>(count)});
    if (values[0].empty() || 10 * values[0].size() < 3 * count) {
        return std::nullopt;
    }
    return FacePoints{{median(values[0]), median(values[1])},
                      {median(values[2]), median(values[3])},
                      {median(values[4]), median(values[5])}};
}

void writePoints(const std::filesystem::path& path, const FacePoints& points, std::string_view modelSha256) {
    nlohmann::ordered_json json;
    json[kVersionField] = kVersion;
    json[kModelField] = modelSha256;
    std::size_t i = 0;
    for (const Place& place : {points.leftEye, points.rightEye, points.mouth}) {
        json[kPointFields[i++]] = {place.x, place.y};
    }
    const std::string text = json.dump(1) + '\n';
    AtomicFile file(path);
    file.write(std::as_bytes(std::span(text)));
    file.commit();
}

std::optional<FacePoints> readPoints(const std::shared_ptr<const MappedFile>& file, std::string_view modelSha256) {
    const nlohmann::json json = parseJson(file->path(), asText(file->bytes()), Core::says("its text"));
    if (!json.is_object() || !json.contains(kVersionField) || json[kVersionField] != kVersion) {
        throw FileError(file->path(), Core::about("%1 does not say where faces have their eyes"));
    }
    if (!json.contains(kModelField) || json[kModelField] != modelSha256) {
        return std::nullopt;
    }
    FacePoints points;
    std::size_t i = 0;
    for (Place* place : {&points.leftEye, &points.rightEye, &points.mouth}) {
        const char* const name = kPointFields[i++];
        const auto value = json.value(name, nlohmann::json());
        if (!value.is_array() || value.size() != 2 || !value[0].is_number() || !value[1].is_number()) {
            throw FileError::damaged(file->path(), Core::says("%1 is no point")(std::string(name)));
        }
        *place = {value[0].get<double>(), value[1].get<double>()};
    }
    if (const Message problem = problemOf(points, 1, 1); !problem.empty()) {
        throw FileError::damaged(file->path(), problem);
    }
    file->checkUnchanged();
    return points;
}

Message problemOf(const FacePoints& points, double width, double height) {
    const double longest = std::max(width, height);
    for (const Place& place : {points.leftEye, points.rightEye, points.mouth}) {
        const bool near = place.x >= -width && place.x <= 2 * width && place.y >= -height && place.y <= 2 * height;
        if (!near) {
            return Core::says("eyes and mouth are to be marked in the picture");
        }
    }
    const Place across{points.rightEye.x - points.leftEye.x, points.rightEye.y - points.leftEye.y};
    const Place down{points.mouth.x - points.leftEye.x, points.mouth.y - points.leftEye.y};
    const double eyes = distance(points.leftEye, points.rightEye);
    // Twice the triangle's area over its side: how far the mouth is from the line through both eyes.
    const double away = eyes > 0 ? std::abs(across.x * down.y - across.y * down.x) / eyes : 0;
    if (eyes < longest / 100 || away < longest / 100 || away < eyes / 10) {
        return Core::says("both eyes and the mouth are three places, apart from each other and not on one line");
    }
    if (across.x * down.y - across.y * down.x < 0) {
        return Core::says("the first eye is the one on the left of an upright face, the second the one on the right");
    }
    return {};
}

}  // namespace latentwalk::faces
