// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/options/common.h"

// Where a command's files come from and go to, held against each other before anything is computed.
namespace latentwalk::cli {

struct Places {
    std::vector<std::filesystem::path> read;
    std::vector<std::filesystem::path> written;
    std::filesystem::path folder;                           // for numbered pictures; empty: none
    std::function<bool(std::string_view name)> isInFolder;  // whether a file of that name belongs to them

    // Adds the model that the options name, or the built-in one, with the file of the raw generator that lies beside.
    void readModel(const std::filesystem::path& model);
};

// Throws FileError where a file that is to be written
// - is standard output or another stream or device: it is only by renaming that a file appears complete or not at all;
// - has two of the names (by whatever links and dots), or is one that is read, or a file or the folder of the numbered
//   pictures;
// - is there already, unless --force; or cannot be written.
// Empty paths stand for nothing.
void checkPlaces(const Places& places, const CommonOptions& options);

// N of "frame_00000N.png", as a file of numbered pictures is called that begin with `stem` ("frame"); nothing for other
// names.
std::optional<std::uint64_t> pictureNumber(std::string_view name, std::string_view stem);

// Whether exportSequence() may call a file so, whatever the number: it takes no folder with frames of others.
bool isOfSequence(std::string_view name);

}  // namespace latentwalk::cli
