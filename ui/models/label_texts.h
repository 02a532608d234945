// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/model/labels/labels.h"

namespace latentwalk {

// What an attribute is called in the window. A model that was trained with numbered classes has one without a name of
// its own, which its reader calls "label".
QString titleOf(const LabelAttribute& attribute);

// All that there is to choose from, a line for each attribute: "Main: 3 – cat, dog, fox". Long lists end in "…".
QString listOf(const Labels& labels);

}  // namespace latentwalk
