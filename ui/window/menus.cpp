// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/menus.h"

#include <QCoreApplication>
#include <QMenuBar>
#include <QRegularExpression>

#include "core/generator/generator.h"
#include "core/processor/threads.h"
#include "ui/widgets/icons.h"
#include "ui/window/state/views.h"

namespace latentwalk {
namespace {

struct Menus {
    Q_DECLARE_TR_FUNCTIONS(Menus)
};

class Builder {
public:
    explicit Builder(QMainWindow& window) : m_window(window) {}

    QMenu* begin(const QString& title) {
        m_menu = m_window.menuBar()->addMenu(title);
        m_menu->setToolTipsVisible(true);
        return m_menu;
    }

    QAction* add(const char* name, const QString& text, const QString& iconName, const QList<QKeySequence>& keys = {}) {
        auto* action = new QAction(text, &m_window);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcuts(keys);
        if (!iconName.isEmpty()) {
            action->setIcon(menuIcon(iconName));
        }
        m_menu->addAction(action);
        return action;
    }

    void separate() { m_menu->addSeparator(); }

private:
    QMainWindow& m_window;
    QMenu* m_menu = nullptr;
};

QKeySequence with(Qt::KeyboardModifiers modifiers, Qt::Key key) {
    return QKeySequence(QKeyCombination(modifiers, key));
}

constexpr Qt::KeyboardModifiers kCtrl = Qt::ControlModifier;
constexpr Qt::KeyboardModifiers kCtrlShift = Qt::ControlModifier | Qt::ShiftModifier;

// A submenu of checkable choices, one of which holds.
class Choices {
public:
    Choices(QMenu* menu, QObject* owner) : m_menu(menu), m_group(new QActionGroup(owner)) {}

