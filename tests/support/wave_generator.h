// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cmath>

#include "core/generator/generator.h"

namespace latentwalk::test {

// Smooth waves of strong colours that follow the first components of a latent: quick, deterministic, and as easy to
// compress as a face.
class WaveGenerator final : public Generator {
public:
    explicit WaveGenerator(int scaleCount = 4, bool colourful = false) : m_colourful(colourful) {
        m_architecture.latentSize = 24;
        m_architecture.depths.assign(static_cast<std::size_t>(scaleCount), 4);
    }

    const Architecture& architecture() const override { return m_architecture; }
    bool hasHead(int) const override { return true; }
    Message device() const override { return std::string("test"); }
    Precision precision() const override { return Precision::Float32; }

    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        const std::int64_t size = Architecture::resolution(options.scale.value_or(m_architecture.scaleCount() - 1));
        Images images{latents.count, 3, size, size, {}};
        images.values.reserve(static_cast<std::size_t>(latents.count * 3 * size * size));
        for (std::int64_t i = 0; i < latents.count; ++i) {
            const auto z = latents.row(i);
            for (std::size_t c = 0; c < 3; ++c) {
                for (std::int64_t y = 0; y < size; ++y) {
                    for (std::int64_t x = 0; x < size; ++x) {
                        const double u = static_cast<double>(x) / static_cast<double>(size);
                        const double v = static_cast<double>(y) / static_cast<double>(size);
                        // Colourful: every second pixel is of another colour, as bright as its neighbour.
                        const double colour = !m_colourful || (x + y) % 2 == 0 ? 0 : c == 0 ? 0.15 : c == 2 ? -0.15 : 0;
                        images.values.push_back(
                            static_cast<float>(colour + 0.8 * std::sin(3 * u + z[0] + 1.5 * static_cast<double>(c)) *
                                                            std::cos(2 * v + z[1] - 1.0 * static_cast<double>(c))));
                    }
                }
            }
        }
        made += latents.count;
        return images;
    }

    std::atomic<std::int64_t> made = 0;

private:
    Architecture m_architecture;
    bool m_colourful;
};

}  // namespace latentwalk::test
