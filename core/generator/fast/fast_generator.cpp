// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/fast_generator.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <span>
#include <utility>

#include "core/generator/fast/fast_network.h"
#include "core/generator/fast/tiles/tile_network.h"
#include "core/generator/request.h"

namespace latentwalk::fast {
namespace {

template <typename Work>
auto inMemory(const Work& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        throw OutOfMemoryError(Core::says("not enough memory for the image"));
    }
}

class FastGenerator final : public Generator {
public:
    FastGenerator(const Architecture& architecture, const GeneratorWeights& weights, Precision precision, int threads,
                  std::unique_ptr<Network> network)
        : m_architecture(architecture), m_precision(precision), m_threads(threads), m_network(std::move(network)) {
        for (const auto& head : weights.heads) {
            m_hasHead.push_back(head.has_value());
        }
    }

    const Architecture& architecture() const override { return m_architecture; }

    bool hasHead(int scale) const override {
        return scale >= 0 && scale < m_architecture.scaleCount() && m_hasHead[static_cast<std::size_t>(scale)];
    }

    Message device() const override { return cpuDevice(m_threads); }

    Precision precision() const override { return m_precision; }

    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        return inMemory([&] {
            const Request request = checked(latents, options);
            const std::int64_t side = Architecture::resolution(request.scale);
            Images images{latents.count, m_architecture.outputChannels, side, side, {}};
            const std::int64_t size = images.channels * side * side;
            images.values.resize(static_cast<std::size_t>(latents.count * size));
            for (std::int64_t i = 0; i < latents.count; ++i) {
                paint(latents, i, request, images.values.data() + i * size, [](std::int64_t) {});
            }
            return images;
        });
    }

    std::vector<Picture> pictures(const LatentBatch& latents, const GenerateOptions& options) override {
        return inMemory([&] {
            const Request request = checked(latents, options);
            const std::int64_t side = Architecture::resolution(request.scale);
            const std::int64_t plane = side * side;
            const std::int64_t next = m_architecture.outputChannels == 3 ? plane : 0;
            m_planes.resize(static_cast<std::size_t>(m_architecture.outputChannels * plane));
            std::vector<Picture> pictures;
            for (std::int64_t i = 0; i < latents.count; ++i) {
                pictures.push_back({side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(plane) * 3)});
                std::uint8_t* rgb = pictures.back().rgb.data();
                paint(latents, i, request, m_planes.data(), [&](std::int64_t row) {
                    const float* red = m_planes.data() + row * side;
                    toRgbBytes(red, red + next, red + 2 * next, side, rgb + row * side * 3);
                });
            }
            return pictures;
        });
    }

private:
    Request checked(const LatentBatch& latents, const GenerateOptions& options) const {
        return checkedRequest(
            m_architecture, [this](int scale) { return hasHead(scale); }, latents, options);
    }

    // The finished image of one face in planes; `afterRow` is called for each row of it, by any of the workers.
    template <typename AfterRow>
    void paint(const LatentBatch& latents, std::int64_t index, const Request& request, float* image,
               const AfterRow& afterRow) {
        m_network->run(latents.row(index), request.scale, latents.offsetsOf(index));
        const std::int64_t side = Architecture::resolution(request.scale);
        const std::int64_t half = side / 2;
        std::vector<float> previous;
        if (request.alpha > 0) {
            previous.resize(static_cast<std::size_t>(m_architecture.outputChannels * half * half));
            m_network->paint(request.scale - 1, previous.data());
        }
        m_network->paint(request.scale, image, [&](std::int64_t y) {
            for (std::int64_t plane = 0; plane < m_architecture.outputChannels; ++plane) {
                const std::span row(image + (plane * side + y) * side, static_cast<std::size_t>(side));
                if (request.alpha > 0) {
                    blend(row, previous.data() + (plane * half + y / 2) * half, request.alpha);
                }
                if (m_architecture.activation == OutputActivation::Tanh) {
                    std::ranges::transform(row, row.begin(), [](float value) { return std::tanh(value); });
                }
            }
            afterRow(y);
        });
    }

    // row = alpha * upsample(the previous scale's row) + (1 - alpha) * row
    static void blend(std::span<float> row, const float* previous, float alpha) {
        for (std::size_t x = 0; x < row.size(); ++x) {
            row[x] = alpha * previous[x / 2] + (1 - alpha) * row[x];
        }
    }

    Architecture m_architecture;
    Precision m_precision;
    int m_threads;
    std::unique_ptr<Network> m_network;
    std::vector<bool> m_hasHead;
    std::vector<float> m_planes;  // of the picture that pictures() makes; kept between pictures
};

template <typename NetworkType, typename KernelsType>
std::unique_ptr<Generator> makeOn(const Architecture& architecture, const GeneratorWeights& weights,
                                  const KernelsType& kernels, Precision precision, int threads) {
    try {
        return std::make_unique<FastGenerator>(architecture, weights, precision, threads,
                                               std::make_unique<NetworkType>(architecture, weights, kernels, threads));
    } catch (const std::bad_alloc&) {
        throw OutOfMemoryError(Core::says("not enough memory for the generator"));
    }
}

}  // namespace

std::unique_ptr<Generator> makeFastGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                             const Kernels& kernels, int threads) {
    return makeOn<FastNetwork>(architecture, weights, kernels,
                               kernels.elementSize == 2 ? Precision::BFloat16 : Precision::Float32, threads);
}

std::unique_ptr<Generator> makeTileGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                             const TileKernels& kernels, int threads) {
    return makeOn<TileNetwork>(architecture, weights, kernels, Precision::BFloat16, threads);
}

}  // namespace latentwalk::fast
