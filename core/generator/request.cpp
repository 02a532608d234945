// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/request.h"

#include <string>

namespace latentwalk {
namespace {

void checkLatentSize(const Architecture& architecture, std::int64_t size) {
    if (size != architecture.latentSize) {
        throw GeneratorError(
            Core::says("the latent has %1 components, this generator takes %2")(size, architecture.latentSize));
    }
}

void checkOffsets(const Architecture& architecture, const FaceOffsets& offsets) {
    if (const Message problem = problemOf(offsets, architecture); !problem.empty()) {
        throw GeneratorError(problem);
    }
}

Request checkedOptions(const Architecture& architecture, const std::function<bool(int)>& hasHead,
                       const GenerateOptions& options) {
    const int last = architecture.scaleCount() - 1;
    const int scale = options.scale.value_or(last);
    if (scale < 0 || scale > last) {
        throw GeneratorError(Core::says("there is no scale %1; this generator has scales 0 to %2")(scale, last));
    }
    if (!hasHead(scale)) {
        throw GeneratorError(
            Core::says("scale %1 has no head in this checkpoint, so it cannot be shown as an image")(scale));
    }
    const float alpha = options.alpha.value_or(scale == last ? architecture.alpha : 0.0F);
    if (!(alpha >= 0.0F && alpha <= 1.0F)) {
        throw GeneratorError(Core::says("alpha must lie between 0 and 1"));
    }
    if (alpha == 0.0F || scale == 0) {
        return {scale, 0.0F};  // the first scale has nothing before it to blend with
    }
    if (!hasHead(scale - 1)) {
        throw GeneratorError(
            Core::says("alpha above 0 blends with scale %1, which has no head in this checkpoint")(scale - 1));
    }
    return {scale, alpha};
}

}  // namespace

Request checkedRequest(const Architecture& architecture, const std::function<bool(int)>& hasHead,
                       const LatentBatch& latents, const GenerateOptions& options) {
    checkLatentSize(architecture, latents.size);
    for (const SharedOffsets& offsets : latents.offsets) {
        if (offsets) {
            checkOffsets(architecture, *offsets);
        }
    }
    return checkedOptions(architecture, hasHead, options);
}

Request checkedFace(const Architecture& architecture, const std::function<bool(int)>& hasHead, const Latent& latent,
                    const FaceOffsets& offsets, int scale) {
    checkLatentSize(architecture, static_cast<std::int64_t>(latent.size()));
    checkOffsets(architecture, offsets);
    return checkedOptions(architecture, hasHead, {scale, {}});
}

}  // namespace latentwalk
