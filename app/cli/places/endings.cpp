// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/places/endings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/message/file_error.h"

namespace latentwalk::cli {
namespace {

// In lower case, without its dot; empty where there is none.
std::string endingOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    ending.erase(0, 1);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool onlyDigits = std::all_of(ending.begin(), ending.end(), [](char c) { return c >= '0' && c <= '9'; });
    return onlyDigits ? std::string() : ending;
}

// Pictures, films, models, tables: what nobody would open an array or a session as.
constexpr std::array<std::string_view, 44> kOthers{
    "png",  "apng", "jpg",  "jpeg", "jpe", "jfif", "webp", "gif",  "tif", "tiff", "bmp",
    "avif", "heic", "heif", "jxl",  "jp2", "j2k",  "ppm",  "pgm",  "pnm", "tga",  "psd",
    "exr",  "hdr",  "ico",  "svg",  "pdf", "eps",  "mp4",  "m4v",  "mov", "mkv",  "webm",
    "avi",  "ogv",  "mpg",  "mpeg", "csv", "xml",  "zip",  "html", "pth", "pt",   "safetensors"};

bool isOther(const std::string& ending) {
    return std::find(kOthers.begin(), kOthers.end(), ending) != kOthers.end();
}

}  // namespace

PictureFormat needPictureFormat(const std::filesystem::path& path) {
    const auto format = pictureFormatOf(path);
    if (!format) {
        throw FileError(path, Core::about("%1 needs the ending of a picture: .png, .jpg, .webp"));
    }
    return *format;
}

PictureFormat pictureFormatOrPng(const std::filesystem::path& path) {
    return endingOf(path).empty() ? PictureFormat::Png : needPictureFormat(path);
}

void needArrayName(const std::filesystem::path& path) {
    const std::string ending = endingOf(path);
    if (isOther(ending) || ending == "npz" || ending == "json" || ending == "txt" || ending == "latentwalk") {
        throw FileError(path, Core::about("%1 would be a .npy file; give it that ending"));
    }
}

void needSessionName(const std::filesystem::path& path) {
    const std::string ending = endingOf(path);
    if (isOther(ending) || ending == "npy" || ending == "npz") {
        throw FileError(path, Core::about("%1 would be a session; give it the ending .latentwalk"));
    }
}

void needModelName(const std::filesystem::path& path) {
    const std::string ending = endingOf(path);
    if (!ending.empty() && ending != "safetensors") {
        throw FileError(path, Core::about("%1 would be a safetensors file, the one kind of model that is written here; "
                                          "give it the ending .safetensors"));
    }
}

}  // namespace latentwalk::cli
