// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/starts.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/projection/image_loss.h"

namespace latentwalk::projection {
namespace {

constexpr std::int64_t kCoarse = 8;

double meanSquareBetween(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
        sum += difference * difference;
    }
    return sum / static_cast<double>(a.size());
}

}  // namespace

void Starts::add(const Images& images) {
    const std::int64_t side = std::min(images.width, kSide);
    if (m_count > 0 && (side != m_side || images.channels != m_channels)) {
        throw std::invalid_argument("small pictures of two models are not kept together");
    }
    const Images small = boxAveraged(images, side);
    m_side = side;
    m_channels = images.channels;
    m_count += images.count;
    m_bytes.reserve(m_bytes.size() + small.values.size());
    for (const float value : small.values) {
        m_bytes.push_back(static_cast<std::uint8_t>(std::clamp((value + 1) * 127.5F + 0.5F, 0.0F, 255.0F)));
    }
}

Starts Starts::of(std::vector<std::uint8_t> bytes, std::int64_t channels, std::int64_t side) {
    const bool fits = channels >= 1 && side >= 4 && side <= kSide && (side & (side - 1)) == 0;
    const auto each = fits ? static_cast<std::size_t>(channels * side * side) : 1;
    if (!fits || bytes.size() % each != 0) {
        throw std::invalid_argument("no small pictures of a model");
    }
    Starts starts;
    starts.m_count = static_cast<std::int64_t>(bytes.size() / each);
    starts.m_side = side;
    starts.m_channels = channels;
    starts.m_bytes = std::move(bytes);
    return starts;
}

std::vector<std::uint64_t> Starts::nearest(const Images& target, std::size_t most) const {
    if (m_count == 0) {
        return {};
    }
    if (target.channels != m_channels) {
        throw std::invalid_argument("a target of other channels than the small pictures have");
    }
    const Images wanted = boxAveraged(target, m_side);
    const std::int64_t coarse = std::min(kCoarse, m_side);
    const Images wantedCoarse = boxAveraged(wanted, coarse);
    std::vector<std::pair<double, std::uint64_t>> distances;
    Images small = wanted;
    for (std::int64_t seed = 0; seed < m_count; ++seed) {
        const std::uint8_t* const from = m_bytes.data() + static_cast<std::size_t>(seed) * small.values.size();
        std::transform(from, from + small.values.size(), small.values.begin(),
                       [](std::uint8_t byte) { return static_cast<float>(byte) / 127.5F - 1; });
        const Images smallCoarse = boxAveraged(small, coarse);
        distances.emplace_back(
            meanSquareBetween(small.values, wanted.values) + meanSquareBetween(smallCoarse.values, wantedCoarse.values),
            static_cast<std::uint64_t>(seed));
    }
    const std::size_t count = std::min(most, distances.size());
    std::partial_sort(distances.begin(), distances.begin() + static_cast<std::ptrdiff_t>(count), distances.end());
    std::vector<std::uint64_t> seeds;
    for (std::size_t i = 0; i < count; ++i) {
        seeds.push_back(distances[i].second);
    }
    return seeds;
}

}  // namespace latentwalk::projection
