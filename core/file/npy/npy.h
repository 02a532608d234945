// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "core/file/atomic_file.h"
#include "core/file/npy/npy_array.h"

namespace latentwalk {

// Reads a .npy file (format versions 1 to 3): float16 to float64, integers or bool, of either byte order, in C or
// Fortran order; values become float32. Throws FileError on anything else, on sizes that do not fit the file, and on
// values that are not finite. Python objects are refused, never unpickled.
NpyArray readNpy(const std::filesystem::path& path);

// Writes float32, C order, format version 1.0, piece by piece; the file appears complete or not at all.
class NpyWriter {
public:
    // Throws FileError when the file cannot be made.
    NpyWriter(const std::filesystem::path& path, std::span<const std::int64_t> shape);

    // The next values in C order; throws FileError when they cannot be written.
    void write(std::span<const float> values);

    // Ends the file, which must have got exactly as many values as its shape holds (std::logic_error otherwise).
    void commit();

private:
    AtomicFile m_file;
    std::uint64_t m_missing;
};

// The bytes of a whole .npy file with these values, as many as the shape holds: float32, or float16 (each rounded to
// the nearest), C order, format version 1.0.
std::string npyFloats(std::span<const std::int64_t> shape, std::span<const float> values);
std::string npyHalves(std::span<const std::int64_t> shape, std::span<const float> values);

}  // namespace latentwalk
