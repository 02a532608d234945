// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QVBoxLayout>

#include "ui/widgets/icons.h"

namespace latentwalk {

MainWindow::MainWindow(GeneratorFactory factory, Appearance& appearance, QWidget* parent)
    : QMainWindow(parent),
      m_appearance(appearance),
      m_service(std::move(factory)),
      m_actions(makeMenus(*this, m_document.undoStack())) {
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    compose();
    connectService();
    connectSession();
    connectActions();
    connect(&m_playback, &Playback::positionReached, &m_document.place(), &WalkPlace::setPosition);
    restoreSettings();
    m_actions.setModelThere(false);
    m_walk->setUnavailable(tr("There is nothing to walk between yet: open a model first"));
    m_face->setEmptyText(tr("No model is open.\nDrop a model file here, or choose File ▸ Open model."));
    showTitle();
}

MainWindow::~MainWindow() {
    // Widgets that use the generator's thread end before it does; hidden first, while all that they speak to is there.
    hide();
    m_exports.reset();
    delete m_panels;
    delete m_modelsDialog;
    delete m_modelDetails;
    m_clipping.reset();
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        delete dock;
    }
}

void MainWindow::compose() {
    auto* central = new QWidget(this);
    m_messages = new MessageBar(central);
    m_job = new JobBar(central);
    m_downloadBar = new JobBar(central);
    m_face = new FaceView(central);
    m_status = new StatusLine(central);

    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_job);
    column->addWidget(m_downloadBar);
    column->addWidget(m_face, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    m_status->follow(*menuBar());
    addDockWidget(Qt::BottomDockWidgetArea, makeWalkDock());
    connect(m_walk, &WalkBar::playToggled, this, &MainWindow::togglePlay);
    m_live = new LiveFace(m_service, m_document, *m_face, *m_status, this);
    m_pictures = new WalkPictures(m_service, m_document, *m_walk, this);
    m_clipping = std::make_unique<ClippingMeasure>(m_service);
    m_exports = std::make_unique<Exports>(m_service, m_document, *m_live, *m_messages, *m_job, this);
    m_exports->setPlayback(&m_playback);
    m_files = new SessionFiles(m_document, *m_messages, *this);
    m_docks = std::make_unique<Docks>(*this, *m_actions.panels);
    m_panels = new Panels({m_service, m_document, m_playback, *m_live, *m_walk, *m_messages}, *m_docks, this);
    m_docks->arrange();
    connect(m_panels, &Panels::reopenRequested, this, [this](Heads heads) {
        if (m_checkpoint) {
            OpenOptions options = m_checkpoint->options;
            options.heads = heads;
            reopenModel(options);
        }
    });
}

// A dock only so that it keeps the whole width of the window when there are others left and right of the stage.
QDockWidget* MainWindow::makeWalkDock() {
    auto* dock = new QDockWidget(tr("Walk"), this);
    dock->setObjectName(QStringLiteral("walk"));
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    dock->setTitleBarWidget(new QWidget(dock));
    m_walk = new WalkBar(m_document, m_playback, dock);
    m_walk->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    dock->setWidget(m_walk);
    return dock;
}

void MainWindow::connectService() {
    connect(&m_service, &RenderService::checkpointOpened, this, &MainWindow::takeCheckpoint);
    connect(&m_service, &RenderService::checkpointFailed, this,
            [this](const QString&, const QString& message) { refuseCheckpoint(message); });
    connect(&m_service, &RenderService::renderFailed, this, [this](quint64, const QString& message) {
        m_playback.pause();
        m_messages->showError(tr("This face could not be made: %1").arg(message));
    });
    connect(&m_service, &RenderService::noticed, m_messages, &MessageBar::showInfo);
}

void MainWindow::showTitle() {
    const QString model = m_checkpoint ? m_checkpoint->title : tr("no model");
    const QString session = m_files->path().isEmpty() ? QString() : QFileInfo(m_files->path()).completeBaseName();
    setWindowFilePath(m_files->path());
    setWindowTitle(session.isEmpty() ? tr("%1[*] — Latentwalk").arg(model)
                                     : tr("%1[*] — %2 — Latentwalk").arg(session, model));
    setWindowModified(m_files->hasChanges());
}

void MainWindow::saveImageTo(const QString& path) {
    m_exports->saveImage(path);
}

void MainWindow::saveGridTo(const QString& path, const GridWish& wish) {
    if (m_checkpoint) {
        m_exports->saveGrid(path, wish);
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_playback.pause();
    if (!m_mayClose && m_exports->isRunning()) {
        event->ignore();
        askToStopExports();
        return;
    }
    if (!m_mayClose && m_files->hasChanges()) {
        event->ignore();
        m_files->beforeLosingChanges([this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    saveSettings();
    // The window goes at once, even when the generator's thread still finishes an image.
    hide();
    event->accept();
}

void MainWindow::askToStopExports() {
    auto* box = new QMessageBox(QMessageBox::Question, tr("An export is running"),
                                tr("Stop the export and close Latentwalk?"), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("stopExports"));
    box->setInformativeText(tr("Frames that are finished stay; a film that is not finished is removed."));
    box->addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    box->addButton(tr("Go on exporting"), QMessageBox::RejectRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::accepted, this, [this] { stopExports([this] { close(); }); });
    box->open();
}

void MainWindow::stopExports(std::function<void()> then) {
    m_exports->cancelAll();
    if (m_exports->isRunning()) {
        connect(m_exports.get(), &Exports::ended, this, std::move(then), Qt::SingleShotConnection);
    } else {
        then();
    }
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    m_docks->nameTabs();
}

bool MainWindow::event(QEvent* event) {
    // A button that has the focus is pressed with Space; the key is not taken away from it to play the walk.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        QWidget* focus = focusWidget();
        if (key->key() == Qt::Key_Space && (qobject_cast<QAbstractButton*>(focus) || qobject_cast<QComboBox*>(focus))) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::event(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        m_actions.fullScreen->setChecked(isFullScreen());  // the window system can do that, too
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
        m_face->setDropHint(tr("Drop to open"));
    }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    m_face->setDropHint({});
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_face->setDropHint({});
    const QUrl url = event->mimeData()->urls().value(0);
    if (url.isLocalFile()) {
        event->acceptProposedAction();
        openFile(url.toLocalFile());
    } else {
        m_messages->showError(tr("%1 is not a file on this computer; save it here first.").arg(url.toDisplayString()));
    }
}

void MainWindow::contextMenuEvent(QContextMenuEvent* event) {
    if (!m_face->rect().contains(m_face->mapFromGlobal(event->globalPos()))) {
        event->ignore();
        return;
    }
    QMenu menu(this);
    menu.addActions({m_actions.copyPicture, m_actions.saveImage});
    menu.addSeparator();
    menu.addActions({m_actions.pinA, m_actions.pinB, m_actions.random});
    menu.addSeparator();
    menu.addActions({m_actions.zoomFit, m_actions.zoomActual, m_actions.smooth});
    menu.exec(event->globalPos());
}

}  // namespace latentwalk
