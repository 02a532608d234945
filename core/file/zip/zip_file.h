// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace latentwalk {

struct ZipMember {
    std::string name;
    std::string data;
};

// Writes a zip archive of a few members, each stored as it is, without dates; the file appears complete or not at all.
// Names are ASCII, and all of it is below 4 GiB. Throws FileError when it cannot be written. Blocking.
void writeZip(const std::filesystem::path& path, std::span<const ZipMember> members);

}  // namespace latentwalk
