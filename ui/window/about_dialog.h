// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace latentwalk {

// Says what Latentwalk is, under which licence, and what it is made of.
void showAbout(QWidget* parent);

}  // namespace latentwalk
