// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>

namespace latentwalk::faces {

// What is measured of a picture of a face. The first fourteen are those that directions are named after; the others are
// there to be held, or to be said as what comes along. Left and right are those of the picture. None says what a person
// is: only what a picture shows, as two networks trained on photographs and plain sums of pixels see it.
enum class Score {
    Age,         // years, as the look network guesses: it is the age that a face looks
    Look,        // that network's undecidedness: 0, below feminine, above masculine (logit)
    Smile,       // how high the corners of the mouth are and how wide it is, in distances of the eyes
    Mouth,       // how far it is open, in distances of the eyes
    Turn,        // of the head: where the nose stands between the ends of the jaw; above 0 to the right
    Chin,        // ears above the line of the eyes, in distances of the eyes; above 0 the chin is down
    Tilt,        // degrees that the head leans to the right (clockwise)
    Light,       // how much brighter the right cheek is than the left, natural logarithm of the ratio
    Brightness,  // of the whole picture, skin and hair included; 0 ... 1
    Warmth,      // red less blue, of the whole picture; -1 ... 1
    Background,  // brightness of the upper corners; 0 ... 1
    Fringe,      // how free the forehead is: 0 as the cheeks, below 0 ever less like them (hair, a hat)
    Lips,        // how much redder than the cheeks
    Eyes,        // how much darker around the eyes than on the cheeks, natural logarithm of the ratio
    // Those that have no direction of their own.
    EyesOpen,    // height to width of the eyes
    BrowHeight,  // brows above the eyes, in distances of the eyes
    FaceWidth,   // of the jaw, in distances of the eyes
    FaceSize,    // of the face in the picture, in its side: the landmarks' mean distance from their middle
    Sharpness,   // logarithm of the differences between neighbouring pixels against the contrast
    Saturation,  // mean of (largest - smallest) of a pixel's colours; 0 ... 1
    Contrast,    // standard deviation of the brightness; 0 ... 1
    Top,         // brightness of the top of the picture: hair and what is above it; 0 ... 1
    Sides,       // brightness at both sides of the face: hair and what is beside it; 0 ... 1
};
inline constexpr std::size_t kScoreCount = 23;
inline constexpr std::size_t kNamedScoreCount = 14;  // the first of them

// What it takes to measure a score.
enum class Needs {
    Pixels,  // the picture alone, of whatever it is
    Points,  // a face, and the landmark network
    Looks,   // a face, and the look network
};

constexpr std::size_t indexOf(Score score) {
    return static_cast<std::size_t>(score);
}
constexpr Score scoreAt(std::size_t index) {
    return static_cast<Score>(index);
}
// "age", "look" ... "sides": for files and command lines, never for people.
std::string_view idOf(Score score);
std::optional<Score> scoreOf(std::string_view id);
Needs needsOf(Score score);
// Whether a score has the other sign in the mirror: Turn, Tilt and Light. All others stay.
bool turnsInMirror(Score score);

// The scores of one picture. Those that were not measured, for want of a network or of a face, are NaN.
struct FaceScores {
    std::array<float, kScoreCount> values = [] {
        std::array<float, kScoreCount> none{};
        none.fill(std::nanf(""));
        return none;
    }();
    // Whether there is a face that could be read: landmarks that lie as those of a face do, and in the mirror the same.
    // Without the landmark network always false; pixel scores are there all the same.
    bool readable = false;
    // How differently picture and mirror image were read: root mean square distance of the landmarks, in distances of
    // the eyes. 0 is the same; NaN without the landmark network.
    float disagreement = std::nanf("");

    float operator[](Score score) const { return values[indexOf(score)]; }
    bool has(Score score) const { return !std::isnan(values[indexOf(score)]); }
};

}  // namespace latentwalk::faces
