// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace latentwalk {
class MappedFile;
}

namespace latentwalk::faces {

// The networks that read faces: the 68 landmarks, how old and how feminine or masculine a face looks, where in a
// picture faces are, and the features by which two pictures of a face are compared.
enum class Network { Landmarks, Look, Detector, Features };

// "landmarks", "look", "detector", "features": what their files say of themselves.
std::string_view nameOf(Network network);
// The network that says so.
std::optional<Network> networkNamed(std::string_view name);

// One tensor: numbers as they are, or quantised ones, which mean minimum + scale * byte. In C order, kernels with
// TensorFlow's axes (height, width, in, out).
struct NetworkTensor {
    std::vector<std::int64_t> shape;
    std::vector<float> numbers;
    std::vector<std::uint8_t> bytes;  // instead of numbers
    double minimum = 0;
    double scale = 1;

    bool quantized() const { return !bytes.empty(); }
    // What they mean; of quantised ones as TensorFlow.js computes it: in double, rounded once.
    std::vector<float> values() const;
};

struct NetworkWeights {
    Network network = Network::Landmarks;
    std::map<std::string, NetworkTensor> tensors;  // exactly those of tensorsOf()

    std::vector<float> values(const std::string& name) const { return tensors.at(name).values(); }
};

// Names and shapes of a network's tensors, which are those of the npm package @vladmandic/face-api 1.7.15
// (src/faceLandmarkNet, src/ageGenderNet, src/tinyFaceDetector; of src/faceRecognitionNet the blocks conv32, conv64 and
// conv128).
std::map<std::string, std::vector<std::int64_t>> tensorsOf(Network network);

// Whether a file looks like a weights manifest of TensorFlow.js by itself, without the model around it: a list in JSON.
bool isWeightsManifest(const MappedFile& file);

// Reads such a manifest with the files that it names beside it; which network it is follows from its names.
// Tensors of face_recognition_model that are not used are left out. Throws FileError, also where a name, shape or
// number is not what the network has.
NetworkWeights readWeightsManifest(const std::shared_ptr<const MappedFile>& file);

// Writes and reads a network as safetensors. Quantised tensors stay so (type U8), with minimum and scale in the
// metadata: that is exact and half the size of float16. The same weights always give the same bytes. The file carries
// its SHA-256 (computed with its own digits as zeros), which is checked: any byte would pass for a weight. Throw
// FileError.
void writeNetwork(const NetworkWeights& weights, const std::filesystem::path& path);
NetworkWeights readNetwork(const std::shared_ptr<const MappedFile>& file);
// The same of a file that has to be this network's.
NetworkWeights readNetwork(const std::shared_ptr<const MappedFile>& file, Network network);

}  // namespace latentwalk::faces
