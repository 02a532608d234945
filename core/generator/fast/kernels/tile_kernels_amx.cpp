// SPDX-License-Identifier: GPL-3.0-or-later
// Tiles of the processor (AMX-BF16). Needs the system's permission before the first use; see tile_kernels.cpp.
#include <immintrin.h>

#include "core/generator/fast/kernels/tile_kernels.h"

namespace latentwalk::fast::amx {
namespace {

// The layout that LDTILECFG reads (Intel's Software Developer's Manual, volume 1, chapter 18).
struct alignas(64) TileConfiguration {
    std::uint8_t palette = 1;
    std::uint8_t startRow = 0;
    std::uint8_t reserved[14] = {};
    std::uint16_t bytesPerRow[16] = {64, 64, 64, 64, 64, 64, 64, 64};
    std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};
static_assert(sizeof(TileConfiguration) == 64);

// The intrinsics do not tell the compiler what memory they read: whatever was written before has to be there.
inline void settleMemory() {
    asm volatile("" ::: "memory");
}

inline void configureTiles() {
    static const TileConfiguration kConfiguration;
    settleMemory();
    _tile_loadconfig(&kConfiguration);
}

inline void releaseTiles() {
    _tile_release();
    settleMemory();
}

}  // namespace
}  // namespace latentwalk::fast::amx

#define TILE_ZERO(tile) _tile_zero(tile)
#define TILE_LOAD(tile, from, bytes) _tile_loadd(tile, from, bytes)
#define TILE_DOT(sums, left, right) _tile_dpbf16ps(sums, left, right)
#define TILE_STORE(tile, to, bytes) _tile_stored(tile, to, bytes)
#define LATENTWALK_NAMESPACE amx
#define LATENTWALK_TILES_NAME "AMX"
#define LATENTWALK_WIDTH 16
#include "core/generator/fast/kernels/tile_kernels_body.h"
