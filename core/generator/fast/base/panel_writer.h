// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/generator/fast/kernels/bfloat16.h"
#include "core/generator/fast/kernels/kernels.h"

namespace latentwalk::fast {

// Writes right factors of matrix products (kernels.h): the columns of one panel at depth d.
class PanelWriter {
public:
    // `elementSize` is 4 for float32, 2 for bfloat16.
    PanelWriter(std::byte* panel, std::int64_t elementSize) : m_panel(panel), m_bfloat16(elementSize == 2) {}

    void set(std::int64_t d, std::int64_t n, float value) const {
        if (m_bfloat16) {
            const std::uint16_t rounded = toBfloat16(value);
            std::memcpy(m_panel + ((d / 2 * kPanel + n) * 2 + d % 2) * 2, &rounded, sizeof rounded);
        } else {
            std::memcpy(m_panel + (d * kPanel + n) * 4, &value, sizeof value);
        }
    }

    // The first `count` columns.
    void setRow(std::int64_t d, const float* values, std::int64_t count) const {
        if (!m_bfloat16) {
            std::memcpy(m_panel + d * kPanel * 4, values, static_cast<std::size_t>(count) * sizeof(float));
            return;
        }
        for (std::int64_t n = 0; n < count; ++n) {
            set(d, n, values[n]);
        }
    }

private:
    std::byte* m_panel;
    bool m_bfloat16;
};

}  // namespace latentwalk::fast
