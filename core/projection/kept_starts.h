// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/generator/generator.h"
#include "core/latent/progress.h"
#include "core/projection/starts.h"
#include "core/session/session.h"

// The small pictures of a model, made once and kept in a file of their own, named after the SHA-256 of the model's
// file and all else that they depend on, for window and command line alike.
namespace latentwalk::projection {

// How many seeds, 0 and on, have small pictures.
inline constexpr std::int64_t kStartSeeds = 3000;

// Paints those that `starts` lacks. Of a network without a head for small pictures from the next larger ones that it
// paints. `tell` is told after some dozens each how many there are; where it throws, `starts` keeps what was made, and
// another call goes on from there. Blocking: some ten seconds of two cores for the built-in model; any thread that
// `generator` may be used on. Throws GeneratorError.
void makeStarts(Generator& generator, Starts& starts, const TellProgress& tell = {});

// Where those of `model` lie in `folder`.
std::filesystem::path startsFile(const std::filesystem::path& folder, const ModelReference& model);

// Those that are kept, kStartSeeds; empty where there are none, the model has no SHA-256, or what lies there is
// anything but what keepStarts() wrote: a cache is not trusted. Blocking (9 MB).
Starts keptStarts(const std::filesystem::path& folder, const ModelReference& model);

// Keeps them; makes `folder` where it is missing. What cannot be kept, and why, is told to the log alone. Without
// effect on a model without SHA-256, or where there are fewer than kStartSeeds.
void keepStarts(const std::filesystem::path& folder, const ModelReference& model, const Starts& starts);

}  // namespace latentwalk::projection
