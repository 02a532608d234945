// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/backward/transposed_weights.h"

#include <algorithm>

#include "core/generator/fast/base/panel_writer.h"

namespace latentwalk::fast {

PlainLayer transposed(const PlainLayer& layer, std::int64_t out, std::int64_t in, Workers& workers) {
    PlainLayer result{AlignedBuffer<float>(layer.weight.size()), AlignedBuffer<float>(static_cast<std::size_t>(in))};
    workers.run(in, [&](std::int64_t i, int) {
        for (std::int64_t o = 0; o < out; ++o) {
            const float* from = layer.weight.data() + (o * in + i) * 9;
            std::reverse_copy(from, from + 9, result.weight.data() + (i * out + o) * 9);
        }
    });
    return result;
}

PreparedLayer prepareFormatTransposed(std::int64_t latentSize, std::int64_t channels, const PlainLayer& layer,
                                      std::int64_t elementSize, Workers& workers) {
    const std::int64_t width = padded(channels);
    const std::int64_t depth = 16 * width;
    const std::int64_t panels = padded(latentSize) / kPanel;
    const std::int64_t panelBytes = depth * kPanel * elementSize;
    PreparedLayer result{AlignedBuffer<std::byte>(static_cast<std::size_t>(panels * panelBytes)), {}};
    workers.run(panels, [&](std::int64_t panel, int) {
        const PanelWriter writer(result.factors.data() + panel * panelBytes, elementSize);
        const std::int64_t columns = std::min(kPanel, latentSize - panel * kPanel);
        for (std::int64_t pixel = 0; pixel < 16; ++pixel) {
            for (std::int64_t channel = 0; channel < channels; ++channel) {
                const float* row = layer.weight.data() + (channel * 16 + pixel) * latentSize + panel * kPanel;
                for (std::int64_t n = 0; n < columns; ++n) {
                    writer.set(pixel * width + channel, n, row[n]);
                }
            }
        }
    });
    return result;
}

}  // namespace latentwalk::fast
