#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/file/checksums.h"
#include "core/file/file_error.h"
#include "core/file/mapped_file.h"
#include "core/file/sha256.h"
#include "core/model/json_text.h"
#include "core/model/layers.h"
#include "core/model/safetensors.h"
#include "core/model/safetensors_format.h"
#include "core/model/weight_values.h"

namespace latentwalk {
namespace {

using nlohmann::json;
namespace format = safetensors;

struct Tensor {
    std::string name;
    DType dtype = DType::Float32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;  // from the first byte after the header
    std::uint64_t end = 0;
};

// The file's parts, and one generator out of them.
class SafetensorsReader {
public:
    explicit SafetensorsReader(std::shared_ptr<const MappedFile> file) : m_file(std::move(file)) {
        splitHeader();
        const json header = parseJson(path(), m_header, "its header");
        readTensors(header);
        checkLayout();
        readMetadata(header);
        checkDigest();
    }

    Checkpoint checkpoint() {
        Checkpoint result;
        result.path = path();
        result.format = CheckpointFormat::Safetensors;
        result.architecture = readArchitecture();
        const std::string title = optional(format::kTitle);
        result.title = title.empty() ? path().stem().string() : title;
        auto weights = assemble(result.architecture, [&](const LayerSpec& layer) { return take(layer); });
        for (const LayerSpec& head : fittedHeadsOf(result.architecture)) {
            weights.fittedHeads.push_back(take(head));
        }
        weights.files = {m_file};
        if (!m_tensors.empty()) {
            throw FileError(path(), "holds a tensor " + forMessage(m_tensors.begin()->second.name) +
                                        ", which is not part of the generator that its metadata describe");
        }
        const std::string kind = required(format::kGenerator);
        if (kind == nameOf(GeneratorKind::Average)) {
            result.average = std::move(weights);
        } else if (kind == nameOf(GeneratorKind::Raw)) {
            result.raw = std::move(weights);
        } else {
            throw bad(format::kGenerator, kind);
        }
        return result;
    }

    std::string pair() const { return lowerCaseDigits(optional(format::kPair)); }

private:
    const std::filesystem::path& path() const { return m_file->path(); }

    void splitHeader() {
        const auto bytes = m_file->bytes();
        std::uint64_t length = 0;
        if (bytes.size() < sizeof length) {
            throw FileError(path(), "is cut off: it has " + withThousands(bytes.size()) + " bytes");
        }
        std::memcpy(&length, bytes.data(), sizeof length);
        if (length > bytes.size() - sizeof length) {
            throw FileError(path(), "is cut off: its header needs " + withThousands(length) +
                                        " bytes at 8, the file ends at " + withThousands(bytes.size()));
        }
        m_header = {reinterpret_cast<const char*>(bytes.data()) + sizeof length, length};
        m_data = bytes.subspan(sizeof length + length);
    }

    void readTensors(const json& header) {
        if (!header.is_object()) {
            throw FileError(path(), "is damaged: its header is not a table of tensors");
        }
        for (const auto& [name, entry] : header.items()) {
            if (name != format::kMetadata) {
                const std::string key = withoutModule(name);
                if (!m_tensors.emplace(key, readTensor(name, entry)).second) {
                    throw FileError(path(), "holds tensor " + forMessage(key) + " twice, as old and as new name");
                }
            }
        }
    }

