// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/deduced_architecture.h"

#include <algorithm>
#include <cmath>

#include "core/message/file_error.h"
#include "core/model/weights/weight_values.h"

namespace latentwalk {

Architecture architectureOf(const std::filesystem::path& path, const std::string& owner, const ShapeSource& shapeOf) {
    const auto tensor = [&](const std::string& name) -> Message {
        return owner.empty() ? Core::says("tensor %1")(name) : Core::says("tensor %1 of its %2")(name, owner);
    };
    const auto shape = [&](const std::string& name, std::size_t dimensions) {
        const auto* const found = shapeOf(name);
        if (found == nullptr) {
            throw FileError::incomplete(path, Core::says("%1 is missing")(tensor(name)));
        }
        if (found->size() != dimensions) {
            throw FileError::inconsistent(path, Core::says("%1 has the shape %2")(tensor(name), shapeText(*found)));
        }
        return *found;
    };
    Architecture result;
    const auto format = shape("formatLayer.weight", 2);
    result.latentSize = format[1];
    if (format[0] % 16 != 0) {
        throw FileError::inconsistent(path, Core::says("%1 has %2 rows, which is not 16 for each channel")(
                                                tensor("formatLayer.weight"), format[0]));
    }
    result.depths = {format[0] / 16};
    for (std::size_t i = 0;; ++i) {
        const std::string name = "scaleLayers." + std::to_string(i) + ".0.weight";
        if (shapeOf(name) == nullptr) {
            break;
        }
        result.depths.push_back(shape(name, 4)[0]);
    }
    result.outputChannels = shape("toRGBLayers." + std::to_string(result.depths.size() - 1) + ".weight", 4)[0];
    if (const auto problem = problemOf(result)) {
        throw FileError(path, *problem);
    }
    return result;
}

bool looksEqualized(const WeightTensor& weight) {
    const std::int64_t count = weight.elementCount();
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const double value = valueAt(weight, static_cast<std::size_t>(i));
        sum += value * value;
    }
    const double fanIn = static_cast<double>(count) / static_cast<double>(std::max<std::int64_t>(weight.shape[0], 1));
    const double plain = std::sqrt(2 / std::max(fanIn, 1.0));
    // The border lies half way between both on a logarithmic scale.
    return std::sqrt(sum / static_cast<double>(std::max<std::int64_t>(count, 1))) >= std::sqrt(plain);
}

void assumeDefaults(Checkpoint& checkpoint) {
    checkpoint.assumed = true;
    checkpoint.architecture.equalizedLearningRate = looksEqualized(checkpoint.weights().scale0.weight);
}

}  // namespace latentwalk
