// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/tensorflow/tensorflow_js.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/file/json_text.h"
#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/tensorflow/tensorflow_graph.h"
#include "core/model/tensorflow/tensorflow_weights.h"
#include "core/model/weights/layers.h"
#include "core/model/weights/weight_values.h"

namespace latentwalk {
namespace {

using nlohmann::json;

WeightTensor ownedTensor(std::vector<std::int64_t> shape, std::vector<float> values) {
    const auto owner = std::make_shared<const std::vector<float>>(std::move(values));
    return {DType::Float32, std::move(shape), std::as_bytes(std::span(*owner)), owner};
}

// (k*k, in, out), as TensorFlow stores kernels, -> (out, in, k*k), in blocks that fit the processor's cache.
std::vector<float> outputsFirst(const std::vector<float>& kernel, std::size_t taps, std::size_t in, std::size_t out) {
    constexpr std::size_t kBlock = 16;
    std::vector<float> result(kernel.size());
    for (std::size_t firstIn = 0; firstIn < in; firstIn += kBlock) {
        for (std::size_t firstOut = 0; firstOut < out; firstOut += kBlock) {
            for (std::size_t tap = 0; tap < taps; ++tap) {
                for (std::size_t i = firstIn; i < std::min(in, firstIn + kBlock); ++i) {
                    for (std::size_t o = firstOut; o < std::min(out, firstOut + kBlock); ++o) {
                        result[(o * in + i) * taps + tap] = kernel[(tap * in + i) * out + o];
                    }
                }
            }
        }
    }
    return result;
}

class TensorFlowReader {
public:
    TensorFlowReader(std::filesystem::path path, const json& model)
        : m_path(std::move(path)),
          m_weights(m_path, model["weightsManifest"]),
          m_network(followGraph(m_path, model["modelTopology"], m_weights)) {
        readArchitecture();
    }

    void checkUnchanged() const { m_weights.checkUnchanged(); }

    Checkpoint checkpoint() const {
        Checkpoint result;
        result.path = m_path;
        result.format = CheckpointFormat::TensorFlowJs;
        std::error_code ignored;
        result.title = std::filesystem::absolute(m_path, ignored).lexically_normal().parent_path().filename().string();
        if (result.title.empty()) {
            result.title = "TF Hub progan-" + std::to_string(m_architecture.fullResolution());
        }
        result.architecture = m_architecture;
        std::size_t next = 0;
        result.average = assemble(m_architecture, [&](const LayerSpec& spec) -> std::optional<LayerWeights> {
            if (spec.name == "formatLayer") {
                return formatLayer(spec);
            }
            if (spec.name.starts_with("toRGBLayers")) {
                return spec.optional ? std::nullopt : std::optional(head(spec));
            }
            return convolution(m_network.layers[next++], spec);
        });
        return result;
    }

private:
    std::vector<std::int64_t> kernelShape(const TensorFlowLayer& layer, std::int64_t size) const {
        auto shape = m_weights.shape(layer.kernel);
        if (shape.size() != 4 || shape[0] != size || shape[1] != size) {
            throw FileError(m_path, Core::about("%1 is not a Progressive GAN: %2")(
                                        Core::says("kernel %1 has the shape %2 where a kernel of %3 by %4 was due")(
                                            forMessage(layer.kernel), shapeText(shape), size, size)));
        }
        return shape;
    }

    void readArchitecture() {
        const auto format = kernelShape(m_network.format, 4);
        m_architecture.latentSize = format[2];
        m_architecture.depths = {format[3]};
        m_architecture.leak = m_network.leak;
        m_architecture.activation = m_network.tanh ? OutputActivation::Tanh : OutputActivation::None;
        m_architecture.equalizedLearningRate = false;  // its kernels are already scaled
        // One convolution at 4x4, then two at each further scale, the first of them after the upsampling.
        const auto& layers = m_network.layers;
        if (layers.size() % 2 == 0) {
            throw FileError(
                m_path,
                Core::about("%1 is not a Progressive GAN: %2")(Core::says(
                    "it has %1 convolutions of 3 by 3; one, and two for each further scale, were due")(layers.size())));
        }
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const auto shape = kernelShape(layers[i], 3);
            if (layers[i].upsampled != (i % 2 == 1)) {
                throw FileError(m_path,
                                Core::about("%1 is not a Progressive GAN: %2")(Core::says(
                                    "it doubles the image at another place (%1)")(forMessage(layers[i].kernel))));
            }
            if (i % 2 == 1) {
                m_architecture.depths.push_back(shape[3]);
            }
        }
        m_architecture.outputChannels = kernelShape(m_network.head, 1)[3];
        if (const auto problem = problemOf(m_architecture)) {
            throw FileError(m_path, *problem);
        }
    }

    // The values of a kernel that has to be (k, k, in, out) for GAN zoo's (out, in, k, k).
    std::vector<float> kernelValues(const TensorFlowLayer& layer, const std::vector<std::int64_t>& wanted) const {
        const auto& shape = m_weights.shape(layer.kernel);
        if (shape != wanted) {
            throw FileError::inconsistent(m_path, Core::says("kernel %1 has the shape %2 where %3 was due")(
                                                      forMessage(layer.kernel), shapeText(shape), shapeText(wanted)));
        }
        return m_weights.floats(layer.kernel);
    }

