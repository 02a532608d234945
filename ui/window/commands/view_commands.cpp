// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/view_commands.h"

#include <QEvent>
#include <QSettings>

namespace latentwalk {
namespace {

const QString kTheme = QStringLiteral("view/theme");
const QString kSmooth = QStringLiteral("view/smooth");
const QString kPreviews = QStringLiteral("view/previews");

}  // namespace

ViewCommands::ViewCommands(const Actions& actions, QMainWindow& window, FaceView& stage, LiveFace& live, Views& views,
                           Appearance& appearance)
    : m_window(window),
      m_appearance(appearance),
      m_smooth(*actions.smooth),
      m_previews(*actions.previews),
      m_fullScreen(*actions.fullScreen) {
    connectStage(actions, stage, live);
    connectWindow(actions, views);
    restoreSettings(actions);
    stage.setSmooth(m_smooth.isChecked());
    window.installEventFilter(this);
}

void ViewCommands::connectStage(const Actions& actions, FaceView& stage, LiveFace& live) {
    connect(actions.zoomFit, &QAction::triggered, &stage, &FaceView::fit);
    connect(actions.zoomActual, &QAction::triggered, &stage, [&stage] { stage.setZoom(1); });
    connect(actions.zoomIn, &QAction::triggered, &stage, &FaceView::zoomIn);
    connect(actions.zoomOut, &QAction::triggered, &stage, &FaceView::zoomOut);
    connect(actions.smooth, &QAction::toggled, &stage, &FaceView::setSmooth);
    connect(actions.previews, &QAction::toggled, &live, &LiveFace::setPreviews);
}

void ViewCommands::connectWindow(const Actions& actions, Views& views) {
    connect(actions.resetLayout, &QAction::triggered, &views, &Views::reset);
    connect(actions.fullScreen, &QAction::toggled, this,
            [this](bool full) { m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowFullScreen, full)); });
    connect(actions.themes, &QActionGroup::triggered, this,
            [this](QAction* action) { m_appearance.setTheme(static_cast<Theme>(action->data().toInt())); });
}

void ViewCommands::restoreSettings(const Actions& actions) {
    const QSettings settings;
    const int theme = settings.value(kTheme, static_cast<int>(Theme::System)).toInt();
    if (QAction* action = actionWith(*actions.themes, theme)) {
        action->setChecked(true);
        m_appearance.setTheme(static_cast<Theme>(theme));
    }
    m_previews.setChecked(settings.value(kPreviews, true).toBool());
    m_smooth.setChecked(settings.value(kSmooth, true).toBool());
}

void ViewCommands::saveSettings() const {
    QSettings settings;
    settings.setValue(kTheme, static_cast<int>(m_appearance.theme()));
    settings.setValue(kSmooth, m_smooth.isChecked());
    settings.setValue(kPreviews, m_previews.isChecked());
}

bool ViewCommands::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::WindowStateChange) {
        m_fullScreen.setChecked(m_window.isFullScreen());
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace latentwalk
