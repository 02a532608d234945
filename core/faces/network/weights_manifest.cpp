// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/faces/network/network_checks.h"
#include "core/faces/network/network_weights.h"
#include "core/file/json_text.h"
#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/tensorflow/tensorflow_weights.h"

namespace latentwalk::faces {
namespace {

// A tensor that each network has and no other.
constexpr std::array<std::pair<Network, const char*>, 4> kKnownBy{{{Network::Landmarks, "fc/weights"},
                                                                   {Network::Look, "fc/gender/weights"},
                                                                   {Network::Detector, "conv8/filters"},
                                                                   {Network::Features, "conv32_down/conv/filters"}}};

}  // namespace

bool isWeightsManifest(const MappedFile& file) {
    const auto text = asText(file.bytes());
    const auto start = text.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && text[start] == '[';
}

NetworkWeights readWeightsManifest(const std::shared_ptr<const MappedFile>& file) {
    const auto& path = file->path();
    const nlohmann::json manifest = parseJson(path, asText(file->bytes()), Core::says("its text"));
    const TensorFlowWeights source(path, manifest, TensorFlowWeights::Quantized::Accepted);
    NetworkWeights result;
    const auto known = std::ranges::find_if(kKnownBy, [&](const auto& each) { return source.contains(each.second); });
    if (known == kKnownBy.end()) {
        throw FileError(path, Core::about("%1 lists the weights of a network that Latentwalk has no use for; those of "
                                          "face_landmark_68_model, age_gender_model, tiny_face_detector_model and "
                                          "face_recognition_model are read"));
    }
    result.network = known->first;
    const auto wanted = tensorsOf(result.network);
    for (const std::string& name : source.names()) {
        if (result.network == Network::Features && !wanted.contains(name)) {
            continue;
        }
        NetworkTensor tensor;
        tensor.shape = source.shape(name);
        if (const auto quantization = source.quantization(name)) {
            tensor.minimum = quantization->minimum;
            tensor.scale = quantization->scale;
            tensor.bytes = source.quantizedBytes(name);
        } else {
            tensor.numbers = source.floats(name);
        }
        result.tensors.emplace(name, std::move(tensor));
    }
    source.checkUnchanged();
    checkTensors(path, result);
    return result;
}

}  // namespace latentwalk::faces
