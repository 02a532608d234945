#include "core/generator/torch_generator.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/generator/device.h"

namespace latentwalk {
namespace {

at::ScalarType scalarType(DType dtype) {
    switch (dtype) {
        case DType::Float16:
            return at::kHalf;
        case DType::BFloat16:
            return at::kBFloat16;
        case DType::Float64:
            return at::kDouble;
        case DType::Float32:
            break;
    }
    return at::kFloat;
}

at::Tensor toTensor(const WeightTensor& source) {
    at::Tensor tensor = at::empty(source.shape, at::TensorOptions().dtype(scalarType(source.dtype)));
    std::memcpy(tensor.data_ptr(), source.bytes.data(), source.bytes.size());
    return tensor.to(at::kFloat);
}

struct Layer {
    at::Tensor weight;
    at::Tensor bias;
};

// Equalised learning rate (Karras et al. 2018, section 4.1; pytorch_GAN_zoo ConstrainedLayer): the layer's output,
// bias included, times sqrt(2 / fan_in). The factor is moved into weight and bias once.
Layer toLayer(const LayerWeights& source, bool equalized, at::Device device) {
    Layer layer{toTensor(source.weight), toTensor(source.bias)};
    if (equalized) {
        const double fanIn = static_cast<double>(layer.weight.numel()) / static_cast<double>(layer.weight.size(0));
        const double factor = std::sqrt(2.0 / fanIn);
        layer.weight.mul_(factor);
        layer.bias.mul_(factor);
    }
    return {layer.weight.to(device), layer.bias.to(device)};
}

// Runs `work` and turns LibTorch's exceptions into ours.
template <typename Work>
auto translated(const Work& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        throw OutOfMemoryError("not enough memory for the image");
    } catch (const c10::Error& error) {
        const std::string message = error.what_without_backtrace();
        // LibTorch has a type for this only since 2.0, and not on the CPU.
        if (message.find("out of memory") != std::string::npos ||
            message.find("not enough memory") != std::string::npos ||
            message.find("can't allocate memory") != std::string::npos) {
            throw OutOfMemoryError("not enough memory for the image");
        }
        throw GeneratorError("the generator failed: " + message.substr(0, message.find('\n')));
    }
}

// pytorch_GAN_zoo GNet.
class TorchGenerator final : public Generator {
public:
    TorchGenerator(const Architecture& architecture, const GeneratorWeights& weights, at::Device device)
        : m_architecture(architecture), m_device(device) {
        const auto layer = [&](const LayerWeights& source) {
            return toLayer(source, architecture.equalizedLearningRate, device);
        };
        m_format = layer(weights.format);
        m_scale0 = layer(weights.scale0);
        for (const auto& scale : weights.scales) {
            m_scales.push_back({layer(scale[0]), layer(scale[1])});
        }
        for (const auto& head : weights.heads) {
            m_heads.push_back(head ? std::optional(layer(*head)) : std::nullopt);
        }
    }

    const Architecture& architecture() const override { return m_architecture; }

    bool hasHead(int scale) const override {
        return scale >= 0 && scale < m_architecture.scaleCount() && m_heads[static_cast<std::size_t>(scale)];
    }

    std::string device() const override {
        if (m_device.is_cuda()) {
            return "CUDA";
        }
        return "CPU, " + std::to_string(threads()) + (threads() == 1 ? " thread" : " threads");
    }

