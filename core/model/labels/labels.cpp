// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/labels/labels.h"

#include <algorithm>

namespace latentwalk {
namespace {

constexpr std::size_t kMostAttributes = 1024;
constexpr std::size_t kLongestLabel = 4096;

}  // namespace

std::int64_t labelComponents(const Labels& labels) {
    std::int64_t count = 0;
    for (const LabelAttribute& attribute : labels) {
        count += static_cast<std::int64_t>(attribute.values.size());
    }
    return count;
}

Message problemOf(const Labels& labels, std::int64_t latentSize) {
    if (labels.size() > kMostAttributes || labelComponents(labels) > latentSize) {
        return Core::says("labels of %1 components, but its latents have %2")(labelComponents(labels), latentSize);
    }
    const auto tooLong = [](const std::string& name) { return name.size() > kLongestLabel; };
    for (const LabelAttribute& attribute : labels) {
        if (attribute.values.empty()) {
            return Core::says("a label without values");
        }
        if (tooLong(attribute.name) || std::any_of(attribute.values.begin(), attribute.values.end(), tooLong)) {
            return Core::says("a label with a name of more than 4,096 bytes");
        }
    }
    return {};
}

bool fits(const LabelChoice& choice, const Labels& labels) {
    if (choice.size() > labels.size()) {
        return false;
    }
    for (std::size_t i = 0; i < choice.size(); ++i) {
        if (choice[i] < kFromSeed || choice[i] >= static_cast<int>(labels[i].values.size())) {
            return false;
        }
    }
    return true;
}

int chosenOf(const LabelChoice& choice, std::size_t attribute) {
    return attribute < choice.size() ? choice[attribute] : kFromSeed;
}

void choose(LabelChoice& choice, std::size_t attribute, int value) {
    choice.resize(std::max(choice.size(), attribute + 1), kFromSeed);
    choice[attribute] = value;
    while (!choice.empty() && choice.back() == kFromSeed) {
        choice.pop_back();
    }
}

void fitTo(const Labels& labels, LabelChoice& choice) {
    choice.resize(std::min(choice.size(), labels.size()));
    for (std::size_t i = 0; i < choice.size(); ++i) {
        if (choice[i] < kFromSeed || choice[i] >= static_cast<int>(labels[i].values.size())) {
            choice[i] = kFromSeed;
        }
    }
    while (!choice.empty() && choice.back() == kFromSeed) {
        choice.pop_back();
    }
}

void putLabels(std::span<float> latent, const Labels& labels, const LabelChoice& choice) {
    auto place = latent.last(static_cast<std::size_t>(labelComponents(labels)));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto own = place.first(labels[i].values.size());
        place = place.subspan(own.size());
        const bool chosen = i < choice.size() && choice[i] != kFromSeed;
        const auto largest = std::max_element(own.begin(), own.end()) - own.begin();
        const auto value = static_cast<std::size_t>(chosen ? choice[i] : largest);
        std::fill(own.begin(), own.end(), 0.0F);
        own[value] = 1.0F;
    }
}

void keepLabels(std::span<float> to, std::span<const float> from, const Labels& labels) {
    const auto count = static_cast<std::size_t>(labelComponents(labels));
    std::copy_n(from.end() - static_cast<std::ptrdiff_t>(count), count, to.end() - static_cast<std::ptrdiff_t>(count));
}

}  // namespace latentwalk
