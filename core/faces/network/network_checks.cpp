// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/network_checks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/message/file_error.h"

namespace latentwalk::faces {
namespace {

bool isWeight(double value) {
    constexpr double kLargest = 1e6;  // as of all weights: core/model/weights/weight_values.h
    return std::abs(value) <= kLargest;
}

}  // namespace

void checkTensors(const std::filesystem::path& path, const NetworkWeights& weights) {
    const auto wanted = tensorsOf(weights.network);
    for (const auto& [name, shape] : wanted) {
        const auto found = weights.tensors.find(name);
        if (found == weights.tensors.end()) {
            throw FileError::incomplete(path, Core::says("tensor %1 is missing")(name));
        }
        const NetworkTensor& tensor = found->second;
        const auto count =
            static_cast<std::size_t>(std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>()));
        if (tensor.shape != shape || tensor.numbers.size() + tensor.bytes.size() != count) {
            throw FileError::inconsistent(path, Core::says("tensor %1 has the shape %2 where %3 was due")(
                                                    name, shapeText(tensor.shape), shapeText(shape)));
        }
        if (!isWeight(tensor.minimum) || !isWeight(tensor.scale) ||
            !std::all_of(tensor.numbers.begin(), tensor.numbers.end(), isWeight)) {
            throw FileError::damaged(path, Core::says("tensor %1 holds numbers that no trained network has")(name));
        }
    }
    for (const auto& [name, tensor] : weights.tensors) {
        if (!wanted.contains(name)) {
            throw FileError::inconsistent(
                path, Core::says("it holds a tensor %1, which is not part of the network")(forMessage(name)));
        }
    }
}

}  // namespace latentwalk::faces
