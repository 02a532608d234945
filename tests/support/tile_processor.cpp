// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/tile_processor.h"

#include <signal.h>
#include <ucontext.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>

namespace latentwalk::test {
namespace {

constexpr int kTiles = 8;

struct Tile {
    std::array<std::array<std::uint32_t, 16>, 16> rows{};  // 64 bytes each
    int rowCount = 0;
    int bytesPerRow = 0;
};

struct Tiles {
    std::array<Tile, kTiles> tile;
    bool configured = false;
};

thread_local Tiles tiles;
std::atomic<long> executedCount{0};
std::atomic<const char*> firstRefused{nullptr};
struct sigaction before;

void refuse(const char* what) {
    const char* none = nullptr;
    firstRefused.compare_exchange_strong(none, what);
}

// LDTILECFG: palette, first row, 14 bytes of zero, 16 widths in bytes (2 bytes each), 16 heights (1 byte each).
void configure(const std::uint8_t* from) {
    bool zero = true;
    for (int i = 2; i < 16; ++i) {
        zero = zero && from[i] == 0;
    }
    for (int i = kTiles; i < 16; ++i) {
        zero = zero && from[16 + 2 * i] == 0 && from[17 + 2 * i] == 0 && from[48 + i] == 0;
    }
    if (from[0] != 1 || from[1] != 0 || !zero) {
        refuse("LDTILECFG: not palette 1 from row 0, or reserved bytes are not zero");
    }
    for (int i = 0; i < kTiles; ++i) {
        Tile& tile = tiles.tile[static_cast<std::size_t>(i)];
        tile = {};
        tile.bytesPerRow = from[16 + 2 * i] + 256 * from[17 + 2 * i];
        tile.rowCount = from[48 + i];
        if (tile.bytesPerRow > 64 || tile.rowCount > 16 || (tile.bytesPerRow == 0) != (tile.rowCount == 0)) {
            refuse("LDTILECFG: a tile of more than 16 rows of 64 bytes, or one without a height or a width");
            tile.bytesPerRow = tile.rowCount = 0;
        }
    }
    tiles.configured = true;
}

float lower(std::uint32_t pair) {
    const std::uint32_t bits = pair << 16;
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

float upper(std::uint32_t pair) {
    const std::uint32_t bits = pair & 0xFFFF0000U;
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

// TDPBF16PS: for every pair of the depth, two products are added to a sum.
void dot(int sums, int left, int right) {
    Tile& c = tiles.tile[static_cast<std::size_t>(sums)];
    const Tile& a = tiles.tile[static_cast<std::size_t>(left)];
    const Tile& b = tiles.tile[static_cast<std::size_t>(right)];
    if (sums == left || sums == right || left == right) {
        refuse("TDPBF16PS: the same tile twice");
    }
    if (a.bytesPerRow != 4 * b.rowCount || a.rowCount != c.rowCount || b.bytesPerRow != c.bytesPerRow) {
        refuse("TDPBF16PS: tiles that do not fit together");
    }
    for (std::size_t row = 0; row < static_cast<std::size_t>(c.rowCount); ++row) {
        for (std::size_t column = 0; column < static_cast<std::size_t>(c.bytesPerRow) / 4; ++column) {
            float sum;
            std::memcpy(&sum, &c.rows[row][column], sizeof sum);
            for (std::size_t pair = 0; pair < static_cast<std::size_t>(b.rowCount); ++pair) {
                sum += lower(a.rows[row][pair]) * lower(b.rows[pair][column]) +
                       upper(a.rows[row][pair]) * upper(b.rows[pair][column]);
            }
            std::memcpy(&c.rows[row][column], &sum, sizeof sum);
        }
    }
}

void move(int number, std::uint8_t* memory, std::int64_t stride, bool store) {
    Tile& tile = tiles.tile[static_cast<std::size_t>(number)];
    for (int row = 0; row < tile.rowCount; ++row) {
        std::uint8_t* there = memory + row * stride;
        auto& here = tile.rows[static_cast<std::size_t>(row)];
        store ? std::memcpy(there, here.data(), static_cast<std::size_t>(tile.bytesPerRow))
              : std::memcpy(here.data(), there, static_cast<std::size_t>(tile.bytesPerRow));
    }
}

// The registers by the numbers that instructions give them.
constexpr int kRegisters[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
                                REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};

// One instruction with a three-byte VEX prefix (volume 2, chapter 2.3): C4, RXB and map, W vvvv L pp, opcode, ModRM and
// what that asks for.
class Instruction {
public:
    explicit Instruction(greg_t* registers) : m_registers(registers) {
        const auto* at = reinterpret_cast<const std::uint8_t*>(registers[REG_RIP]);
        m_prefix = at[0];
        m_map = at[1] & 31;
        m_bits = at[2];
        opcode = at[3];
        const std::uint8_t modrm = at[4];
        m_length = 5;
        mode = modrm >> 6;
        reg = (modrm >> 3 & 7) | ((at[1] & 0x80) == 0 ? 8 : 0);
        rm = (modrm & 7) | ((at[1] & 0x20) == 0 ? 8 : 0);
        v = ~(m_bits >> 3) & 15;
        pp = m_bits & 3;
        if (mode != 3) {
            readAddress(at, modrm, (at[1] & 0x40) == 0 ? 8 : 0);
        }
    }

    bool isTile() const {
        return m_prefix == 0xC4 && m_map == 2 && (m_bits & 0x84) == 0 &&
               (opcode == 0x49 || opcode == 0x4B || opcode == 0x5C);
    }
    void pass() const { m_registers[REG_RIP] += m_length; }

    std::uint8_t opcode = 0;
    int pp = 0;  // 0: none, 1: 66, 2: F3, 3: F2
    int mode = 0;
    int reg = 0;
    int rm = 0;
    int v = 0;
    bool hasIndex = false;
    std::int64_t base = 0;    // address of the first row
    std::int64_t stride = 0;  // bytes from a row to the next

private:
    void readAddress(const std::uint8_t* at, std::uint8_t modrm, int indexBit) {
        std::int64_t start = 0;
        bool fromHere = false;
        int wide = mode == 1 ? 1 : mode == 2 ? 4 : 0;
        if ((modrm & 7) == 4) {
            const std::uint8_t sib = at[m_length++];
            const int index = (sib >> 3 & 7) | indexBit;
            hasIndex = true;
            stride = index == 4 ? 0 : m_registers[kRegisters[index]] << (sib >> 6);
            if ((sib & 7) == 5 && mode == 0) {
                wide = 4;
            } else {
                start = m_registers[kRegisters[(sib & 7) | (rm & 8)]];
            }
        } else if ((modrm & 7) == 5 && mode == 0) {
            wide = 4;
            fromHere = true;
        } else {
            start = m_registers[kRegisters[rm]];
        }
        std::int64_t displacement = 0;
        if (wide == 1) {
            displacement = static_cast<std::int8_t>(at[m_length]);
        } else if (wide == 4) {
            std::int32_t value;
            std::memcpy(&value, at + m_length, sizeof value);
            displacement = value;
        }
        m_length += wide;
        base = start + displacement + (fromHere ? m_registers[REG_RIP] + m_length : 0);
    }

    greg_t* m_registers;
    std::uint8_t m_prefix = 0;
    int m_map = 0;
    std::uint8_t m_bits = 0;
    int m_length = 0;
};

bool execute(const Instruction& one) {
    auto* memory = reinterpret_cast<std::uint8_t*>(one.base);
    if (one.opcode == 0x49 && one.pp == 0 && one.mode != 3 && one.reg == 0) {
        configure(memory);
        return true;
    }
    if (one.opcode == 0x49 && one.pp == 0 && one.mode == 3 && one.reg == 0 && one.rm == 0) {
        tiles = {};
        return true;
    }
    if (!tiles.configured) {
        refuse("a tile is used before LDTILECFG");
    }
    if (one.reg >= kTiles || (one.mode == 3 && one.rm >= kTiles)) {
        refuse("a tile beyond the eighth");
        return true;
    }
    if (one.opcode == 0x49 && one.pp == 3 && one.mode == 3) {
        tiles.tile[static_cast<std::size_t>(one.reg)].rows = {};
        return true;
    }
    if (one.opcode == 0x4B && one.mode != 3 && one.hasIndex && one.pp != 0) {
        move(one.reg, memory, one.stride, one.pp == 2);  // 66 and F2 load, F3 stores
        return true;
    }
    if (one.opcode == 0x5C && one.mode == 3 && one.pp == 2) {
        dot(one.reg, one.rm, one.v);
        return true;
    }
    return false;
}

void handle(int, siginfo_t*, void* context) {
    const Instruction one(static_cast<ucontext_t*>(context)->uc_mcontext.gregs);
    if (!one.isTile() || !execute(one)) {
        sigaction(SIGILL, &before, nullptr);  // something else: it is raised again, and ends the program
        return;
    }
    ++executedCount;
    one.pass();
}

}  // namespace

bool canStandInForTiles() {
    return !__builtin_cpu_supports("amx-tile") && __builtin_cpu_supports("avx");
}

TileProcessor::TileProcessor() {
    executedCount = 0;
    firstRefused = nullptr;
    struct sigaction action = {};
    action.sa_sigaction = handle;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGILL, &action, &before);
}

TileProcessor::~TileProcessor() {
    sigaction(SIGILL, &before, nullptr);
}

long TileProcessor::executed() {
    return executedCount;
}

const char* TileProcessor::refused() {
    return firstRefused;
}

}  // namespace latentwalk::test
