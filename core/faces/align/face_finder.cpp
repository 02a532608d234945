// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/align/face_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <numbers>

#include "core/faces/network/network_weights.h"
#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"

namespace latentwalk::faces {
namespace {

constexpr float kLeastScore = 0.4F;
// A face counts as about as sure as the surest from this part of its score.
constexpr float kAsSure = 0.8F;
// The networks see no difference to four.
constexpr int kSamplesToLook = 2;
constexpr double kMoreThanLandmarks = 1.2;

// How the picture is looked at, in turn, until there is a face.
struct WayToLook {
    std::int64_t side;
    double room;     // around the picture, in its longer side
    double degrees;  // that it is turned by
};
constexpr std::array<WayToLook, 5> kLooks{{{416, 0, 0}, {224, 0, 0}, {416, 0.375, 0}, {416, 0.2, 30}, {416, 0.2, -30}}};

Place middleOf(const Landmarks& landmarks, std::size_t first, std::size_t last) {
    Place sum;
    for (std::size_t i = first; i <= last; ++i) {
        sum.x += static_cast<double>(landmarks[i].x);
        sum.y += static_cast<double>(landmarks[i].y);
    }
    const auto count = static_cast<double>(last - first + 1);
    return {sum.x / count, sum.y / count};
}

// iBUG's points: both eyes, and the lips from outside and from inside.
FacePoints pointsIn(const Landmarks& landmarks) {
    return {middleOf(landmarks, 36, 41), middleOf(landmarks, 42, 47), middleOf(landmarks, 48, 67)};
}

// From a square of side 1 around `middle`, turned by `angle`, to where it lies.
Similarity squareAround(Place middle, double side, double angle) {
    const Similarity turn{side * std::cos(angle), side * std::sin(angle), 0, 0};
    const Place half = turn({0.5, 0.5});
    return {turn.a, turn.b, middle.x - half.x, middle.y - half.y};
}

// From pixels of a square of `side` to what `fromOne` does from a square of side 1.
Similarity fromPixels(const Similarity& fromOne, std::int64_t side) {
    return fromOne.after({1 / static_cast<double>(side), 0, 0, 0});
}

}  // namespace

std::shared_ptr<const FinderNetworks> builtInFinderNetworks() {
    static std::mutex mutex;
    static std::weak_ptr<const FinderNetworks> kept;
    const std::scoped_lock lock(mutex);
    auto networks = kept.lock();
    if (!networks) {
        const auto read = [](const char* name, Network network) {
            return readNetwork(MappedFile::open(installedModelPath(name)), network);
        };
        networks = std::make_shared<const FinderNetworks>(
            FinderNetworks{DetectorNetwork(read("face-detector.safetensors", Network::Detector)),
                           LandmarkNetwork(read("face-landmarks.safetensors", Network::Landmarks))});
        kept = networks;
    }
    return networks;
}

FaceFinder::FaceFinder(const std::shared_ptr<const FinderNetworks>& networks)
    : m_detector(networks->detector), m_landmarks(networks->landmarks) {}

std::vector<FoundFace> FaceFinder::find(const Picture& picture) {
    std::vector<FoundFace> faces;
    for (const auto& [side, room, degrees] : kLooks) {
        faces = look(picture, side, room, degrees);
        if (!faces.empty()) {
            break;
        }
    }
    return faces;
}

std::vector<FoundFace> FaceFinder::look(const Picture& picture, std::int64_t side, double room, double degrees) {
    const auto width = static_cast<double>(picture.width);
    const auto height = static_cast<double>(picture.height);
    const double longest = std::max(width, height);
    const double angle = degrees * std::numbers::pi / 180;
    // Without room the picture lies in the upper left corner, as the package puts it there.
    const Similarity fromOne = room == 0 && degrees == 0
                                   ? Similarity{longest, 0, 0, 0}
                                   : squareAround({width / 2, height / 2}, longest * (1 + 2 * room), angle);
    const auto pixels = sampledSquare(picture, fromPixels(fromOne, side), side, Outside::Black, kSamplesToLook);
    std::vector<FoundFace> faces;
    for (const FaceBox& box : m_detector.read(pixels.data(), side, kLeastScore)) {
        const Place middle{static_cast<double>(box.left + box.width / 2),
                           static_cast<double>(box.top + box.height / 2)};
        const auto size = static_cast<double>(std::max(box.width, box.height));
        const Similarity boxToPicture = fromOne.after(squareAround(middle, size, 0));
        FoundFace face;
        const Place at = fromOne(middle);
        const double across = fromOne.scale() * static_cast<double>(box.width);
        const double down = fromOne.scale() * static_cast<double>(box.height);
        face.box = {static_cast<float>((at.x - across / 2) / width), static_cast<float>((at.y - down / 2) / height),
                    static_cast<float>(across / width), static_cast<float>(down / height), box.score};
        face.points = pointsOf(picture, boxToPicture);
        faces.push_back(face);
    }
    if (faces.empty()) {
        return faces;
    }
    const float sure = kAsSure * faces.front().box.score;  // the detector's are sorted
    const auto size = [&](const FoundFace& face) {
        return face.box.score >= sure ? face.box.width * face.box.height : 0.0F;
    };
    std::ranges::stable_sort(faces, std::ranges::greater(), size);
    return faces;
}

FacePoints FaceFinder::pointsOf(const Picture& picture, const Similarity& boxToPicture) {
    Similarity fromOne = boxToPicture;
    Landmarks landmarks;
    // Again in what the first answer covers, with the eyes level: the network knows upright faces best.
    for (int again = 0; again < 2; ++again) {
        if (again == 1) {
            const FacePoints points = pointsIn(landmarks);
            const double angle = std::atan2(points.rightEye.y - points.leftEye.y, points.rightEye.x - points.leftEye.x);
            const Similarity level = Similarity{std::cos(angle), std::sin(angle), 0, 0}.inverse();
            double left = 1e300;
            double top = 1e300;
            double right = -1e300;
            double bottom = -1e300;
            for (const Point point : landmarks) {
                const Place at = level({static_cast<double>(point.x), static_cast<double>(point.y)});
                left = std::min(left, at.x);
                right = std::max(right, at.x);
                top = std::min(top, at.y);
                bottom = std::max(bottom, at.y);
            }
            const Place middle = level.inverse()({(left + right) / 2, (top + bottom) / 2});
            const double size = std::max(std::max(right - left, bottom - top) * kMoreThanLandmarks, 1e-3);
            fromOne = fromOne.after(squareAround(middle, size, angle));
        }
        const auto pixels =
            sampledSquare(picture, fromPixels(fromOne, kInputSide), kInputSide, Outside::Edge, kSamplesToLook);
        landmarks = m_landmarks.read(pixels.data());
    }
    const FacePoints points = pointsIn(landmarks);
    return {fromOne(points.leftEye), fromOne(points.rightEye), fromOne(points.mouth)};
}

Message saidOfFaces(const std::filesystem::path& path, std::size_t faces) {
    const std::string name = forMessage(path.filename().string());
    if (faces == 0) {
        return Core::says("No face was found in %1. Mark both eyes and the mouth yourself.")(name);
    }
    if (faces > 1) {
        return Core::says("%1 shows %2 faces; the largest was taken.")(name, faces);
    }
    return {};
}

}  // namespace latentwalk::faces