    Tensor readTensor(const std::string& name, const json& entry) const {
        const auto damaged = [&](const std::string& what) {
            return FileError(path(), "is damaged: tensor " + forMessage(name) + " has " + what);
        };
        const auto isSize = [](const json& value) {
            return value.is_number_unsigned() &&
                   value.get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()};
        };
        if (!entry.is_object() || entry.size() != 3 || !entry.contains("dtype") || !entry.contains("shape") ||
            !entry.contains("data_offsets")) {
            throw damaged("an entry that is not dtype, shape and data_offsets");
        }
        const json& dtype = entry["dtype"];
        const json& shape = entry["shape"];
        const json& offsets = entry["data_offsets"];
        if (!dtype.is_string() || !shape.is_array() || shape.size() > 8 ||
            !std::all_of(shape.begin(), shape.end(), isSize) || !offsets.is_array() || offsets.size() != 2 ||
            !std::all_of(offsets.begin(), offsets.end(), isSize)) {
            throw damaged("a type, a shape or offsets that make no sense");
        }
        Tensor tensor;
        tensor.name = name;
        const auto& typeName = dtype.get_ref<const std::string&>();
        constexpr std::array kTypes{std::pair{"F16", DType::Float16}, std::pair{"BF16", DType::BFloat16},
                                    std::pair{"F32", DType::Float32}, std::pair{"F64", DType::Float64}};
        const auto type =
            std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& t) { return typeName == t.first; });
        if (type == kTypes.end()) {
            throw FileError(path(), "holds tensor " + forMessage(name) + " as " + forMessage(typeName) +
                                        "; F16, BF16, F32 and F64 are known");
        }
        tensor.dtype = type->second;
        tensor.begin = offsets[0].get<std::uint64_t>();
        tensor.end = offsets[1].get<std::uint64_t>();
        std::uint64_t needed = sizeOf(tensor.dtype);
        for (const json& size : shape) {
            tensor.shape.push_back(size.get<std::int64_t>());
            if (__builtin_mul_overflow(needed, size.get<std::uint64_t>(), &needed)) {
                throw damaged("a shape larger than any memory");
            }
        }
        if (tensor.begin > tensor.end || tensor.end - tensor.begin != needed) {
            throw damaged("the shape " + shapeText(tensor.shape) + ", which needs " + withThousands(needed) +
                          " bytes, and offsets " + withThousands(tensor.begin) + " to " + withThousands(tensor.end));
        }
        return tensor;
    }

    // The format wants the tensors to cover the data without holes and overlaps.
    void checkLayout() const {
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
                throw FileError(path(), "is damaged: tensor " + forMessage(tensor->name) + " begins at " +
                                            withThousands(tensor->begin) + " where " + withThousands(covered) +
                                            " was due");
            }
            covered = tensor->end;
            if (covered > m_data.size()) {
                throw FileError(path(), "is cut off: tensor " + forMessage(tensor->name) + " needs " +
                                            withThousands(tensor->end - tensor->begin) + " bytes at " +
                                            withThousands(dataStart + tensor->begin) + ", the file ends at " +
                                            withThousands(m_file->bytes().size()));
            }
        }
        if (covered != m_data.size()) {
            throw FileError(path(), "is damaged: it has " + withThousands(m_data.size() - covered) +
                                        " bytes after its last tensor");
        }
    }

    void readMetadata(const json& header) {
        if (header.contains(format::kMetadata)) {
            const json& metadata = header[format::kMetadata];
            const bool strings = metadata.is_object() && std::all_of(metadata.begin(), metadata.end(),
                                                                     [](const json& v) { return v.is_string(); });
            if (!strings) {
                throw FileError(path(), "is damaged: its metadata are not strings");
            }
            for (const auto& [key, value] : metadata.items()) {
                m_metadata.emplace(key, value.get<std::string>());
            }
        }
        if (optional(format::kFormat) != format::kFormatName) {
            throw FileError(path(),
                            "is a safetensors file that Latentwalk did not write: it does not say how the generator is "
                            "built that its tensors belong to; convert the original checkpoint instead");
        }
        const std::string version = required(format::kVersion);
        if (version != std::to_string(format::kKnownVersion)) {
            throw FileError(path(), "has format version " + forMessage(version) + " of Latentwalk's files; version " +
                                        std::to_string(format::kKnownVersion) + " is known: a newer Latentwalk may " +
                                        "open it");
        }
    }

    void checkDigest() const {
        const auto isDigest = [](const std::string& text) {
            return text.size() == format::kDigestLength &&
                   text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
        };
        const std::string expected = optional(format::kSha256);
        if (expected.empty()) {
            // Edited elsewhere, on purpose: fine. But a digest under another name is our own key, damaged.
            for (const auto& [key, value] : m_metadata) {
                if (key != format::kPair && isDigest(value)) {
                    throw FileError(path(), "is damaged: its metadata have an unknown SHA-256, " + forMessage(key));
                }
            }
            return;
        }
        const std::size_t at = m_header.find('"' + expected + '"');
        if (!isDigest(expected) || at == std::string_view::npos ||
            m_header.find('"' + expected + '"', at + 1) != std::string_view::npos) {
            throw FileError(path(), "is damaged: the SHA-256 in its metadata makes no sense");
        }
        std::string header(m_header);
        header.replace(at + 1, format::kDigestLength, format::kDigestLength, '0');
        const std::array pieces{m_file->bytes().first(format::kPrefixSize), std::as_bytes(std::span(header)), m_data};
        if (kChecksumsCount && sha256(pieces) != lowerCaseDigits(expected)) {
            throw FileError(path(),
                            "is damaged or was changed after it was written: its content does not have the "
                            "SHA-256 that its metadata give");
        }
    }

    std::string optional(std::string_view key) const {
        const auto found = m_metadata.find(key);
        return found == m_metadata.end() ? "" : found->second;
    }

    std::string required(std::string_view key) const {
        const auto found = m_metadata.find(key);
        if (found == m_metadata.end()) {
            throw FileError(path(), "is incomplete: its metadata lack " + std::string(key));
        }
        return found->second;
    }

    FileError bad(std::string_view key, std::string_view value) const {
        return {path(), "is damaged: its metadata give \"" + forMessage(value) + "\" as " + std::string(key)};
    }

    template <typename Number>
    Number number(std::string_view key, std::string_view text) const {
        Number value{};
        const char* const end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, value);
        if (error != std::errc() || stop != end) {
            throw bad(key, text);
        }
        return value;
    }

    template <typename Number>
    Number number(std::string_view key) const {
        return number<Number>(key, required(key));
    }

    bool truth(std::string_view key) const {
        const std::string text = required(key);
        if (text != "true" && text != "false") {
            throw bad(key, text);
        }
        return text == "true";
    }

    Architecture readArchitecture() const {
        Architecture architecture;
        architecture.latentSize = number<std::int64_t>(format::kLatentSize);
        const std::string depths = required(format::kDepths);
        for (std::size_t begin = 0; begin <= depths.size();) {
            const std::size_t end = std::min(depths.find(',', begin), depths.size());
            architecture.depths.push_back(
                number<std::int64_t>(format::kDepths, std::string_view(depths).substr(begin, end - begin)));
            begin = end + 1;
        }
        architecture.outputChannels = number<std::int64_t>(format::kOutputChannels);
        architecture.leak = number<float>(format::kLeak);
        architecture.equalizedLearningRate = truth(format::kEqualizedLr);
        architecture.pixelNorm = truth(format::kPixelNorm);
        architecture.alpha = number<float>(format::kAlpha);
        const std::string activation = required(format::kActivation);
        if (activation != "none" && activation != "tanh") {
            throw bad(format::kActivation, activation);
        }
        architecture.activation = activation == "tanh" ? OutputActivation::Tanh : OutputActivation::None;
        if (const std::string problem = problemOf(architecture); !problem.empty()) {
            throw FileError(path(), problem);
        }
        return architecture;
    }

    std::optional<LayerWeights> take(const LayerSpec& layer) {
        const bool hasWeight = m_tensors.contains(layer.name + ".weight");
        if (layer.optional && !hasWeight && !m_tensors.contains(layer.name + ".bias")) {
            return std::nullopt;
        }
        return LayerWeights{take(layer.name + ".weight", layer.shape), take(layer.name + ".bias", {layer.shape[0]})};
    }

    WeightTensor take(const std::string& key, const std::vector<std::int64_t>& shape) {
        const auto found = m_tensors.find(key);
        if (found == m_tensors.end()) {
            throw FileError(path(), "is incomplete: tensor " + key + " is missing");
        }
        const Tensor tensor = std::move(found->second);
        m_tensors.erase(found);
        if (tensor.shape != shape) {
            throw FileError(path(), "is inconsistent: tensor " + forMessage(tensor.name) + " has the shape " +
                                        shapeText(tensor.shape) + " where its metadata demand " + shapeText(shape));
        }
        WeightTensor weights{tensor.dtype, tensor.shape, m_data.subspan(tensor.begin, tensor.end - tensor.begin),
                             m_file};
        checkValues(path(), tensor.name, weights);
        return weights;
    }

    std::shared_ptr<const MappedFile> m_file;
    std::string_view m_header;
    std::span<const std::byte> m_data;
    std::map<std::string, Tensor> m_tensors;  // by name without ".module"; what take() has not taken yet
    std::map<std::string, std::string, std::less<>> m_metadata;
};

}  // namespace

Checkpoint readSafetensors(const std::shared_ptr<const MappedFile>& file) {
    SafetensorsReader reader(file);
    Checkpoint checkpoint = reader.checkpoint();
    const auto companion = rawCompanion(file->path());
    std::error_code ignored;
    if (reader.pair().empty() || !checkpoint.average || !std::filesystem::exists(companion, ignored)) {
        return checkpoint;
    }
    SafetensorsReader other(MappedFile::open(companion));
    Checkpoint raw = other.checkpoint();
    if (!raw.raw || other.pair() != reader.pair() || raw.architecture != checkpoint.architecture) {
        throw FileError(companion, "is not the raw generator that belongs to " +
                                       forMessage(file->path().filename().string()) +
                                       "; move it away to open that one");
    }
    checkpoint.raw = std::move(raw.raw);
    return checkpoint;
}

}  // namespace latentwalk
