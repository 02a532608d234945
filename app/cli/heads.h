// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/cli/common.h"
#include "core/model/weights/checkpoint.h"
#include "core/session/session.h"

namespace latentwalk::cli {

// ModelReference::heads and back; what is neither "trained" nor "fitted" is Auto.
Heads headsOf(std::string_view name);
std::string nameOf(Heads heads);

// First and last of some scales, both included.
struct Scales {
    int first = 0;
    int last = 0;
};

// All scales whose images `session` may show, the previous one included where alpha fades one in.
Scales scalesOf(const Session& session, const Architecture& architecture);

// Fits heads for the generators of `checkpoint` that have none fitted (GeneratorWeights::fittedHeads), showing the
// progress; `kind` limits it to that one. Throws GeneratorError, Interrupted.
void fitMissingHeads(Checkpoint& checkpoint, std::optional<GeneratorKind> kind, const CommonOptions& options);

// makeGenerator() for `reference.kind`, with the heads that `settings.heads` names for all of `scales`: where fitted
// ones are wanted and the file has none, or a scale has no head at all, those that the window keeps in its cache are
// taken, or they are fitted now and kept there. Trained adds none; asking for a scale without a head is then a
// GeneratorError of generate(). `reference` is what referenceTo() says of `checkpoint`. Throws GeneratorError,
// FileError, Interrupted.
std::unique_ptr<Generator> makeWithHeads(Checkpoint& checkpoint, const ModelReference& reference,
                                         GeneratorSettings settings, const Scales& scales,
                                         const CommonOptions& options);

}  // namespace latentwalk::cli
