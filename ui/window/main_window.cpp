// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QComboBox>
#include <QDockWidget>
#include <QMenu>
#include <QVBoxLayout>
#include <string>

#include "core/diagnosis/places.h"
#include "core/diagnosis/process_age.h"
#include "core/log/log.h"
#include "ui/stage/face_numbers.h"
#include "ui/widgets/icons.h"
#include "ui/window/commands/copy_commands.h"
#include "ui/window/commands/face_saving.h"
#include "ui/window/commands/family_commands.h"
#include "ui/window/commands/file_commands.h"
#include "ui/window/commands/file_drop.h"
#include "ui/window/commands/help_commands.h"
#include "ui/window/commands/label_commands.h"
#include "ui/window/commands/language_choice.h"
#include "ui/window/commands/model_commands.h"
#include "ui/window/commands/model_dialogs.h"
#include "ui/window/commands/photo_commands.h"
#include "ui/window/commands/training_commands.h"
#include "ui/window/commands/view_commands.h"
#include "ui/window/commands/walk_commands.h"
#include "ui/window/state/closing.h"
#include "ui/window/state/left_sessions.h"
#include "ui/window/state/play_settings.h"
#include "ui/window/state/views.h"
#include "ui/window/state/window_geometry.h"
#include "ui/window/state/window_title.h"
#include "ui/window/view_switch.h"

namespace latentwalk {

MainWindow::MainWindow(GeneratorFactory factory, Appearance& appearance, QWidget* parent)
    : QMainWindow(parent),
      m_appearance(appearance),
      m_service(std::move(factory)),
      m_actions(makeMenus(*this, m_document.undoStack())) {
    setWindowIcon(applicationIcon());
    compose();
    makeParts();
    makeCommands();
    connectService();
    latentwalk::restoreGeometry(*this);
    m_views->restore();
    m_actions.setModelThere(false);
    m_walk->setUnavailable(tr("There is nothing to walk between yet: open a model first"));
}

MainWindow::~MainWindow() {
    // Widgets that use the generator's thread end before it does; hidden first, while all that they speak to is there.
    hide();
    m_exports.reset();
    m_photos.reset();
    m_training.reset();
    delete m_panels;  // a training is saved now
    m_modelDialogs.reset();
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        delete dock;
    }
}

