#include "ui/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QVBoxLayout>

#include "core/file/file_error.h"
#include "core/model/builtin_model.h"
#include "ui/about_dialog.h"
#include "ui/file_dialogs.h"
#include "ui/icons.h"

namespace latentwalk {
namespace {

constexpr double kStep = 0.01;
constexpr QSize kComfortable{1280, 800};

const QString kGeometry = QStringLiteral("window/geometry");
const QString kState = QStringLiteral("window/state");
const QString kTheme = QStringLiteral("view/theme");
const QString kSmooth = QStringLiteral("view/smooth");

}  // namespace

MainWindow::MainWindow(GeneratorFactory factory, Appearance& appearance, QWidget* parent)
    : QMainWindow(parent), m_appearance(appearance), m_service(std::move(factory)), m_actions(makeMenus(*this)) {
    setWindowTitle(tr("Latentwalk"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    compose();
    connectService();
    connectActions();
    connect(&m_playback, &Playback::positionReached, &m_document, &WalkDocument::setPosition);
    restoreSettings();
    m_actions.setModelThere(false);
    m_walk->setUnavailable(tr("There is nothing to walk between yet: open a model first"));
    m_face->setEmptyText(tr("No model is open.\nDrop a model file here, or choose File ▸ Open model."));
}

MainWindow::~MainWindow() = default;

void MainWindow::compose() {
    auto* central = new QWidget(this);
    m_messages = new MessageBar(central);
    m_job = new JobBar(central);
    m_face = new FaceView(central);
    m_status = new StatusLine(central);

    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_job);
    column->addWidget(m_face, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    addDockWidget(Qt::BottomDockWidgetArea, makeWalkDock());
    m_walk->slider()->setFocus();
    connect(m_walk, &WalkBar::playToggled, this, &MainWindow::togglePlay);
    m_live = new LiveFace(m_service, m_document, *m_face, *m_status, this);
    m_pictures = new WalkPictures(m_service, m_document, *m_walk, this);
    m_saving = std::make_unique<Saving>(m_service, m_document, *m_messages, *m_job, this);
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

void MainWindow::connectActions() {
    const auto on = [this](QAction* action, auto function) { connect(action, &QAction::triggered, this, function); };
    on(m_actions.openModel, [this] {
        if (const QString path = askModelFile(this); !path.isEmpty()) {
            openModel(path);
        }
    });
    on(m_actions.openBuiltIn, &MainWindow::openBuiltInModel);
    on(m_actions.saveImage, [this] {
        if (m_live->picture()) {
            m_saving->askForImage(m_live->picture(), m_live->shown().fileName);
        }
    });
    on(m_actions.saveGrid,
       [this] { m_saving->askForGrid(static_cast<int>(m_checkpoint->architecture.fullResolution())); });
    on(m_actions.quit, &QWidget::close);
    on(m_actions.copyPicture, &MainWindow::copyPicture);
    on(m_actions.copyLatent, &MainWindow::copyLatent);
    on(m_actions.zoomFit, [this] { m_face->fit(); });
    on(m_actions.zoomActual, [this] { m_face->setZoom(1); });
    on(m_actions.zoomIn, [this] { m_face->zoomIn(); });
    on(m_actions.zoomOut, [this] { m_face->zoomOut(); });
    connect(m_actions.smooth, &QAction::toggled, m_face, &FaceView::setSmooth);
    connect(m_actions.themes, &QActionGroup::triggered, this,
            [this](QAction* action) { m_appearance.setTheme(static_cast<Theme>(action->data().toInt())); });
    on(m_actions.play, &MainWindow::togglePlay);
    on(m_actions.stepBack, [this] { step(-kStep); });
    on(m_actions.stepForward, [this] { step(kStep); });
    on(m_actions.previousAnchor, [this] { goToAnchor(-1); });
    on(m_actions.nextAnchor, [this] { goToAnchor(1); });
    const auto pin = [this](int anchor) {
        m_playback.pause();
        m_document.pin(anchor);
    };
    on(m_actions.pinA, [pin] { pin(0); });
    on(m_actions.pinB, [this, pin] { pin(m_document.anchorCount() - 1); });
    on(m_actions.random, [this] {
        m_playback.pause();
        m_document.showSeed(randomSeed());
    });
    on(m_actions.about, [this] { showAbout(this); });
    const auto showPlaying = [this] { m_actions.play->setText(m_playback.isPlaying() ? tr("&Pause") : tr("&Play")); };
    connect(&m_playback, &Playback::started, this, showPlaying);
    connect(&m_playback, &Playback::paused, this, showPlaying);
}

void MainWindow::restoreSettings() {
    const QSettings settings;
    if (!restoreGeometry(settings.value(kGeometry).toByteArray())) {
        // The window's frame is not part of its size, and is not known before the window has been shown.
        constexpr QSize kFrame(16, 48);
        resize(kComfortable.boundedTo(screen()->availableSize() - kFrame));
    }
    restoreState(settings.value(kState).toByteArray());
    const int theme = settings.value(kTheme, static_cast<int>(Theme::System)).toInt();
    for (QAction* action : m_actions.themes->actions()) {
        if (action->data().toInt() == theme) {
            action->setChecked(true);
            m_appearance.setTheme(static_cast<Theme>(theme));
        }
    }
    m_actions.smooth->setChecked(settings.value(kSmooth, true).toBool());
    m_face->setSmooth(m_actions.smooth->isChecked());
}

void MainWindow::saveSettings() const {
    QSettings settings;
    settings.setValue(kGeometry, saveGeometry());
    settings.setValue(kState, saveState());
    settings.setValue(kTheme, static_cast<int>(m_appearance.theme()));
    settings.setValue(kSmooth, m_actions.smooth->isChecked());
}

void MainWindow::openModel(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    if (!m_checkpoint) {
        m_face->setEmptyText(tr("Opening %1…").arg(name));
    } else {
        m_messages->showInfo(tr("Opening %1…").arg(name));
    }
    m_service.openCheckpoint(path);
}

void MainWindow::openBuiltInModel() {
    try {
        openModel(QString::fromStdString(builtInModelPath().string()));
    } catch (const FileError& error) {
        m_messages->showError(QString::fromStdString(error.what()));
    }
}

void MainWindow::takeCheckpoint(const CheckpointInfo& info) {
    m_messages->dismiss();
    m_checkpoint = info;
    setWindowTitle(tr("%1 — Latentwalk").arg(info.title));
    m_live->setCheckpoint(info);
    m_pictures->setCheckpoint(info);
    m_actions.setModelThere(true);
    m_walk->setUnavailable({});
    ModelReference reference = info.reference;
    reference.latentSize = info.architecture.latentSize;
    m_document.setModel(reference, info.architecture.scaleCount());
}

void MainWindow::refuseCheckpoint(const QString& message) {
    m_messages->showError(message);
    m_face->setEmptyText(tr("No model is open.\nDrop a model file here, or choose File ▸ Open model."));
}

void MainWindow::togglePlay() {
    if (m_playback.isPlaying()) {
        m_playback.pause();
    } else {
        m_playback.play(m_document.position());
    }
}

void MainWindow::step(double by) {
    m_playback.pause();
    m_document.setPosition(m_document.position() + by);
}

void MainWindow::goToAnchor(int direction) {
    m_playback.pause();
    m_document.setPosition(m_document.anchorBeside(m_document.position(), direction));
}

void MainWindow::saveImageTo(const QString& path) {
    if (m_live->picture()) {
        m_saving->saveImage(path, m_live->picture());
    }
}

void MainWindow::saveGridTo(const QString& path, const GridWish& wish) {
    if (m_checkpoint) {
        m_saving->saveGrid(path, wish);
    }
}

void MainWindow::copyPicture() {
    if (!m_face->image().isNull()) {
        QGuiApplication::clipboard()->setImage(m_face->image());
        m_messages->showInfo(tr("The picture is on the clipboard."));
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

void MainWindow::closeEvent(QCloseEvent* event) {
    m_playback.pause();
    saveSettings();
    // The window goes at once, even when the generator's thread still finishes an image.
    hide();
    event->accept();
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
        openModel(url.toLocalFile());
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
