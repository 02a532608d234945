// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/architecture.h"

namespace latentwalk {
namespace {

constexpr int kMostScales = 10;  // 2048 pixels; the largest network of the paper has 9
constexpr std::int64_t kMostChannels = 8192;
constexpr std::int64_t kMostComponents = 65536;

}  // namespace

std::string problemOf(const Architecture& architecture) {
    const auto number = [](std::int64_t value) { return std::to_string(value); };
    if (architecture.depths.empty() || architecture.scaleCount() > kMostScales) {
        return "has " + std::to_string(architecture.depths.size()) + " scales; 1 to " + number(kMostScales) +
               " are possible";
    }
    for (const std::int64_t depth : architecture.depths) {
        if (depth < 1 || depth > kMostChannels) {
            return "has a scale with " + number(depth) + " channels; 1 to " + number(kMostChannels) + " are possible";
        }
    }
    if (architecture.latentSize < 1 || architecture.latentSize > kMostComponents) {
        return "has latents of " + number(architecture.latentSize) + " components; 1 to " + number(kMostComponents) +
               " are possible";
    }
    if (architecture.outputChannels != 1 && architecture.outputChannels != 3) {
        return "makes images with " + number(architecture.outputChannels) +
               " channels; grey (1) and RGB (3) are possible";
    }
    if (!(architecture.leak >= 0.0F && architecture.leak <= 1.0F)) {
        return "has a leak outside of 0 to 1";
    }
    if (!(architecture.alpha >= 0.0F && architecture.alpha <= 1.0F)) {
        return "has an alpha outside of 0 to 1";
    }
    return "";
}

}  // namespace latentwalk
