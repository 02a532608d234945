// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/latent/carried_offsets.h"
#include "core/latent/latent.h"

namespace latentwalk {

// A face as a file keeps it.
struct KeptFace {
    Latent latent;           // edits included
    CarriedOffsets offsets;  // that it carries, if any

    bool operator==(const KeptFace&) const = default;
};

// A face from a .npz archive, stored or compressed, as numpy.savez and numpy.savez_compressed write them: the array
// `z`, one latent (readLatents() says of what shapes, readNpy() of what types), `offset4`, `offset8` and `offset16`,
// shape (C, R, R), all of which may be missing, and `closeness`, one number from 0 to 1. Other arrays are left alone.
// `latentSize` is what z must have; without it, what z has. Sizes are checked before anything is unpacked. Throws
// FileError. Blocking.
KeptFace readFace(const std::filesystem::path& path, std::optional<std::int64_t> latentSize = std::nullopt);

// The same of a face for a network: its offsets must fit, too.
KeptFace readFace(const std::filesystem::path& path, const Architecture& architecture);

// Writes what readFace() reads, in the way of numpy.savez: z as float32 of shape (1, size), offsets as float16, and
// `closeness` (float32) where it is not 1. Offsets without problemOf(). The file appears complete or not at all.
// Throws FileError. Blocking.
void writeFace(const std::filesystem::path& path, const KeptFace& face);

}  // namespace latentwalk
