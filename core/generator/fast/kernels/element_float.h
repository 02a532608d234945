// SPDX-License-Identifier: GPL-3.0-or-later
// Factors of the matrix product in float32. Part of kernels_body.h.

using Element = float;
using Factor = Vec;
constexpr std::int64_t kStep = 16;
constexpr std::int64_t kGroup = 1;  // elements of the depth that one multiplication takes

inline void storeStep(float* to, const Vec* parts) {
    for (std::int64_t part = 0; part < kStep / kWidth; ++part) {
        store(to + part * kWidth, parts[part]);
    }
}

inline Factor loadFactor(const float* from) {
    return load(from);
}

inline float loadScalar(const float* from) {
    return *from;
}

inline void multiplyAdd(Vec& sum, float value, Factor factor) {
    sum += value * factor;
}
