// SPDX-License-Identifier: GPL-3.0-or-later
// TensorFlow.js models with shards. An input is a model.json, a zero byte, and the bytes of the shards "a" and "b": the
// first half and the second.
#include "core/model/tensorflow/tensorflow_js.h"

#include <algorithm>

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(tensorflow_js)(const std::uint8_t* data, std::size_t size) {
    const auto json = static_cast<std::size_t>(std::find(data, data + size, 0) - data);
    const std::size_t shards = json < size ? json + 1 : size;
    const std::size_t half = shards + (size - shards) / 2;
    fuzz::putFile("model.json", data, json);
    fuzz::putFile("a", data + shards, half - shards);
    fuzz::putFile("b", data + half, size - half);
    fuzz::refusingOnlyInWords(
        [] { fuzz::requireComplete(readTensorFlowJs(MappedFile::open(fuzz::folder() / "model.json"))); });
    return 0;
}
