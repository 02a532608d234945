// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/generator/fast/tiles/tile_weights.h"

namespace latentwalk::fast {

// (R + 2, R + 2) pixels in bfloat16, a border of zeros around R by R. Wide pixels lie a little further apart than they
// are wide: at a power of two, those of one tile would crowd into a few sets of the cache.
struct TileActivations {
    std::int64_t resolution = 0;
    std::int64_t pixelStride = 0;
    AlignedBuffer<std::uint16_t> values;

    TileActivations() = default;
    TileActivations(std::int64_t resolution, std::int64_t channels);
    std::int64_t offset(std::int64_t y, std::int64_t x) const {
        return ((y + 1) * (resolution + 2) + x + 1) * pixelStride;
    }
    std::uint16_t* at(std::int64_t y, std::int64_t x) { return values.data() + offset(y, x); }
    const std::uint16_t* at(std::int64_t y, std::int64_t x) const { return values.data() + offset(y, x); }
};

// One 3x3 convolution with what comes before it, an upsampling by 2, or after it, the adding up of each 2x2 outputs,
// the transpose of one.
struct TileShape {
    std::int64_t realIn;
    std::int64_t realOut;
    std::int64_t outResolution;  // what is written
    bool upsample;
    bool pool;

    std::int64_t inResolution() const {
        return upsample ? outResolution / 2 : pool ? outResolution * 2 : outResolution;
    }
    std::int64_t inChannels() const { return padded(realIn); }
    std::int64_t outChannels() const { return padded(realOut); }
};

// What layers need while they are computed, one after the other.
struct TileScratch {
    struct Size {
        std::int64_t packed = 0;
        std::int64_t shared = 0;
        std::int64_t own = 0;

        void enlarge(const Size& other);
    };

    TileScratch() = default;
    TileScratch(const Size& size, int workers);

    AlignedBuffer<std::uint16_t> packed;    // pixels with their neighbours
    AlignedBuffer<float> shared;            // sums of what all workers do together
    std::vector<AlignedBuffer<float>> own;  // one for each worker
};

// One convolution on matrix tiles, and the activations that it makes. What becomes of its sums a derived class says.
class TileLayer {
public:
    // `kernels` and `workers` outlive the layer. The bias is not among the weights that it takes from `plain`.
    TileLayer(const TileShape& shape, const PlainLayer& plain, const TileKernels& kernels, Workers& workers);
    virtual ~TileLayer() = default;
    TileLayer(TileLayer&&) = default;

    const TileShape& shape() const { return m_shape; }
    const TileActivations& output() const { return m_output; }
    TileScratch::Size scratch() const;

    // `input` has the shape's resolution and channels.
    void run(const TileActivations& input, TileScratch& scratch);

protected:
    // The sums of one pixel of the output, which are used up. Called by any worker.
    virtual void finishPixel(float* sums, std::int64_t y, std::int64_t x) = 0;

    const TileKernels& kernels() const { return m_kernels; }
    TileActivations& written() { return m_output; }

private:
    // A convolution that gives every `outStep`-th pixel of the output, from pixel (y, x) on.
    struct Plane {
        std::int64_t y;
        std::int64_t x;
        std::vector<std::int64_t> taps;  // elements of the input; one tap of all pixels where they are packed
        TileFactors factors;
    };

    std::int64_t grid() const { return m_shape.upsample ? m_shape.inResolution() : m_shape.outResolution; }
    std::int64_t packedStride() const;
    std::int64_t groupsAtOnce(std::int64_t groups) const;
    void runGroups(const TileActivations& input, TileScratch& scratch);
    void runPacked(const TileActivations& input, TileScratch& scratch);

    TileShape m_shape;
    bool m_packed;  // rows of pixels that are too short for a tile are copied together, each with its neighbours
    std::vector<Tap> m_packedTaps;
    std::vector<Plane> m_planes;
    const TileKernels& m_kernels;
    Workers& m_workers;
    TileActivations m_output;
};

}  // namespace latentwalk::fast
