// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

#include "core/training/data/data_file.h"

namespace latentwalk::training {

// What tableText() wrote. Throws FileError, naming `path`.
DataTable readTable(const std::filesystem::path& path, std::string_view text);

}  // namespace latentwalk::training
