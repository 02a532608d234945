// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/shortcuts_dialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QRegularExpression>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace latentwalk {
namespace {

struct Shortcuts {
    Q_DECLARE_TR_FUNCTIONS(Shortcuts)
};

QString plain(const QString& text) {
    // Chinese texts have their key in brackets behind them: "打开(&O)…".
    static const QRegularExpression key(QStringLiteral("\\(&.\\)"));
    QString all = text;
    return all.remove(key).remove(u'&').remove(u'…');
}

void addKeys(QTreeWidget& list, QTreeWidgetItem& group, const QMenu& menu) {
    for (const QAction* action : menu.actions()) {
        if (action->menu() != nullptr) {
            addKeys(list, group, *action->menu());
        } else if (!action->shortcuts().isEmpty()) {
            QStringList keys;
            for (const QKeySequence& key : action->shortcuts()) {
                keys.append(key.toString(QKeySequence::NativeText));
            }
            keys.removeDuplicates();
            new QTreeWidgetItem(&group, {plain(action->text()), keys.join(QStringLiteral("  "))});
        }
    }
}

QTreeWidgetItem& addGroup(QTreeWidget& list, const QString& title) {
    auto* group = new QTreeWidgetItem(&list, {title});
    QFont bold = group->font(0);
    bold.setBold(true);
    group->setFont(0, bold);
    return *group;
}

void add(QTreeWidgetItem& group, const QString& what, const QString& how) {
    new QTreeWidgetItem(&group, {what, how});
}

}  // namespace

void showShortcuts(const QMenuBar& menus, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("shortcutsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Shortcuts::tr("Shortcuts"));
    auto* list = new QTreeWidget(dialog);
    list->setHeaderLabels({Shortcuts::tr("What"), Shortcuts::tr("Keys")});
    list->setRootIsDecorated(false);
    list->setIndentation(16);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setAccessibleName(Shortcuts::tr("Shortcuts"));
    for (const QAction* action : menus.actions()) {
        if (action->menu() == nullptr) {
            continue;
        }
        QTreeWidgetItem& group = addGroup(*list, plain(action->text()));
        addKeys(*list, group, *action->menu());
        if (group.childCount() == 0) {
            delete &group;
        }
    }
    QTreeWidgetItem& here = addGroup(*list, Shortcuts::tr("With the mouse"));
    add(here, Shortcuts::tr("Zoom the face"), Shortcuts::tr("Wheel"));
    add(here, Shortcuts::tr("Move the enlarged face"), Shortcuts::tr("Drag it, or press ← → ↑ ↓ after a click on it"));
    add(here, Shortcuts::tr("Replace an anchor"), Shortcuts::tr("Drag a face of the gallery onto it"));
    add(here, Shortcuts::tr("Reorder anchors"), Shortcuts::tr("Drag their pictures"));
    QTreeWidgetItem& family = addGroup(*list, Shortcuts::tr("In the family and its tree"));
    add(family, Shortcuts::tr("Look at a face"), Shortcuts::tr("Click, or ← → ↑ ↓"));
    add(family, Shortcuts::tr("Choose a face as a parent"), Shortcuts::tr("Click on its tick, or Space"));
    add(family, Shortcuts::tr("Breed the next generation"), Shortcuts::tr("Enter"));
    add(family, Shortcuts::tr("Keep a face beside the next generations"), QStringLiteral("P"));
    add(family, Shortcuts::tr("Back to the generation before"), Shortcuts::tr("Backspace, or a click in the tree"));
    add(family, Shortcuts::tr("Move and zoom the tree"), Shortcuts::tr("Drag, wheel, + −, Home"));
    list->expandAll();
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(list);
    column->addWidget(buttons);
    dialog->resize(480, 600);
    dialog->open();
}

}  // namespace latentwalk
