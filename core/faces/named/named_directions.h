// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/latent/latent.h"
#include "core/model/weights/generator_weights.h"

// Directions that change what their name says, and what a latent tells about a face before it is painted. Scores are
// what is measured on pictures (core/faces); here they are ids, and their unit is one standard deviation (SD) among
// the model's own faces.
namespace latentwalk {

// What else changes along a direction: by how many SD for each SD of what the direction is about.
struct SideEffect {
    std::string score;
    double perDeviation = 0;

    bool operator==(const SideEffect&) const = default;
};

struct NamedDirection {
    std::string id;     // "smile": one word of a-z, unique
    std::string score;  // what it is about, measured
    double least = 0;   // the useful range, as strengths (units of the latent's length): least < 0 < most
    double most = 0;
    double sdPerUnit = 1;           // SD of the score for a strength of 1, measured over the useful range; positive
    double r2 = 0;                  // how well a linear score predicts the measured one on faces kept back, at most 1
    double right = 0;               // share of the measured faces whose score falls at one end and rises at the other
    std::vector<std::string> held;  // scores that were projected out
    std::vector<SideEffect> sideEffects;  // the largest first
    Latent components;                    // of length 1

    // The strength that changes the score by `deviations` SD.
    double strengthOf(double deviations) const { return deviations / sdPerUnit; }

    bool operator==(const NamedDirection&) const = default;
};

// A score told from a latent alone.
struct ScorePredictor {
    std::string id;        // unique
    double mean = 0;       // of the raw score among the model's faces
    double deviation = 1;  // standard deviation of the raw score, positive
    double bias = 0;       // SD
    double r2 = 0;         // on faces kept back, at most 1
    Latent weights;        // SD for each unit of z / rms(z)

    bool operator==(const ScorePredictor&) const = default;
};

struct NamedDirections {
    std::string model;                            // SHA-256 of its file, 64 lower-case digits
    GeneratorKind kind = GeneratorKind::Average;  // which of the model's generators
    std::int64_t latentSize = 0;
    std::int64_t faces = 0;                  // painted and scored for the fit
    std::int64_t measured = 0;               // others, on which ranges, slopes and side effects were measured
    std::vector<NamedDirection> directions;  // best known first
    std::vector<ScorePredictor> predictors;

    // Nothing where there is none of that id.
    const NamedDirection* direction(std::string_view id) const noexcept;
    const ScorePredictor* predictor(std::string_view id) const noexcept;

    bool operator==(const NamedDirections&) const = default;
};

// What a latent's face would score, in SD from the mean: weights · z / rms(z) + bias. The latent's length does not
// count. Throws std::invalid_argument when sizes differ.
double predictedScore(const ScorePredictor& predictor, std::span<const float> latent);

}  // namespace latentwalk
