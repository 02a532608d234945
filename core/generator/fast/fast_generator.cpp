#include "core/generator/fast/fast_generator.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

#include "core/generator/fast/fast_network.h"
#include "core/generator/fast/tile_network.h"
#include "core/generator/request.h"

namespace latentwalk::fast {
namespace {

class FastGenerator final : public Generator {
public:
    FastGenerator(const Architecture& architecture, const GeneratorWeights& weights, std::string precision, int threads,
                  std::unique_ptr<Network> network)
        : m_architecture(architecture),
          m_precision(std::move(precision)),
          m_threads(threads),
          m_network(std::move(network)) {
        for (const auto& head : weights.heads) {
            m_hasHead.push_back(head.has_value());
        }
    }

    const Architecture& architecture() const override { return m_architecture; }

    bool hasHead(int scale) const override {
        return scale >= 0 && scale < m_architecture.scaleCount() && m_hasHead[static_cast<std::size_t>(scale)];
    }

    std::string device() const override {
        return "CPU, " + std::to_string(m_threads) + (m_threads == 1 ? " thread" : " threads");
    }

    std::string precision() const override { return m_precision; }

    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        const Request request = checkedRequest(
            m_architecture, [this](int scale) { return hasHead(scale); }, latents, options);
        try {
            const std::int64_t side = Architecture::resolution(request.scale);
            Images images{latents.count, m_architecture.outputChannels, side, side, {}};
            const std::int64_t size = images.channels * side * side;
            images.values.resize(static_cast<std::size_t>(latents.count * size));
            for (std::int64_t i = 0; i < latents.count; ++i) {
                m_network->run(latents.row(i), request.scale);
                float* image = images.values.data() + i * size;
                m_network->paint(request.scale, image);
                if (request.alpha > 0) {
                    blend(request, image);
                }
                if (m_architecture.activation == OutputActivation::Tanh) {
                    std::transform(image, image + size, image, [](float value) { return std::tanh(value); });
                }
            }
            return images;
        } catch (const std::bad_alloc&) {
            throw OutOfMemoryError("not enough memory for the image");
        }
    }

private:
    // out = alpha * upsample(previous scale's image) + (1 - alpha) * out
    void blend(const Request& request, float* image) {
        const std::int64_t side = Architecture::resolution(request.scale);
        const std::int64_t half = side / 2;
        std::vector<float> previous(static_cast<std::size_t>(m_architecture.outputChannels * half * half));
        m_network->paint(request.scale - 1, previous.data());
        for (std::int64_t row = 0; row < m_architecture.outputChannels * side; ++row) {
            const float* from = previous.data() + (row / side * half + row % side / 2) * half;
            for (std::int64_t x = 0; x < side; ++x) {
                float& value = image[row * side + x];
                value = request.alpha * from[x / 2] + (1 - request.alpha) * value;
            }
        }
    }

    Architecture m_architecture;
    std::string m_precision;
    int m_threads;
    std::unique_ptr<Network> m_network;
    std::vector<bool> m_hasHead;
};

template <typename NetworkType, typename KernelsType>
std::unique_ptr<Generator> makeOn(const Architecture& architecture, const GeneratorWeights& weights,
                                  const KernelsType& kernels, const char* precision, int threads) {
    try {
        return std::make_unique<FastGenerator>(architecture, weights, precision, threads,
                                               std::make_unique<NetworkType>(architecture, weights, kernels, threads));
    } catch (const std::bad_alloc&) {
        throw OutOfMemoryError("not enough memory for the generator");
    }
}

}  // namespace

std::unique_ptr<Generator> makeFastGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                             const Kernels& kernels, int threads) {
    return makeOn<FastNetwork>(architecture, weights, kernels, kernels.elementSize == 2 ? "bfloat16" : "float32",
                               threads);
}

std::unique_ptr<Generator> makeTileGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                             const TileKernels& kernels, int threads) {
    return makeOn<TileNetwork>(architecture, weights, kernels, "bfloat16", threads);
}

}  // namespace latentwalk::fast
