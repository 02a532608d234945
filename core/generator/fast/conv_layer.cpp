// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/conv_layer.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace latentwalk::fast {
namespace {

// Direct layers up to this resolution have too few rows of pixels to share out; their columns are shared instead.
constexpr std::int64_t kTogether = 16;

std::int64_t roundedUp(std::int64_t value, std::int64_t step) {
    return (value + step - 1) / step * step;
}

// What a block in Winograd's form needs.
ScratchSize blockScratch(const ConvShape& shape, std::int64_t tiles) {
    return {shape.inputs() * shape.inputStride(tiles), shape.matrices() * tiles * (shape.outChannels + 16),
            16 * shape.outChannels};
}

}  // namespace

void ScratchSize::enlarge(const ScratchSize& other) {
    left = std::max(left, other.left);
    products = std::max(products, other.products);
    tile = std::max(tile, other.tile);
}

Scratch::Scratch(const ScratchSize& size, const Kernels& kernels)
    : left(static_cast<std::size_t>(size.left * kernels.elementSize)),
      products(static_cast<std::size_t>(size.products)),
      tile(static_cast<std::size_t>(size.tile)) {}

std::vector<Sharing> sharings(const ConvShape& shape, int workers) {
    const std::int64_t tiles = roundedUp(shape.tiles(), kRows);
    // Blocks of one worker: what lies between the steps shall stay in the cache. With too few tiles for that all
    // workers do them together.
    const std::int64_t most = std::min<std::int64_t>(shape.inChannels + shape.outChannels > 512 ? 16 : 32, tiles);
    const bool enough = workers == 1 || shape.tiles() / workers >= 32;
    std::vector<Sharing> ways{enough ? Sharing{false, most} : Sharing{true, std::min<std::int64_t>(tiles, 256)}};
    const auto add = [&](const Sharing& way) {
        if (std::find(ways.begin(), ways.end(), way) == ways.end()) {
            ways.push_back(way);
        }
    };
    add({true, std::min<std::int64_t>(tiles, 64)});
    for (const std::int64_t own : {std::int64_t{16}, most}) {
        if (own * workers <= tiles) {
            add({false, own});
        }
    }
    return ways;
}

ConvLayer::ConvLayer(const ConvShape& shape, Form form, PreparedLayer weights, const Kernels& kernels, Workers& workers)
    : ConvLayer(shape, form == Form::Winograd ? sharings(shape, workers.count()) : std::vector<Sharing>{},
                std::move(weights), kernels, workers) {}

ConvLayer::ConvLayer(const ConvShape& shape, std::vector<Sharing> ways, PreparedLayer weights, const Kernels& kernels,
                     Workers& workers)
    : m_shape(shape),
      m_form(ways.empty() ? Form::Direct : Form::Winograd),
      m_planes(ways.empty() ? tapPlanes(shape.upsample, shape.pool) : std::vector<TapPlane>{}),
      m_ways(std::move(ways)),
      m_fastest(std::max(static_cast<int>(m_ways.size()), 1)),
      m_weights(std::move(weights)),
      m_kernels(kernels),
      m_workers(workers),
      m_output(static_cast<std::size_t>((shape.writtenResolution() + 2) * (shape.writtenResolution() + 2) *
                                        shape.outChannels)) {}

void ConvLayer::keepNorms() {
    m_norms = AlignedBuffer<float>(static_cast<std::size_t>(m_shape.outResolution * m_shape.outResolution));
}

// Whether a direct layer is done by rows of a plane, one at a time for each worker; all its pixels together if not.
bool ConvLayer::runsInRows() const {
    return m_shape.outResolution > kTogether;
}

ScratchSize ConvLayer::firstScratch() const {
    ScratchSize size;
    for (const Sharing& way : m_ways) {
        size.enlarge(blockScratch(m_shape, way.tiles));
    }
    if (m_form == Form::Direct) {
        const std::int64_t pixels =
            m_shape.gridResolution() * (runsInRows() ? 1 : std::ssize(m_planes) * m_shape.gridResolution());
        size = {pixels * m_shape.inChannels * std::ssize(m_planes[0].taps), pixels * (m_shape.outChannels + 16), 0};
    }
    return size;
}

