// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/fast/tiles/tile_layer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace latentwalk::fast {
namespace {

// The sums of so many groups of pixels lie in the second-level cache beside a panel of weights and the activations that
// they come from.
constexpr std::int64_t kMostGroups = 16;

std::int64_t strideOf(std::int64_t channels) {
    return channels >= 256 ? channels + kChannelStep : channels;
}

}  // namespace

TileActivations::TileActivations(std::int64_t side, std::int64_t channels)
    : resolution(side),
      pixelStride(strideOf(channels)),
      values(static_cast<std::size_t>((side + 2) * (side + 2) * pixelStride)) {}

void TileScratch::Size::enlarge(const Size& other) {
    packed = std::max(packed, other.packed);
    shared = std::max(shared, other.shared);
    own = std::max(own, other.own);
}

TileScratch::TileScratch(const Size& size, int workers)
    : packed(static_cast<std::size_t>(size.packed)), shared(static_cast<std::size_t>(size.shared)) {
    for (int worker = 0; worker < workers; ++worker) {
        own.emplace_back(static_cast<std::size_t>(size.own));
    }
}

TileLayer::TileLayer(const TileShape& shape, const PlainLayer& plain, const TileKernels& kernels, Workers& workers)
    : m_shape(shape),
      m_packed(false),
      m_kernels(kernels),
      m_workers(workers),
      m_output(shape.outResolution, shape.outChannels()) {
    m_packed = grid() < kTilePixels;
    const TileActivations input(shape.inResolution(), shape.inChannels());
    for (const TapPlane& source : tapPlanes(shape.upsample && !m_packed, shape.pool)) {
        Plane plane{source.y,
                    source.x,
                    {},
                    prepareTiles(source.taps, shape.realIn, shape.inChannels(), shape.realOut, shape.outChannels(),
                                 plain, workers)};
        for (const Tap& tap : source.taps) {
            plane.taps.push_back(input.offset(tap.dy, tap.dx) - input.offset(0, 0));
        }
        if (m_packed) {
            plane.taps = {0};
            m_packedTaps = source.taps;
        }
        m_planes.push_back(std::move(plane));
    }
}

std::int64_t TileLayer::packedStride() const {
    return std::ssize(m_packedTaps) * m_shape.inChannels() + kChannelStep;
}

TileScratch::Size TileLayer::scratch() const {
    const std::int64_t pixels = m_shape.outResolution * m_shape.outResolution;
    return m_packed ? TileScratch::Size{pixels * packedStride(), pixels * m_shape.outChannels(), 0}
                    : TileScratch::Size{0, 0, kMostGroups * kTilePixels * m_shape.outChannels()};
}

void TileLayer::run(const TileActivations& input, TileScratch& scratch) {
    m_packed ? runPacked(input, scratch) : runGroups(input, scratch);
}

// All workers together: each takes panels, since there are more of them than rows of pixels.
void TileLayer::runPacked(const TileActivations& input, TileScratch& scratch) {
    const std::int64_t resolution = m_shape.outResolution;
    const std::int64_t stride = packedStride();
    const std::int64_t channels = m_shape.inChannels();
    const std::int64_t step = m_shape.pool ? 2 : 1;
    m_workers.run(resolution, [&](std::int64_t y, int) {
        for (std::int64_t x = 0; x < resolution; ++x) {
            std::uint16_t* to = scratch.packed.data() + (y * resolution + x) * stride;
            for (const Tap& tap : m_packedTaps) {
                std::int64_t fromY = step * y + tap.dy;
                std::int64_t fromX = step * x + tap.dx;
                if (m_shape.upsample) {
                    // Pixel u of the upsampled picture is pixel u / 2, rounded down; its border is the border.
                    fromY = (fromY + 2) / 2 - 1;
                    fromX = (fromX + 2) / 2 - 1;
                }
                std::copy_n(input.at(fromY, fromX), channels, to);
                to += channels;
            }
        }
    });
    std::vector<const std::uint16_t*> groups;
    for (std::int64_t pixel = 0; pixel < resolution * resolution; pixel += kTilePixels) {
        groups.push_back(scratch.packed.data() + pixel * stride);
    }
    const Plane& plane = m_planes[0];
    const std::int64_t outChannels = m_shape.outChannels();
    m_workers.run(outChannels / kTilePanel, [&](std::int64_t panel, int) {
        m_kernels.multiply({groups.data(), std::ssize(groups), stride, plane.taps.data(), 1,
                            std::ssize(m_packedTaps) * channels, plane.factors.data(), panel, panel + 1,
                            scratch.shared.data(), outChannels});
    });
    m_workers.run(resolution, [&](std::int64_t y, int) {
        for (std::int64_t x = 0; x < resolution; ++x) {
            finishPixel(scratch.shared.data() + (y * resolution + x) * outChannels, y, x);
        }
    });
}

// Groups of pixels that one worker takes at once: enough that reading the weights does not count, few enough that there
// is work for everyone.
std::int64_t TileLayer::groupsAtOnce(std::int64_t groups) const {
    const std::int64_t share = groups * std::ssize(m_planes) / (2 * m_workers.count());
    return std::clamp<std::int64_t>(share, 1, kMostGroups);
}

void TileLayer::runGroups(const TileActivations& input, TileScratch& scratch) {
    const std::int64_t side = grid();
    const std::int64_t groups = side * side / kTilePixels;
    const std::int64_t atOnce = groupsAtOnce(groups);
    const std::int64_t inStep = m_shape.pool ? 2 : 1;
    const std::int64_t outStep = m_shape.upsample ? 2 : 1;
    const std::int64_t outChannels = m_shape.outChannels();
    const auto planes = std::ssize(m_planes);
    // Neighbouring tasks are the planes of the same pixels, which then lie in the cache.
    m_workers.run((groups + atOnce - 1) / atOnce * planes, [&](std::int64_t task, int worker) {
        const Plane& plane = m_planes[static_cast<std::size_t>(task % planes)];
        const std::int64_t first = task / planes * atOnce * kTilePixels;
        const std::int64_t count = std::min(atOnce, groups - task / planes * atOnce);
        std::array<const std::uint16_t*, kMostGroups> left;
        for (std::int64_t i = 0; i < count; ++i) {
            const std::int64_t pixel = first + i * kTilePixels;
            left[static_cast<std::size_t>(i)] = input.at(inStep * (pixel / side), inStep * (pixel % side));
        }
        float* sums = scratch.own[static_cast<std::size_t>(worker)].data();
        m_kernels.multiply({left.data(), count, inStep * input.pixelStride, plane.taps.data(), std::ssize(plane.taps),
                            m_shape.inChannels(), plane.factors.data(), 0, outChannels / kTilePanel, sums,
                            outChannels});
        for (std::int64_t i = 0; i < count * kTilePixels; ++i) {
            const std::int64_t pixel = first + i;
            finishPixel(sums + i * outChannels, outStep * (pixel / side) + plane.y, outStep * (pixel % side) + plane.x);
        }
    });
}

}  // namespace latentwalk::fast
