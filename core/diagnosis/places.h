// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace latentwalk {

// Where the programs keep what is not the user's own, after the XDG Base Directory Specification; the window's Qt gives
// the same folders for its caches and data. None of them is made here.
std::filesystem::path cacheFolder();        // thumbnails, fitted heads
std::filesystem::path namedFolder();        // in the cache: named directions that were found for models
std::filesystem::path clippingFolder();     // in the cache: how many pixels of models' faces are clipped
std::filesystem::path alignmentFolder();    // in the cache: where models' faces have eyes and mouth
std::filesystem::path startsFolder();       // in the cache: small pictures of models' faces, where searches begin
std::filesystem::path dataFolder();         // autosave, taught directions
std::filesystem::path settingsFolder();     // the window's settings
std::filesystem::path stateFolder();        // the log
std::filesystem::path checkpointsFolder();  // torch.hub's downloads

// The user's home becomes "~" wherever a path in `text` begins with it: reports are shown to strangers.
std::string withoutHome(std::string text);

struct Place {
    std::string name;  // "thumbnails"
    std::filesystem::path path;
};
std::vector<Place> places();

struct FolderUse {
    bool exists = false;
    bool writable = false;  // or, where it does not exist, can be made
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};
// Blocking. Symbolic links are neither followed nor counted; what cannot be looked at counts as empty.
FolderUse useOf(const std::filesystem::path& folder);

}  // namespace latentwalk