    std::string precision() const override { return "float32"; }

    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        const int scale = options.scale.value_or(m_architecture.scaleCount() - 1);
        const float alpha = checkedAlpha(scale, options.alpha);
        if (latents.size != m_architecture.latentSize) {
            throw GeneratorError("the latent has " + std::to_string(latents.size) +
                                 " components, this generator takes " + std::to_string(m_architecture.latentSize));
        }
        return translated([&] {
            const c10::InferenceMode inference;
            const std::int64_t side = Architecture::resolution(scale);
            Images images{latents.count, m_architecture.outputChannels, side, side, {}};
            images.values.resize(static_cast<std::size_t>(latents.count * images.channels * side * side));
            const std::int64_t step = m_device.is_cuda() ? std::max<std::int64_t>(latents.count, 1) : 1;
            float* target = images.values.data();
            for (std::int64_t first = 0; first < latents.count; first += step) {
                at::Tensor input = at::empty({step, latents.size}, at::kFloat);
                std::copy_n(latents.values.data() + first * latents.size, step * latents.size, input.data_ptr<float>());
                const at::Tensor output = forward(input.to(m_device), scale, alpha).to(at::kCPU).contiguous();
                target = std::copy_n(output.data_ptr<float>(), output.numel(), target);
            }
            return images;
        });
    }

private:
    float checkedAlpha(int scale, std::optional<float> wish) const {
        if (scale < 0 || scale >= m_architecture.scaleCount()) {
            throw GeneratorError("there is no scale " + std::to_string(scale) + "; this generator has scales 0 to " +
                                 std::to_string(m_architecture.scaleCount() - 1));
        }
        if (!hasHead(scale)) {
            throw GeneratorError("scale " + std::to_string(scale) +
                                 " has no head in this checkpoint, so it cannot be "
                                 "shown as an image");
        }
        const bool last = scale == m_architecture.scaleCount() - 1;
        const float alpha = wish.value_or(last ? m_architecture.alpha : 0.0F);
        if (!(alpha >= 0.0F && alpha <= 1.0F)) {
            throw GeneratorError("alpha must lie between 0 and 1");
        }
        if (alpha == 0.0F || scale == 0) {
            return 0.0F;  // the first scale has nothing before it to blend with
        }
        if (!hasHead(scale - 1)) {
            throw GeneratorError("alpha above 0 blends with scale " + std::to_string(scale - 1) +
                                 ", which has no head in this checkpoint");
        }
        return alpha;
    }

    // Per-channel (pixel) normalisation, Karras et al. 2018, section 4.2; x is (N, C, ...).
    at::Tensor pixelNorm(const at::Tensor& x) const {
        return m_architecture.pixelNorm ? x * (x.square().mean(1, true) + 1e-8).rsqrt() : x;
    }

    at::Tensor convolve(const at::Tensor& x, const Layer& layer) const {
        at::Tensor y = at::conv2d(x, layer.weight, layer.bias, 1, 1);
        return pixelNorm(at::leaky_relu_(y, m_architecture.leak));
    }

    at::Tensor toRgb(const at::Tensor& x, int scale) const {
        const Layer& head = *m_heads[static_cast<std::size_t>(scale)];
        return at::conv2d(x, head.weight, head.bias);
    }

    static at::Tensor upsample(const at::Tensor& x) {
        return at::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2});
    }

    // latents (N, latentSize) -> images (N, C, R, R), R = 4 * 2^scale.
    at::Tensor forward(const at::Tensor& latents, int scale, float alpha) const {
        at::Tensor x = at::linear(pixelNorm(latents), m_format.weight, m_format.bias);
        x = pixelNorm(at::leaky_relu_(x, m_architecture.leak).view({latents.size(0), m_architecture.depths[0], 4, 4}));
        x = convolve(x, m_scale0);
        at::Tensor previous;
        for (int i = 1; i <= scale; ++i) {
            if (alpha > 0 && i == scale) {
                previous = upsample(toRgb(x, i - 1));
            }
            const auto& layers = m_scales[static_cast<std::size_t>(i - 1)];
            x = convolve(convolve(upsample(x), layers[0]), layers[1]);
        }
        x = toRgb(x, scale);
        if (alpha > 0) {
            x = alpha * previous + (1.0 - alpha) * x;
        }
        return m_architecture.activation == OutputActivation::Tanh ? x.tanh() : x;
    }

    Architecture m_architecture;
    at::Device m_device;
    Layer m_format;
    Layer m_scale0;
    std::vector<std::array<Layer, 2>> m_scales;
    std::vector<std::optional<Layer>> m_heads;
};

}  // namespace

std::unique_ptr<Generator> makeTorchGenerator(const Architecture& architecture, const GeneratorWeights& weights,
                                              bool cuda) {
    if (cuda) {
        // Full float32 on the card too, and the same algorithm for the same shape every time.
        at::globalContext().setAllowTF32CuDNN(false);
        at::globalContext().setAllowTF32CuBLAS(false);
        at::globalContext().setBenchmarkCuDNN(false);
        at::globalContext().setDeterministicCuDNN(true);
    }
    return translated([&]() -> std::unique_ptr<Generator> {
        const c10::InferenceMode inference;
        return std::make_unique<TorchGenerator>(architecture, weights, at::Device(cuda ? at::kCUDA : at::kCPU));
    });
}

}  // namespace latentwalk
