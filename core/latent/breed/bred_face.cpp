// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/breed/bred_face.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "core/file/half.h"
#include "core/latent/breed/seen_basis.h"

namespace latentwalk {
namespace {

// What adds less is left out, so that the list stays short after many generations.
constexpr double kLeastOffsetShare = 0.002;

}  // namespace

CarriedOffsets offsetsOf(const BredFace& face) {
    if (face.offsets.size() <= 1) {
        return face.offsets.empty() ? CarriedOffsets() : face.offsets.front();
    }
    FaceOffsets sum;
    for (const CarriedOffsets& one : face.offsets) {
        const auto share = static_cast<float>(one.closeness());
        for (std::size_t scale = 0; scale < sum.scales.size(); ++scale) {
            const std::vector<float>& from = one.found()->scales[scale];
            std::vector<float>& to = sum.scales[scale];
            if (!from.empty() && !to.empty() && from.size() != to.size()) {
                throw std::invalid_argument("offsets of faces of two networks have no sum");
            }
            to.resize(std::max(from.size(), to.size()));
            for (std::size_t i = 0; i < from.size(); ++i) {
                to[i] += share * from[i];
            }
        }
    }
    return CarriedOffsets(std::move(sum));
}

std::vector<CarriedOffsets> mixedOffsets(std::span<const BredFace> faces, std::span<const double> shares) {
    std::vector<CarriedOffsets> result;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        for (const CarriedOffsets& one : faces[i].offsets) {
            const double share = one.closeness() * shares[i];
            const auto known = std::ranges::find_if(
                result, [&](const CarriedOffsets& other) { return sameOffsets(other.found(), one.found()); });
            if (known != result.end()) {
                *known = known->with(std::min(known->closeness() + share, 1.0));
            } else {
                result.push_back(one.with(std::min(share, 1.0)));
            }
        }
    }
    std::erase_if(result, [](const CarriedOffsets& one) { return one.closeness() < kLeastOffsetShare; });
    return result;
}

BredFace blendOf(std::span<const BredFace> faces, const Labels& labels) {
    if (faces.empty()) {
        throw std::invalid_argument("a blend needs a face");
    }
    const Latent& first = faces.front().latent;
    const std::size_t count = first.size() - static_cast<std::size_t>(labelComponents(labels));
    const auto part = 1 / static_cast<double>(faces.size());
    std::vector<double> sum(count);
    double length = 0;
    for (const BredFace& face : faces) {
        if (face.latent.size() != first.size()) {
            throw std::invalid_argument("only faces of one network have a blend");
        }
        const double own = freeLength(face.latent, labels);
        length += part * own;
        for (std::size_t i = 0; i < count && own > 0; ++i) {
            sum[i] += part * static_cast<double>(face.latent[i]) / own;
        }
    }
    double square = 0;
    for (const double value : sum) {
        square += value * value;
    }
    const double own = std::sqrt(square);
    if (faces.size() == 1 || !(own > 1e-6)) {
        return faces.front();
    }
    BredFace blend{first, mixedOffsets(faces, std::vector<double>(faces.size(), part))};
    std::ranges::transform(sum, blend.latent.begin(),
                           [&](double value) { return static_cast<float>(value * length / own); });
    roundToHalf(blend.latent);
    return blend;
}

void roundToHalf(std::span<float> latent) {
    std::ranges::transform(latent, latent.begin(), [](float value) { return fromHalf(toHalf(value)); });
}

}  // namespace latentwalk
