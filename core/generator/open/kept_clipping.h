// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "core/session/session.h"

// What clippedShare() counted, so that a model's faces are painted for it only once: one line in a file of its own for
// each model and kind of generator, named after the SHA-256 of the model's file, for window and command line alike.
namespace latentwalk {

// Where what was counted for `model` lies in `folder`.
std::filesystem::path clippingFile(const std::filesystem::path& folder, const ModelReference& model);

// The share of clipped pixels of `model`, 0 ... 1: of the built-in model, of which it is known, or kept in `folder`.
// Nothing when it was not counted yet, the model has no SHA-256, or what lies there is anything but what
// keepClippedShare() wrote: a cache is not trusted. Another precision or another processor would have counted the same
// but for what it rounds, less than a tenth of a per cent. Blocking, but the file has one line.
std::optional<double> knownClippedShare(const std::filesystem::path& folder, const ModelReference& model);

// Keeps it; makes `folder` where it is missing. What cannot be kept, and why, is told to the log alone. Without effect
// on a model without SHA-256.
void keepClippedShare(const std::filesystem::path& folder, const ModelReference& model, double share);

}  // namespace latentwalk
