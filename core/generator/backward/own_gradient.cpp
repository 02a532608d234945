// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/backward/own_gradient.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <stdexcept>
#include <utility>

#include "core/generator/backward/fast_backward.h"
#include "core/generator/backward/tile_backward.h"
#include "core/generator/fast/fast_network.h"
#include "core/generator/request.h"

namespace latentwalk::fast {
namespace {

template <typename Work>
void inMemory(const Work& work) {
    try {
        work();
    } catch (const std::bad_alloc&) {
        throw OutOfMemoryError(Core::says("not enough memory for the image"));
    }
}

// From the derivative by a normalised latent to that by the latent itself, in place: with r = 1 / sqrt(mean(z²) + 1e-8)
// and n = r * z, g -> r * (g - n * mean(n * g)).
void throughLatentNorm(std::span<const float> latent, std::span<float> gradient) {
    double squares = 0;
    double products = 0;
    for (std::size_t i = 0; i < latent.size(); ++i) {
        squares += static_cast<double>(latent[i]) * latent[i];
        products += static_cast<double>(latent[i]) * gradient[i];
    }
    const auto size = static_cast<double>(latent.size());
    const double norm = 1 / std::sqrt(squares / size + 1e-8);
    for (std::size_t i = 0; i < latent.size(); ++i) {
        gradient[i] = static_cast<float>(norm * (gradient[i] - norm * norm * products / size * latent[i]));
    }
}

class OwnGradient final : public ImageGradient {
public:
    OwnGradient(const Architecture& architecture, const GeneratorWeights& weights, Precision precision,
                std::unique_ptr<BackwardPass> pass)
        : m_architecture(architecture), m_precision(precision), m_pass(std::move(pass)) {
        for (const auto& head : weights.heads) {
            m_hasHead.push_back(head.has_value());
        }
    }

    const Architecture& architecture() const override { return m_architecture; }
    bool hasHead(int scale) const override {
        return scale >= 0 && scale < std::ssize(m_hasHead) && m_hasHead[static_cast<std::size_t>(scale)];
    }
    Precision precision() const override { return m_precision; }

    const Images& forward(const Latent& latent, const FaceOffsets& offsets, int scale) override {
        checkedFace(
            m_architecture, [this](int wanted) { return hasHead(wanted); }, latent, offsets, scale);
        inMemory([&] {
            m_latent = latent;
            m_scale = scale;
            for (std::size_t i = 0; i < offsets.scales.size(); ++i) {
                m_gradient.offsets.scales[i].assign(offsets.scales[i].size(), 0.0F);
            }
            const std::int64_t side = Architecture::resolution(scale);
            m_image = {1, m_architecture.outputChannels, side, side, std::move(m_image.values)};
            m_image.values.resize(static_cast<std::size_t>(m_image.channels * side * side));
            m_pass->network().run(latent, scale, &offsets);
            m_pass->network().paint(scale, m_image.values.data());
            if (m_architecture.activation == OutputActivation::Tanh) {
                std::ranges::transform(m_image.values, m_image.values.begin(),
                                       [](float value) { return std::tanh(value); });
            }
        });
        return m_image;
    }

    const FaceGradient& backward(std::span<const float> byImage) override {
        if (m_scale < 0) {
            throw std::logic_error("there is nothing to go back from before a forward pass");
        }
        if (byImage.size() != m_image.values.size()) {
            throw std::invalid_argument("the derivative by an image has the image's size");
        }
        inMemory([&] {
            std::array<float*, kOffsetScales> byOffsets{};
            for (std::size_t i = 0; i < byOffsets.size(); ++i) {
                std::vector<float>& values = m_gradient.offsets.scales[i];
                byOffsets[i] = values.empty() ? nullptr : values.data();
            }
            m_gradient.latent.resize(m_latent.size());
            m_pass->back(m_scale, beforeActivation(byImage), byOffsets, m_gradient.latent);
            if (m_architecture.pixelNorm) {
                throughLatentNorm(m_latent, m_gradient.latent);
            }
        });
        return m_gradient;
    }

private:
    const float* beforeActivation(std::span<const float> byImage) {
        if (m_architecture.activation != OutputActivation::Tanh) {
            return byImage.data();
        }
        m_byPlanes.resize(byImage.size());
        std::ranges::transform(byImage, m_image.values, m_byPlanes.begin(),
                               [](float by, float value) { return by * (1 - value * value); });
        return m_byPlanes.data();
    }

    Architecture m_architecture;
    Precision m_precision;
    std::unique_ptr<BackwardPass> m_pass;
    std::vector<bool> m_hasHead;
    int m_scale = -1;  // of the last forward()
    Latent m_latent;
    Images m_image;
    std::vector<float> m_byPlanes;
    FaceGradient m_gradient;
};

template <typename Pass, typename KernelsType>
std::unique_ptr<ImageGradient> makeOn(const Architecture& architecture, const GeneratorWeights& weights,
                                      const KernelsType& kernels, Precision precision, int threads) {
    try {
        return std::make_unique<OwnGradient>(architecture, weights, precision,
                                             std::make_unique<Pass>(architecture, weights, kernels, threads));
    } catch (const std::bad_alloc&) {
        throw OutOfMemoryError(Core::says("not enough memory for the generator"));
    }
}

}  // namespace

bool canDifferentiate(const Architecture& architecture) {
    return !hasFewChannels(architecture) && architecture.alpha == 0;
}

std::unique_ptr<ImageGradient> makeFastGradient(const Architecture& architecture, const GeneratorWeights& weights,
                                                const Kernels& kernels, int threads) {
    return makeOn<FastBackward>(architecture, weights, kernels,
                                kernels.elementSize == 2 ? Precision::BFloat16 : Precision::Float32, threads);
}

std::unique_ptr<ImageGradient> makeTileGradient(const Architecture& architecture, const GeneratorWeights& weights,
                                                const TileKernels& kernels, int threads) {
    return makeOn<TileBackward>(architecture, weights, kernels, Precision::BFloat16, threads);
}

}  // namespace latentwalk::fast
