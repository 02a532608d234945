// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/carried_offsets.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/file/half.h"

namespace latentwalk {
namespace {

SharedOffsets inHalf(FaceOffsets offsets) {
    for (std::vector<float>& values : offsets.scales) {
        std::ranges::transform(values, values.begin(), [](float value) { return fromHalf(toHalf(value)); });
    }
    return std::make_shared<const FaceOffsets>(std::move(offsets));
}

bool allFiniteIn(const FaceOffsets& offsets) {
    return std::ranges::all_of(offsets.scales, [](const std::vector<float>& values) {
        return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
    });
}

}  // namespace

CarriedOffsets::CarriedOffsets(FaceOffsets found, double closeness) : m_closeness(closeness) {
    if (!found.empty()) {
        m_found = inHalf(std::move(found));
        m_finite = allFiniteIn(*m_found);
    }
}

CarriedOffsets::CarriedOffsets(const SharedOffsets& shown) {
    if (shown != nullptr) {
        *this = CarriedOffsets(*shown);
        m_found = sameOffsets(m_found, shown) ? shown : m_found;
    }
}

CarriedOffsets CarriedOffsets::with(double closeness) const {
    CarriedOffsets result = *this;
    result.m_closeness = closeness;
    return result;
}

SharedOffsets CarriedOffsets::shown() const {
    if (m_found == nullptr || m_closeness <= 0) {
        return {};
    }
    return m_closeness >= 1 ? m_found : inHalf(scaled(*m_found, static_cast<float>(m_closeness)));
}

bool CarriedOffsets::operator==(const CarriedOffsets& other) const {
    return m_closeness == other.m_closeness && sameOffsets(m_found, other.m_found);
}

std::int64_t channelsOf(const FaceOffsets& offsets, int scale) {
    const std::int64_t side = Architecture::resolution(scale);
    return static_cast<std::int64_t>(offsets.scales[static_cast<std::size_t>(scale)].size()) / (side * side);
}

Message problemOf(const CarriedOffsets& offsets) {
    if (!(offsets.m_closeness >= 0 && offsets.m_closeness <= 1)) {
        return Core::says("a closeness to its photo that is not a number from 0 to 1");
    }
    for (int scale = 0; !offsets.empty() && scale < kOffsetScales; ++scale) {
        const std::int64_t side = Architecture::resolution(scale);
        const auto size = static_cast<std::int64_t>(offsets.m_found->scales[static_cast<std::size_t>(scale)].size());
        if (size % (side * side) != 0 || size / (side * side) > kMostOffsetChannels) {
            return Core::says("an offset at %1 x %1 of %2 numbers; whole channels are needed, at most %3")(
                side, grouped(static_cast<unsigned long long>(size)), grouped(kMostOffsetChannels));
        }
    }
    return offsets.m_finite ? Message() : Core::says("an offset with a number that float16 does not have");
}

bool alike(const SharedOffsets& a, const SharedOffsets& b) {
    return a == nullptr || b == nullptr || a == b ||
           std::ranges::equal(a->scales, b->scales, [](const std::vector<float>& one, const std::vector<float>& other) {
               return one.empty() || other.empty() || one.size() == other.size();
           });
}

SharedOffsets between(const SharedOffsets& a, const SharedOffsets& b, double t) {
    if (t <= 0) {
        return a;
    }
    if (t >= 1) {
        return b;
    }
    if (a == nullptr && b == nullptr) {
        return {};
    }
    const FaceOffsets none;
    return inHalf(faded(a != nullptr ? *a : none, b != nullptr ? *b : none, t));
}

bool sameOffsets(const SharedOffsets& a, const SharedOffsets& b) {
    return a == b || (a != nullptr && b != nullptr && *a == *b);
}

bool sameOffsets(std::span<const SharedOffsets> a, std::span<const SharedOffsets> b) {
    return std::ranges::equal(
        a, b, [](const SharedOffsets& one, const SharedOffsets& other) { return sameOffsets(one, other); });
}

}  // namespace latentwalk
