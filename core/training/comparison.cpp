// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace latentwalk::training {
namespace {

constexpr std::int64_t kMostCompared = 256;
constexpr std::int64_t kLargestCompared = 64;  // pixels a side
constexpr std::int64_t kSideOfPixels = 16;     // on which single pictures are compared
constexpr std::int64_t kPairs = 64;            // pictures that are compared by pixels
constexpr std::int64_t kMostNeighbours = 4096;
constexpr std::uint64_t kComparisonSeed = 0xc0a5b3d1ULL;

// Each pixel the mean of 2x2.
Images halvedImages(const Images& images) {
    Images result{images.count, images.channels, images.height / 2, images.width / 2, {}};
    result.values.reserve(images.values.size() / 4);
    for (std::int64_t plane = 0; plane < images.count * images.channels; ++plane) {
        const float* const from = images.values.data() + plane * images.height * images.width;
        for (std::int64_t y = 0; y < result.height; ++y) {
            for (std::int64_t x = 0; x < result.width; ++x) {
                const float* const at = from + 2 * y * images.width + 2 * x;
                result.values.push_back((at[0] + at[1] + at[images.width] + at[images.width + 1]) / 4);
            }
        }
    }
    return result;
}

Images reducedTo(Images images, std::int64_t side) {
    while (images.height > side) {
        images = halvedImages(images);
    }
    return images;
}

// To a larger side or a smaller one.
Images broughtTo(Images images, std::int64_t side) {
    return images.height < side ? enlarged(images, side) : reducedTo(std::move(images), side);
}

// Halved and doubled again, as much of it as alpha says.
void fade(Images& images, float alpha) {
    if (alpha == 0 || images.height < 8) {
        return;
    }
    const Images coarse = enlarged(halvedImages(images), images.height);
    for (std::size_t i = 0; i < images.values.size(); ++i) {
        images.values[i] = alpha * coarse.values[i] + (1 - alpha) * images.values[i];
    }
}

Images realsOf(const DataFile& data, std::span<const std::uint32_t> which, std::int64_t side) {
    Images images{static_cast<std::int64_t>(which.size()), 3, side, side, {}};
    const auto size = static_cast<std::size_t>(3 * side * side);
    images.values.resize(which.size() * size);
    for (std::size_t i = 0; i < which.size(); ++i) {
        putPlanes(data.level(which[i], side), side, false, images.values.data() + i * size);
    }
    return images;
}

std::span<const float> one(const Images& images, std::int64_t index) {
    const auto size = static_cast<std::size_t>(images.channels * images.height * images.width);
    return std::span(images.values).subspan(static_cast<std::size_t>(index) * size, size);
}

double between(std::span<const float> a, std::span<const float> b) {
    float sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const float difference = a[i] - b[i];
        sum += difference * difference;
    }
    return std::sqrt(static_cast<double>(sum) / static_cast<double>(a.size()));
}

double meanOfPairs(const Images& images) {
    double sum = 0;
    std::int64_t pairs = 0;
    const std::int64_t count = std::min(images.count, kPairs);
    for (std::int64_t i = 0; i < count; ++i) {
        for (std::int64_t j = 0; j < i; ++j) {
            sum += between(one(images, i), one(images, j));
            ++pairs;
        }
    }
    return pairs > 0 ? sum / static_cast<double>(pairs) : 0;
}

// Of each of some images to the nearest of others that is not itself.
double meanToNearest(const Images& images, const Images& others, bool same) {
    double sum = 0;
    const std::int64_t count = std::min(images.count, kPairs);
    for (std::int64_t i = 0; i < count; ++i) {
        double nearest = std::numeric_limits<double>::infinity();
        for (std::int64_t j = 0; j < others.count; ++j) {
            if (!same || i != j) {
                nearest = std::min(nearest, between(one(images, i), one(others, j)));
            }
        }
        sum += nearest;
    }
    return sum / static_cast<double>(count);
}

double meanOf(const std::vector<double>& levels) {
    return std::accumulate(levels.begin(), levels.end(), 0.0) / static_cast<double>(levels.size());
}

double ratio(double a, double b) {
    return b > 0 ? a / b : kNotMeasured;
}

}  // namespace

Comparison compare(const DataFile& data, const Stage& stage, std::uint64_t seed, const PaintSome& paint,
                   const MeasureDistance& distance) {
    const std::int64_t now = Architecture::resolution(stage.scale);
    const std::int64_t side = std::min(data.table().side, kLargestCompared);
    const std::int64_t count = std::clamp<std::int64_t>(data.count() / 2, 1, kMostCompared);
    const std::vector<std::uint32_t> order = shuffled(seed ^ kComparisonSeed, data.count());
    const auto some = [&](std::int64_t first, std::int64_t length) {
        const auto begin = static_cast<std::size_t>(std::min(first, data.count() - length));
        return std::span(order).subspan(begin, static_cast<std::size_t>(length));
    };
    const Images reals = realsOf(data, some(0, count), side);
    // As a generator paints that has come to where this one is and is perfect.
    Images others = realsOf(data, some(count, count), std::min(now, side));
    if (now <= side) {
        fade(others, stage.alpha);
    }
    const Images fakes = paint(seed ^ kComparisonSeed, count);
    Comparison result;
    result.distance = meanOf(distance(broughtTo(fakes, side), reals, seed));
    result.noise = meanOf(distance(broughtTo(std::move(others), side), reals, seed));

    const std::int64_t small = std::min({now, side, kSideOfPixels});
    const Images smallReals = realsOf(data, some(0, std::min(data.count(), kMostNeighbours)), small);
    const Images smallFakes = reducedTo(fakes, small);
    result.diversity = ratio(meanOfPairs(smallFakes), meanOfPairs(smallReals));
    result.nearest = ratio(meanToNearest(smallFakes, smallReals, false), meanToNearest(smallReals, smallReals, true));
    if (data.count() < 2) {
        result.nearest = result.diversity = kNotMeasured;
    }
    return result;
}

}  // namespace latentwalk::training
