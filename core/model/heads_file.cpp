// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/heads_file.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <span>
#include <stdexcept>

#include "core/file/atomic_file.h"
#include "core/file/mapped_file.h"
#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/model/weights/layers.h"
#include "core/model/weights/weight_values.h"

namespace latentwalk {
namespace {

static_assert(std::endian::native == std::endian::little, "floats are stored as they lie in memory");

constexpr std::size_t kDigestLength = 64;

bool isDigest(const std::string& text) {
    return text.size() == kDigestLength && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

// The file begins with this, then come weight and bias of each head, then the SHA-256 of all that. So the owner alone
// says what has to stand there and how long it is, and nothing has to be parsed. The number goes up when heads are
// fitted in another way: older ones are then fitted anew.
std::string beginning(const HeadsOwner& owner) {
    std::string text = "latentwalk fitted heads 1\nmodel " + lowerCaseDigits(owner.sha256) + "\ngenerator " +
                       std::string(nameOf(owner.kind)) + "\nchannels " +
                       std::to_string(owner.architecture.outputChannels) + "\ndepths";
    for (const std::int64_t depth : owner.architecture.depths) {
        text += ' ' + std::to_string(depth);
    }
    return text + "\n\n";
}

std::size_t bytesOf(const std::vector<std::int64_t>& shape) {
    std::size_t count = sizeof(float);
    for (const std::int64_t size : shape) {
        count *= static_cast<std::size_t>(size);
    }
    return count;
}

std::string digestOf(std::string_view content) {
    return sha256(std::as_bytes(std::span(content)));
}

}  // namespace

std::filesystem::path headsFile(const std::filesystem::path& folder, const HeadsOwner& owner) {
    return folder / (lowerCaseDigits(owner.sha256) + '-' + std::string(nameOf(owner.kind)) + ".heads");
}

std::optional<std::vector<std::optional<LayerWeights>>> readHeads(const std::filesystem::path& folder,
                                                                  const HeadsOwner& owner) {
    if (!isDigest(owner.sha256)) {
        return std::nullopt;
    }
    const auto path = headsFile(folder, owner);
    const std::string start = beginning(owner);
    const std::vector<LayerSpec> layers = fittedHeadsOf(owner.architecture);
    std::size_t size = start.size() + kDigestLength;
    for (const LayerSpec& layer : layers) {
        size += bytesOf(layer.shape) + bytesOf({layer.shape[0]});
    }
    try {
        const auto file = MappedFile::open(path);
        if (file->bytes().size() != size) {
            return std::nullopt;
        }
        // A copy: a cache may be emptied by anybody at any time, also while its file is mapped.
        const auto content = std::make_shared<const std::string>(reinterpret_cast<const char*>(file->bytes().data()),
                                                                 file->bytes().size());
        const std::string_view body = std::string_view(*content).substr(0, size - kDigestLength);
        if (!body.starts_with(start) || lowerCaseDigits(content->substr(body.size())) != digestOf(body)) {
            return std::nullopt;
        }
        std::size_t at = start.size();
        const auto take = [&](const std::string& name, std::vector<std::int64_t> shape) {
            const std::size_t length = bytesOf(shape);
            WeightTensor tensor{DType::Float32, std::move(shape), std::as_bytes(std::span(body)).subspan(at, length),
                                content};
            at += length;
            checkValues(path, name, tensor);
            return tensor;
        };
        std::vector<std::optional<LayerWeights>> heads;
        for (const LayerSpec& layer : layers) {
            WeightTensor weight = take(layer.name + ".weight", layer.shape);
            heads.push_back(LayerWeights{std::move(weight), take(layer.name + ".bias", {layer.shape[0]})});
        }
        return heads;
    } catch (const FileError&) {
        return std::nullopt;
    }
}

void writeHeads(const std::filesystem::path& folder, const HeadsOwner& owner,
                const std::vector<std::optional<LayerWeights>>& heads) {
    const std::vector<LayerSpec> layers = fittedHeadsOf(owner.architecture);
    const bool whole = heads.size() == layers.size() && std::all_of(heads.begin(), heads.end(), [&](const auto& head) {
                           const LayerSpec& layer = layers[static_cast<std::size_t>(&head - heads.data())];
                           return head && head->weight.shape == layer.shape &&
                                  head->bias.shape == std::vector<std::int64_t>{layer.shape[0]};
                       });
    if (!whole || !isDigest(owner.sha256)) {
        throw std::invalid_argument("heads are stored for every scale but the last of a model with a SHA-256");
    }
    const auto path = headsFile(folder, owner);
    std::string content = beginning(owner);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        for (const auto& [name, tensor] : {std::pair{".weight", &heads[i]->weight}, {".bias", &heads[i]->bias}}) {
            const auto bytes = converted(path, layers[i].name + name, *tensor, DType::Float32);
            content.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        }
    }
    content += digestOf(content);
    makeDirectories(folder);
    AtomicFile file(path);
    file.write(content);
    file.commit();
}

}  // namespace latentwalk
