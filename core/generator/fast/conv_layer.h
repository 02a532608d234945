// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/generator/fast/base/layer_weights.h"
#include "core/generator/fast/base/taps.h"
#include "core/generator/fast/fastest.h"

namespace latentwalk::fast {

// How a layer of 3x3 convolutions is computed: as matrix products over its taps (four planes of 2x2 taps after an
// upsampling), or by Winograd's method (kernels.h). Both give the same numbers but for rounding.
enum class Form { Direct, Winograd };

// How many elements of each of its buffers a Scratch needs.
struct ScratchSize {
    std::int64_t left = 0;
    std::int64_t products = 0;
    std::int64_t tile = 0;

    void enlarge(const ScratchSize& other);
};

// What one worker needs for itself while layers are computed.
struct Scratch {
    Scratch(const ScratchSize& size, const Kernels& kernels);

    AlignedBuffer<std::byte> left;  // packed pixels or transformed inputs
    AlignedBuffer<float> products;
    AlignedBuffer<float> tile;
};

// How the tiles of a layer in Winograd's form are shared out. The same bits come of every way.
struct Sharing {
    bool together;       // all workers share each step of a block; else each worker takes blocks of its own
    std::int64_t tiles;  // of a block, a multiple of kRows

    bool operator==(const Sharing&) const = default;
};

// The ways that come into question for `shape` and so many workers, the usual one first. Which is the fastest depends
// on the caches: the fewer tiles lie in a block, the more often all of the layer's matrices are read.
std::vector<Sharing> sharings(const ConvShape& shape, int workers);

// One 3x3 convolution, with the upsampling before it and the leaky ReLU and pixelnorm after it, prepared for one form.
// What comes after it is another in a layer of the backward pass (core/generator/backward).
class ConvLayer {
public:
    // `weights` as prepareDirect() or prepareWinograd() make them. `kernels` and `workers` outlive the layer.
    ConvLayer(const ConvShape& shape, Form form, PreparedLayer weights, const Kernels& kernels, Workers& workers);
    // The same with nothing to choose from but `ways` (of Winograd's form; tests, benchmarks).
    ConvLayer(const ConvShape& shape, std::vector<Sharing> ways, PreparedLayer weights, const Kernels& kernels,
              Workers& workers);
    virtual ~ConvLayer() = default;
    ConvLayer(ConvLayer&&) = default;

    const ConvShape& shape() const { return m_shape; }
    Form form() const { return m_form; }
    // (R + 2, R + 2, outChannels), R = writtenResolution(), its border zero.
    const float* output() const { return m_output.data(); }

    // From now on run() keeps what the pixelnorm multiplied each pixel by: norms(), [outResolution²], else null.
    void keepNorms();
    const float* norms() const { return m_norms.data(); }

    // What run() needs. The first worker's scratch also serves where all workers share one, whose blocks are large; the
    // others' holds only what one worker takes alone, so that many processors do not need many times that memory.
    ScratchSize firstScratch() const;
    ScratchSize otherScratch() const;

    // `input` has inResolution() and inChannels, with a border; `scratch` has one for each worker. Finds the fastest of
    // sharings() by trying them in its first runs.
    void run(const float* input, std::span<Scratch> scratch);

protected:
    // What becomes of the tiles [first, last) of a block whose products, transformed, lie in `products`; `tile` is
    // scratch. Called by any worker.
    virtual void finishTiles(float* products, std::int64_t begin, std::int64_t room, std::int64_t first,
                             std::int64_t last, float* tile);
    // The same in direct form: of the products of row `y` of a plane, outChannels + 16 apart.
    virtual void finishPixels(const TapPlane& plane, std::int64_t y, float* products);

    const Kernels& kernels() const { return m_kernels; }
    float* written() { return m_output.data(); }

private:
    bool runsInRows() const;
    void packPixels(const float* input, const TapPlane& plane, std::int64_t y, std::int64_t firstRow, void* left) const;
    void multiplyTaps(Scratch& scratch, std::int64_t plane, std::int64_t firstRow, std::int64_t rows,
                      std::int64_t firstPanel, std::int64_t lastPanel) const;
    void multiplyMatrices(std::int64_t room, std::int64_t rows, std::int64_t first, std::int64_t last,
                          Scratch& scratch) const;
    void runRows(const float* input, std::span<Scratch> scratch);
    void runPlanes(const float* input, Scratch& shared);
    void runBlocks(const float* input, std::int64_t room, std::span<Scratch> scratch);
    void runTogether(const float* input, std::int64_t room, std::span<Scratch> scratch);

    ConvShape m_shape;
    Form m_form;
    std::vector<TapPlane> m_planes;  // of a direct layer
    std::vector<Sharing> m_ways;     // of one in Winograd's form
    Fastest m_fastest;
    PreparedLayer m_weights;
    const Kernels& m_kernels;
    Workers& m_workers;
    AlignedBuffer<float> m_output;
    AlignedBuffer<float> m_norms;
};

}  // namespace latentwalk::fast
