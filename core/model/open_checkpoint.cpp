// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/open_checkpoint.h"

#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/foreign_format.h"
#include "core/model/safetensors/safetensors.h"
#include "core/model/tensorflow/tensorflow_js.h"
#include "core/model/torch/gan_zoo.h"
#include "core/model/torch/torch_file.h"

namespace latentwalk {
namespace {

bool isSafetensors(std::string_view text) {
    constexpr std::uint64_t kLongestHeader = 100'000'000;  // the format's own limit
    std::uint64_t length = 0;
    if (text.size() <= sizeof length || text[sizeof length] != '{') {
        return false;
    }
    std::memcpy(&length, text.data(), sizeof length);
    return length <= kLongestHeader;
}

Checkpoint readByContent(const std::shared_ptr<const MappedFile>& file) {
    const auto& path = file->path();
    const std::string_view text = asText(file->bytes());
    if (text.empty()) {
        throw FileError(path, Core::about("%1 is empty"));
    }
    if (text.starts_with("PK\x03\x04") || text.starts_with("PK\x05\x06")) {
        return readGanZoo(readTorchZip(file));
    }
    if (isTorchStream(file->bytes())) {
        return readGanZoo(readTorchStream(file));
    }
    if (isSafetensors(text)) {
        return readSafetensors(file);
    }
    if (textStart(text).starts_with("{")) {
        return readTensorFlowJs(file);
    }
    throw FileError(path, foreignFormat(text));
}

// A file that changed meanwhile is not damaged, whatever its reader thought of it.
Checkpoint readUnchanged(const std::shared_ptr<const MappedFile>& file) {
    try {
        Checkpoint checkpoint = readByContent(file);
        for (const auto* weights : {&checkpoint.average, &checkpoint.raw}) {
            if (*weights) {
                (*weights)->checkUnchanged();
            }
        }
        file->checkUnchanged();
        return checkpoint;
    } catch (const FileError&) {
        file->checkUnchanged();
        throw;
    }
}

Checkpoint openByContent(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
        return readUnchanged(MappedFile::open(path));
    }
    const auto inside = path / "model.json";
    if (!std::filesystem::exists(inside, ignored)) {
        throw FileError(path, Core::about("%1 is a folder without a TensorFlow.js model.json in it"));
    }
    Checkpoint checkpoint = readUnchanged(MappedFile::open(inside));
    checkpoint.path = path;
    return checkpoint;
}

}  // namespace

Checkpoint openCheckpoint(const std::filesystem::path& path) {
    try {
        return openByContent(path);
    } catch (const FileError&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw FileError(path, Core::about("%1 cannot be opened: %2")(Core::says("there is not enough memory for it")));
    } catch (const std::exception& error) {
        throw FileError(path, Core::about("%1 cannot be opened: %2")(forMessage(error.what())));
    }
}

}  // namespace latentwalk
