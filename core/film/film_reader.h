// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/picture/picture.h"

namespace latentwalk {

// The pixels that a frame of a film may have, those of 8K and some more: a decoder keeps twenty of them and more.
inline constexpr std::int64_t kMostFilmPixels = std::int64_t{8192} * 8192;

struct FilmPicture {
    double seconds = 0;  // from the beginning of the film
    Picture picture;
};

// Reads a film's pictures from its beginning to its end. Memory does not grow with its length. One thread at a time.
class FilmReader {
public:
    virtual ~FilmReader() = default;

    // The first picture, of those that no call has come to yet, that begins at `seconds` from the film's beginning or
    // later (a thousandth before is no earlier: containers round); nothing behind the last one. Frames that are
    // damaged, or made from damaged ones, are passed over; where there were any, or where the film is cut off,
    // FileError comes instead of the end and says so. A film without a single picture is a FileError, too. `pause` is
    // called between frames and may throw, Stopped for example. Blocking.
    virtual std::optional<FilmPicture> next(double seconds, const std::function<void()>& pause) = 0;
};

// Opens a film by its content: MP4 and QuickTime, WebM and Matroska, AVI, GIF, MPEG, and what else FFmpeg has for
// films; nothing where it is none (films of still pictures, APNG and WebP, are pictures here). Pictures are upright, of
// square pixels, in the colours that the film says, over white where they are transparent; neither side is above
// `longestSide` (at least 1), larger ones being reduced. Nothing but this file is ever read, whatever it may name.
// Throws FileError: it cannot be read, is damaged, has no pictures or frames of more than kMostFilmPixels, or FFmpeg is
// not there.
std::unique_ptr<FilmReader> openFilm(const std::filesystem::path& path, std::int64_t longestSide);

// Whether a file begins as only films do: GIF, the MP4 family, Matroska. Other films are known by FFmpeg alone. Throws
// FileError when it cannot be read.
bool beginsAsFilm(const std::filesystem::path& path);

// A time in a film as players show it, with as many digits behind the point as it needs: "0:12.5", "1:02:03". Not
// negative.
std::string clockText(std::int64_t milliseconds);

}  // namespace latentwalk
