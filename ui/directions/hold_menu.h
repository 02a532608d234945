// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "ui/directions/store/direction_store.h"

namespace latentwalk {

// Lets the user choose which other directions hold still while one moves: a list to tick in a menu, which stays open
// while one ticks. `others` are the ids that are offered.
class HoldMenu : public QMenu {
    Q_OBJECT

public:
    HoldMenu(DirectionStore& store, const QString& id, const QStringList& others, QWidget* parent = nullptr);
};

}  // namespace latentwalk
