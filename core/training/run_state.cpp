// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/run_state.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <span>

#include "core/file/atomic_file.h"
#include "core/file/checksums.h"
#include "core/file/mapped_file.h"
#include "core/file/sha256.h"
#include "core/message/file_error.h"
#include "core/model/safetensors/safetensors_container.h"
#include "core/training/run_state_json.h"

namespace latentwalk::training {
namespace {

constexpr const char* kFormat = "latentwalk training 1";
constexpr const char* kCurvesName = "curves";

static_assert(sizeof(CurvePoint) == kCurveColumns * sizeof(double));

struct StatePieces {
    std::vector<std::span<const std::byte>> bytes;
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    std::uint64_t end = 0;

    void add(const std::string& name, const char* dtype, const std::vector<std::int64_t>& shape,
             std::span<const std::byte> data) {
        header[name] = {{"dtype", dtype}, {"shape", shape}, {"data_offsets", {end, end + data.size()}}};
        end += data.size();
        bytes.push_back(data);
    }
};

// Over the description and all data in their order.
std::string stateDigest(std::string_view run, std::vector<std::span<const std::byte>> pieces) {
    pieces.insert(pieces.begin(), std::as_bytes(std::span(run)));
    return sha256(pieces);
}

const std::string& metadataOf(const safetensors::Container& container, const char* key) {
    const auto found = container.metadata().find(key);
    if (found == container.metadata().end()) {
        throw FileError(container.path(), Core::about("%1 is no saved state of a training"));
    }
    return found->second;
}

void readCurves(const safetensors::Container& container, const safetensors::Tensor& tensor, Curves& curves) {
    if (tensor.dtype != DType::Float64 || tensor.shape.size() != 2 ||
        tensor.shape[1] != static_cast<std::int64_t>(kCurveColumns)) {
        throw FileError::damaged(container.path(), Core::says("its curves have another form"));
    }
    curves.resize(static_cast<std::size_t>(tensor.shape[0]));
    const auto bytes = container.bytesOf(tensor);
    if (!bytes.empty()) {
        std::memcpy(static_cast<void*>(curves.data()), bytes.data(), bytes.size());
    }
}

void readArray(const safetensors::Container& container, NamedArray& array) {
    const auto found = container.tensors().find(array.name);
    if (found == container.tensors().end()) {
        throw FileError::incomplete(container.path(), Core::says("%1 is missing")(array.name));
    }
    if (found->second.dtype != DType::Float32 || found->second.shape != array.shape) {
        throw FileError::damaged(container.path(), Core::says("%1 has another form")(array.name));
    }
    const auto bytes = container.bytesOf(found->second);
    array.values.resize(bytes.size() / sizeof(float));
    std::memcpy(array.values.data(), bytes.data(), bytes.size());
    if (!std::ranges::all_of(array.values, [](float value) { return std::isfinite(value); })) {
        throw FileError::damaged(container.path(), Core::says("%1 has values that are no numbers")(array.name));
    }
}

}  // namespace

Stage averageStage(const RunState& state) {
    constexpr double kNothing = 1.0 / 128;
    const Counters& counters = state.counters;
    Stage stage = stageAt(state.settings, counters.images);
    if (stage.scale != counters.scale) {
        return stage;  // it begins to fade in with the next step
    }
    const bool stays = stage.alpha == 0 && (stage.finished || counters.averageAlpha < kNothing);
    stage.alpha = stays ? 0.0F : static_cast<float>(counters.averageAlpha);
    return stage;
}

void writeRunState(const RunState& state, const std::filesystem::path& path) {
    StatePieces pieces;
    pieces.header["__metadata__"] = nlohmann::ordered_json::object();
    pieces.add(kCurvesName, "F64",
               {static_cast<std::int64_t>(state.curves.size()), static_cast<std::int64_t>(kCurveColumns)},
               std::as_bytes(std::span(state.curves)));
    for (const NamedArray& array : state.arrays) {
        pieces.add(array.name, "F32", array.shape, std::as_bytes(std::span(array.values)));
    }
    const std::string run = runText(state);
    pieces.header["__metadata__"] = {{"format", kFormat}, {"run", run}, {"sha256", stateDigest(run, pieces.bytes)}};
    std::string header = pieces.header.dump();
    header.resize((header.size() + 7) / 8 * 8, ' ');
    std::string prefix;
    for (int i = 0; i < 8; ++i) {
        prefix += static_cast<char>(header.size() >> (8 * i) & 0xFFU);
    }
    AtomicFile file(path);
    file.write(prefix);
    file.write(header);
    for (const auto piece : pieces.bytes) {
        file.write(piece);
    }
    file.commit();
}

RunState readRunState(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    const safetensors::Container container(file);
    if (metadataOf(container, "format") != kFormat) {
        throw FileError(path, Core::about("%1 is no saved state of a training"));
    }
    const std::string& run = metadataOf(container, "run");
    RunState state = readRunText(path, run);
    const auto curves = container.tensors().find(kCurvesName);
    if (curves == container.tensors().end()) {
        throw FileError::incomplete(path, Core::says("%1 is missing")(std::string(kCurvesName)));
    }
    readCurves(container, curves->second, state.curves);
    state.arrays = expectedArrays(state.settings);
    std::vector<std::span<const std::byte>> pieces{std::as_bytes(std::span(state.curves))};
    for (NamedArray& array : state.arrays) {
        readArray(container, array);
        pieces.push_back(std::as_bytes(std::span(array.values)));
    }
    if (kChecksumsCount && stateDigest(run, pieces) != metadataOf(container, "sha256")) {
        throw FileError::damaged(path, Core::says("its SHA-256 is another"));
    }
    file->checkUnchanged();
    return state;
}

}  // namespace latentwalk::training
