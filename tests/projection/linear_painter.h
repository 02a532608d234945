// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/generator/image_gradient.h"

namespace latentwalk::test {

// A network whose images are sums of patterns: one for each component of the normalised latent, and one for each number
// of the offsets at 4x4 and 8x8, a blot at its place. 32x32 pixels in colour; it paints 16x16 too.
class LinearPainter : public ImageGradient {
public:
    static constexpr int kScales = 4;
    static constexpr std::size_t kLatent = 12;

    explicit LinearPainter(std::size_t labels = 0) : m_labels(labels) {
        if (labels > 0) {
            m_architecture.latentSize += static_cast<std::int64_t>(labels);
            m_architecture.labels = {{"label", std::vector<std::string>(labels, "value")}};
        }
        std::mt19937 random(7);
        std::normal_distribution<float> normal;
        for (std::vector<float>& pattern : m_patterns) {
            pattern.resize(kValues);
            // Smooth: a random value for each 8x8 block of each colour.
            std::vector<float> blocks(3 * 16);
            for (float& value : blocks) {
                value = 0.1F * normal(random);
            }
            for (std::size_t i = 0; i < kValues; ++i) {
                const std::size_t y = i / kSide % kSide;
                const std::size_t x = i % kSide;
                pattern[i] = blocks[i / (kSide * kSide) * 16 + y / 8 * 4 + x / 8];
            }
        }
    }

    const Architecture& architecture() const override { return m_architecture; }
    bool hasHead(int scale) const override { return scale >= 2; }
    Precision precision() const override { return Precision::Float32; }

    const Images& forward(const Latent& latent, const FaceOffsets& offsets, int scale) override {
        if (latent.size() != kLatent + m_labels) {
            throw std::logic_error("a latent of another size");
        }
        ++forwards;
        m_latent = latent;
        m_offsets = offsets;
        m_scale = scale;
        m_factor = 1 / std::sqrt(meanSquare(latent) + 1e-8F);
        std::vector<float> whole(kValues);
        for (std::size_t i = 0; i < kValues; ++i) {
            for (std::size_t k = 0; k < kLatent; ++k) {
                whole[i] += m_factor * latent[k] * m_patterns[k][i];
            }
            for (std::size_t level = 0; level < 2; ++level) {
                if (!offsets.scales[level].empty()) {
                    whole[i] += 0.2F * offsets.scales[level][cellOf(i, level)];
                }
            }
        }
        const std::int64_t side = std::int64_t{4} << scale;
        m_image = {1, 3, side, side, std::vector<float>(std::size_t(3 * side * side))};
        eachShare([&](std::size_t from, std::size_t to, float share) { m_image.values[to] += share * whole[from]; });
        return m_image;
    }

    const FaceGradient& backward(std::span<const float> byImage) override {
        ++backwards;
        std::vector<float> byWhole(kValues);
        eachShare([&](std::size_t from, std::size_t to, float share) { byWhole[from] = share * byImage[to]; });
        std::vector<float> byNormal(kLatent);
        float along = 0;
        for (std::size_t k = 0; k < kLatent; ++k) {
            for (std::size_t i = 0; i < kValues; ++i) {
                byNormal[k] += m_patterns[k][i] * byWhole[i];
            }
            along += byNormal[k] * m_latent[k] * m_factor;
        }
        m_gradient.latent.assign(kLatent + m_labels, 1.0F);  // labels have a slope too, which a search does not follow
        for (std::size_t k = 0; k < kLatent; ++k) {
            m_gradient.latent[k] = m_factor * (byNormal[k] - m_factor * m_latent[k] * along / float(kLatent));
        }
        for (std::size_t level = 0; level < m_offsets.scales.size(); ++level) {
            m_gradient.offsets.scales[level].assign(m_offsets.scales[level].size(), 0.0F);
            for (std::size_t i = 0; i < kValues && !m_offsets.scales[level].empty(); ++i) {
                m_gradient.offsets.scales[level][cellOf(i, level)] += 0.2F * byWhole[i];
            }
        }
        return m_gradient;
    }

    int forwards = 0;
    int backwards = 0;

private:
    static constexpr std::size_t kSide = 32;
    static constexpr std::size_t kValues = 3 * kSide * kSide;

    static float meanSquare(const Latent& latent) {
        float sum = 0;
        for (std::size_t i = 0; i < kLatent; ++i) {
            sum += latent[i] * latent[i];
        }
        return sum / float(kLatent);
    }
    // The number of an offset that a value of the whole picture sees.
    static std::size_t cellOf(std::size_t value, std::size_t level) {
        const std::size_t cell = 8 >> level;
        const std::size_t y = value / kSide % kSide;
        const std::size_t x = value % kSide;
        return y / cell * (kSide / cell) + x / cell;
    }
    // Values of the whole picture and those of the image at m_scale that they are a share of.
    template <class Use>
    void eachShare(const Use& use) const {
        const std::size_t factor = std::size_t{1} << (kScales - 1 - m_scale);
        const std::size_t side = kSide / factor;
        for (std::size_t i = 0; i < kValues; ++i) {
            const std::size_t plane = i / (kSide * kSide);
            const std::size_t y = i / kSide % kSide / factor;
            const std::size_t x = i % kSide / factor;
            use(i, (plane * side + y) * side + x, 1 / float(factor * factor));
        }
    }

    std::size_t m_labels;
    std::array<std::vector<float>, kLatent> m_patterns;
    Architecture m_architecture{kLatent, {1, 1, 0, 1}};
    Latent m_latent;
    FaceOffsets m_offsets;
    FaceGradient m_gradient;
    Images m_image;
    int m_scale = 0;
    float m_factor = 1;
};

}  // namespace latentwalk::test
