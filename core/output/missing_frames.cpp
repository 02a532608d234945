// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/missing_frames.h"

#include <algorithm>
#include <vector>

namespace latentwalk {

void forEachMissing(std::int64_t count, const std::function<bool(std::int64_t)>& isThere,
                    const std::function<void(std::span<const std::int64_t> missing,
                                             const std::function<void(std::int64_t)>& done)>& make,
                    const TellProgress& tell) {
    constexpr std::int64_t kStretch = 1024;
    constexpr std::int64_t kAsk = 16;
    for (std::int64_t first = 0; first < count; first += kStretch) {
        const std::int64_t end = std::min(first + kStretch, count);
        std::vector<std::int64_t> missing;
        for (std::int64_t i = first; i < end; ++i) {
            if (!isThere(i)) {
                missing.push_back(i);
            }
            // Reading what is there takes its time too.
            if (i % kAsk == 0) {
                tellProgress(tell, {missing.empty() ? i + 1 : missing.front(), count});
            }
        }
        make(missing, [&](std::int64_t done) {
            tellProgress(tell, {missing[static_cast<std::size_t>(done - 1)] + 1, count});
        });
        tellProgress(tell, {end, count});
    }
}

}  // namespace latentwalk
