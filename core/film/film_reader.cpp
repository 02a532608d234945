// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/film_reader.h"

#include <cstdio>
#include <stdexcept>

#include "core/file/mapped_file.h"
#include "core/film/film_functions.h"
#include "core/message/file_error.h"
#include "core/recipe/file_kind.h"

namespace latentwalk {
namespace {

bool isFilmKind(FileKind kind) {
    return kind == FileKind::Gif || kind == FileKind::Mp4 || kind == FileKind::Matroska;
}

// What FFmpeg need not be asked about, or would take for a film: pictures, and those that are built like films (HEIF).
bool isNoFilm(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    constexpr std::size_t kBrand = 4;
    const auto text = asText(file->bytes());
    switch (fileKindOf(file->bytes())) {
        case FileKind::Empty:
        case FileKind::Session:
        case FileKind::Png:
        case FileKind::Jpeg:
        case FileKind::WebP:
        case FileKind::Array:
        case FileKind::Json:
            return true;
        case FileKind::Unknown:
            return text.size() > kBrand && text.substr(kBrand).starts_with("ftyp");
        default:
            return false;
    }
}

FileError notRead(const std::filesystem::path& path, Message cause) {
    return {path, Core::about("%1 cannot be read as a film: %2")(std::move(cause))};
}

}  // namespace

std::unique_ptr<FilmReader> openFilm(const std::filesystem::path& path, std::int64_t longestSide) {
    if (longestSide < 1) {
        throw std::invalid_argument("a picture has at least one pixel");
    }
    if (isNoFilm(path)) {
        return nullptr;
    }
    try {
        auto film = filmFunctions().openFilm(path, longestSide);
        if (!film && beginsAsFilm(path)) {
            throw notRead(path, Core::says("FFmpeg makes nothing of it"));
        }
        return film;
    } catch (const ModuleMissing& error) {
        if (!beginsAsFilm(path)) {
            return nullptr;
        }
        throw notRead(path, error.message());
    }
}

bool beginsAsFilm(const std::filesystem::path& path) {
    return isFilmKind(fileKindOf(path));
}

std::string clockText(std::int64_t milliseconds) {
    constexpr long long kHour = 3'600'000;
    constexpr long long kMinute = 60'000;
    constexpr long long kSecond = 1'000;
    const long long time = milliseconds;
    char text[64];
    if (time >= kHour) {
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld.%03lld", time / kHour, time / kMinute % 60,
                      time / kSecond % 60, time % kSecond);
    } else {
        std::snprintf(text, sizeof text, "%lld:%02lld.%03lld", time / kMinute, time / kSecond % 60, time % kSecond);
    }
    std::string clock = text;
    clock.erase(clock.find_last_not_of('0') + 1);
    if (clock.ends_with('.')) {
        clock.pop_back();
    }
    return clock;
}

}  // namespace latentwalk
