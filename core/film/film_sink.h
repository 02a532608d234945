// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/picture/picture.h"

namespace latentwalk {

// A film that is written as its frames come; memory does not grow with their number. One thread at a time (not always
// the same one). Until finish() has returned nothing stands under the final name, and destroyed without it, nothing is
// left behind. Every function throws FileError.
class FilmSink {
public:
    virtual ~FilmSink() = default;

    // How many frames, evenly spread over the film, it wants to see before the first: a GIF chooses its colours from
    // them.
    virtual std::int64_t previews() const { return 0; }
    virtual void preview(const Picture& /*frame*/) {}

    // The next frame; all have the same size, that of the film.
    virtual void add(const Picture& frame) = 0;
    virtual void finish() = 0;
};

}  // namespace latentwalk
