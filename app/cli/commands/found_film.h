// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/picture/picture.h"

namespace latentwalk::cli {

// Pictures of a search, to be made a film of: so many of them, spread evenly over its steps, that it lasts some
// seconds.
class FoundFilm {
public:
    // How many steps lie between two of a search of so many.
    static int stepsBetween(int all);

    // Those of early steps may be smaller; the sides are powers of two.
    void add(const Picture& picture) { m_pictures.push_back(picture); }
    // The film, `side` pixels a side, with what was found at its end for a while. Throws FileError, as for formats it
    // is asked for by the file's ending.
    void write(const std::filesystem::path& path, const Picture& found) const;

private:
    std::vector<Picture> m_pictures;
};

}  // namespace latentwalk::cli
