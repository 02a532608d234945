// SPDX-License-Identifier: GPL-3.0-or-later
// NumPy's .npy files.
#include "core/file/npy/npy.h"

#include <cmath>

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(npy)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords([&] {
        const NpyArray array = readNpy(fuzz::memoryFile(data, size));
        std::size_t count = 1;
        for (const std::int64_t length : array.shape) {
            fuzz::require(length >= 0, "no axis of negative length");
            count *= static_cast<std::size_t>(length);
        }
        fuzz::require(array.values.size() == count && count <= size, "as many values as the shape says");
        for (const float value : array.values) {
            fuzz::require(std::isfinite(value), "finite values");
        }
    });
    return 0;
}
