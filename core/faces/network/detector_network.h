// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/faces/network/layers.h"

namespace latentwalk::faces {

class ProductBuffers;

// Where a face is, in fractions of the picture's sides: x to the right, y down. May reach outside.
struct FaceBox {
    float left = 0;
    float top = 0;
    float width = 0;
    float height = 0;
    float score = 0;  // how sure, 0 ... 1

    bool operator==(const FaceBox&) const = default;
};

// Finds faces in a picture: a small YOLO with separable convolutions (src/tinyFaceDetector of the package, Tiny YOLO v2
// of Redmon and Farhadi). One thread at a time; the weights are shared by copies.
class DetectorNetwork {
public:
    // `weights` are a network's of this kind. Throws std::invalid_argument where they are another's, or where
    // `arithmetic` is not there.
    explicit DetectorNetwork(const NetworkWeights& weights, Arithmetic arithmetic = Arithmetic());
    DetectorNetwork(const DetectorNetwork& other);
    DetectorNetwork& operator=(const DetectorNetwork&) = delete;
    ~DetectorNetwork();

    // What its last layer says: for each cell of a grid of side / 32, rows first, five shapes of a box (kBoxShapes)
    // with five numbers each. `pixels` is (side, side, 3), 0 ... 255; side a multiple of 32, at least 64.
    std::vector<float> raw(const float* pixels, std::int64_t side);
    // The boxes with at least `least` as score, the surest first; of those that overlap by more than 0.4 of their union
    // only the surest.
    std::vector<FaceBox> read(const float* pixels, std::int64_t side, float least);

private:
    struct Weights;

    Arithmetic m_with;
    std::shared_ptr<const Weights> m_weights;
    std::unique_ptr<ProductBuffers> m_buffers;
};

}  // namespace latentwalk::faces
