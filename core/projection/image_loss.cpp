// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/projection/image_loss.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace latentwalk::projection {
namespace {

constexpr std::int64_t kSmallest = 8;
constexpr std::int64_t kCompared = 32;
constexpr float kFull = 0.99F;

std::size_t sizeOf(const Images& image) {
    return static_cast<std::size_t>(image.channels * image.height * image.width);
}

// Planes of `side` with half of it, each value the mean of 2x2.
void halve(const std::vector<float>& from, std::int64_t planes, std::int64_t side, std::vector<float>& to) {
    const std::int64_t half = side / 2;
    to.resize(static_cast<std::size_t>(planes * half * half));
    float* out = to.data();
    for (std::int64_t plane = 0; plane < planes; ++plane) {
        for (std::int64_t y = 0; y < half; ++y) {
            const float* const upper = from.data() + (plane * side + 2 * y) * side;
            const float* const lower = upper + side;
            for (std::int64_t x = 0; x < half; ++x) {
                *out++ = (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]) / 4;
            }
        }
    }
}

}  // namespace

Images targetOf(const Picture& picture, std::int64_t channels) {
    if (picture.width != picture.height || picture.width < 1) {
        throw std::invalid_argument("faces are looked for in square pictures");
    }
    constexpr std::array kLuma{0.299F, 0.587F, 0.114F};
    const std::int64_t pixels = picture.width * picture.height;
    Images image{1, channels, picture.height, picture.width, {}};
    image.values.resize(static_cast<std::size_t>(channels * pixels));
    for (std::int64_t i = 0; i < pixels; ++i) {
        const std::uint8_t* const rgb = picture.rgb.data() + 3 * i;
        if (channels == 1) {
            const float light = kLuma[0] * static_cast<float>(rgb[0]) + kLuma[1] * static_cast<float>(rgb[1]) +
                                kLuma[2] * static_cast<float>(rgb[2]);
            image.values[static_cast<std::size_t>(i)] = light / 127.5F - 1;
            continue;
        }
        for (std::int64_t c = 0; c < channels; ++c) {
            image.values[static_cast<std::size_t>(c * pixels + i)] = static_cast<float>(rgb[c]) / 127.5F - 1;
        }
    }
    return image;
}

Images boxAveraged(const Images& image, std::int64_t side) {
    Images result = image;
    while (result.width > side) {
        std::vector<float> smaller;
        halve(result.values, result.count * result.channels, result.width, smaller);
        result.values = std::move(smaller);
        result.width /= 2;
        result.height /= 2;
    }
    if (result.width != side) {
        throw std::invalid_argument("a picture is averaged to a half of its side, a quarter and so on");
    }
    return result;
}

PyramidLoss::PyramidLoss(Images target) : m_target(std::move(target)) {
    const std::int64_t side = m_target.width;
    if (m_target.height != side || side < 4 || (side & (side - 1)) != 0 || m_target.values.size() != sizeOf(m_target)) {
        throw std::invalid_argument("the target of a search is a square with a power of two as side");
    }
    std::size_t levels = 1;
    for (std::int64_t at = side; at > kSmallest; at /= 2) {
        ++levels;
    }
    m_levels.resize(levels);
}

double PyramidLoss::add(const Images& image, std::span<float> byImage) {
    const std::size_t size = sizeOf(m_target);
    if (image.values.size() != size || byImage.size() != size) {
        throw std::invalid_argument("an image of another size than the target");
    }
    m_levels[0].resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        const float target = m_target.values[i];
        const float difference = image.values[i] - target;
        const bool beyond = (target >= kFull && difference > 0) || (target <= -kFull && difference < 0);
        m_levels[0][i] = beyond ? 0.0F : difference;
    }
    std::int64_t side = m_target.width;
    for (std::size_t level = 1; level < m_levels.size(); ++level, side /= 2) {
        halve(m_levels[level - 1], m_target.channels, side, m_levels[level]);
    }
    double loss = 0;
    // From the coarsest: each level's derivative goes on to the four values of the next that it is the mean of.
    for (std::size_t level = m_levels.size(); level-- > 0;) {
        std::vector<float>& values = m_levels[level];
        double squares = 0;
        for (const float value : values) {
            squares += static_cast<double>(value) * static_cast<double>(value);
        }
        loss += squares / static_cast<double>(values.size());
        const float factor = 2 / static_cast<float>(values.size());
        const std::int64_t here = m_target.width >> level;
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] *= factor;
        }
        if (level + 1 < m_levels.size()) {
            const std::vector<float>& coarser = m_levels[level + 1];
            float* to = values.data();
            for (std::int64_t row = 0; row < m_target.channels * here; ++row) {
                const float* const from = coarser.data() + row / 2 * (here / 2);
                for (std::int64_t x = 0; x < here; ++x) {
                    *to++ += from[x / 2] / 4;
                }
            }
        }
    }
    for (std::size_t i = 0; i < size; ++i) {
        const float target = m_target.values[i];
        const float difference = image.values[i] - target;
        const bool beyond = (target >= kFull && difference > 0) || (target <= -kFull && difference < 0);
        byImage[i] += beyond ? 0.0F : m_levels[0][i];
    }
    return loss;
}

double meanDifference(const Images& a, const Images& b) {
    const std::int64_t side = std::min({kCompared, a.width, b.width});
    const auto shown = [side](Images image) {
        for (float& value : image.values) {
            value = std::clamp(value, -1.0F, 1.0F);
        }
        return boxAveraged(image, side);
    };
    const Images one = shown(a);
    const Images other = shown(b);
    if (one.values.size() != other.values.size()) {
        throw std::invalid_argument("images of different channels are not compared");
    }
    double sum = 0;
    for (std::size_t i = 0; i < one.values.size(); ++i) {
        sum += std::abs(static_cast<double>(one.values[i]) - static_cast<double>(other.values[i]));
    }
    return sum / static_cast<double>(one.values.size());
}

}  // namespace latentwalk::projection
