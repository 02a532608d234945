// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace latentwalk {

// The header of a .npy file. `descr` lies in the text that was parsed.
struct NpyHeader {
    std::string_view descr;  // NumPy's name of the type, with its quotes' content only
    bool fields = false;     // the type is a list of named fields, and `descr` its text
    bool fortranOrder = false;
    std::vector<std::int64_t> shape;
};

// Reads a header, a Python dict literal with the keys descr, fortran_order and shape in any order and spacing, as NumPy
// and other programs write it (sizes may end in L, which Python 2 wrote). Nothing else of Python is understood, and a
// key that is missing, unknown or there twice is an error. At most 32 axes, as in NumPy.
std::optional<NpyHeader> parseNpyHeader(std::string_view text);

// A type of numbers as it lies in the file.
struct NpyType {
    enum class Kind { Real, Signed, Unsigned, Truth };
    Kind kind = Kind::Real;
    std::size_t size = 4;  // bytes: 2, 4, 8 for Real, 1 to 8 for integers, 1 for Truth
    bool bigEndian = false;
};

// What a name of NumPy's means: "<f4", ">i2", "=f8", "|b1", "float16", "d". Orders other than '>' are little-endian.
// Nothing for what is not a real number.
std::optional<NpyType> npyTypeOf(std::string_view descr);

}  // namespace latentwalk
