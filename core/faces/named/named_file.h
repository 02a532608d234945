// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "core/faces/named/named_directions.h"
#include "core/model/weights/generator_weights.h"

namespace latentwalk {

// Two files, NAME.npy and NAME.json beside it. The array is float32 of shape (directions + predictors, latentSize):
// first the directions, each of length 1, so that it can be used wherever directions in a .npy can; then the weights of
// the predictors. The text has the rest in the same order: "format": "latentwalk-named-directions", "version": 1,
// "model" (SHA-256), "generator" (average, raw), "faces", "measured", "directions" (with label and ends in English, for
// people; what a reader goes by is the id) and "scores".

// Reads what writeNamed() wrote; `npy` names the array. Every number is checked: sizes that agree, finite values,
// ranges around 0, ids that are there once, lengths of 1. Unknown keys are left out. Throws FileError.
NamedDirections readNamed(const std::filesystem::path& npy);

// Each file appears complete or not at all, the text last. Throws FileError, and std::invalid_argument where
// readNamed() would not take the result.
void writeNamed(const NamedDirections& named, const std::filesystem::path& npy);

// NAME.json of NAME.npy.
std::filesystem::path namedTextPath(const std::filesystem::path& npy);

// Those that come with the built-in model, beside it. Throws FileError.
NamedDirections builtinNamedDirections();

// Where a model's own are kept once they were found: "HASH-average.npy" in `folder`.
std::filesystem::path namedPath(const std::filesystem::path& folder, std::string_view sha256, GeneratorKind kind);

}  // namespace latentwalk
