#include "core/generator/fast/fast_network.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace latentwalk::fast {
namespace {

constexpr std::int64_t kPanel = 32;

// Direct layers up to this resolution have too few rows of pixels to share out; their columns are shared instead.
constexpr std::int64_t kTogether = 16;

std::int64_t roundedUp(std::int64_t value, std::int64_t step) {
    return (value + step - 1) / step * step;
}

}  // namespace

bool hasFewChannels(const Architecture& architecture) {
    return *std::max_element(architecture.depths.begin(), architecture.depths.end()) < 64;
}

std::int64_t largestDirectResolution(const Architecture& architecture, bool bfloat16) {
    if (hasFewChannels(architecture)) {
        return architecture.fullResolution();
    }
    return bfloat16 ? 16 : 8;
}

FastNetwork::FastNetwork(const Architecture& architecture, const GeneratorWeights& weights, const Kernels& kernels,
                         int threads)
    : m_architecture(architecture), m_kernels(kernels), m_workers(threads) {
    const bool equalized = architecture.equalizedLearningRate;
    const std::int64_t channels = architecture.depths[0];
    m_format =
        prepareFormat(architecture.latentSize, channels, plainLayer(weights.format, equalized), kernels, m_workers);
    m_formatOutput = AlignedBuffer<float>(static_cast<std::size_t>(6 * 6 * padded(channels)));
    m_layers.push_back(makeLayer(channels, channels, 4, false, weights.scale0));
    for (std::size_t i = 0; i < weights.scales.size(); ++i) {
        const std::int64_t in = architecture.depths[i];
        const std::int64_t out = architecture.depths[i + 1];
        const std::int64_t resolution = Architecture::resolution(static_cast<int>(i) + 1);
        m_layers.push_back(makeLayer(in, out, resolution, true, weights.scales[i][0]));
        m_layers.push_back(makeLayer(out, out, resolution, false, weights.scales[i][1]));
    }
    for (std::size_t i = 0; i < weights.heads.size(); ++i) {
        m_heads.emplace_back();
        if (weights.heads[i]) {
            m_heads.back() = prepareHead(architecture.outputChannels, architecture.depths[i],
                                         plainLayer(*weights.heads[i], equalized));
        }
    }

    // The first worker's scratch also serves the layers that all share, whose blocks are large; the others' holds only
    // what one worker takes alone, so that many processors do not need many times that memory.
    struct Room {
        std::int64_t left = 0;
        std::int64_t products = 0;
        std::int64_t tile = 0;
    };
    Room shared{padded(architecture.latentSize) * kRows, 16 * padded(channels) + 16, 0};
    Room own;
    const auto enlarge = [](Room& room, std::int64_t left, std::int64_t products) {
        room.left = std::max(room.left, left);
        room.products = std::max(room.products, products);
    };
    for (const Layer& layer : m_layers) {
        const ConvShape& shape = layer.shape;
        // What is computed directly: all pixels together, or a row of one plane at a time.
        const std::int64_t pixels =
            shape.outResolution > kTogether ? shape.inResolution() : shape.outResolution * shape.outResolution;
        const std::int64_t left = layer.winograd() ? shape.inputs() * blockTiles(shape) * shape.inChannels
                                                   : pixels * shape.inChannels * std::ssize(layer.planes[0].taps);
        const std::int64_t products =
            (layer.winograd() ? shape.matrices() * blockTiles(shape) : pixels) * (shape.outChannels + 16);
        enlarge(shared, left, products);
        if (layer.winograd() ? runsInBlocks(shape) : shape.outResolution > kTogether) {
            enlarge(own, left, products);
        }
        own.tile = shared.tile = std::max(own.tile, layer.winograd() ? 16 * shape.outChannels : 0);
    }
    for (int worker = 0; worker < m_workers.count(); ++worker) {
        const Room& room = worker == 0 ? shared : own;
        m_scratch.push_back({AlignedBuffer<std::byte>(static_cast<std::size_t>(room.left * kernels.elementSize)),
                             AlignedBuffer<float>(static_cast<std::size_t>(room.products)),
                             AlignedBuffer<float>(static_cast<std::size_t>(room.tile))});
    }
}

