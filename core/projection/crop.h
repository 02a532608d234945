// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace latentwalk::projection {

// Which pixels of a line each pixel of a part of it takes, and how much of each.
class LineTaps {
public:
    // The part from `begin` to `end` of a line of `size` pixels, in `count` pixels: between pixels where it is
    // enlarged, the mean of what each covers where it is reduced. What is outside is as the last pixel within.
    LineTaps(double begin, double end, std::int64_t size, std::int64_t count);

    struct Tap {
        std::int64_t from;
        float weight;
    };
    std::int64_t count() const { return static_cast<std::int64_t>(m_begins.size()) - 1; }
    std::span<const Tap> of(std::int64_t pixel) const {
        const auto at = static_cast<std::size_t>(pixel);
        return std::span(m_taps).subspan(m_begins[at], m_begins[at + 1] - m_begins[at]);
    }

private:
    std::vector<Tap> m_taps;
    std::vector<std::size_t> m_begins;
};

// A part of an image at another size, linear in the image, and its transpose.
class Crop {
public:
    // Of planes of side x side pixels.
    Crop(const LineTaps& rows, const LineTaps& columns, std::int64_t side);

    // `plane` is (side, side); pixel (y, x) goes to out[(y * count + x) * stride].
    void forward(std::span<const float> plane, std::int64_t stride, float* out);
    // From the derivative by what forward() gives to that by the plane, which is added.
    void backward(const float* byOut, std::int64_t stride, std::span<float> byPlane);

private:
    LineTaps m_rows;
    LineTaps m_columns;
    std::int64_t m_side;
    std::vector<float> m_line;
};

}  // namespace latentwalk::projection
