// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/tensorflow/tensorflow_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"

namespace latentwalk {

using nlohmann::json;

TensorFlowWeights::TensorFlowWeights(const std::filesystem::path& path, const json& manifest, Quantized quantized)
    : m_path(path), m_quantized(quantized) {
    if (!manifest.is_array() || manifest.empty()) {
        throw FileError::damaged(m_path, Core::says("its weightsManifest is not a list of groups"));
    }
    for (const json& group : manifest) {
        readGroup(group);
    }
}

void TensorFlowWeights::readGroup(const json& group) {
    if (!group.is_object() || !group.contains("paths") || !group["paths"].is_array() || !group.contains("weights") ||
        !group["weights"].is_array()) {
        throw FileError::damaged(m_path, Core::says("a group of its weightsManifest lacks paths or weights"));
    }
    std::uint64_t needed = 0;
    for (const json& entry : group["weights"]) {
        Tensor tensor = readEntry(entry);
        tensor.offset = needed;
        tensor.group = m_groups.size();
        const auto& name = entry["name"].get_ref<const std::string&>();
        if (__builtin_add_overflow(needed, tensor.size, &needed)) {
            throw FileError::damaged(m_path, Core::says("its tensors are larger than any memory"));
        }
        if (!m_tensors.emplace(name, std::move(tensor)).second) {
            throw FileError::damaged(m_path, Core::says("it lists tensor %1 twice")(forMessage(name)));
        }
    }
    Group shards;
    std::uint64_t present = 0;
    for (const json& name : group["paths"]) {
        shards.push_back(openShard(name));
        present += shards.back()->bytes().size();
    }
    if (present != needed) {
        const Message detail =
            Core::says("its tensors need %1 bytes, its weight files have %2")(grouped(needed), grouped(present));
        throw present < needed ? FileError::incomplete(m_path, detail) : FileError::damaged(m_path, detail);
    }
    m_groups.push_back(std::move(shards));
}

TensorFlowWeights::Tensor TensorFlowWeights::readEntry(const json& entry) const {
    if (!entry.is_object() || !entry.contains("name") || !entry["name"].is_string() || !entry.contains("dtype") ||
        !entry["dtype"].is_string() || !entry.contains("shape") || !entry["shape"].is_array() ||
        entry["shape"].size() > 8) {
        throw FileError::damaged(m_path, Core::says("a tensor of its weightsManifest lacks name, dtype or shape"));
    }
    const std::string name = forMessage(entry["name"].get_ref<const std::string&>());
    Tensor tensor;
    tensor.dtype = entry["dtype"].get<std::string>();
    constexpr std::array kTypes{std::pair{"float32", 4U}, std::pair{"int32", 4U}, std::pair{"bool", 1U}};
    const auto type =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& t) { return tensor.dtype == t.first; });
    if (type == kTypes.end()) {
        throw FileError(m_path, Core::about("%1 holds tensor %2 as %3; float32, int32 and bool are known")(
                                    name, forMessage(tensor.dtype)));
    }
    tensor.size = type->second;
    if (entry.contains("quantization")) {
        if (m_quantized == Quantized::Refused) {
            throw FileError(m_path,
                            Core::about("%1 has quantized weights (tensor %2); float32 weights are needed")(name));
        }
        tensor.quantization = readQuantization(name, entry["quantization"]);
        tensor.size = 1;
    }
    for (const json& size : entry["shape"]) {
        if (!size.is_number_unsigned() ||
            size.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int32_t>::max()} ||
            __builtin_mul_overflow(tensor.size, size.get<std::uint64_t>(), &tensor.size)) {
            throw FileError::damaged(m_path, Core::says("tensor %1 has a shape that makes no sense")(name));
        }
        tensor.shape.push_back(size.get<std::int64_t>());
    }
    return tensor;
}

