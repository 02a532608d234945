#pragma once

#include "app/cli/common.h"
#include "core/model/checkpoint.h"

namespace latentwalk::cli {

// Fits heads for the generators of `checkpoint` that have none fitted (GeneratorWeights::fittedHeads), showing the
// progress; `kind` limits it to that one. Throws GeneratorError, Interrupted.
void fitMissingHeads(Checkpoint& checkpoint, std::optional<GeneratorKind> kind, const CommonOptions& options);

}  // namespace latentwalk::cli
