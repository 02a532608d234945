// SPDX-License-Identifier: GPL-3.0-or-later
// Tiles in plain C++, as TDPBF16PS defines them: for every pair of the depth, two products are added to a sum.
#include "core/generator/fast/kernels/bfloat16.h"
#include "core/generator/fast/kernels/tile_kernels.h"

#include <array>
#include <cstring>

namespace latentwalk::fast::emulated {
namespace {

struct Tile {
    std::array<std::array<std::uint32_t, 16>, 16> rows;  // each 64 bytes: 16 float32 or 32 bfloat16
};

thread_local std::array<Tile, 8> tiles;

inline void configureTiles() {}
inline void releaseTiles() {}

inline void zeroTile(int tile) {
    tiles[static_cast<std::size_t>(tile)] = {};
}

inline void loadTile(int tile, const void* from, std::int64_t bytes) {
    for (std::size_t row = 0; row < 16; ++row) {
        std::memcpy(tiles[static_cast<std::size_t>(tile)].rows[row].data(),
                    static_cast<const std::byte*>(from) + static_cast<std::int64_t>(row) * bytes, 64);
    }
}

inline void storeTile(int tile, void* to, std::int64_t bytes) {
    for (std::size_t row = 0; row < 16; ++row) {
        std::memcpy(static_cast<std::byte*>(to) + static_cast<std::int64_t>(row) * bytes,
                    tiles[static_cast<std::size_t>(tile)].rows[row].data(), 64);
    }
}

inline float lowerHalf(std::uint32_t pair) {
    return fromBfloat16(static_cast<std::uint16_t>(pair));
}

inline float upperHalf(std::uint32_t pair) {
    return fromBfloat16(static_cast<std::uint16_t>(pair >> 16));
}

inline void dotTiles(int sums, int left, int right) {
    Tile& c = tiles[static_cast<std::size_t>(sums)];
    const Tile& a = tiles[static_cast<std::size_t>(left)];
    const Tile& b = tiles[static_cast<std::size_t>(right)];
    for (std::size_t row = 0; row < 16; ++row) {
        float sum[16];
        std::memcpy(sum, c.rows[row].data(), sizeof sum);
        for (std::size_t pair = 0; pair < 16; ++pair) {
            const float even = lowerHalf(a.rows[row][pair]);
            const float odd = upperHalf(a.rows[row][pair]);
            for (std::size_t column = 0; column < 16; ++column) {
                sum[column] += even * lowerHalf(b.rows[pair][column]) + odd * upperHalf(b.rows[pair][column]);
            }
        }
        std::memcpy(c.rows[row].data(), sum, sizeof sum);
    }
}

}  // namespace
}  // namespace latentwalk::fast::emulated

#define TILE_ZERO(tile) zeroTile(tile)
#define TILE_LOAD(tile, from, bytes) loadTile(tile, from, bytes)
#define TILE_DOT(sums, left, right) dotTiles(sums, left, right)
#define TILE_STORE(tile, to, bytes) storeTile(tile, to, bytes)
#define LATENTWALK_NAMESPACE emulated
#define LATENTWALK_TILES_NAME "tiles in plain C++"
#define LATENTWALK_WIDTH 4
#include "core/generator/fast/kernels/tile_kernels_body.h"
