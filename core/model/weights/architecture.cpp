// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/weights/architecture.h"

namespace latentwalk {
namespace {

constexpr int kMostScales = 10;  // 2048 pixels; the largest network of the paper has 9
constexpr std::int64_t kMostChannels = 8192;
constexpr std::int64_t kMostComponents = 65536;

}  // namespace

std::optional<AboutFile> problemOf(const Architecture& architecture) {
    if (architecture.depths.empty() || architecture.scaleCount() > kMostScales) {
        return Core::about("%1 has %2 scales; 1 to %3 are possible")(architecture.depths.size(), kMostScales);
    }
    for (const std::int64_t depth : architecture.depths) {
        if (depth < 1 || depth > kMostChannels) {
            return Core::about("%1 has a scale with %2 channels; 1 to %3 are possible")(depth, kMostChannels);
        }
    }
    if (architecture.latentSize < 1 || architecture.latentSize > kMostComponents) {
        return Core::about("%1 has latents of %2 components; 1 to %3 are possible")(architecture.latentSize,
                                                                                    kMostComponents);
    }
    if (architecture.outputChannels != 1 && architecture.outputChannels != 3) {
        return Core::about("%1 makes images with %2 channels; grey (1) and RGB (3) are possible")(
            architecture.outputChannels);
    }
    if (!(architecture.leak >= 0.0F && architecture.leak <= 1.0F)) {
        return Core::about("%1 has a leak outside of 0 to 1");
    }
    if (!(architecture.alpha >= 0.0F && architecture.alpha <= 1.0F)) {
        return Core::about("%1 has an alpha outside of 0 to 1");
    }
    return std::nullopt;
}

}  // namespace latentwalk
