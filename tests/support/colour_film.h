// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <random>
#include <vector>

#include "core/film/make_film_sink.h"
#include "core/picture/picture.h"
#include "tests/support/reference.h"

// Small films whose pictures say when they are seen.
namespace latentwalk::test {

using Colour = std::array<std::uint8_t, 3>;

inline const std::vector<Colour> kSeconds{
    {{200, 40, 30}, {30, 180, 60}, {40, 60, 210}, {220, 200, 40}, {120, 120, 120}}};

inline Picture plainPicture(Colour colour, std::int64_t width, std::int64_t height) {
    Picture picture{width, height, {}};
    for (std::int64_t i = 0; i < width * height; ++i) {
        picture.rgb.insert(picture.rgb.end(), colour.begin(), colour.end());
    }
    return picture;
}

inline void writeFilm(const std::filesystem::path& path, const std::vector<Picture>& frames, int rate) {
    FilmPlan plan;
    plan.format = *filmFormatOf(path);
    plan.settings.rateNumerator = rate;
    plan.settings.quality = 98;
    plan.frames = static_cast<std::int64_t>(frames.size());
    const auto sink = makeFilmSink(path, plan);
    for (std::int64_t i = 0; i < sink->previews(); ++i) {
        sink->preview(frames[static_cast<std::size_t>(i * plan.frames / sink->previews())]);
    }
    for (const Picture& frame : frames) {
        sink->add(frame);
    }
    sink->finish();
}

// A second of each colour, `rate` frames in it.
inline void writeColours(const std::filesystem::path& path, const std::vector<Colour>& colours = kSeconds,
                         int rate = 10, std::int64_t width = 64, std::int64_t height = 48) {
    std::vector<Picture> frames;
    for (const Colour& colour : colours) {
        frames.insert(frames.end(), static_cast<std::size_t>(rate), plainPicture(colour, width, height));
    }
    writeFilm(path, frames, rate);
}

// The same, each pixel of each frame a little another: such a film has bytes that can be damaged. A quarter of these,
// from the middle on, is overwritten where `damaged`.
inline QByteArray grainyMp4(const QString& path, bool damaged) {
    constexpr int kRate = 5;
    std::mt19937 random(1);
    std::vector<Picture> frames;
    for (const Colour& colour : kSeconds) {
        for (int i = 0; i < kRate; ++i) {
            frames.push_back(plainPicture(colour, 64, 48));
            for (std::uint8_t& value : frames.back().rgb) {
                value = static_cast<std::uint8_t>(value + random() % 21 - 10);
            }
        }
    }
    writeFilm(path.toStdString(), frames, kRate);
    QByteArray bytes = readAll(path);
    if (damaged) {
        const qsizetype begin = bytes.indexOf("mdat") + 4;
        const qsizetype length = bytes.indexOf("moov") - begin;
        std::fill_n(bytes.begin() + begin + length / 2, length / 4, '\x55');
    }
    return bytes;
}

// The mean of all pixels.
inline Colour meanOf(const Picture& picture) {
    std::array<std::size_t, 3> sums{};
    for (std::size_t i = 0; i < picture.rgb.size(); ++i) {
        sums[i % 3] += picture.rgb[i];
    }
    const std::size_t count = picture.rgb.size() / 3;
    return {static_cast<std::uint8_t>(sums[0] / count), static_cast<std::uint8_t>(sums[1] / count),
            static_cast<std::uint8_t>(sums[2] / count)};
}

// The colour of a pixel, from 0 to 1 of the width and of the height.
inline Colour colourAt(const Picture& picture, double x, double y) {
    const auto column = static_cast<std::int64_t>(x * static_cast<double>(picture.width - 1));
    const auto row = static_cast<std::int64_t>(y * static_cast<double>(picture.height - 1));
    const auto at = static_cast<std::size_t>((row * picture.width + column) * 3);
    return {picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]};
}

// How far two colours are apart, in their channel that differs most.
inline int distance(const Colour& a, const Colour& b) {
    int most = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        most = std::max(most, std::abs(int{a[i]} - int{b[i]}));
    }
    return most;
}

}  // namespace latentwalk::test
