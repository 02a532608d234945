// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "ui/directions/rows/direction_row.h"
#include "ui/directions/store/direction_edits.h"

namespace latentwalk {

// What can be done with one direction beside moving it. `others` are the ids of those that can be held still.
class DirectionMenu : public QMenu {
    Q_OBJECT

public:
    DirectionMenu(DirectionStore& store, DirectionEdits& edits, const QString& id, const QStringList& others,
                  QWidget* parent = nullptr);

    // What its row says about a direction.
    static DirectionRow::Look lookOf(const DirectionStore& store, const DirectionEdits& edits,
                                     const KnownDirection& direction);

signals:
    void renameRequested();
    void teachRequested();
};

}  // namespace latentwalk
