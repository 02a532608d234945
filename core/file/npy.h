#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace latentwalk {

// A float32 array as NumPy stores it.
struct NpyArray {
    std::vector<std::int64_t> shape;
    std::vector<float> values;  // C order
};

// Reads a .npy file (format versions 1 to 3) of little-endian float32 or float64 in C or Fortran order; values become
// float32. Throws FileError on anything else, on sizes that do not fit the file, and on values that are not finite.
NpyArray readNpy(const std::filesystem::path& path);

// Writes float32, C order, format version 1.0, complete or not at all. Throws FileError.
void writeNpy(const std::filesystem::path& path, std::span<const std::int64_t> shape, std::span<const float> values);

}  // namespace latentwalk
