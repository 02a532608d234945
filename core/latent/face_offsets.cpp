// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/face_offsets.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace latentwalk {

bool FaceOffsets::empty() const {
    return std::ranges::all_of(scales, [](const std::vector<float>& values) { return values.empty(); });
}

std::int64_t offsetSize(const Architecture& architecture, int scale) {
    if (scale >= architecture.scaleCount()) {
        return 0;
    }
    const std::int64_t side = Architecture::resolution(scale);
    return architecture.depths[static_cast<std::size_t>(scale)] * side * side;
}

FaceOffsets zeroOffsets(const Architecture& architecture, int scales) {
    FaceOffsets offsets;
    for (int scale = 0; scale < std::min(scales, kOffsetScales); ++scale) {
        offsets.scales[static_cast<std::size_t>(scale)].resize(
            static_cast<std::size_t>(offsetSize(architecture, scale)));
    }
    return offsets;
}

Message problemOf(const FaceOffsets& offsets, const Architecture& architecture) {
    for (int scale = 0; scale < kOffsetScales; ++scale) {
        const std::vector<float>& values = offsets.scales[static_cast<std::size_t>(scale)];
        const std::int64_t side = Architecture::resolution(scale);
        const std::int64_t size = offsetSize(architecture, scale);
        if (!values.empty() && static_cast<std::int64_t>(values.size()) != size) {
            return Core::says("the face's offset at %1 x %1 has %2 numbers, this generator takes %3")(
                side, values.size(), size);
        }
        if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); })) {
            return Core::says("the face's offset at %1 x %1 holds what is no number")(side);
        }
    }
    return {};
}

FaceOffsets scaled(FaceOffsets offsets, float factor) {
    for (std::vector<float>& values : offsets.scales) {
        std::ranges::transform(values, values.begin(), [factor](float value) { return factor * value; });
    }
    if (factor != 1) {
        offsets.search.reset();  // these are not what was found
    }
    return offsets;
}

FaceOffsets faded(const FaceOffsets& a, const FaceOffsets& b, double t) {
    if (t <= 0) {
        return a;
    }
    if (t >= 1) {
        return b;
    }
    FaceOffsets result;
    for (std::size_t scale = 0; scale < result.scales.size(); ++scale) {
        const std::vector<float>& from = a.scales[scale];
        const std::vector<float>& to = b.scales[scale];
        if (!from.empty() && !to.empty() && from.size() != to.size()) {
            throw std::invalid_argument("offsets of faces of two networks have nothing between them");
        }
        std::vector<float>& values = result.scales[scale];
        values.resize(std::max(from.size(), to.size()));
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = static_cast<float>((1 - t) * static_cast<double>(from.empty() ? 0.0F : from[i]) +
                                           t * static_cast<double>(to.empty() ? 0.0F : to[i]));
        }
    }
    return result;
}

}  // namespace latentwalk
