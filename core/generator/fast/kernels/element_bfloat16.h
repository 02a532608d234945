// SPDX-License-Identifier: GPL-3.0-or-later
// Factors of the matrix product in bfloat16, summed in float32 (AVX512-BF16). Part of kernels_body.h.

using Element = std::uint16_t;
using Factor = __m512bh;
constexpr std::int64_t kStep = 32;
constexpr std::int64_t kGroup = 2;  // two neighbours of the depth are multiplied and added at once

inline void storeStep(std::uint16_t* to, const Vec* parts) {
    const __m512bh both = _mm512_cvtne2ps_pbh(reinterpret_cast<__m512>(parts[1]), reinterpret_cast<__m512>(parts[0]));
    __builtin_memcpy(to, &both, sizeof both);
}

inline Factor loadFactor(const std::uint16_t* from) {
    return reinterpret_cast<__m512bh>(_mm512_load_si512(from));
}

inline __m512bh loadScalar(const std::uint16_t* from) {
    int pair;
    __builtin_memcpy(&pair, from, sizeof pair);
    return reinterpret_cast<__m512bh>(_mm512_set1_epi32(pair));
}

inline void multiplyAdd(Vec& sum, __m512bh value, Factor factor) {
    sum = reinterpret_cast<Vec>(_mm512_dpbf16_ps(reinterpret_cast<__m512>(sum), value, factor));
}
