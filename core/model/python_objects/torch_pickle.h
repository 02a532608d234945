// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "core/model/python_objects/torch_values.h"

namespace latentwalk {

// Reads the pickle that begins at `position` of `bytes` up to its STOP, and moves `position` behind that. `origin` is
// the place of `bytes` in the file, for messages. The result has views into `bytes`. Throws FileError.
TorchPickle readTorchPickle(const std::filesystem::path& path, std::span<const std::byte> bytes, std::size_t& position,
                            std::size_t origin = 0);

}  // namespace latentwalk
