// SPDX-License-Identifier: GPL-3.0-or-later
// Faces in .npz files. What is read can be written again and is the same then.
#include "core/latent/face_file.h"

#include <cmath>

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(face_file)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords([&] {
        const KeptFace face = readFace(fuzz::memoryFile(data, size));
        fuzz::require(!face.latent.empty(), "a latent");
        for (const float value : face.latent) {
            fuzz::require(std::isfinite(value), "finite components");
        }
        fuzz::require(problemOf(face.offsets).empty(), "offsets without a problem");
        const auto again = fuzz::folder() / "again.npz";
        writeFace(again, face);
        fuzz::require(readFace(again) == face, "a face that comes back as it was");
    });
    return 0;
}
