// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/picture/picture_file.h"

// A known ending that is typed decides a file's format, so what a file cannot become is refused before it is made.
// Every function throws FileError. Digits alone are no ending: "alpha0.35".
namespace latentwalk::cli {

// The format that the name's ending tells; throws where it tells none.
PictureFormat needPictureFormat(const std::filesystem::path& path);

// The same, but PNG for a name without an ending.
PictureFormat pictureFormatOrPng(const std::filesystem::path& path);

// For arrays: .npy, or nothing that promises another kind of file.
void needArrayName(const std::filesystem::path& path);

// For sessions: .latentwalk, or nothing that promises another kind of file.
void needSessionName(const std::filesystem::path& path);

// For models that are written: .safetensors, or no ending.
void needModelName(const std::filesystem::path& path);

}  // namespace latentwalk::cli
