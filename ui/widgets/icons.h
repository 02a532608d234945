// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace latentwalk {

// One of our own icons by its name ("play"), in the colour that the application's palette has when it is painted, crisp
// at every scale. Ours come first, not the system theme's: those keep the system's colours and would vanish against
// our palettes when the user chooses the other one.
QIcon icon(const QString& name);

// The same for a menu, where the chosen item has the highlight's colours.
QIcon menuIcon(const QString& name);

// The program's own, in colour.
QIcon applicationIcon();

}  // namespace latentwalk
