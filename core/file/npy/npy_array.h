// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/file/npy/npy_header.h"

namespace latentwalk {

// A float32 array as NumPy stores it.
struct NpyArray {
    std::vector<std::int64_t> shape;
    std::vector<float> values;  // C order
};

inline constexpr std::string_view kNpyMagic = "\x93NUMPY";

struct NpyParts {
    NpyHeader header;
    std::string_view data;  // what comes after the header
};

// The parts of the bytes of a whole .npy file, which begin with kNpyMagic. Throws FileError naming `path`.
NpyParts npyPartsOf(const std::filesystem::path& path, std::string_view all);

// The array in the bytes of a whole .npy file, which begin with kNpyMagic. readNpy() says what is taken and thrown;
// `path` is for the sentences.
NpyArray parseNpy(const std::filesystem::path& path, std::string_view all);

}  // namespace latentwalk
