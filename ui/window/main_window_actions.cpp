// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>

#include "core/generator/make/make_generator.h"
#include "ui/models/download/download_progress.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/window/about_dialog.h"
#include "ui/window/main_window.h"
#include "ui/window/shortcuts_dialog.h"

// What the menus of the window do, and which of their choices are remembered.
namespace latentwalk {
namespace {

constexpr double kStep = 0.01;
constexpr QSize kComfortable{1280, 800};

const QString kGeometry = QStringLiteral("window/geometry");
const QString kState = QStringLiteral("window/state");
const QString kTheme = QStringLiteral("view/theme");
const QString kSmooth = QStringLiteral("view/smooth");
const QString kPreviews = QStringLiteral("view/previews");
const QString kPrecision = QStringLiteral("model/precision");
const QString kThreads = QStringLiteral("model/threads");
const QString kLanguage = QStringLiteral("view/language");
const QString kPlayMode = QStringLiteral("walk/play");
const QString kPassSeconds = QStringLiteral("walk/seconds");
const QString kFilmstrip = QStringLiteral("walk/filmstrip");
constexpr int kLayoutVersion = 1;  // of the docks; another one starts with the usual layout

QAction* actionOf(const QActionGroup* group, const QVariant& data) {
    for (QAction* action : group->actions()) {
        if (action->data() == data) {
            return action;
        }
    }
    return nullptr;
}

}  // namespace

void MainWindow::connectActions() {
    connectFileActions();
    connectViewActions();
    connectWalkActions();
    connectModelActions();
}

void MainWindow::connectFileActions() {
    const auto on = [this](QAction* action, auto function) { connect(action, &QAction::triggered, this, function); };
    on(m_actions.newSession, [this] { m_files->startNew(); });
    on(m_actions.openSession, [this] {
        if (const QString path = askSessionFile(this); !path.isEmpty()) {
            openFile(path);
        }
    });
    m_recent.fill(*m_actions.recent, [this](const QString& path) { openFile(path); });
    on(m_actions.saveSession, [this] { m_files->save(); });
    on(m_actions.saveSessionAs, [this] { m_files->saveAs(); });
    on(m_actions.openModel, [this] {
        if (const QString path = askModelFile(this); !path.isEmpty()) {
            openFile(path);  // which may be a picture or a session after all
        }
    });
    on(m_actions.openBuiltIn, &MainWindow::openBuiltInModel);
    on(m_actions.getModels, &MainWindow::getModels);
    on(m_actions.saveImage, [this] { m_exports->askForImage(); });
    on(m_actions.saveGrid, [this] { m_exports->askForGrid(); });
    on(m_actions.exportFilm, [this] { m_exports->askForExport(); });
    connect(m_panels, &Panels::saveRequested, m_exports.get(),
            qOverload<const QList<quint64>&, const Session&>(&Exports::saveSeedImages));
    connect(m_panels, &Panels::gridRequested, m_exports.get(), &Exports::saveGridOf);
    connect(m_panels, &Panels::stripRequested, m_exports.get(), &Exports::saveStripOf);
    connect(m_panels, &Panels::filmRequested, m_exports.get(),
            [this](const Session& session) { m_exports->exportSession(session, tr("growth")); });
    on(m_actions.quit, &QWidget::close);
    on(m_actions.copyPicture, &MainWindow::copyPicture);
    on(m_actions.copySeed, &MainWindow::copySeed);
    on(m_actions.copyLatent, &MainWindow::copyLatent);
}

void MainWindow::connectViewActions() {
    const auto on = [this](QAction* action, auto function) { connect(action, &QAction::triggered, this, function); };
    on(m_actions.zoomFit, [this] { m_face->fit(); });
    on(m_actions.zoomActual, [this] { m_face->setZoom(1); });
    on(m_actions.zoomIn, [this] { m_face->zoomIn(); });
    on(m_actions.zoomOut, [this] { m_face->zoomOut(); });
    connect(m_actions.smooth, &QAction::toggled, m_face, &FaceView::setSmooth);
    connect(m_actions.previews, &QAction::toggled, m_live, &LiveFace::setPreviews);
    on(m_actions.resetLayout, [this] { m_docks->reset(); });
    connect(m_actions.fullScreen, &QAction::toggled, this,
            [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
    connect(m_actions.themes, &QActionGroup::triggered, this,
            [this](QAction* action) { m_appearance.setTheme(static_cast<Theme>(action->data().toInt())); });
    connect(m_actions.languages, &QActionGroup::triggered, this,
            [this](QAction* action) { chooseLanguage(action->data().toString()); });
    on(m_actions.shortcuts, [this] { showShortcuts(*menuBar(), this); });
    on(m_actions.copyDiagnostics, &MainWindow::copyDiagnostics);
    on(m_actions.about, [this] { showAbout(this); });
}

void MainWindow::connectWalkActions() {
    const auto on = [this](QAction* action, auto function) { connect(action, &QAction::triggered, this, function); };
    on(m_actions.play, &MainWindow::togglePlay);
    on(m_actions.stepBack, [this] { step(-kStep); });
    on(m_actions.stepForward, [this] { step(kStep); });
    on(m_actions.previousAnchor, [this] { goToAnchor(-1); });
    on(m_actions.nextAnchor, [this] { goToAnchor(1); });
    const auto pin = [this](int anchor) {
        m_playback.pause();
        m_document.anchors().pin(anchor);
    };
    on(m_actions.pinA, [pin] { pin(0); });
    on(m_actions.pinB, [this, pin] { pin(m_document.anchors().count() - 1); });
    on(m_actions.addAnchor, [this] { m_walk->addShownFace(); });
    on(m_actions.closedLoop, [this] { m_document.settings().setClosed(m_actions.closedLoop->isChecked()); });
    connect(&m_document.settings(), &WalkSettings::changed, this,
            [this] { m_actions.closedLoop->setChecked(m_document.session().closed); });
    on(m_actions.random, [this] {
        m_playback.pause();
        m_document.place().showSeed(randomSeed());
    });
    on(m_actions.jumpToSeed, [this] { m_panels->jumpToSeed(); });
    on(m_actions.favourite, [this] { m_panels->toggleFavourite(); });
    const auto showPlaying = [this] {
        m_actions.play->setText(m_playback.isPlaying() ? tr("&Pause") : tr("&Play"));
        m_live->setPlaying(m_playback.isPlaying());
    };
    connect(&m_playback, &Playback::started, this, showPlaying);
    connect(&m_playback, &Playback::paused, this, showPlaying);
}

// How the user likes walks to be played, for sessions that do not say it.
void MainWindow::rememberPlaying() {
    const auto remember = [this](const QString& key, const QVariant& value) {
        if (!m_restoresView) {
            QSettings().setValue(key, value);
        }
    };
    connect(&m_playback, &Playback::modeChanged, this,
            [this, remember] { remember(kPlayMode, static_cast<int>(m_playback.mode())); });
    connect(&m_playback, &Playback::passSecondsChanged, this,
            [remember](double seconds) { remember(kPassSeconds, seconds); });
    connect(m_walk, &WalkBar::filmstripFramesChanged, this, [remember](int frames) { remember(kFilmstrip, frames); });
}

void MainWindow::connectModelActions() {
    connect(m_actions.modelDetails, &QAction::triggered, this, &MainWindow::showModelDetails);
    connect(m_actions.precisions, &QActionGroup::triggered, this, [this](QAction* action) {
        QSettings().setValue(kPrecision, action->data().toInt());
        m_chosen.precision = static_cast<Precision>(action->data().toInt());
        m_insists = false;
        if (m_checkpoint) {
            OpenOptions options = m_checkpoint->options;
            options.precision = m_chosen.precision;
            reopenModel(options);
        }
    });
    connect(m_actions.threads, &QActionGroup::triggered, this, [this](QAction* action) {
        QSettings().setValue(kThreads, action->data().toInt());
        m_chosen.threads = action->data().toInt();
        if (m_checkpoint) {
            OpenOptions options = m_checkpoint->options;
            options.threads = m_chosen.threads;
            reopenModel(options);
        }
    });
    connect(m_actions.kinds, &QActionGroup::triggered, this, [this](QAction* action) {
        if (m_checkpoint) {
            OpenOptions options = m_checkpoint->options;
            options.kind = static_cast<GeneratorKind>(action->data().toInt());
            reopenModel(options);
        }
    });
}

OpenOptions MainWindow::chosenOptions() const {
    OpenOptions options;
    options.precision = m_chosen.precision;
    options.threads = m_chosen.threads;
    return options;
}

void MainWindow::reopenModel(const OpenOptions& options) {
    openModel(m_checkpoint->path, options);
}

// The window is made anew: what that ends is asked about first.
void MainWindow::chooseLanguage(const QString& language) {
    const auto change = [this, language] {
        QSettings().setValue(kLanguage, language);
        emit languageChosen(language);
    };
    const QUndoStack& steps = m_document.undoStack();
    QStringList ends;
    if (steps.canUndo() || steps.canRedo()) {
        ends.append(tr("What was done so far can no longer be undone then."));
    }
    if (m_exports->isRunning()) {
        ends.append(
            tr("The export that is running stops: frames that are finished stay, a film that is not finished is "
               "removed."));
    }
    if (ends.isEmpty()) {
        change();
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Another language"),
                                tr("Make the window anew in the other language?"),
                                QMessageBox::Yes | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("changeLanguage"));
    box->setInformativeText(ends.join(u' '));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, change](int answer) {
        if (answer == QMessageBox::Yes) {
            stopExports(change);
        } else if (QAction* action = actionOf(m_actions.languages, QSettings().value(kLanguage).toString())) {
            action->setChecked(true);
        }
    });
    box->open();
}

// Which of the model's choices there are, and which holds.
void MainWindow::showModelChoices() {
    const auto there = [this](GeneratorKind kind) {
        const auto& checkpoint = m_checkpoint->checkpoint;
        return checkpoint && (kind == GeneratorKind::Average ? checkpoint->average : checkpoint->raw).has_value();
    };
    for (QAction* action : m_actions.kinds->actions()) {
        const auto kind = static_cast<GeneratorKind>(action->data().toInt());
        action->setEnabled(there(kind));
        action->setChecked(kind == m_checkpoint->reference.kind);
    }
    showPrecisions();
}

// What this computer cannot do cannot be chosen, and says why.
void MainWindow::showPrecisions() {
    const bool onCard = m_checkpoint->device.startsWith(QLatin1String("CUDA"));
    QAction* half = actionOf(m_actions.precisions, static_cast<int>(Precision::Float16));
    half->setEnabled(onCard);
    half->setToolTip(onCard ? tr("The fastest on a graphics card; differences cannot be seen")
                            : tr("Needs an NVIDIA card and a LibTorch with CUDA"));
    QAction* brain = actionOf(m_actions.precisions, static_cast<int>(Precision::BFloat16));
    const bool there = !onCard && canCompute(Precision::BFloat16, Device::Cpu);
    brain->setEnabled(there);
    brain->setToolTip(there    ? tr("Faster where the processor has arithmetic for it; differences cannot be seen")
                      : onCard ? tr("For the processor; a graphics card has float16")
                               : tr("This processor has no arithmetic for it"));
    actionOf(m_actions.precisions, static_cast<int>(m_checkpoint->options.precision.value_or(Precision::Auto)))
        ->setChecked(true);
}

void MainWindow::useChoices(const Choices& choices) {
    if (choices.precision) {
        m_chosen.precision = choices.precision;
        m_insists = true;
    }
    if (choices.threads) {
        m_chosen.threads = choices.threads;
        if (QAction* action = actionOf(m_actions.threads, *choices.threads)) {
            action->setChecked(true);
        }
    }
}

void MainWindow::restoreSettings() {
    const QSettings settings;
    if (!restoreGeometry(settings.value(kGeometry).toByteArray())) {
        // The window's frame is not part of its size, and is not known before the window has been shown.
        constexpr QSize kFrame(16, 48);
        resize(kComfortable.boundedTo(screen()->availableSize() - kFrame));
    }
    restoreState(settings.value(kState).toByteArray(), kLayoutVersion);
    const int theme = settings.value(kTheme, static_cast<int>(Theme::System)).toInt();
    if (QAction* action = actionOf(m_actions.themes, theme)) {
        action->setChecked(true);
        m_appearance.setTheme(static_cast<Theme>(theme));
    }
    if (QAction* action = actionOf(m_actions.languages, settings.value(kLanguage).toString())) {
        action->setChecked(true);
    }
    const QVariant precision = settings.value(kPrecision);
    if (QAction* action = precision.isValid() ? actionOf(m_actions.precisions, precision.toInt()) : nullptr) {
        action->setChecked(true);
        m_chosen.precision = static_cast<Precision>(precision.toInt());
    }
    const QVariant threads = settings.value(kThreads);
    if (QAction* action = actionOf(m_actions.threads, threads.isValid() ? threads.toInt() : 0)) {
        action->setChecked(true);
        if (threads.isValid()) {
            m_chosen.threads = threads.toInt();
        }
    }
    if (settings.contains(kPlayMode)) {
        m_playback.setMode(settings.value(kPlayMode).toInt() == static_cast<int>(PlayMode::Loop) ? PlayMode::Loop
                                                                                                 : PlayMode::PingPong);
    }
    m_playback.setPassSeconds(
        std::clamp(settings.value(kPassSeconds, m_playback.passSeconds()).toDouble(), 0.5, 600.0));
    m_walk->setFilmstripFrames(settings.value(kFilmstrip, m_walk->filmstripFrames()).toInt());
    rememberPlaying();
    m_actions.previews->setChecked(settings.value(kPreviews, true).toBool());
    m_actions.smooth->setChecked(settings.value(kSmooth, true).toBool());
    m_face->setSmooth(m_actions.smooth->isChecked());
}

void MainWindow::saveSettings() const {
    QSettings settings;
    settings.setValue(kGeometry, saveGeometry());
    settings.setValue(kState, saveState(kLayoutVersion));
    settings.setValue(kTheme, static_cast<int>(m_appearance.theme()));
    settings.setValue(kSmooth, m_actions.smooth->isChecked());
    settings.setValue(kPreviews, m_actions.previews->isChecked());
}

void MainWindow::togglePlay() {
    if (m_playback.isPlaying()) {
        m_playback.pause();
    } else {
        m_playback.play(m_document.place().position());
    }
}

void MainWindow::step(double by) {
    m_playback.pause();
    m_document.place().setPosition(m_document.place().position() + by);
}

void MainWindow::goToAnchor(int direction) {
    m_playback.pause();
    m_document.place().setPosition(m_document.place().anchorBeside(m_document.place().position(), direction));
}

void MainWindow::copyPicture() {
    // The whole picture, also where a smaller one of a moving hand is on the stage.
    if (const auto& picture = m_live->picture()) {
        QGuiApplication::clipboard()->setImage(toImage(*picture));
        m_messages->showInfo(tr("The picture is on the clipboard."));
    }
}

void MainWindow::copySeed() {
    if (const auto seed = m_document.place().currentAsAnchor().seed) {
        QGuiApplication::clipboard()->setText(QString::number(*seed));
        m_messages->showInfo(tr("The seed %1 is on the clipboard.").arg(*seed));
    } else {
        m_messages->showInfo(tr("This face has no seed; copy its latent instead."));
    }
}

void MainWindow::copyLatent() {
    QStringList numbers;
    for (const float component : m_live->shown().latent) {
        numbers.append(QString::number(component, 'g', 9));  // nine digits give back the same float32
    }
    QGuiApplication::clipboard()->setText(numbers.join(u' '));
    m_messages->showInfo(tr("The latent is on the clipboard: %n numbers.", nullptr, static_cast<int>(numbers.size())));
}

void MainWindow::copyDiagnostics() {
    if (!m_diagnostics) {
        m_diagnostics = std::make_unique<Diagnostics>();
        connect(m_diagnostics.get(), &Diagnostics::failed, m_messages, &MessageBar::showError);
        connect(m_diagnostics.get(), &Diagnostics::collected, this, [this](const QString& text) {
            QGuiApplication::clipboard()->setText(text);
            m_messages->showInfo(tr("The diagnostics are on the clipboard."));
        });
    }
    m_messages->showInfo(tr("Looking at everything; this takes some seconds…"));
    m_diagnostics->collect();
}

void MainWindow::getModels() {
    if (m_modelsDialog == nullptr) {
        m_downloads = std::make_unique<Downloads>();
        m_modelsDialog = new ModelsDialog(*m_downloads, this);
        const auto* progress = new DownloadProgress(*m_downloads, *m_downloadBar, this);
        connect(progress, &DownloadProgress::paused, this,
                [this] { m_messages->showInfo(tr("Paused. File ▸ Get models goes on where it was left.")); });
        connect(m_modelsDialog, &ModelsDialog::openRequested, this, [this](const QString& path) { openModel(path); });
        connect(m_downloads.get(), &Downloads::failed, m_messages, &MessageBar::showError);
        connect(m_downloads.get(), &Downloads::finished, this, [this](const QString& path) {
            m_messages->ask(tr("%1 is here.").arg(QFileInfo(path).fileName()),
                            {{tr("Open"), [this, path] { openModel(path); }}});
        });
    }
    m_modelsDialog->show();
    m_modelsDialog->raise();
    m_modelsDialog->activateWindow();
}

}  // namespace latentwalk
