// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/message/message.h"

namespace latentwalk {

// One attribute that a conditional generator was trained with, and the values that it takes.
struct LabelAttribute {
    std::string name;                 // "Gender"
    std::vector<std::string> values;  // "F", "M": one component of the latent for each, never empty

    bool operator==(const LabelAttribute&) const = default;
};

// The labels of a conditional generator (pytorch_GAN_zoo's AC-GAN, config.attribKeysOrder), in the order in which they
// stand in a latent: the last components of it, those of the first attribute first. Of each attribute's components one
// is 1, that of the value, and the others 0. Empty for generators without labels.
using Labels = std::vector<LabelAttribute>;

// How many components of a latent are labels.
std::int64_t labelComponents(const Labels& labels);

// What is wrong with labels of latents of `latentSize` components, as the end of a sentence ("labels of 5 components,
// but its latents have 4"); empty when all is well.
Message problemOf(const Labels& labels, std::int64_t latentSize);

// For each attribute the index of the value that was chosen, or kFromSeed; attributes behind the end are kFromSeed.
using LabelChoice = std::vector<int>;
inline constexpr int kFromSeed = -1;

// Whether `choice` names only attributes and values that are there.
bool fits(const LabelChoice& choice, const Labels& labels);

// The value that was chosen of one attribute, or kFromSeed.
int chosenOf(const LabelChoice& choice, std::size_t attribute);

// Chooses a value of one attribute, or kFromSeed; choices that say the same are equal afterwards.
void choose(LabelChoice& choice, std::size_t attribute, int value);

// Leaves out what of `choice` does not fit.
void fitTo(const Labels& labels, LabelChoice& choice);

// Puts the labels into a latent that holds normal numbers everywhere: where nothing was chosen, the value whose
// component is the largest of its attribute's (the first of equals), so that a seed has one face. In Python, for the
// components [a, b) of each attribute: i = z[:, a:b].argmax(1); z[:, a:b] = one_hot(i, b - a). Sizes have to fit.
void putLabels(std::span<float> latent, const Labels& labels, const LabelChoice& choice = {});

// The labels of `from` in place of those of `to`, two latents of one size: what moves a face leaves its labels alone.
void keepLabels(std::span<float> to, std::span<const float> from, const Labels& labels);

}  // namespace latentwalk