    void add(const char* name, const QString& text, const QVariant& data, const QString& tip = {}) {
        QAction* action = m_menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setCheckable(true);
        action->setData(data);
        if (!tip.isEmpty()) {
            action->setToolTip(tip);
        }
        m_group->addAction(action);
    }
    QActionGroup* group() const { return m_group; }

private:
    QMenu* m_menu;
    QActionGroup* m_group;
};

void addFile(Builder& menu, Actions& actions) {
    QMenu* file = menu.begin(Menus::tr("&File"));
    actions.newSession = menu.add("newSession", Menus::tr("&New session"), {}, {QKeySequence::New});
    actions.newSession->setToolTip(Menus::tr("Begin anew with the open model"));
    actions.openSession =
        menu.add("openSession", Menus::tr("&Open session…"), QStringLiteral("open"), {QKeySequence::Open});
    actions.openSession->setToolTip(
        Menus::tr("A session, or a picture or film that was saved here: it leads back to its place"));
    actions.recent = file->addMenu(Menus::tr("Open &recent"));
    actions.saveSession = menu.add("saveSession", Menus::tr("Save sess&ion"), QStringLiteral("session"),
                                   {with(kCtrl | Qt::AltModifier, Qt::Key_S)});
    actions.saveSession->setToolTip(Menus::tr("Everything that leads back to where you are now, as one file"));
    actions.saveSessionAs = menu.add("saveSessionAs", Menus::tr("Save session &as…"), {});
    menu.separate();
    actions.ownPhoto =
        menu.add("ownPhoto", Menus::tr("Your own &photo…"), QStringLiteral("photo"), {with(kCtrlShift, Qt::Key_P)});
    actions.ownPhoto->setToolTip(
        Menus::tr("Look for the face of a photo among those that the model paints; the photo stays on this computer"));
    menu.separate();
    actions.openModel = menu.add("openModel", Menus::tr("Open &model…"), {}, {with(kCtrlShift, Qt::Key_O)});
    actions.openModel->setToolTip(
        Menus::tr("A checkpoint of pytorch_GAN_zoo, of TensorFlow Hub's progan-128, or in Latentwalk's own format"));
    actions.openBuiltIn = menu.add("openBuiltIn", Menus::tr("Open &built-in model"), {});
    actions.openBuiltIn->setToolTip(Menus::tr("The one that comes with the program: progan-128 of TensorFlow Hub"));
    actions.getModels = menu.add("getModels", Menus::tr("Get mo&dels…"), QStringLiteral("download"));
    actions.getModels->setToolTip(
        Menus::tr("The published checkpoints: which of them are here, and downloads of the others"));
    actions.growOwn =
        menu.add("growOwn", Menus::tr("Gro&w your own…"), QStringLiteral("growth"), {with(kCtrlShift, Qt::Key_G)});
    actions.growOwn->setToolTip(
        Menus::tr("Train a network on a folder of your own pictures, and watch it grow; it stays on this computer"));
    menu.separate();
    actions.saveImage = menu.add("saveImage", Menus::tr("&Save image…"), QStringLiteral("save"), {QKeySequence::Save});
    actions.saveImage->setToolTip(Menus::tr("The shown face as PNG, JPEG or WebP; the file leads back to it"));
    actions.saveGrid =
        menu.add("saveGrid", Menus::tr("Save &grid…"), QStringLiteral("grid"), {with(kCtrlShift, Qt::Key_S)});
    actions.saveGrid->setToolTip(Menus::tr("Faces or frames side by side in one picture"));
    actions.exportFilm =
        menu.add("exportFilm", Menus::tr("&Export film or frames…"), QStringLiteral("film"), {with(kCtrl, Qt::Key_E)});
    actions.exportFilm->setToolTip(Menus::tr("The walk as a film, as numbered frames, or as a grid"));
    menu.separate();
    actions.quit = menu.add("quit", Menus::tr("&Quit"), QStringLiteral("quit"), {with(kCtrl, Qt::Key_Q)});
    actions.quit->setMenuRole(QAction::QuitRole);
}

void addEdit(Builder& menu, Actions& actions, QMainWindow& window, QUndoStack& undoStack) {
    QMenu* edit = menu.begin(Menus::tr("&Edit"));
    actions.undo = undoStack.createUndoAction(&window, Menus::tr("&Undo"));
    actions.redo = undoStack.createRedoAction(&window, Menus::tr("&Redo"));
    actions.undo->setObjectName(QStringLiteral("undo"));
    actions.redo->setObjectName(QStringLiteral("redo"));
    actions.undo->setIcon(menuIcon(QStringLiteral("undo")));
    actions.redo->setIcon(menuIcon(QStringLiteral("redo")));
    actions.undo->setShortcuts({with(kCtrl, Qt::Key_Z)});
    actions.redo->setShortcuts({with(kCtrlShift, Qt::Key_Z), with(kCtrl, Qt::Key_Y)});
    edit->addActions({actions.undo, actions.redo});
    menu.separate();
    actions.copyPicture =
        menu.add("copyPicture", Menus::tr("&Copy picture"), QStringLiteral("copy"), {QKeySequence::Copy});
    actions.copyPicture->setToolTip(Menus::tr("The shown face, for other programs"));
    actions.copySeed = menu.add("copySeed", Menus::tr("Copy &seed"), {});
    actions.copySeed->setToolTip(Menus::tr("The number that the shown face comes from"));
    actions.copyLatent = menu.add("copyLatent", Menus::tr("Copy &latent as text"), {}, {with(kCtrlShift, Qt::Key_C)});
    actions.copyLatent->setToolTip(Menus::tr("All components of the shown face, as text"));
    actions.pastePicture = menu.add("pastePicture", Menus::tr("&Paste photo"), {}, {QKeySequence::Paste});
    actions.pastePicture->setToolTip(Menus::tr("Look for the face of the picture on the clipboard"));
}

void addView(Builder& menu, Actions& actions, QMainWindow& window) {
    QMenu* view = menu.begin(Menus::tr("&View"));
    actions.zoomFit = menu.add("zoomFit", Menus::tr("&Fit to window"), QStringLiteral("fit"), {with(kCtrl, Qt::Key_0)});
    actions.zoomActual =
        menu.add("zoomActual", Menus::tr("&Actual size"), QStringLiteral("actual-size"), {with(kCtrl, Qt::Key_1)});
    actions.zoomActual->setToolTip(Menus::tr("Each pixel of the picture as one of the screen"));
    actions.zoomIn = menu.add("zoomIn", Menus::tr("Zoom &in"), QStringLiteral("zoom-in"),
                              {QKeySequence::ZoomIn, with(kCtrl, Qt::Key_Equal)});
    actions.zoomOut = menu.add("zoomOut", Menus::tr("Zoom &out"), QStringLiteral("zoom-out"), {QKeySequence::ZoomOut});
    menu.separate();
    actions.smooth = menu.add("smooth", Menus::tr("&Smooth enlargement"), {});
    actions.smooth->setCheckable(true);
    actions.smooth->setToolTip(Menus::tr("Off: every pixel of the picture is a sharp square"));
    actions.previews = menu.add("previews", Menus::tr("&Quick previews while dragging"), {});
    actions.previews->setCheckable(true);
    actions.previews->setToolTip(Menus::tr(
        "Where a whole picture takes too long to follow the hand, a smaller one of the same face comes first"));
    menu.separate();
    Choices choices(view, &window);
    for (const View& one : views()) {
        choices.add(one.name, QCoreApplication::translate("Views", one.title), QString::fromLatin1(one.name),
                    QCoreApplication::translate("Views", one.tip));
        QAction* action = choices.group()->actions().constLast();
        action->setShortcut(QKeySequence(one.key));
        // The buttons of the switch have no letters to press.
        static const QRegularExpression letter(QStringLiteral("\\(&.\\)|&"));
        action->setIconText(action->text().remove(letter));
    }
    actions.views = choices.group();
    actions.panels = view->addMenu(Menus::tr("&Panels"));
    actions.resetLayout = menu.add("resetLayout", Menus::tr("&Reset layout"), {});
    actions.resetLayout->setToolTip(Menus::tr("All panels of this view where they were at first"));
    actions.fullScreen = menu.add("fullScreen", Menus::tr("F&ull screen"), {}, {QKeySequence(Qt::Key_F11)});
    actions.fullScreen->setCheckable(true);
    menu.separate();

    Choices themes(view->addMenu(Menus::tr("&Theme")), &window);
    themes.add("themeSystem", Menus::tr("Like the &system"), static_cast<int>(Theme::System));
    themes.add("themeLight", Menus::tr("&Light"), static_cast<int>(Theme::Light));
    themes.add("themeDark", Menus::tr("&Dark"), static_cast<int>(Theme::Dark));
    actions.themes = themes.group();

    Choices languages(view->addMenu(Menus::tr("&Language")), &window);
    languages.add("languageSystem", Menus::tr("Like the &system"), QString());
    // Each in its own language, so that one finds back.
    languages.add("languageEnglish", QStringLiteral("English"), QStringLiteral("en"));
    languages.add("languageChinese", QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    actions.languages = languages.group();
}

void addFace(Builder& menu, Actions& actions) {
    QMenu* face = menu.begin(Menus::tr("F&ace"));
    actions.random = menu.add("random", Menus::tr("&Random face"), QStringLiteral("random"), {QKeySequence(Qt::Key_R)});
    actions.random->setToolTip(Menus::tr("Show the face of a random seed beside the walk; A or B pins it"));
    actions.jumpToSeed = menu.add("jumpToSeed", Menus::tr("&Jump to seed…"), {}, {QKeySequence(Qt::Key_G)});
    actions.jumpToSeed->setToolTip(Menus::tr("Type the number of a face to see it"));
    actions.findFaces =
        menu.add("findFaces", Menus::tr("Fi&nd faces…"), QStringLiteral("search"), {QKeySequence::Find});
    actions.findFaces->setToolTip(Menus::tr("Find faces like one, or faces that smile or look to the left"));
    actions.favourite =
        menu.add("favourite", Menus::tr("&Favourite"), QStringLiteral("star"), {QKeySequence(Qt::Key_F)});
    actions.favourite->setToolTip(Menus::tr("Keep the shown seed among the favourites, or take it out"));
    menu.separate();
    actions.breed =
        menu.add("breedFaces", Menus::tr("Br&eed faces"), QStringLiteral("family"), {with(kCtrl, Qt::Key_B)});
    actions.breed->setToolTip(Menus::tr("Find a face by choosing those that come near, generation after generation"));
    actions.familyOfFace = menu.add("familyOfFace", Menus::tr("&Start a family from this face"), {});
    actions.familyOfFace->setToolTip(Menus::tr("Children of the shown face, as its sliders have it"));
    menu.separate();
    actions.faceLabels = face->addMenu(Menus::tr("&Label of this face"));
    actions.faceLabels->setObjectName(QStringLiteral("faceLabels"));
    menu.separate();
    actions.pinA = menu.add("pinA", Menus::tr("Pin as anchor &A"), QStringLiteral("pin"), {QKeySequence(Qt::Key_A)});
    actions.pinA->setToolTip(Menus::tr("Make the shown face the first anchor of the walk"));
    actions.pinB = menu.add("pinB", Menus::tr("Pin as anchor &B"), QStringLiteral("pin"), {QKeySequence(Qt::Key_B)});
    actions.pinB->setToolTip(Menus::tr("Make the shown face the last anchor of the walk"));
    actions.addAnchor =
        menu.add("addAnchor", Menus::tr("&Insert into the walk"), QStringLiteral("add"), {QKeySequence(Qt::Key_I)});
    actions.addAnchor->setToolTip(Menus::tr("Make the shown face a new anchor where the walk is now"));
}

void addWalk(Builder& menu, Actions& actions) {
    menu.begin(Menus::tr("&Walk"));
    actions.play = menu.add("play", Menus::tr("&Play"), QStringLiteral("play"), {QKeySequence(Qt::Key_Space)});
    actions.play->setToolTip(Menus::tr("Go along the walk by itself, in the time chosen under the stage"));
    menu.separate();
    actions.stepBack = menu.add("stepBack", Menus::tr("Step &back"), {}, {QKeySequence(Qt::Key_Left)});
    actions.stepForward = menu.add("stepForward", Menus::tr("Step &forward"), {}, {QKeySequence(Qt::Key_Right)});
    actions.previousAnchor =
        menu.add("previousAnchor", Menus::tr("To the anchor b&efore"), {}, {with(Qt::ShiftModifier, Qt::Key_Left)});
    actions.nextAnchor =
        menu.add("nextAnchor", Menus::tr("To the &next anchor"), {}, {with(Qt::ShiftModifier, Qt::Key_Right)});
    menu.separate();
    actions.closedLoop =
        menu.add("closedLoop", Menus::tr("&Closed loop"), QStringLiteral("closed"), {QKeySequence(Qt::Key_L)});
    actions.closedLoop->setCheckable(true);
    actions.closedLoop->setToolTip(Menus::tr("From the last anchor on to the first"));
}

void addModel(Builder& menu, Actions& actions, QMainWindow& window) {
    QMenu* model = menu.begin(Menus::tr("&Model"));
    QMenu* precision = model->addMenu(Menus::tr("&Precision"));
    precision->setToolTipsVisible(true);
    Choices precisions(precision, &window);
    precisions.add("precisionAuto", Menus::tr("&Automatic"), static_cast<int>(Precision::Auto),
                   Menus::tr("The fastest whose pictures cannot be told from float32"));
    precisions.add("precisionFloat32", QStringLiteral("float32"), static_cast<int>(Precision::Float32),
                   Menus::tr("The same pixels as Python"));
    precisions.add("precisionBFloat16", QStringLiteral("bfloat16"), static_cast<int>(Precision::BFloat16));
    precisions.add("precisionFloat16", QStringLiteral("float16"), static_cast<int>(Precision::Float16));
    actions.precisions = precisions.group();
    QMenu* threads = model->addMenu(Menus::tr("&Threads"));
    Choices counts(threads, &window);
    const int cores = physicalCores();
    counts.add("threadsAll", Menus::tr("&All cores (%1)").arg(cores), 0);
    for (int count = 1; count < cores; count *= 2) {
        counts.add("threads", QString::number(count), count);
    }
    actions.threads = counts.group();
    QMenu* kind = model->addMenu(Menus::tr("&Generator"));
    kind->setToolTipsVisible(true);
    Choices kinds(kind, &window);
    kinds.add("kindAverage", Menus::tr("&Average"), static_cast<int>(GeneratorKind::Average),
              Menus::tr("The moving average over training: better pictures"));
    kinds.add("kindRaw", Menus::tr("&Raw"), static_cast<int>(GeneratorKind::Raw),
              Menus::tr("The last step of training: what the tutorial's model.test uses"));
    actions.kinds = kinds.group();
    actions.labels = model->addMenu(Menus::tr("&Label of all faces"));
    actions.labels->setObjectName(QStringLiteral("labels"));
    actions.labels->menuAction()->setToolTip(
        Menus::tr("What the faces show, of what the model was trained to tell apart: the walk, the gallery, and every "
                  "face to come, but for those with a label of their own"));
    menu.separate();
    actions.modelDetails = menu.add("modelDetails", Menus::tr("&Details…"), QStringLiteral("info"));
    actions.modelDetails->setToolTip(Menus::tr("What the model's file holds, and whether it paints within its range"));
}

}  // namespace

QList<QAction*> Actions::needModel() const {
    return {saveImage,      saveGrid,     exportFilm, copyPicture, copySeed,     copyLatent, zoomFit,     zoomActual,
            zoomIn,         zoomOut,      play,       stepBack,    stepForward,  random,     jumpToSeed,  favourite,
            previousAnchor, nextAnchor,   pinA,       pinB,        addAnchor,    closedLoop, saveSession, saveSessionAs,
            newSession,     modelDetails, findFaces,  ownPhoto,    pastePicture, breed,      familyOfFace};
}

void Actions::setModelThere(bool there) const {
    for (QAction* action : needModel()) {
        if (action->isEnabled() == there) {
            continue;
        }
        action->setEnabled(there);
        // What the tooltip says when it can be used is kept in the "what's this" text meanwhile.
        if (there) {
            action->setToolTip(action->whatsThis());
        } else {
            action->setWhatsThis(action->toolTip());
            action->setToolTip(Menus::tr("There is no face yet: open a model first"));
        }
    }
}

QAction* actionWith(const QActionGroup& group, const QVariant& data) {
    for (QAction* action : group.actions()) {
        if (action->data() == data) {
            return action;
        }
    }
    return nullptr;
}

Actions makeMenus(QMainWindow& window, QUndoStack& undoStack) {
    Actions actions{};
    Builder menu(window);
    addFile(menu, actions);
    addEdit(menu, actions, window, undoStack);
    addView(menu, actions, window);
    addFace(menu, actions);
    addWalk(menu, actions);
    addModel(menu, actions, window);
    menu.begin(Menus::tr("&Help"));
    actions.shortcuts =
        menu.add("shortcuts", Menus::tr("&Shortcuts"), QStringLiteral("help"), {QKeySequence(Qt::Key_F1)});
    actions.copyDiagnostics = menu.add("copyDiagnostics", Menus::tr("Copy &diagnostics"), QStringLiteral("copy"));
    actions.copyDiagnostics->setToolTip(Menus::tr(
        "For a report of a fault: looks at libraries, processor and model, and puts what it finds on the clipboard"));
    actions.about = menu.add("about", Menus::tr("&About Latentwalk"), QStringLiteral("info"));
    actions.about->setMenuRole(QAction::AboutRole);
    return actions;
}

}  // namespace latentwalk
