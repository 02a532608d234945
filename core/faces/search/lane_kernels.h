// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/latent/normals/normals.h"

namespace latentwalk::search {

// Latents side by side, as sampleSeeds() makes them: component i of lane l is at [i * kLanes + l].
inline constexpr std::int64_t kLanes = kSeedsAtOnce;

// The arithmetic of searching, for one instruction set.
struct Kernels {
    const char* name;

    // Each lane divided by its root mean square; a lane of zeros stays zero.
    void (*normalise)(float* latents, std::int64_t size);

    // out[r * kLanes + l] = sum over i of matrix[r * size + i] * latents[i * kLanes + l].
    void (*multiply)(const float* matrix, std::int64_t rows, const float* latents, std::int64_t size, float* out);

    // round(values / step), clamped to what the type holds.
    void (*toBytes)(const float* values, std::int64_t count, float step, std::int8_t* out);
    void (*toShorts)(const float* values, std::int64_t count, float step, std::int16_t* out);

    // For each lane the cosine between c and a query in a metric: sum(metricQuery * c) / sqrt(sum(metric * c * c)), for
    // `size` components c; metricQuery is the metric times the query, at length 1 in the metric. 0 for zeros.
    void (*likeness)(const float* metricQuery, const float* metric, const std::int8_t* components, std::int64_t size,
                     float* out);
};

// The fastest for this processor; or those of one name ("avx512", "avx2", "portable"), null where it can't run them.
const Kernels* kernels(const char* name = "");

}  // namespace latentwalk::search
