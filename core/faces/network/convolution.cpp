// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/network/convolution.h"

#include <algorithm>
#include <stdexcept>

namespace latentwalk::faces {
namespace {

constexpr std::int64_t kBlock = 16;  // floats of a row that lie together in a left factor

std::int64_t filledUp(std::int64_t value, std::int64_t step) {
    return (value + step - 1) / step * step;
}

std::vector<float> transposed(const std::vector<float>& values, std::int64_t rows, std::int64_t columns) {
    std::vector<float> result(values.size());
    for (std::int64_t r = 0; r < rows; ++r) {
        for (std::int64_t c = 0; c < columns; ++c) {
            result[static_cast<std::size_t>(c * rows + r)] = values[static_cast<std::size_t>(r * columns + c)];
        }
    }
    return result;
}

// The columns of a kernel of `kernel` that lie within `side`, when its first is `first`.
struct Within {
    Within(std::int64_t first, std::int64_t kernel, std::int64_t side)
        : begin(std::max<std::int64_t>(0, -first)), end(std::max(begin, std::min(kernel, side - first))) {}
    std::int64_t begin;
    std::int64_t end;
};

}  // namespace

void ProductBuffers::reserve(std::int64_t rows, std::int64_t depth, std::int64_t outputs) {
    const std::int64_t filled = filledUp(rows, fast::kRows);
    if (m_left.size() < static_cast<std::size_t>(filled * depth)) {
        m_left = fast::AlignedBuffer<float>(static_cast<std::size_t>(filled * depth));
    }
    if (m_result.size() < static_cast<std::size_t>(filled * outputs)) {
        m_result = fast::AlignedBuffer<float>(static_cast<std::size_t>(filled * outputs));
    }
}

void ProductBuffers::pack(const float* values, std::int64_t count, std::int64_t row, std::int64_t depth) {
    float* to = m_left.data() + row / fast::kRows * fast::kRows * depth + row % fast::kRows * kBlock;
    for (std::int64_t at = 0; at < depth; at += kBlock, to += kBlock * fast::kRows) {
        const std::int64_t real = std::clamp<std::int64_t>(count - at, 0, kBlock);
        if (real == kBlock) {
            std::copy_n(values + at, kBlock, to);
        } else {
            std::fill(std::copy_n(values + at, real, to), to + kBlock, 0.0F);
        }
    }
}

RightFactor::RightFactor(const std::vector<float>& values, std::int64_t depth, std::int64_t outputs)
    : m_depth(filledUp(depth, kBlock)),
      m_outputs(filledUp(outputs, fast::kPanel)),
      m_values(static_cast<std::size_t>(m_depth * m_outputs)) {
    for (std::int64_t d = 0; d < depth; ++d) {
        for (std::int64_t o = 0; o < outputs; ++o) {
            m_values.data()[(o / fast::kPanel * m_depth + d) * fast::kPanel + o % fast::kPanel] =
                values[static_cast<std::size_t>(d * outputs + o)];
        }
    }
}

void RightFactor::multiply(const Arithmetic& with, std::int64_t rows, ProductBuffers& buffers) const {
    with.matrices->multiply(buffers.left(), rows, m_depth, m_values.data(), 0, m_outputs / fast::kPanel,
                            buffers.result(), m_outputs);
}

Convolution::Convolution(const std::vector<float>& filters, const std::vector<float>& bias, const Form& form,
                         Backward backward)
    : m_form(form),
      m_bias(bias),
      m_forward(filters, form.kernel * form.kernel * form.in, form.out),
      m_backward(backward == Backward::Yes
                     ? RightFactor(transposed(filters, form.kernel * form.kernel * form.in, form.out), form.out,
                                   form.kernel * form.kernel * form.in)
                     : RightFactor({}, 0, 0)) {}

std::int64_t Convolution::sideOf(std::int64_t side) const {
    return (side + 2 * m_form.padding - m_form.kernel) / m_form.stride + 1;
}

void Convolution::forward(const Arithmetic& with, const FeatureMap& input, FeatureMap& output,
                          ProductBuffers& buffers) const {
    const std::int64_t side = sideOf(input.side);
    const std::int64_t line = m_form.kernel * m_form.in;
    const std::int64_t depth = m_forward.depth();
    std::vector<float> patch(static_cast<std::size_t>(m_form.kernel * line));
    buffers.reserve(side, depth, m_forward.outputs());
    // A line of the output at a time: what is packed stays in the cache.
    for (std::int64_t y = 0; y < side; ++y) {
        const std::int64_t top = y * m_form.stride - m_form.padding;
        const Within rows(top, m_form.kernel, input.side);
        for (std::int64_t x = 0; x < side; ++x) {
            const std::int64_t left = x * m_form.stride - m_form.padding;
            const Within columns(left, m_form.kernel, input.side);
            std::fill(patch.begin(), patch.end(), 0.0F);
            for (std::int64_t row = rows.begin; row < rows.end; ++row) {
                std::copy_n(input.pixel(top + row, left + columns.begin), (columns.end - columns.begin) * m_form.in,
                            patch.data() + row * line + columns.begin * m_form.in);
            }
            buffers.pack(patch.data(), m_form.kernel * line, x, depth);
        }
        m_forward.multiply(with, side, buffers);
        for (std::int64_t x = 0; x < side; ++x) {
            const float* const from = buffers.result() + x * m_forward.outputs();
            std::transform(from, from + m_form.out, m_bias.begin(), output.pixel(y, x), std::plus<>());
        }
    }
}

void Convolution::backward(const Arithmetic& with, const FeatureMap& byOutput, FeatureMap& byInput,
                           ProductBuffers& buffers) const {
    if (m_backward.depth() == 0) {
        throw std::logic_error("a convolution that was made without its derivative");
    }
    const std::int64_t side = byOutput.side;
    const std::int64_t line = m_form.kernel * m_form.in;
    buffers.reserve(side, m_backward.depth(), m_backward.outputs());
    for (std::int64_t y = 0; y < side; ++y) {
        for (std::int64_t x = 0; x < side; ++x) {
            buffers.pack(byOutput.pixel(y, x), m_form.out, x, m_backward.depth());
        }
        m_backward.multiply(with, side, buffers);
        const std::int64_t top = y * m_form.stride - m_form.padding;
        const Within rows(top, m_form.kernel, byInput.side);
        for (std::int64_t x = 0; x < side; ++x) {
            const std::int64_t left = x * m_form.stride - m_form.padding;
            const Within columns(left, m_form.kernel, byInput.side);
            const float* const from = buffers.result() + x * m_backward.outputs();
            for (std::int64_t row = rows.begin; row < rows.end; ++row) {
                float* const to = byInput.pixel(top + row, left + columns.begin);
                const float* const values = from + row * line + columns.begin * m_form.in;
                for (std::int64_t i = 0; i < (columns.end - columns.begin) * m_form.in; ++i) {
                    to[i] += values[i];
                }
            }
        }
    }
}

}  // namespace latentwalk::faces
