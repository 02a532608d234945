// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace latentwalk {

// The same digits in lower case: how this program writes and compares digests, while others may write "AB12".
std::string lowerCaseDigits(std::string digits);

// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256(std::span<const std::byte> bytes);

// The same over the concatenation of several pieces.
std::string sha256(std::span<const std::span<const std::byte>> pieces);

// Of a whole file, which is read a piece at a time: none of it stays in memory. Throws FileError when it cannot be
// read, is not a regular file, or is changed meanwhile.
std::string sha256OfFile(const std::filesystem::path& path);

}  // namespace latentwalk
