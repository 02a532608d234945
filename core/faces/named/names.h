// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/message/message.h"

namespace latentwalk {

enum class NameGroup { Pose, Expression, Face, Light };

// What a direction is called: what is seen, never what a person is.
struct Name {
    std::string_view id;
    NameGroup group;
    Message label;    // "Smile"
    Message minus;    // what is at the low end: "serious"
    Message plus;     // and at the high end: "smiling"
    Message caution;  // what a user should know besides what was measured; empty: nothing
};

// All names that there are, those that are asked for most first within each group.
std::span<const Name> allNames();

// Nothing for an id that has no name here: a file may come from a newer program.
const Name* findName(std::string_view id);

}  // namespace latentwalk