FastNetwork::Layer FastNetwork::makeLayer(std::int64_t in, std::int64_t out, std::int64_t resolution, bool upsample,
                                          const LayerWeights& weights) {
    const ConvShape shape{padded(in),         padded(out), out, resolution, upsample, m_architecture.pixelNorm,
                          m_architecture.leak};
    const PlainLayer plain = plainLayer(weights, m_architecture.equalizedLearningRate);
    const bool winograd = resolution > largestDirectResolution(m_architecture, m_kernels.elementSize == 2);
    const auto pixels = static_cast<std::size_t>((resolution + 2) * (resolution + 2));
    return {shape, winograd ? std::vector<TapPlane>{} : tapPlanes(upsample),
            winograd ? prepareWinograd(shape, in, plain, m_kernels, m_workers)
                     : prepareDirect(shape, in, plain, m_kernels, m_workers),
            AlignedBuffer<float>(pixels * static_cast<std::size_t>(shape.outChannels))};
}

// Tiles that one worker takes through a layer at once: enough that reading the matrices does not count, few enough that
// what lies between the steps stays in the cache; a layer with too few tiles for that is done by all workers together.
std::int64_t FastNetwork::blockTiles(const ConvShape& shape) const {
    const std::int64_t most = shape.inChannels + shape.outChannels > 512 ? 16 : 32;
    const std::int64_t share = shape.tiles() / m_workers.count();
    return share >= 32 || m_workers.count() == 1 ? std::min(most, roundedUp(shape.tiles(), kRows))
                                                 : roundedUp(std::min<std::int64_t>(shape.tiles(), 256), kRows);
}

// Whether there is a block for every worker.
bool FastNetwork::runsInBlocks(const ConvShape& shape) const {
    return blockTiles(shape) * m_workers.count() <= roundedUp(shape.tiles(), kRows);
}

void FastNetwork::run(std::span<const float> latent, int scale) {
    runFormat(latent);
    runLayer(m_formatOutput.data(), m_layers[0]);
    for (std::size_t i = 1; i <= 2 * static_cast<std::size_t>(scale); ++i) {
        runLayer(m_layers[i - 1].output.data(), m_layers[i]);
    }
}

void FastNetwork::runFormat(std::span<const float> latent) {
    const std::int64_t depth = padded(m_architecture.latentSize);
    const std::int64_t channels = padded(m_architecture.depths[0]);
    AlignedBuffer<float> normalized(static_cast<std::size_t>(depth));
    std::copy(latent.begin(), latent.end(), normalized.data());
    m_kernels.finishPixel(normalized.data(), nullptr, depth, m_architecture.latentSize, 0.0F, m_architecture.pixelNorm);
    Scratch& scratch = m_scratch[0];
    m_kernels.packRow(normalized.data(), depth, 0, 0, depth, scratch.left.data());
    m_workers.run(16 * channels / kPanel, [&](std::int64_t panel, int) {
        m_kernels.multiply(scratch.left.data(), 1, depth, m_format.factors.data(), panel, panel + 1,
                           scratch.products.data(), 0);
    });
    for (std::int64_t pixel = 0; pixel < 16; ++pixel) {
        float* values = scratch.products.data() + pixel * channels;
        m_kernels.finishPixel(values, m_format.bias.data() + pixel * channels, channels, m_architecture.depths[0],
                              m_architecture.leak, m_architecture.pixelNorm);
        std::copy_n(values, channels, m_formatOutput.data() + ((pixel / 4 + 1) * 6 + pixel % 4 + 1) * channels);
    }
}

void FastNetwork::runLayer(const float* input, Layer& layer) {
    if (!layer.winograd()) {
        runDirect(input, layer);
    } else if (runsInBlocks(layer.shape)) {
        runInBlocks(input, layer);
    } else {
        runTogether(input, layer);
    }
}

