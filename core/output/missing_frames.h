// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/latent/progress.h"

namespace latentwalk {

// Makes what is missing of `count` numbered pictures. What is there is found out a stretch at a time, since there may
// be millions: `isThere` is asked for each number, in order, and `make` gets those of a stretch that are not there and
// tells how many of them are made. `tell` counts what is there and what is made.
void forEachMissing(std::int64_t count, const std::function<bool(std::int64_t)>& isThere,
                    const std::function<void(std::span<const std::int64_t> missing,
                                             const std::function<void(std::int64_t)>& done)>& make,
                    const TellProgress& tell);

}  // namespace latentwalk
