// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/generator_weights.h"

#include "core/file/mapped_file.h"

namespace latentwalk {

std::string_view nameOf(GeneratorKind kind) {
    return kind == GeneratorKind::Average ? "average" : "raw";
}

void GeneratorWeights::checkUnchanged() const {
    for (const auto& file : files) {
        file->checkUnchanged();
    }
}

}  // namespace latentwalk
