// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/latent/latent.h"

namespace latentwalk {

// A direction in latent space that edits refer to. `components` need no length of 1: edits use only where it points.
struct SessionDirection {
    std::string id;    // unique within the session, never empty
    std::string name;  // for people, may be empty
    Latent components;

    bool operator==(const SessionDirection&) const = default;
};

// How far to go along a direction, in units of the latent's length; the useful range is about -0.6 ... 0.6.
struct Edit {
    std::string direction;  // a SessionDirection's id
    double strength = 0;

    bool operator==(const Edit&) const = default;
};

}  // namespace latentwalk
