// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/safetensors/safetensors_container.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/file/json_text.h"
#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/safetensors/safetensors_format.h"
#include "core/model/weights/network_names.h"

namespace latentwalk::safetensors {

using nlohmann::json;

Container::Container(std::shared_ptr<const MappedFile> file, Types types) : m_file(std::move(file)), m_types(types) {
    splitHeader();
    const json header = parseJson(path(), m_header, Core::says("its header"));
    readMetadata(header);
    if (m_types == Types::Floats && m_metadata.contains(kFaceNetwork)) {
        throw FileError(path(), Core::about("%1 is not a Progressive GAN: %2")(
                                    Core::says("it is a network that reads faces, and paints none")));
    }
    readTensors(header);
    checkLayout();
}

const std::filesystem::path& Container::path() const {
    return m_file->path();
}

void Container::splitHeader() {
    const auto bytes = m_file->bytes();
    std::uint64_t length = 0;
    if (bytes.size() < sizeof length) {
        throw FileError::cutOff(path(), Core::says("it has %1 bytes")(grouped(bytes.size())));
    }
    std::memcpy(&length, bytes.data(), sizeof length);
    if (length > bytes.size() - sizeof length) {
        throw FileError::cutOff(path(), Core::says("its header needs %1 bytes at 8, the file ends at %2")(
                                            grouped(length), grouped(bytes.size())));
    }
    m_header = {reinterpret_cast<const char*>(bytes.data()) + sizeof length, length};
    m_data = bytes.subspan(sizeof length + length);
}

void Container::readTensors(const json& header) {
    if (!header.is_object()) {
        throw FileError::damaged(path(), Core::says("its header is not a table of tensors"));
    }
    for (const auto& [name, entry] : header.items()) {
        if (name != kMetadata) {
            const std::string key = layerName(name);
            if (!m_tensors.emplace(key, readTensor(name, entry)).second) {
                throw FileError(path(),
                                Core::about("%1 holds tensor %2 twice, as old and as new name")(forMessage(key)));
            }
        }
    }
}

Tensor Container::readTensor(const std::string& name, const json& entry) const {
    const auto damaged = [&](const Message& what) {
        return FileError::damaged(path(), Core::says("tensor %1 has %2")(forMessage(name), what));
    };
    const auto isSize = [](const json& value) {
        return value.is_number_unsigned() &&
               value.get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    };
    if (!entry.is_object() || entry.size() != 3 || !entry.contains("dtype") || !entry.contains("shape") ||
        !entry.contains("data_offsets")) {
        throw damaged(Core::says("an entry that is not dtype, shape and data_offsets"));
    }
    const json& dtype = entry["dtype"];
    const json& shape = entry["shape"];
    const json& offsets = entry["data_offsets"];
    if (!dtype.is_string() || !shape.is_array() || shape.size() > 8 ||
        !std::all_of(shape.begin(), shape.end(), isSize) || !offsets.is_array() || offsets.size() != 2 ||
        !std::all_of(offsets.begin(), offsets.end(), isSize)) {
        throw damaged(Core::says("a type, a shape or offsets that make no sense"));
    }
    Tensor tensor;
    tensor.name = name;
    const auto& typeName = dtype.get_ref<const std::string&>();
    constexpr std::array kTypes{std::pair{"F16", DType::Float16}, std::pair{"BF16", DType::BFloat16},
                                std::pair{"F32", DType::Float32}, std::pair{"F64", DType::Float64},
                                std::pair{"U8", DType::UInt8}};
    const auto type = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& t) { return typeName == t.first; });
    if (type == kTypes.end() || (type->second == DType::UInt8 && m_types == Types::Floats)) {
        throw FileError(path(), Core::about("%1 holds tensor %2 as %3; F16, BF16, F32 and F64 are known")(
                                    forMessage(name), forMessage(typeName)));
    }
    tensor.dtype = type->second;
    tensor.begin = offsets[0].get<std::uint64_t>();
    tensor.end = offsets[1].get<std::uint64_t>();
    std::uint64_t needed = sizeOf(tensor.dtype);
    for (const json& size : shape) {
        tensor.shape.push_back(size.get<std::int64_t>());
        if (__builtin_mul_overflow(needed, size.get<std::uint64_t>(), &needed)) {
            throw damaged(Core::says("a shape larger than any memory"));
        }
    }
    if (tensor.begin > tensor.end || tensor.end - tensor.begin != needed) {
        throw damaged(Core::says("the shape %1, which needs %2 bytes, and offsets %3 to %4")(
            shapeText(tensor.shape), grouped(needed), grouped(tensor.begin), grouped(tensor.end)));
    }
    return tensor;
}

// The format wants the tensors to cover the data without holes and overlaps.
void Container::checkLayout() const {
    std::vector<const Tensor*> order;
    for (const auto& [key, tensor] : m_tensors) {
        order.push_back(&tensor);
    }
    std::sort(order.begin(), order.end(), [](const Tensor* a, const Tensor* b) {
        return std::pair(a->begin, a->end) < std::pair(b->begin, b->end);
    });
    const std::uint64_t dataStart = m_file->bytes().size() - m_data.size();
    std::uint64_t covered = 0;
    for (const Tensor* tensor : order) {
        if (tensor->begin != covered) {
            throw FileError::damaged(path(), Core::says("tensor %1 begins at %2 where %3 was due")(
                                                 forMessage(tensor->name), grouped(tensor->begin), grouped(covered)));
        }
        covered = tensor->end;
        if (covered > m_data.size()) {
            throw FileError::cutOff(path(), Core::says("tensor %1 needs %2 bytes at %3, the file ends at %4")(
                                                forMessage(tensor->name), grouped(tensor->end - tensor->begin),
                                                grouped(dataStart + tensor->begin), grouped(m_file->bytes().size())));
        }
    }
    if (covered != m_data.size()) {
        throw FileError::damaged(path(),
                                 Core::says("it has %1 bytes after its last tensor")(grouped(m_data.size() - covered)));
    }
}

void Container::readMetadata(const json& header) {
    if (header.contains(kMetadata)) {
        const json& metadata = header[kMetadata];
        const bool strings = metadata.is_object() &&
                             std::all_of(metadata.begin(), metadata.end(), [](const json& v) { return v.is_string(); });
        if (!strings) {
            throw FileError::damaged(path(), Core::says("its metadata are not strings"));
        }
        for (const auto& [key, value] : metadata.items()) {
            m_metadata.emplace(key, value.get<std::string>());
        }
    }
}

}  // namespace latentwalk::safetensors