ScratchSize ConvLayer::otherScratch() const {
    ScratchSize size;
    for (const Sharing& way : m_ways) {
        size.enlarge(way.together ? ScratchSize{0, 0, 16 * m_shape.outChannels} : blockScratch(m_shape, way.tiles));
    }
    return m_form == Form::Direct && runsInRows() ? firstScratch() : size;
}

void ConvLayer::run(const float* input, std::span<Scratch> scratch) {
    if (m_form == Form::Direct) {
        runsInRows() ? runRows(input, scratch) : runPlanes(input, scratch[0]);
        return;
    }
    const auto begin = std::chrono::steady_clock::now();
    const Sharing& way = m_ways[static_cast<std::size_t>(m_fastest.way())];
    way.together ? runTogether(input, way.tiles, scratch) : runBlocks(input, way.tiles, scratch);
    if (!m_fastest.isDecided()) {
        m_fastest.took(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
}

// What the taps of a plane read around each pixel of row `y` of the input, as rows of a left factor from `firstRow` on.
void ConvLayer::packPixels(const float* input, const TapPlane& plane, std::int64_t y, std::int64_t firstRow,
                           void* left) const {
    const std::int64_t step = m_shape.pool ? 2 : 1;
    const std::int64_t rowLength = m_shape.inResolution() + 2;
    for (std::int64_t x = 0; x < m_shape.gridResolution(); ++x) {
        std::int64_t offset = 0;
        for (const Tap& tap : plane.taps) {
            const std::int64_t pixel = (step * y + tap.dy + 1) * rowLength + step * x + tap.dx + 1;
            m_kernels.packRow(input + pixel * m_shape.inChannels, m_shape.inChannels, offset, firstRow + x,
                              std::ssize(plane.taps) * m_shape.inChannels, left);
            offset += m_shape.inChannels;
        }
    }
}

// The products of that row to the layer's output.
void ConvLayer::finishPixels(const TapPlane& plane, std::int64_t y, float* products) {
    const std::int64_t step = m_shape.upsample ? 2 : 1;
    for (std::int64_t x = 0; x < m_shape.gridResolution(); ++x) {
        float* values = products + x * (m_shape.outChannels + 16);
        const float norm = m_kernels.finishPixel(values, m_weights.bias.data(), m_shape.outChannels,
                                                 m_shape.realOutChannels, m_shape.leak, m_shape.normalize);
        const std::int64_t toY = step * y + plane.y;
        const std::int64_t toX = step * x + plane.x;
        if (m_norms.data() != nullptr) {
            m_norms.data()[toY * m_shape.outResolution + toX] = norm;
        }
        const std::int64_t pixel = (toY + 1) * (m_shape.outResolution + 2) + toX + 1;
        std::copy_n(values, m_shape.outChannels, m_output.data() + pixel * m_shape.outChannels);
    }
}

void ConvLayer::finishTiles(float* products, std::int64_t begin, std::int64_t room, std::int64_t first,
                            std::int64_t last, float* tile) {
    m_kernels.transformOutput(m_shape, products, m_weights.bias.data(), begin, room, first, last, tile, m_output.data(),
                              m_norms.data());
}

// `rows` rows of the left factor, from `firstRow` on, by the matrix of a plane.
void ConvLayer::multiplyTaps(Scratch& scratch, std::int64_t plane, std::int64_t firstRow, std::int64_t rows,
                             std::int64_t firstPanel, std::int64_t lastPanel) const {
    const std::int64_t depth = std::ssize(m_planes[0].taps) * m_shape.inChannels;
    const std::int64_t stride = m_shape.outChannels + 16;
    m_kernels.multiply(scratch.left.data() + firstRow * depth * m_kernels.elementSize, rows, depth,
                       m_weights.factors.data() + plane * depth * m_shape.outChannels * m_kernels.elementSize,
                       firstPanel, lastPanel, scratch.products.data() + firstRow * stride, stride);
}

void ConvLayer::runRows(const float* input, std::span<Scratch> scratch) {
    const std::int64_t resolution = m_shape.gridResolution();
    const std::int64_t planes = std::ssize(m_planes);
    m_workers.run(planes * resolution, [&](std::int64_t task, int worker) {
        Scratch& own = scratch[static_cast<std::size_t>(worker)];
        const TapPlane& plane = m_planes[static_cast<std::size_t>(task % planes)];
        packPixels(input, plane, task / planes, 0, own.left.data());
        multiplyTaps(own, task % planes, 0, resolution, 0, m_shape.outChannels / kPanel);
        finishPixels(plane, task / planes, own.products.data());
    });
}

// Row r of the left factor: pixel r of the first plane, then those of the next.
void ConvLayer::runPlanes(const float* input, Scratch& shared) {
    const std::int64_t resolution = m_shape.gridResolution();
    const std::int64_t panels = m_shape.outChannels / kPanel;
    const std::int64_t planes = std::ssize(m_planes);
    const auto planeOf = [&](std::int64_t row) -> const TapPlane& {
        return m_planes[static_cast<std::size_t>(row / resolution)];
    };
    m_workers.run(planes * resolution, [&](std::int64_t row, int) {
        packPixels(input, planeOf(row), row % resolution, row * resolution, shared.left.data());
    });
    m_workers.run(planes * panels, [&](std::int64_t task, int) {
        const std::int64_t plane = task / panels;
        const std::int64_t pixels = resolution * resolution;
        multiplyTaps(shared, plane, plane * pixels, pixels, task % panels, task % panels + 1);
    });
    m_workers.run(planes * resolution, [&](std::int64_t row, int) {
        finishPixels(planeOf(row), row % resolution,
                     shared.products.data() + row * resolution * (m_shape.outChannels + 16));
    });
}

void ConvLayer::multiplyMatrices(std::int64_t room, std::int64_t rows, std::int64_t first, std::int64_t last,
                                 Scratch& scratch) const {
    const std::int64_t matrixBytes = m_shape.inChannels * m_shape.outChannels * m_kernels.elementSize;
    const std::int64_t inputBytes = m_shape.inputStride(room) * m_kernels.elementSize;
    const std::int64_t stride = m_shape.outChannels + 16;
    for (std::int64_t m = first; m < last; ++m) {
        m_kernels.multiply(scratch.left.data() + inputOfMatrix(m_shape.upsample, m) * inputBytes, rows,
                           m_shape.inChannels, m_weights.factors.data() + m * matrixBytes, 0,
                           m_shape.outChannels / kPanel, scratch.products.data() + m * room * stride, stride);
    }
}

// `room` tiles at once, each worker for itself.
void ConvLayer::runBlocks(const float* input, std::int64_t room, std::span<Scratch> scratch) {
    m_workers.run((m_shape.tiles() + room - 1) / room, [&](std::int64_t block, int worker) {
        Scratch& own = scratch[static_cast<std::size_t>(worker)];
        const std::int64_t begin = block * room;
        const std::int64_t tiles = std::min(room, m_shape.tiles() - begin);
        m_kernels.transformInput(m_shape, input, begin, room, 0, tiles, own.left.data());
        multiplyMatrices(room, tiles, 0, m_shape.matrices(), own);
        finishTiles(own.products.data(), begin, room, 0, tiles, own.tile.data());
    });
}

// `room` tiles at once, all workers sharing each step of them.
void ConvLayer::runTogether(const float* input, std::int64_t room, std::span<Scratch> scratch) {
    Scratch& shared = scratch[0];
    for (std::int64_t begin = 0; begin < m_shape.tiles(); begin += room) {
        const std::int64_t tiles = std::min(room, m_shape.tiles() - begin);
        m_workers.run(tiles, [&](std::int64_t tile, int) {
            m_kernels.transformInput(m_shape, input, begin, room, tile, tile + 1, shared.left.data());
        });
        m_workers.run(m_shape.matrices(),
                      [&](std::int64_t m, int) { multiplyMatrices(room, tiles, m, m + 1, shared); });
        m_workers.run(tiles, [&](std::int64_t tile, int worker) {
            finishTiles(shared.products.data(), begin, room, tile, tile + 1,
                        scratch[static_cast<std::size_t>(worker)].tile.data());
        });
    }
}

}  // namespace latentwalk::fast
