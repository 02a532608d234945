// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/generator/generator.h"

namespace latentwalk {

// What generate() was asked for, with its defaults filled in.
struct Request {
    int scale;
    float alpha;  // 0 where nothing is to be blended
};

// Checks a request against a generator. Throws GeneratorError with a sentence when it cannot be met.
Request checkedRequest(const Architecture& architecture, const std::function<bool(int scale)>& hasHead,
                       const LatentBatch& latents, const GenerateOptions& options);

// The same of one face at `scale`, with the checkpoint's own alpha at the last.
Request checkedFace(const Architecture& architecture, const std::function<bool(int scale)>& hasHead,
                    const Latent& latent, const FaceOffsets& offsets, int scale);

}  // namespace latentwalk
