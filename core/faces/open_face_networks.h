// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

namespace latentwalk::faces {

// The weights of the networks that read faces. Immutable, for any thread; read once and shared.
class FaceNetworks;

// Reads both networks (some milliseconds). Throws FileError.
std::shared_ptr<const FaceNetworks> openFaceNetworks(const std::filesystem::path& landmarks,
                                                     const std::filesystem::path& look);

// Those that come with Latentwalk, which lie beside the built-in model; read once, kept while somebody has them. Throws
// FileError, naming the place, where they are not there: then a reader without networks still tells what pixels tell.
std::shared_ptr<const FaceNetworks> builtInFaceNetworks();

}  // namespace latentwalk::faces
