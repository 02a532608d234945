// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes inside of pictures and films. What is read can be written again and is the same then.
#include "core/recipe/recipe_reader.h"
#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(recipe)(const std::uint8_t* data, std::size_t size) {
    const auto path = fuzz::memoryFile(data, size);
    fuzz::refusingOnlyInWords([&] {
        const Recipe recipe = readRecipe(path);
        fuzz::require(parseRecipe("again", toJson(recipe)) == recipe, "a recipe that comes back as it was");
    });
    fuzz::refusingOnlyInWords([&] { isCompletePng(path, "{}"); });
    return 0;
}
