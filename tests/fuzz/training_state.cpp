// SPDX-License-Identifier: GPL-3.0-or-later
// Saved states of a training.
#include "core/training/run_state.h"
#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(training_state)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords([&] { training::readRunState(fuzz::memoryFile(data, size)); });
    return 0;
}