    std::vector<float> biasValues(const TensorFlowLayer& layer, std::int64_t channels) const {
        const auto& shape = m_weights.shape(layer.bias);
        auto values = m_weights.floats(layer.bias);
        const bool fits =
            !shape.empty() && shape.back() == channels && values.size() == static_cast<std::size_t>(channels);
        if (!fits) {
            throw FileError::inconsistent(m_path, Core::says("bias %1 has the shape %2 where %3 values were due")(
                                                      forMessage(layer.bias), shapeText(shape), channels));
        }
        return values;
    }

    LayerWeights checked(const TensorFlowLayer& layer, LayerWeights weights) const {
        checkValues(m_path, layer.kernel, weights.weight);
        checkValues(m_path, layer.bias, weights.bias);
        return weights;
    }

    // TensorFlow convolves the 1x1 latent, padded by 3, with a 4x4 kernel: pixel (y, x) sees kernel (3 - y, 3 - x). GAN
    // zoo has a linear layer with the rows out * 16 + y * 4 + x, and a bias for each row instead of each channel.
    LayerWeights formatLayer(const LayerSpec& spec) const {
        constexpr std::size_t kPixels = 16;
        const std::int64_t depth = m_architecture.depths[0];
        const auto in = static_cast<std::size_t>(m_architecture.latentSize);
        const auto out = static_cast<std::size_t>(depth);
        const auto kernel = kernelValues(m_network.format, {4, 4, m_architecture.latentSize, depth});
        const auto bias = biasValues(m_network.format, depth);
        std::vector<float> weight(kernel.size());
        constexpr std::size_t kBlock = 32;
        for (std::size_t pixel = 0; pixel < kPixels; ++pixel) {
            const float* const source = kernel.data() + (kPixels - 1 - pixel) * in * out;
            for (std::size_t firstIn = 0; firstIn < in; firstIn += kBlock) {
                for (std::size_t o = 0; o < out; ++o) {
                    for (std::size_t i = firstIn; i < std::min(in, firstIn + kBlock); ++i) {
                        weight[(o * kPixels + pixel) * in + i] = source[i * out + o];
                    }
                }
            }
        }
        std::vector<float> rowBias;
        rowBias.reserve(out * kPixels);
        for (const float value : bias) {
            rowBias.insert(rowBias.end(), kPixels, value);
        }
        return checked(m_network.format,
                       {ownedTensor(spec.shape, std::move(weight)), ownedTensor({spec.shape[0]}, std::move(rowBias))});
    }

    LayerWeights convolution(const TensorFlowLayer& layer, const LayerSpec& spec) const {
        const auto& shape = spec.shape;
        const auto kernel = kernelValues(layer, {shape[2], shape[3], shape[1], shape[0]});
        auto weight = outputsFirst(kernel, static_cast<std::size_t>(shape[2] * shape[3]),
                                   static_cast<std::size_t>(shape[1]), static_cast<std::size_t>(shape[0]));
        return checked(layer,
                       {ownedTensor(shape, std::move(weight)), ownedTensor({shape[0]}, biasValues(layer, shape[0]))});
    }

    // The image in the network's own range, with middle grey moved from where the graph wants it to 0.
    LayerWeights head(const LayerSpec& spec) const {
        const auto& shape = spec.shape;
        const auto kernel = kernelValues(m_network.head, {1, 1, shape[1], shape[0]});
        auto weight = outputsFirst(kernel, 1, static_cast<std::size_t>(shape[1]), static_cast<std::size_t>(shape[0]));
        auto bias = biasValues(m_network.head, shape[0]);
        std::for_each(bias.begin(), bias.end(), [this](float& value) { value += m_network.headOffset; });
        return checked(m_network.head,
                       {ownedTensor(shape, std::move(weight)), ownedTensor({shape[0]}, std::move(bias))});
    }

    std::filesystem::path m_path;
    TensorFlowWeights m_weights;
    TensorFlowNetwork m_network;
    Architecture m_architecture;
};

}  // namespace

Checkpoint readTensorFlowJs(const std::shared_ptr<const MappedFile>& file) {
    std::string_view text(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
    const json model = parseJson(file->path(), text, Core::says("its text"));
    if (!model.is_object() || !model.contains("modelTopology") || !model.contains("weightsManifest")) {
        throw FileError(file->path(), Core::about("%1 is JSON, but not a TensorFlow.js model: %2")(
                                          Core::says("it has no modelTopology and weightsManifest")));
    }
    if (model.contains("format") && model["format"] != "graph-model") {
        throw FileError(file->path(),
                        Core::about("%1 is a TensorFlow.js model of another kind; a graph-model is needed"));
    }
    TensorFlowReader reader(file->path(), model);
    Checkpoint checkpoint = reader.checkpoint();
    reader.checkUnchanged();
    return checkpoint;
}

}  // namespace latentwalk
