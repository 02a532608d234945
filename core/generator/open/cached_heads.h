// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/model/heads_file.h"
#include "core/model/weights/checkpoint.h"
#include "core/session/session.h"

namespace latentwalk {

// Whose heads `reference` means among those of `checkpoint`.
HeadsOwner headsOwner(const Checkpoint& checkpoint, const ModelReference& reference);

// Whether a fitted head is there for every scale but the last: nothing has to be fitted, or looked up.
bool hasFittedHeads(const Checkpoint& checkpoint, GeneratorKind kind);

// Adds to a checkpoint that was just opened the heads that were fitted for it earlier and lie in `folder`. False when
// there are none. Without effect on a checkpoint that has fitted heads. Blocking (some ten kilobytes); any thread.
bool addCachedHeads(Checkpoint& checkpoint, const ModelReference& reference, const std::filesystem::path& folder);

}  // namespace latentwalk
