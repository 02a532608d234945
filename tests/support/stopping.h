// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/progress.h"

namespace latentwalk::test {

// Ends long work once it tells that so many steps are done.
inline TellProgress stoppingAt(std::int64_t steps) {
    return [steps](const Progress& progress) {
        if (progress.done >= steps) {
            throw Stopped();
        }
    };
}

}  // namespace latentwalk::test
