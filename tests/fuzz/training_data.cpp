// SPDX-License-Identifier: GPL-3.0-or-later
// The converted pictures of a training: what is read can be reached.
#include <numeric>

#include "core/training/data/data_file.h"
#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(training_data)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords([&] {
        const training::DataFile file(fuzz::memoryFile(data, size));
        unsigned sum = 0;
        for (std::int64_t i = 0; i < file.count(); ++i) {
            for (std::int64_t side = file.table().side; side >= 4; side /= 2) {
                const auto level = file.level(i, side);
                sum += std::accumulate(level.begin(), level.end(), 0U);
            }
            sum += static_cast<unsigned>(file.nameOf(i).size());
        }
        [[maybe_unused]] static volatile unsigned kept;
        kept = sum;
    });
    return 0;
}