void MainWindow::compose() {
    auto* central = new QWidget(this);
    m_messages = new MessageBar(central);
    m_job = new JobBar(central);
    m_downloadBar = new JobBar(central);
    m_searchBar = new JobBar(central);
    m_face = new FaceView(central);
    m_status = new StatusLine(central);

    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_job);
    column->addWidget(m_downloadBar);
    column->addWidget(m_searchBar);
    column->addWidget(m_face, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    m_status->follow(*menuBar());
    menuBar()->setCornerWidget(new ViewSwitch(*m_actions.views, menuBar()));
    addDockWidget(Qt::BottomDockWidgetArea, makeWalkDock());
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

void MainWindow::makeParts() {
    m_live = new LiveFace(m_service, m_document, *m_face, *m_status, this);
    m_pictures = new WalkPictures(m_service, m_document, *m_walk, this);
    m_exports = std::make_unique<Exports>(m_service, m_document, *m_live, *m_messages, *m_job, this);
    m_exports->setPlayback(&m_playback);
    m_files = new SessionFiles(m_document, *m_messages, *this);
    m_docks = std::make_unique<Docks>(*this, *m_actions.panels);
    m_panels = new Panels({m_service, m_document, m_playback, *m_live, *m_walk, *m_messages}, *m_docks, this);
    m_views = std::make_unique<Views>(*this, *m_docks, *m_actions.views);

    connect(m_panels, &Panels::fillRequested, m_views.get(), &Views::fill);
    connect(m_views.get(), &Views::divided, m_panels, &Panels::endFilling);
    auto* numbers = new FaceNumbers(namedFolder(), this);
    connect(m_live, &LiveFace::pictureShown, numbers,
            [this, numbers] { numbers->measure(m_live->picture(), m_live->shown().session.model); });
    connect(m_panels, &Panels::namesFound, numbers, &FaceNumbers::readNames);
    connect(numbers, &FaceNumbers::measured, m_status, &StatusLine::setMeasured);
    connect(numbers, &FaceNumbers::measured, m_panels, &Panels::setMeasured);
    connect(numbers, &FaceNumbers::seen, m_panels, &Panels::setSeen);

    m_opening = std::make_unique<ModelOpening>(m_service, *m_face, *m_messages);
    m_choices = std::make_unique<ModelChoices>(m_actions, *m_opening);
    m_wayBack = std::make_unique<WayBack>(m_document, *m_files, *m_opening, *m_messages);
    m_leftSessions = std::make_unique<LeftSessions>(m_document, *m_files, *m_messages);
    m_closing = std::make_unique<Closing>(*this, *m_exports, *m_files);
    m_title = std::make_unique<WindowTitle>(*this, *m_files, *m_opening);
}

void MainWindow::makeCommands() {
    m_view = std::make_unique<ViewCommands>(m_actions, *this, *m_face, *m_live, *m_views, m_appearance);
    m_modelDialogs =
        std::make_unique<ModelDialogs>(m_actions, m_service, *m_opening, *m_messages, *m_downloadBar, *this);
    connect(m_modelDialogs.get(), &ModelDialogs::openRequested, this, [this](const QString& path) { openModel(path); });
    auto language = std::make_unique<LanguageChoice>(m_actions, m_document, *m_exports, *m_closing, *this);
    connect(language.get(), &LanguageChoice::chosen, this, &MainWindow::languageChosen);
    m_others.push_back(std::move(language));
    m_others.push_back(std::make_unique<FileCommands>(m_actions, *m_files, *m_exports, *m_panels, *m_messages, *this));
    m_others.push_back(std::make_unique<ModelCommands>(m_actions, *m_opening, *m_choices, *m_files, *m_panels, *this));
    m_others.push_back(std::make_unique<WalkCommands>(m_actions, m_document, m_playback, *m_walk, *m_live, *m_panels));
    m_others.push_back(std::make_unique<FaceSaving>(m_document, *m_walk, *m_messages, *this));
    m_others.push_back(std::make_unique<LabelCommands>(m_actions, m_document));
    m_others.push_back(std::make_unique<CopyCommands>(m_actions, m_document, *m_live, *m_messages));
    m_others.push_back(std::make_unique<HelpCommands>(m_actions, *this, *m_messages));
    m_photos = std::make_unique<PhotoCommands>(
        m_actions, PhotoCommands::Context{m_service, m_document, *m_face, *m_files, *m_messages, *m_searchBar, *this});
    autosave().setComing([this] { return m_photos->unfinished(); });
    m_closing->setSearch([this] { return m_photos->isSearching(); }, [this] { m_photos->keepUnfinished(); });
    connect(m_photos.get(), &PhotoCommands::modelWanted, this, [this] {
        if (!m_opening->isOpening()) {
            openBuiltInModel();
        }
    });
    m_others.push_back(std::make_unique<FamilyCommands>(
        m_actions,
        FamilyCommands::Context{m_document, *m_panels, *m_views, *m_exports, *m_photos, *m_files, *m_messages, *this}));
    m_training = std::make_unique<TrainingCommands>(
        m_actions, TrainingCommands::Context{*m_panels, *m_views, *m_files, *m_exports, *m_messages, *this});
    connect(m_files, &SessionFiles::folderRequested, this, [this] {
        if (!m_opening->checkpoint() && !m_opening->isOpening()) {
            openBuiltInModel();  // there is something to look at meanwhile
        }
    });
    connect(m_training.get(), &TrainingCommands::openRequested, this, [this](const QString& path) { openModel(path); });
    auto drop = std::make_unique<FileDrop>(*this, *m_face, *m_files, *m_messages);
    connect(drop.get(), &FileDrop::pictureDropped, m_photos.get(), &PhotoCommands::showPicture);
    m_others.push_back(std::move(drop));
    m_others.push_back(std::make_unique<PlaySettings>(m_playback, *m_walk, *m_files));
    m_panels->keepFindingIn(*m_files);
}

void MainWindow::connectService() {
    connect(m_face, &FaceView::firstPainted, this, [this] {
        if (const auto age = m_replaces ? std::nullopt : processAge()) {
            log(LogLevel::Info, "first face " + std::to_string(age->count()) + " ms after the start");
        }
    });
    connect(&m_service, &RenderService::renderFailed, this, [this](quint64, const QString& message) {
        m_playback.pause();
        m_messages->showError(tr("This face could not be made: %1").arg(message));
    });
    connect(&m_service, &RenderService::noticed, m_messages, &MessageBar::showInfo);
    connect(m_opening.get(), &ModelOpening::opened, this, &MainWindow::takeCheckpoint);
    connect(m_opening.get(), &ModelOpening::failed, this, [this](const QString& message) {
        m_files->refuseCheckpoint();
        m_messages->showError(message);
    });
}

void MainWindow::takeCheckpoint(const CheckpointInfo& info, bool first) {
    m_live->setCheckpoint(info);
    m_pictures->setCheckpoint(info);
    m_actions.setModelThere(true);
    m_walk->setUnavailable({});
    if (first) {
        m_walk->slider()->setFocus();  // until now there was nothing to work with
    }
    ModelReference reference = info.reference;
    reference.latentSize = info.architecture.latentSize;
    const bool leftOut = m_document.setModel(reference, info.architecture.scaleCount());
    m_panels->setCheckpoint(info);
    m_modelDialogs->setCheckpoint(info);
    m_photos->setCheckpoint(info);
    const bool replaced = m_files->setCheckpoint(info);
    if (leftOut && !replaced) {
        m_wayBack->offer();
    }
    m_title->show();
}

Autosave& MainWindow::autosave() {
    return m_leftSessions->autosave();
}

void MainWindow::openModel(const QString& path) {
    openModel(path, m_choices->options());
}

void MainWindow::openModel(const QString& path, const OpenOptions& options) {
    m_opening->open(path, options);
}

void MainWindow::openBuiltInModel() {
    m_opening->openBuiltIn(m_choices->options());
}

void MainWindow::saveGridTo(const QString& path, const GridWish& wish) {
    if (m_opening->checkpoint()) {
        m_exports->saveGrid(path, wish);
    }
}

void MainWindow::useChoices(const ModelChoices::Given& given) {
    m_choices->use(given);
}

Handover MainWindow::handOver() {
    m_photos->keepUnfinished();
    saveSettings();
    Handover handover = m_wayBack->state();
    handover.training = m_training->underWay();
    return handover;
}

void MainWindow::takeOver(const Handover& handover) {
    m_replaces = true;
    m_wayBack->take(handover);
    m_training->resume(handover.training);
}

void MainWindow::offerLeftTraining() {
    m_training->offerLeft();
}

void MainWindow::offerLeftSession() {
    m_leftSessions->offer();
}

void MainWindow::saveSettings() {
    m_views->fill(nullptr);
    latentwalk::saveGeometry(*this);
    m_views->save();
    m_view->saveSettings();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_playback.pause();
    if (!m_closing->isAllowed()) {
        event->ignore();
        return;
    }
    saveSettings();
    // The window goes at once, even when the generator's thread still finishes an image.
    hide();
    event->accept();
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

void MainWindow::contextMenuEvent(QContextMenuEvent* event) {
    if (!m_face->rect().contains(m_face->mapFromGlobal(event->globalPos()))) {
        event->ignore();
        return;
    }
    QMenu menu(this);
    menu.addActions({m_actions.copyPicture, m_actions.saveImage});
    menu.addSeparator();
    menu.addActions(
        {m_actions.pinA, m_actions.pinB, m_actions.random, m_actions.familyOfFace, m_actions.faceLabels->menuAction()});
    menu.addSeparator();
    menu.addActions({m_actions.zoomFit, m_actions.zoomActual, m_actions.smooth});
    menu.exec(event->globalPos());
}

}  // namespace latentwalk