TensorFlowWeights::Quantization TensorFlowWeights::readQuantization(const std::string& name, const json& entry) const {
    constexpr double kLargest = 1e6;  // as of all weights (checkValues)
    const auto isNumber = [&](const char* key) {
        return entry.contains(key) && entry[key].is_number() && std::abs(entry[key].get<double>()) <= kLargest;
    };
    if (!entry.is_object() || !entry.contains("dtype") || entry["dtype"] != "uint8" || !isNumber("min") ||
        !isNumber("scale")) {
        throw FileError::damaged(m_path, Core::says("tensor %1 is quantized in a way that makes no sense")(name));
    }
    return {entry["min"].get<double>(), entry["scale"].get<double>()};
}

void TensorFlowWeights::checkUnchanged() const {
    for (const Group& group : m_groups) {
        for (const auto& shard : group) {
            shard->checkUnchanged();
        }
    }
}

std::shared_ptr<const MappedFile> TensorFlowWeights::openShard(const json& name) const {
    const std::string text = name.is_string() ? name.get<std::string>() : std::string();
    // The name comes out of a foreign file and must not lead anywhere else.
    if (text.empty() || text == "." || text == ".." || text.find('/') != std::string::npos ||
        text.find('\\') != std::string::npos || text.find('\0') != std::string::npos) {
        throw FileError(m_path,
                        Core::about("%1 names a weight file \"%2\"; only plain names of files beside it are opened")(
                            forMessage(text)));
    }
    const auto shard = m_path.parent_path() / text;
    std::error_code ignored;
    if (!std::filesystem::exists(shard, ignored)) {
        throw FileError::incomplete(m_path, Core::says("its weight file %1 is missing beside it")(forMessage(text)));
    }
    return MappedFile::open(shard);
}

const TensorFlowWeights::Tensor& TensorFlowWeights::find(const std::string& name) const {
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end()) {
        throw FileError::damaged(
            m_path, Core::says("its graph uses tensor %1, which its weightsManifest does not list")(forMessage(name)));
    }
    return found->second;
}

const std::vector<std::int64_t>& TensorFlowWeights::shape(const std::string& name) const {
    return find(name).shape;
}

template <typename T>
std::vector<T> TensorFlowWeights::values(const std::string& name, const char* dtype) const {
    const Tensor& tensor = find(name);
    if (tensor.quantization.has_value() != std::is_same_v<T, std::uint8_t> || tensor.dtype != dtype) {
        throw FileError(m_path, Core::about("%1 holds tensor %2 as %3; %4 is needed there")(
                                    forMessage(name), tensor.dtype, std::string(dtype)));
    }
    std::vector<T> result(tensor.size / sizeof(T));
    auto* target = reinterpret_cast<std::byte*>(result.data());
    std::uint64_t skip = tensor.offset;
    std::uint64_t missing = tensor.size;
    for (const auto& shard : m_groups[tensor.group]) {
        const auto bytes = shard->bytes();
        if (skip >= bytes.size()) {
            skip -= bytes.size();
            continue;
        }
        const std::uint64_t size = std::min<std::uint64_t>(missing, bytes.size() - skip);
        if (size == 0) {
            break;
        }
        std::memcpy(target, bytes.data() + skip, size);
        target += size;
        missing -= size;
        skip = 0;
    }
    return result;
}

std::vector<float> TensorFlowWeights::floats(const std::string& name) const {
    return values<float>(name, "float32");
}

std::optional<TensorFlowWeights::Quantization> TensorFlowWeights::quantization(const std::string& name) const {
    return find(name).quantization;
}

std::vector<std::uint8_t> TensorFlowWeights::quantizedBytes(const std::string& name) const {
    return values<std::uint8_t>(name, "float32");
}

std::vector<std::string> TensorFlowWeights::names() const {
    std::vector<std::string> result;
    for (const auto& [name, tensor] : m_tensors) {
        result.push_back(name);
    }
    return result;
}

std::vector<std::int32_t> TensorFlowWeights::integers(const std::string& name) const {
    return values<std::int32_t>(name, "int32");
}

}  // namespace latentwalk
