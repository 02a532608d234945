// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/hold_menu.h"

#include <QListWidget>
#include <QWidgetAction>
#include <algorithm>

namespace latentwalk {
namespace {

constexpr int kMostVisible = 10;
constexpr int kWidth = 208;

}  // namespace

HoldMenu::HoldMenu(DirectionStore& store, const QString& id, const QStringList& others, QWidget* parent)
    : QMenu(tr("Hold still while it moves"), parent) {
    auto* list = new QListWidget(this);
    list->setFrameShape(QFrame::NoFrame);
    list->setAccessibleName(tr("Directions to hold still"));
    list->setToolTip(tr("What is ticked does not change along: the slider leaves out what the two have in common"));
    const KnownDirection* known = store.find(id);
    QStringList offered = others;
    if (known != nullptr) {
        offered += known->held;  // one that is not listed now can still be let go
    }
    offered.removeDuplicates();
    for (const QString& other : offered) {
        const KnownDirection* one = store.find(other);
        if (one == nullptr || known == nullptr || other == id) {
            continue;
        }
        auto* item = new QListWidgetItem(store.labelOf(*one), list);
        item->setData(Qt::UserRole, other);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(known->held.contains(other) ? Qt::Checked : Qt::Unchecked);
    }
    const int rows = std::clamp(list->count(), 1, kMostVisible);
    list->setFixedSize(kWidth, rows * std::max(list->sizeHintForRow(0), 16) + 4);
    auto* action = new QWidgetAction(this);
    action->setDefaultWidget(list);
    addAction(action);

    connect(this, &QMenu::aboutToShow, list, [list] {
        list->setFocus();
        list->setCurrentRow(0);
    });
    connect(list, &QListWidget::itemChanged, this, [&store, id, list](QListWidgetItem* changed) {
        QStringList held;
        for (int i = 0; i < list->count(); ++i) {
            if (list->item(i)->checkState() == Qt::Checked) {
                held.append(list->item(i)->data(Qt::UserRole).toString());
            }
        }
        if (!store.setHeld(id, held)) {
            const QSignalBlocker quiet(list);
            changed->setCheckState(Qt::Unchecked);
        }
    });
    // Return ticks, as Space does; it must not close the menu.
    connect(list, &QListWidget::itemActivated, list, [](QListWidgetItem* item) {
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
}

}  // namespace latentwalk
