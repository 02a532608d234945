// SPDX-License-Identifier: GPL-3.0-or-later
// TensorFlow.js models with shards. An input is a model.json, a zero byte, and the bytes of the shards "a" and "b": the
// first half and the second.
#include "core/model/tensorflow/tensorflow_js.h"

#include <algorithm>
#include <fstream>

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

namespace {

// A folder of this process, in memory where the system has such a place.
const std::filesystem::path& folder() {
    static const std::filesystem::path made = [] {
        std::error_code none;
        const auto place =
            std::filesystem::is_directory("/dev/shm", none) ? "/dev/shm" : std::filesystem::temp_directory_path();
        std::string name = (place / "latentwalk-fuzz-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            fuzz::fail("no folder");
        }
        std::atexit([] {
            std::error_code ignored;
            std::filesystem::remove_all(folder(), ignored);
        });
        return std::filesystem::path(name);
    }();
    return made;
}

void put(const char* name, const std::uint8_t* data, std::size_t size) {
    std::ofstream file(folder() / name, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
}

}  // namespace

FUZZ_TARGET(tensorflow_js)(const std::uint8_t* data, std::size_t size) {
    const auto json = static_cast<std::size_t>(std::find(data, data + size, 0) - data);
    const std::size_t shards = json < size ? json + 1 : size;
    const std::size_t half = shards + (size - shards) / 2;
    put("model.json", data, json);
    put("a", data + shards, half - shards);
    put("b", data + half, size - half);
    fuzz::refusingOnlyInWords(
        [] { fuzz::requireComplete(readTensorFlowJs(MappedFile::open(folder() / "model.json"))); });
    return 0;
}
