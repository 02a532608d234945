// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/docks.h"

#include <QCoreApplication>
#include <QTabBar>
#include <algorithm>
#include <utility>

namespace latentwalk {

Docks::Docks(QMainWindow& window, QMenu& menu) : m_window(window), m_menu(menu) {
    m_window.setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    m_window.setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    m_window.setTabPosition(Qt::LeftDockWidgetArea, QTabWidget::North);
}

QDockWidget* Docks::add(QWidget* panel, const QString& name, const QString& title, Qt::DockWidgetArea home) {
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(name);
    dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    dock->setWidget(panel);
    m_entries.push_back({dock, home});
    m_menu.addAction(dock->toggleViewAction());
    return dock;
}

QStringList Docks::names() const {
    QStringList all;
    for (const Entry& entry : m_entries) {
        all.append(entry.dock->objectName());
    }
    return all;
}

Qt::DockWidgetArea Docks::areaOf(const Entry& entry, const DockLayout& layout) const {
    const QString name = entry.dock->objectName();
    if (layout.left.contains(name)) {
        return Qt::LeftDockWidgetArea;
    }
    return layout.right.contains(name) ? Qt::RightDockWidgetArea : entry.home;
}

void Docks::place(const Entry& entry, const DockLayout& layout) {
    const Qt::DockWidgetArea area = areaOf(entry, layout);
    QDockWidget* neighbour = nullptr;
    for (const Entry& other : m_entries) {
        const bool there = other.dock != entry.dock && m_window.dockWidgetArea(other.dock) == area;
        if (there && !other.dock->isFloating() && (neighbour == nullptr || neighbour->isHidden())) {
            neighbour = other.dock;
        }
    }
    entry.dock->setFloating(false);
    m_window.addDockWidget(area, entry.dock);
    if (neighbour != nullptr) {
        m_window.tabifyDockWidget(neighbour, entry.dock);
    }
    const QString name = entry.dock->objectName();
    entry.dock->setVisible(layout.left.contains(name) || layout.right.contains(name));
}

void Docks::arrange(const DockLayout& layout) {
    for (const Entry& entry : m_entries) {
        m_window.removeDockWidget(entry.dock);
    }
    // In the layout's order, then those that are only to be found behind them when they are asked for.
    std::vector<Entry> ordered = m_entries;
    const QStringList order = layout.left + layout.right;
    std::stable_sort(ordered.begin(), ordered.end(), [&](const Entry& a, const Entry& b) {
        const auto rank = [&](const Entry& one) {
            const qsizetype place = order.indexOf(one.dock->objectName());
            return place < 0 ? order.size() : place;
        };
        return rank(a) < rank(b);
    });
    for (const Entry& entry : ordered) {
        place(entry, layout);
    }
    QList<QDockWidget*> docks;
    QList<int> widths;
    for (const auto& [names, width] :
         {std::pair(layout.left, layout.leftWidth), std::pair(layout.right, layout.rightWidth)}) {
        if (auto* front = m_window.findChild<QDockWidget*>(names.value(0))) {
            front->raise();
            docks.append(front);
            widths.append(width);
        }
    }
    m_window.resizeDocks(docks, widths, Qt::Horizontal);
    nameTabs();
}

bool Docks::restore(const QByteArray& state, int version, const QStringList& known, const DockLayout& layout) {
    if (!m_window.restoreState(state, version)) {
        return false;
    }
    for (const Entry& entry : m_entries) {
        if (!known.contains(entry.dock->objectName())) {
            m_window.removeDockWidget(entry.dock);
            place(entry, layout);
        }
    }
    nameTabs();
    return true;
}

// Qt makes the tabs of docks as they are needed, without a name for screen readers.
void Docks::nameTabs() {
    for (QTabBar* tabs : m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        tabs->setAccessibleName(QCoreApplication::translate("Docks", "Panels"));
        tabs->setToolTip(QCoreApplication::translate("Docks", "Choose the panel that is in front"));
        tabs->setDrawBase(false);
    }
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
