// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/request.h"

#include <string>

namespace latentwalk {

Request checkedRequest(const Architecture& architecture, const std::function<bool(int)>& hasHead,
                       const LatentBatch& latents, const GenerateOptions& options) {
    const int last = architecture.scaleCount() - 1;
    const int scale = options.scale.value_or(last);
    if (latents.size != architecture.latentSize) {
        throw GeneratorError("the latent has " + std::to_string(latents.size) + " components, this generator takes " +
                             std::to_string(architecture.latentSize));
    }
    if (scale < 0 || scale > last) {
        throw GeneratorError("there is no scale " + std::to_string(scale) + "; this generator has scales 0 to " +
                             std::to_string(last));
    }
    if (!hasHead(scale)) {
        throw GeneratorError("scale " + std::to_string(scale) +
                             " has no head in this checkpoint, so it cannot be shown as an image");
    }
    const float alpha = options.alpha.value_or(scale == last ? architecture.alpha : 0.0F);
    if (!(alpha >= 0.0F && alpha <= 1.0F)) {
        throw GeneratorError("alpha must lie between 0 and 1");
    }
    if (alpha == 0.0F || scale == 0) {
        return {scale, 0.0F};  // the first scale has nothing before it to blend with
    }
    if (!hasHead(scale - 1)) {
        throw GeneratorError("alpha above 0 blends with scale " + std::to_string(scale - 1) +
                             ", which has no head in this checkpoint");
    }
    return {scale, alpha};
}

}  // namespace latentwalk
