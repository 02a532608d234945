#include "ui/menus.h"

#include <QCoreApplication>
#include <QMenuBar>

#include "ui/icons.h"

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

void addFile(Builder& menu, Actions& actions) {
    menu.begin(Menus::tr("&File"));
    actions.openModel = menu.add("openModel", Menus::tr("&Open model…"), QStringLiteral("open"), {QKeySequence::Open});
    actions.openBuiltIn = menu.add("openBuiltIn", Menus::tr("Open &built-in model"), {});
    menu.separate();
    actions.saveImage = menu.add("saveImage", Menus::tr("&Save image…"), QStringLiteral("save"), {QKeySequence::Save});
    actions.saveGrid = menu.add("saveGrid", Menus::tr("Save &grid…"), QStringLiteral("grid"),
                                {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    menu.separate();
    actions.quit = menu.add("quit", Menus::tr("&Quit"), QStringLiteral("quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    actions.quit->setMenuRole(QAction::QuitRole);
}

void addEdit(Builder& menu, Actions& actions) {
    menu.begin(Menus::tr("&Edit"));
    actions.copyPicture =
        menu.add("copyPicture", Menus::tr("&Copy picture"), QStringLiteral("copy"), {QKeySequence::Copy});
    actions.copyLatent =
        menu.add("copyLatent", Menus::tr("Copy &latent as text"), {}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
}

void addView(Builder& menu, Actions& actions, QMainWindow& window) {
    QMenu* view = menu.begin(Menus::tr("&View"));
    actions.zoomFit =
        menu.add("zoomFit", Menus::tr("&Fit to window"), QStringLiteral("fit"), {QKeySequence(Qt::CTRL | Qt::Key_0)});
    actions.zoomActual = menu.add("zoomActual", Menus::tr("&Actual size"), QStringLiteral("actual-size"),
                                  {QKeySequence(Qt::CTRL | Qt::Key_1)});
    actions.zoomIn = menu.add("zoomIn", Menus::tr("Zoom &in"), QStringLiteral("zoom-in"),
                              {QKeySequence::ZoomIn, QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    actions.zoomOut = menu.add("zoomOut", Menus::tr("Zoom &out"), QStringLiteral("zoom-out"), {QKeySequence::ZoomOut});
    menu.separate();
    actions.smooth = menu.add("smooth", Menus::tr("&Smooth enlargement"), {});
    actions.smooth->setCheckable(true);
    actions.smooth->setToolTip(Menus::tr("Off: every pixel of the picture is a sharp square"));
    menu.separate();

    QMenu* themes = view->addMenu(Menus::tr("&Theme"));
    actions.themes = new QActionGroup(&window);
    const auto addTheme = [&](const char* name, const QString& text, Theme theme) {
        QAction* action = themes->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setCheckable(true);
        action->setData(static_cast<int>(theme));
        actions.themes->addAction(action);
    };
    addTheme("themeSystem", Menus::tr("Like the &system"), Theme::System);
    addTheme("themeLight", Menus::tr("&Light"), Theme::Light);
    addTheme("themeDark", Menus::tr("&Dark"), Theme::Dark);
}

void addWalk(Builder& menu, Actions& actions) {
    menu.begin(Menus::tr("&Walk"));
    actions.play = menu.add("play", Menus::tr("&Play"), QStringLiteral("play"), {QKeySequence(Qt::Key_Space)});
    menu.separate();
    actions.stepBack = menu.add("stepBack", Menus::tr("Step &back"), {}, {QKeySequence(Qt::Key_Left)});
    actions.stepForward = menu.add("stepForward", Menus::tr("Step &forward"), {}, {QKeySequence(Qt::Key_Right)});
    actions.previousAnchor =
        menu.add("previousAnchor", Menus::tr("To the anchor b&efore"), {}, {QKeySequence(Qt::SHIFT | Qt::Key_Left)});
    actions.nextAnchor =
        menu.add("nextAnchor", Menus::tr("To the &next anchor"), {}, {QKeySequence(Qt::SHIFT | Qt::Key_Right)});
    menu.separate();
    actions.random = menu.add("random", Menus::tr("&Random face"), QStringLiteral("random"), {QKeySequence(Qt::Key_R)});
    actions.random->setToolTip(Menus::tr("Show the face of a random seed beside the walk; A or B pins it"));
    actions.pinA = menu.add("pinA", Menus::tr("Pin as anchor &A"), QStringLiteral("pin"), {QKeySequence(Qt::Key_A)});
    actions.pinB = menu.add("pinB", Menus::tr("Pin as anchor B"), QStringLiteral("pin"), {QKeySequence(Qt::Key_B)});
}

}  // namespace

QList<QAction*> Actions::needModel() const {
    return {saveImage, saveGrid, copyPicture, copyLatent, zoomFit,        zoomActual, zoomIn, zoomOut,
            play,      stepBack, stepForward, random,     previousAnchor, nextAnchor, pinA,   pinB};
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

Actions makeMenus(QMainWindow& window) {
    Actions actions{};
    Builder menu(window);
    addFile(menu, actions);
    addEdit(menu, actions);
    addView(menu, actions, window);
    addWalk(menu, actions);
    menu.begin(Menus::tr("&Help"));
    actions.about = menu.add("about", Menus::tr("&About Latentwalk"), QStringLiteral("info"));
    actions.about->setMenuRole(QAction::AboutRole);
    return actions;
}

}  // namespace latentwalk
