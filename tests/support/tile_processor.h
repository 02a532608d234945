// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace latentwalk::test {

// Whether a TileProcessor has anything to do here: the processor has none of AMX's instructions, but what else the
// tile kernels' product is compiled to.
bool canStandInForTiles();

// Executes the instructions of AMX (tile-bf16) in place of a processor that has none: each raises SIGILL, and the
// handler does what Intel's Software Developer's Manual says of it (volume 1, chapter 18, and volume 2), with tiles for
// each thread. So it is the compiled product itself that runs, instruction by instruction. One at a time.
class TileProcessor {
public:
    TileProcessor();
    ~TileProcessor();
    TileProcessor(const TileProcessor&) = delete;
    TileProcessor& operator=(const TileProcessor&) = delete;

    // Instructions that were executed so far, on all threads.
    static long executed();
    // The first thing that a real processor would have refused; null: nothing.
    static const char* refused();
};

}  // namespace latentwalk::test
