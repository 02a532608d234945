// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/docks.h"

#include <QCoreApplication>
#include <QTabBar>

namespace latentwalk {
namespace {

constexpr int kLeftWidth = 256;
constexpr int kRightWidth = 336;

}  // namespace

Docks::Docks(QMainWindow& window, QMenu& menu) : m_window(window), m_menu(menu) {
    m_window.setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    m_window.setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    m_window.setTabPosition(Qt::LeftDockWidgetArea, QTabWidget::North);
}

QDockWidget* Docks::add(QWidget* panel, const QString& name, const QString& title, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(name);
    dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    dock->setWidget(panel);
    m_entries.push_back({dock, area});
    m_menu.addAction(dock->toggleViewAction());
    return dock;
}

void Docks::arrange() {
    QDockWidget* left = nullptr;
    QDockWidget* right = nullptr;
    for (const Entry& entry : m_entries) {
        QDockWidget*& first = entry.area == Qt::LeftDockWidgetArea ? left : right;
        entry.dock->setFloating(false);
        m_window.addDockWidget(entry.area, entry.dock);
        if (first == nullptr) {
            first = entry.dock;
        } else {
            m_window.tabifyDockWidget(first, entry.dock);
        }
        entry.dock->show();
    }
    QList<QDockWidget*> docks;
    QList<int> widths;
    if (left != nullptr) {
        left->raise();
        docks.append(left);
        widths.append(kLeftWidth);
    }
    if (right != nullptr) {
        right->raise();
        docks.append(right);
        widths.append(kRightWidth);
    }
    m_window.resizeDocks(docks, widths, Qt::Horizontal);
    nameTabs();
}

// Qt makes the tabs of docks as they are needed, without a name for screen readers.
void Docks::nameTabs() {
    for (QTabBar* tabs : m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        tabs->setAccessibleName(QCoreApplication::translate("Docks", "Panels"));
        tabs->setToolTip(QCoreApplication::translate("Docks", "Choose the panel that is in front"));
        tabs->setDrawBase(false);
    }
}

void Docks::reset() {
    for (const Entry& entry : m_entries) {
        m_window.removeDockWidget(entry.dock);
    }
    arrange();
}

void Docks::reveal(QWidget* panel) {
    for (QWidget* widget = panel; widget != nullptr; widget = widget->parentWidget()) {
        if (auto* dock = qobject_cast<QDockWidget*>(widget)) {
            dock->show();
            dock->raise();
            return;
        }
    }
}

}  // namespace latentwalk
