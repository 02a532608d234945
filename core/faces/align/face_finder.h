// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/faces/align/similarity.h"
#include "core/faces/network/detector_network.h"
#include "core/faces/network/face_networks.h"
#include "core/message/message.h"

namespace latentwalk::faces {

// What a FaceFinder copies: weights are shared by copies, buffers are each one's own.
class FinderNetworks {
public:
    DetectorNetwork detector;
    LandmarkNetwork landmarks;
};

// Those that come with Latentwalk, beside the built-in model; read once, kept while somebody has them. Throws
// FileError, naming the place, where they are not there.
std::shared_ptr<const FinderNetworks> builtInFinderNetworks();

// A face in a picture.
struct FoundFace {
    FaceBox box;        // in fractions of the picture's sides
    FacePoints points;  // in pixels of the picture
};

// Finds faces in photographs and where their eyes and mouths are. One thread at a time.
class FaceFinder {
public:
    explicit FaceFinder(const std::shared_ptr<const FinderNetworks>& networks);

    // All faces, the one that is meant most likely first: the largest of those that are about as sure as the surest.
    // Looks at the whole in 416x416 pixels, and where there is nothing again in 224x224, then with room around it (a
    // face that fills the picture is not found otherwise), then leaning to either side. A tenth of a second and more.
    // Throws std::invalid_argument on an empty picture.
    std::vector<FoundFace> find(const Picture& picture);

private:
    std::vector<FoundFace> look(const Picture& picture, std::int64_t side, double room, double degrees);
    FacePoints pointsOf(const Picture& picture, const Similarity& boxToPicture);

    DetectorNetwork m_detector;
    LandmarkNetwork m_landmarks;
};

// What is to be said where no face was found in `path`, and where there are several (`faces` of find()); empty for one.
Message saidOfFaces(const std::filesystem::path& path, std::size_t faces);

}  // namespace latentwalk::faces
