// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/generator_weights.h"

#include "core/file/mapped_file.h"

namespace latentwalk {

std::string_view nameOf(GeneratorKind kind) {
    return kind == GeneratorKind::Average ? "average" : "raw";
}

std::string_view nameOf(Heads heads) {
    return heads == Heads::Trained ? "trained" : heads == Heads::Fitted ? "fitted" : "auto";
}

std::string_view nameOf(Precision precision) {
    switch (precision) {
        case Precision::Auto:
            return "auto";
        case Precision::Float32:
            return "float32";
        case Precision::BFloat16:
            return "bfloat16";
        case Precision::Float16:
            return "float16";
    }
    return {};
}

void GeneratorWeights::checkUnchanged() const {
    for (const auto& file : files) {
        file->checkUnchanged();
    }
}

void GeneratorWeights::letGo() const noexcept {
    for (const auto& file : files) {
        file->letGo();
    }
}

}  // namespace latentwalk
