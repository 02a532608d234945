// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/render/checkpoint_info.h"

namespace latentwalk {

// What the command line says about every model that is opened, where its own options say nothing else.
struct ProgramOptions {
    Device device = Device::Auto;
    Precision precision = Precision::Auto;
    std::filesystem::path headsFolder = {};  // of heads that were fitted for models without lower ones; may be empty
};

// Opens real model files for the window.
GeneratorFactory generatorFactory(const ProgramOptions& program);

}  // namespace latentwalk
