// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/generator.h"

namespace latentwalk {

Message cpuDevice(int threads) {
    return threads == 1 ? Core::says("CPU, 1 thread") : Core::says("CPU, %1 threads")(threads);
}

std::vector<Picture> Generator::pictures(const LatentBatch& latents, const GenerateOptions& options) {
    const Images images = generate(latents, options);
    std::vector<Picture> pictures;
    for (std::int64_t i = 0; i < images.count; ++i) {
        pictures.push_back(toPicture(images, i));
    }
    return pictures;
}

}  // namespace latentwalk
