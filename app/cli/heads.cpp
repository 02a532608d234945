#include "app/cli/heads.h"

#include <algorithm>

#include "app/cli/progress.h"
#include "core/generator/fitted_heads.h"

namespace latentwalk::cli {

void fitMissingHeads(Checkpoint& checkpoint, std::optional<GeneratorKind> kind, const CommonOptions& options) {
    for (const auto& [which, weights] :
         {std::pair{GeneratorKind::Average, &checkpoint.average}, std::pair{GeneratorKind::Raw, &checkpoint.raw}}) {
        if (!*weights || (kind && *kind != which)) {
            continue;
        }
        const auto& heads = (*weights)->fittedHeads;
        if (std::any_of(heads.begin(), heads.end(), [](const auto& head) { return head.has_value(); })) {
            continue;
        }
        Progress progress(kFitSeeds, "images to fit heads on", !options.quiet);
        (*weights)->fittedHeads =
            *fitHeads(checkpoint.architecture, **weights, [&, last = std::int64_t{0}](std::int64_t done, auto) mutable {
                progress.step(done - last);
                last = done;
                return true;
            });
    }
}

}  // namespace latentwalk::cli
