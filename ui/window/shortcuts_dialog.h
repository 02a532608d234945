// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenuBar>
#include <QWidget>

namespace latentwalk {

// Shows every key there is, as the menus define them. Closes with Escape.
void showShortcuts(const QMenuBar& menus, QWidget* parent);

}  // namespace latentwalk
