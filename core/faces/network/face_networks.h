// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "core/faces/network/layers.h"

namespace latentwalk::faces {

// The 68 points of iBUG's scheme, in fractions of the picture's sides (x to the right, y down): 0-16 along the jaw from
// the left of the picture, 17-21 and 22-26 the brows, 27-30 down the nose and 31-35 below it, 36-41 and 42-47 the eyes,
// 48-59 the lips from outside and 60-67 from inside.
struct Point {
    float x = 0;
    float y = 0;
};
using Landmarks = std::array<Point, 68>;

// Finds them in a picture of a face that fills it. A network of four blocks, whose layers see the sum of all before
// them (src/faceLandmarkNet of the package; see tensorsOf()). One thread at a time; the weights are shared by copies.
class LandmarkNetwork {
public:
    // `weights` are a network's of this kind. Throws std::invalid_argument where they are another's, or where
    // `arithmetic` is not there.
    explicit LandmarkNetwork(const NetworkWeights& weights, Arithmetic arithmetic = Arithmetic());
    // Shares the weights; the buffers are its own.
    LandmarkNetwork(const LandmarkNetwork& other);
    LandmarkNetwork& operator=(const LandmarkNetwork&) = delete;
    // `pixels` is (112, 112, 3), 0 ... 255.
    Landmarks read(const float* pixels);

private:
    struct Weights;
    LandmarkNetwork(Arithmetic arithmetic, std::shared_ptr<const Weights> weights);

    Arithmetic m_with;
    std::shared_ptr<const Weights> m_weights;
    std::vector<Activations> m_blocks;
    Workspace m_work;
};

// What the other network says: years, and how sure it is of a masculine look, from 0 to 1.
struct Look {
    float age = 0;
    float masculine = 0;
    float logit = 0;  // of `masculine`, which is where it stays linear: 0 undecided, above masculine
};

// A small Xception (src/ageGenderNet of the package). As LandmarkNetwork.
class LookNetwork {
public:
    explicit LookNetwork(const NetworkWeights& weights, Arithmetic arithmetic = Arithmetic());
    LookNetwork(const LookNetwork& other);
    LookNetwork& operator=(const LookNetwork&) = delete;
    Look read(const float* pixels);

private:
    struct Weights;
    LookNetwork(Arithmetic arithmetic, std::shared_ptr<const Weights> weights);

    Arithmetic m_with;
    std::shared_ptr<const Weights> m_weights;
    std::vector<Activations> m_activations;
    Workspace m_work;
};

}  // namespace latentwalk::faces