// What the taps of a plane read around each pixel of row `y` of the input, as rows of a left factor from `firstRow` on.
void FastNetwork::packPixels(const float* input, const Layer& layer, const TapPlane& plane, std::int64_t y,
                             std::int64_t firstRow, void* left) const {
    const ConvShape& shape = layer.shape;
    const std::int64_t resolution = shape.inResolution();
    for (std::int64_t x = 0; x < resolution; ++x) {
        std::int64_t offset = 0;
        for (const Tap& tap : plane.taps) {
            const std::int64_t pixel = (y + tap.dy + 1) * (resolution + 2) + x + tap.dx + 1;
            m_kernels.packRow(input + pixel * shape.inChannels, shape.inChannels, offset, firstRow + x,
                              std::ssize(plane.taps) * shape.inChannels, left);
            offset += shape.inChannels;
        }
    }
}

// The products of that row to the layer's output.
void FastNetwork::finishPixels(Layer& layer, const TapPlane& plane, std::int64_t y, float* products) const {
    const ConvShape& shape = layer.shape;
    const std::int64_t step = shape.upsample ? 2 : 1;
    for (std::int64_t x = 0; x < shape.inResolution(); ++x) {
        float* values = products + x * (shape.outChannels + 16);
        m_kernels.finishPixel(values, layer.weights.bias.data(), shape.outChannels, shape.realOutChannels, shape.leak,
                              shape.normalize);
        const std::int64_t pixel = (step * y + plane.y + 1) * (shape.outResolution + 2) + step * x + plane.x + 1;
        std::copy_n(values, shape.outChannels, layer.output.data() + pixel * shape.outChannels);
    }
}

void FastNetwork::runDirect(const float* input, Layer& layer) {
    const ConvShape& shape = layer.shape;
    const std::int64_t resolution = shape.inResolution();
    const std::int64_t panels = shape.outChannels / kPanel;
    const std::int64_t planes = std::ssize(layer.planes);
    const std::int64_t depth = std::ssize(layer.planes[0].taps) * shape.inChannels;
    const std::int64_t stride = shape.outChannels + 16;
    const auto planeAt = [&](std::int64_t plane) -> const TapPlane& {
        return layer.planes[static_cast<std::size_t>(plane)];
    };
    // `rows` rows of the left factor, from `firstRow` on, by the matrix of a plane.
    const auto multiply = [&](Scratch& scratch, std::int64_t plane, std::int64_t firstRow, std::int64_t rows,
                              std::int64_t first, std::int64_t last) {
        m_kernels.multiply(scratch.left.data() + firstRow * depth * m_kernels.elementSize, rows, depth,
                           layer.weights.factors.data() + plane * depth * shape.outChannels * m_kernels.elementSize,
                           first, last, scratch.products.data() + firstRow * stride, stride);
    };
    if (shape.outResolution > kTogether) {
        m_workers.run(planes * resolution, [&](std::int64_t task, int worker) {
            Scratch& scratch = m_scratch[static_cast<std::size_t>(worker)];
            const std::int64_t plane = task % planes;
            packPixels(input, layer, planeAt(plane), task / planes, 0, scratch.left.data());
            multiply(scratch, plane, 0, resolution, 0, panels);
            finishPixels(layer, planeAt(plane), task / planes, scratch.products.data());
        });
        return;
    }
    // Row r of the left factor: pixel r of the first plane, then those of the next.
    Scratch& shared = m_scratch[0];
    m_workers.run(planes * resolution, [&](std::int64_t row, int) {
        packPixels(input, layer, planeAt(row / resolution), row % resolution, row * resolution, shared.left.data());
    });
    m_workers.run(planes * panels, [&](std::int64_t task, int) {
        const std::int64_t plane = task / panels;
        const std::int64_t pixels = resolution * resolution;
        multiply(shared, plane, plane * pixels, pixels, task % panels, task % panels + 1);
    });
    m_workers.run(planes * resolution, [&](std::int64_t row, int) {
        finishPixels(layer, planeAt(row / resolution), row % resolution,
                     shared.products.data() + row * resolution * stride);
    });
}

