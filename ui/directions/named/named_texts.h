// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/faces/named/named_directions.h"
#include "core/faces/named/names.h"

namespace latentwalk {

// What a named direction is called in the language of the interface.
struct NamedTexts {
    QString label;
    QString minus;
    QString plus;
    QString tip;  // what it changes, in how many faces it holds, what comes along, what else there is to know
};
NamedTexts textsOf(const NamedDirection& direction, const NamedDirections& all);

// "Pose"
QString groupName(NameGroup group);

// "+1.5 SD"
QString deviationsText(double deviations);

}  // namespace latentwalk
