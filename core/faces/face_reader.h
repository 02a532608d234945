// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>

#include "core/faces/scores.h"
#include "core/picture/picture.h"

namespace latentwalk::faces {

class FaceNetworks;  // see open_face_networks.h

// Tells what a picture shows. One thread at a time; as many readers as threads share the networks.
//
// Every score is the mean over the picture and its mirror image, with the other sign where it turns in the mirror: what
// networks and areas do differently on both sides cancels.
class FaceReader {
public:
    // Without networks (null) only what pixels tell is measured.
    explicit FaceReader(std::shared_ptr<const FaceNetworks> networks);
    ~FaceReader();
    FaceReader(FaceReader&&) noexcept;
    FaceReader& operator=(FaceReader&&) noexcept;

    // Of a picture of any size, which is looked at in 128x128 pixels; of one that is not square, the middle. Faces have
    // to fill it as they do in CelebA's aligned pictures: that is where the fixed areas lie. Takes some milliseconds of
    // one thread with networks. Throws std::invalid_argument on an empty picture.
    FaceScores read(const Picture& picture);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Whether a model paints faces, judged by a few dozen of its pictures' scores: 60 % of them are readable.
bool showFaces(std::span<const FaceScores> scores);

}  // namespace latentwalk::faces
