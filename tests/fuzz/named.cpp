// SPDX-License-Identifier: GPL-3.0-or-later
// Named directions. An input is the text that describes them, a zero byte, and the .npy file with their components.
#include "core/faces/named/named_file.h"

#include <algorithm>
#include <cmath>

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(named)(const std::uint8_t* data, std::size_t size) {
    const auto text = static_cast<std::size_t>(std::find(data, data + size, 0) - data);
    const std::size_t array = text < size ? text + 1 : size;
    fuzz::putFile("named.json", data, text);
    fuzz::putFile("named.npy", data + array, size - array);
    fuzz::refusingOnlyInWords([] {
        const NamedDirections named = readNamed(fuzz::folder() / "named.npy");
        const auto requireRow = [&named](const Latent& row) {
            fuzz::require(std::ssize(row) == named.latentSize, "rows of the latent's size");
            fuzz::require(std::all_of(row.begin(), row.end(), [](float value) { return std::isfinite(value); }),
                          "finite components");
        };
        for (const NamedDirection& direction : named.directions) {
            requireRow(direction.components);
            fuzz::require(direction.least < 0 && direction.most > 0 && direction.sdPerUnit > 0, "a range around 0");
        }
        for (const ScorePredictor& predictor : named.predictors) {
            requireRow(predictor.weights);
            fuzz::require(predictor.deviation > 0 && std::isfinite(predictor.mean), "a score that can be told");
        }
        writeNamed(named, fuzz::folder() / "again.npy");
        fuzz::require(readNamed(fuzz::folder() / "again.npy") == named, "directions that come back as they were");
    });
    return 0;
}