void FastNetwork::multiplyMatrices(const Layer& layer, std::int64_t rows, std::int64_t first, std::int64_t last,
                                   Scratch& scratch) const {
    const ConvShape& shape = layer.shape;
    const std::int64_t room = blockTiles(shape);
    const std::int64_t matrixBytes = shape.inChannels * shape.outChannels * m_kernels.elementSize;
    const std::int64_t inputBytes = room * shape.inChannels * m_kernels.elementSize;
    const std::int64_t stride = shape.outChannels + 16;
    for (std::int64_t m = first; m < last; ++m) {
        m_kernels.multiply(scratch.left.data() + inputOfMatrix(shape.upsample, m) * inputBytes, rows, shape.inChannels,
                           layer.weights.factors.data() + m * matrixBytes, 0, shape.outChannels / kPanel,
                           scratch.products.data() + m * room * stride, stride);
    }
}

void FastNetwork::runInBlocks(const float* input, Layer& layer) {
    const ConvShape& shape = layer.shape;
    const std::int64_t room = blockTiles(shape);
    m_workers.run((shape.tiles() + room - 1) / room, [&](std::int64_t block, int worker) {
        Scratch& scratch = m_scratch[static_cast<std::size_t>(worker)];
        const std::int64_t begin = block * room;
        const std::int64_t tiles = std::min(room, shape.tiles() - begin);
        m_kernels.transformInput(shape, input, begin, room, 0, tiles, scratch.left.data());
        multiplyMatrices(layer, tiles, 0, shape.matrices(), scratch);
        m_kernels.transformOutput(shape, scratch.products.data(), layer.weights.bias.data(), begin, room, 0, tiles,
                                  scratch.tile.data(), layer.output.data());
    });
}

void FastNetwork::runTogether(const float* input, Layer& layer) {
    const ConvShape& shape = layer.shape;
    const std::int64_t room = blockTiles(shape);
    Scratch& shared = m_scratch[0];
    for (std::int64_t begin = 0; begin < shape.tiles(); begin += room) {
        const std::int64_t tiles = std::min(room, shape.tiles() - begin);
        m_workers.run(tiles, [&](std::int64_t tile, int) {
            m_kernels.transformInput(shape, input, begin, room, tile, tile + 1, shared.left.data());
        });
        m_workers.run(shape.matrices(), [&](std::int64_t m, int) { multiplyMatrices(layer, tiles, m, m + 1, shared); });
        m_workers.run(tiles, [&](std::int64_t tile, int worker) {
            m_kernels.transformOutput(shape, shared.products.data(), layer.weights.bias.data(), begin, room, tile,
                                      tile + 1, m_scratch[static_cast<std::size_t>(worker)].tile.data(),
                                      layer.output.data());
        });
    }
}

void FastNetwork::paint(int scale, float* planes, const std::function<void(std::int64_t row)>& afterRow) {
    const Layer& layer = m_layers[2 * static_cast<std::size_t>(scale)];
    const PreparedLayer& head = *m_heads[static_cast<std::size_t>(scale)];
    const std::int64_t resolution = layer.shape.outResolution;
    const std::int64_t channels = layer.shape.outChannels;
    m_workers.run(resolution, [&](std::int64_t y, int) {
        float* rows[3];
        for (std::int64_t plane = 0; plane < m_architecture.outputChannels; ++plane) {
            rows[plane] = planes + (plane * resolution + y) * resolution;
        }
        m_kernels.toRgb(layer.output.data() + ((y + 1) * (resolution + 2) + 1) * channels, resolution, channels,
                        reinterpret_cast<const float*>(head.factors.data()), head.bias.data(),
                        m_architecture.outputChannels, rows);
        if (afterRow) {
            afterRow(y);
        }
    });
}

}  // namespace latentwalk::fast
