// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/weights/weight_tensor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace latentwalk {
class MappedFile;
}

namespace latentwalk::safetensors {

// A tensor as the header describes it. Its bytes lie within the data.
struct Tensor {
    std::string name;  // as the file has it
    DType dtype = DType::Float32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;  // from the first byte after the header
    std::uint64_t end = 0;
};

// Which types of tensors are read: those of generators, or those of quantised networks besides.
enum class Types { Floats, FloatsAndBytes };

// A safetensors file of anybody's, taken apart. The tensors cover the data without holes and overlaps, as the format
// wants it.
class Container {
public:
    // Throws FileError on anything that is not such a file, and on tensors of other types.
    explicit Container(std::shared_ptr<const MappedFile> file, Types types = Types::Floats);

    const std::filesystem::path& path() const;
    const std::shared_ptr<const MappedFile>& file() const { return m_file; }
    // By layerName(). Whoever reads a tensor may take it out.
    std::map<std::string, Tensor>& tensors() { return m_tensors; }
    const std::map<std::string, Tensor>& tensors() const { return m_tensors; }
    const std::map<std::string, std::string, std::less<>>& metadata() const { return m_metadata; }
    std::span<const std::byte> bytesOf(const Tensor& tensor) const {
        return m_data.subspan(tensor.begin, tensor.end - tensor.begin);
    }

private:
    void splitHeader();
    void readTensors(const nlohmann::json& header);
    Tensor readTensor(const std::string& name, const nlohmann::json& entry) const;
    void checkLayout() const;
    void readMetadata(const nlohmann::json& header);

    std::shared_ptr<const MappedFile> m_file;
    Types m_types;
    std::string_view m_header;
    std::span<const std::byte> m_data;
    std::map<std::string, Tensor> m_tensors;
    std::map<std::string, std::string, std::less<>> m_metadata;
};

}  // namespace latentwalk::safetensors
