// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/views.h"

#include <QApplication>
#include <QSettings>
#include <QShortcut>
#include <algorithm>
#include <utility>

namespace latentwalk {
namespace {

constexpr int kVersion = 1;  // of the docks; another one starts with the first layouts

const QString kPresent = QStringLiteral("window/view");
const QString kBeforeViews = QStringLiteral("window/state");

QString stateKey(const View& view) {
    return QStringLiteral("views/%1").arg(QLatin1String(view.name));
}

QString docksKey(const View& view) {
    return QStringLiteral("views/%1Docks").arg(QLatin1String(view.name));
}

QStringList docksBeforeViews() {
    return {QStringLiteral("galleryDock"),  QStringLiteral("directionsDock"), QStringLiteral("growthDock"),
            QStringLiteral("walkPlotDock"), QStringLiteral("latentPlotDock"), QStringLiteral("speedPlotDock")};
}

// Whether the widget, or one that it stands in, does something else with this key.
bool takesKey(const QWidget* widget, const QKeySequence& key) {
    for (; widget != nullptr && !widget->isWindow(); widget = widget->parentWidget()) {
        for (const auto* shortcut : widget->findChildren<QShortcut*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (shortcut->isEnabled() && shortcut->key() == key) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

const std::vector<View>& views() {
    static const std::vector<View> all{
        {"explore",
         QT_TRANSLATE_NOOP("Views", "E&xplore"),
         QT_TRANSLATE_NOOP("Views",
                           "Look around: the gallery beside the stage, and what is known about model and walk"),
         Qt::Key_F2,
         {{QStringLiteral("galleryDock")},
          {QStringLiteral("directionsDock"), QStringLiteral("growthDock"), QStringLiteral("walkPlotDock"),
           QStringLiteral("latentPlotDock"), QStringLiteral("speedPlotDock")}}},
        {"steer",
         QT_TRANSLATE_NOOP("Views", "St&eer"),
         QT_TRANSLATE_NOOP("Views",
                           "Change a face: directions and growth on one side of the stage, the plane on the other"),
         Qt::Key_F3,
         {{QStringLiteral("directionsDock"), QStringLiteral("growthDock")}, {QStringLiteral("planeDock")}, 336, 432}},
        {"breed",
         QT_TRANSLATE_NOOP("Views", "&Breed"),
         QT_TRANSLATE_NOOP("Views",
                           "Find a face by choosing: parents and children on one side of the stage, the family "
                           "tree on the other"),
         Qt::Key_F4,
         {{QStringLiteral("familyDock")},
          {QStringLiteral("familyTreeDock"), QStringLiteral("directionsDock")},
          432,
          336}},
        {"train",
         QT_TRANSLATE_NOOP("Views", "Trai&n"),
         QT_TRANSLATE_NOOP("Views",
                           "Grow a network of your own: its faces on one side of the stage, its curves on the other"),
         Qt::Key_F5,
         {{QStringLiteral("trainingDock")}, {QStringLiteral("curvesDock")}, 400, 336}},
    };
    return all;
}

Views::Views(QMainWindow& window, Docks& docks, QActionGroup& actions)
    : m_window(window), m_docks(docks), m_actions(actions), m_present(&views().front()) {
    connect(&actions, &QActionGroup::triggered, this,
            [this](const QAction* action) { show(action->data().toString()); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, const QWidget* now) { yieldKeys(now); });
}

void Views::show(const QString& name) {
    const auto found =
        std::find_if(views().begin(), views().end(), [&](const View& one) { return name == QLatin1String(one.name); });
    if (found == views().end() || &*found == m_present) {
        return;
    }
    fill(nullptr);
    keep();
    m_present = &*found;
    bring();
}

void Views::reset() {
    fill(nullptr);
    m_docks.arrange(m_present->layout);
}

void Views::fill(QDockWidget* dock) {
    QWidget* stage = m_window.centralWidget();
    if (dock != nullptr && !m_filled) {
        m_filled = Filled{dock, m_window.saveState(kVersion), m_window.isFullScreen()};
        for (const QString& name : m_docks.names()) {
            auto* other = m_window.findChild<QDockWidget*>(name);
            other->setVisible(other == dock);
        }
        dock->setFloating(false);
        dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
        stage->hide();
        m_window.setWindowState(m_window.windowState() | Qt::WindowFullScreen);
    } else if (dock == nullptr && m_filled) {
        const Filled filled = *std::exchange(m_filled, std::nullopt);
        constexpr auto kUsual =
            QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable;
        filled.dock->setFeatures(kUsual);
        stage->show();
        m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowFullScreen, filled.fullScreen));
        m_window.restoreState(filled.state, kVersion);
        m_docks.nameTabs();
        emit divided();
    }
}

void Views::keep() {
    m_kept[QLatin1String(m_present->name)] = {m_window.saveState(kVersion), m_docks.names()};
}

void Views::bring() {
    for (QAction* action : m_actions.actions()) {
        if (action->data().toString() == QLatin1String(m_present->name)) {
            action->setChecked(true);
        }
    }
    const Kept kept = m_kept.value(QLatin1String(m_present->name));
    if (!m_docks.restore(kept.state, kVersion, kept.docks, m_present->layout)) {
        m_docks.arrange(m_present->layout);
    }
}

void Views::restore() {
    const QSettings settings;
    for (const View& view : views()) {
        m_kept[QLatin1String(view.name)] = {settings.value(stateKey(view)).toByteArray(),
                                            settings.value(docksKey(view)).toStringList()};
    }
    Kept& first = m_kept[QLatin1String(views().front().name)];
    if (first.state.isEmpty()) {
        first = {settings.value(kBeforeViews).toByteArray(), docksBeforeViews()};
    }
    const QString present = settings.value(kPresent).toString();
    for (const View& view : views()) {
        if (present == QLatin1String(view.name)) {
            m_present = &view;
        }
    }
    bring();
}

void Views::save() {
    keep();
    QSettings settings;
    settings.setValue(kPresent, QLatin1String(m_present->name));
    for (const View& view : views()) {
        const Kept kept = m_kept.value(QLatin1String(view.name));
        if (!kept.state.isEmpty()) {
            settings.setValue(stateKey(view), kept.state);
            settings.setValue(docksKey(view), kept.docks);
        }
    }
}

// F2 renames the direction that has the focus: what a widget does with a key itself goes before the views.
void Views::yieldKeys(const QWidget* focus) {
    for (QAction* action : m_actions.actions()) {
        const auto view = std::find_if(views().begin(), views().end(), [&](const View& one) {
            return action->data().toString() == QLatin1String(one.name);
        });
        const QKeySequence key(view->key);
        action->setShortcut(takesKey(focus, key) ? QKeySequence() : key);
    }
}

}  // namespace latentwalk
