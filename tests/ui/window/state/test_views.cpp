// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDockWidget>
#include <QMenuBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/plane/plane_panel.h"
#include "ui/window/state/views.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_views {

class TestViews : public QObject {
    Q_OBJECT

private:
    static QDockWidget* dock(const MainWindow& window, const char* name) {
        return window.findChild<QDockWidget*>(QString::fromLatin1(name));
    }
    static bool shows(const MainWindow& window, const char* name) { return !dock(window, name)->isHidden(); }
    static QAction* action(const MainWindow& window, const char* name) {
        return window.findChild<QAction*>(QString::fromLatin1(name));
    }
    static std::unique_ptr<MainWindow> another(Appearance& appearance) {
        return std::make_unique<MainWindow>(FakeWindow::factory(std::make_shared<test::FakeControl>()), appearance);
    }

private slots:
    void keysAndSwitchChangeTheViewOverOneSession() {
        FakeWindow window;
        QVERIFY(window.start());
        QVERIFY(action(*window, "explore")->isChecked());
        QVERIFY(shows(*window, "galleryDock"));
        window->document().place().setPosition(0.3);
        const Session before = window->document().session();
        QTest::keyClick(window->windowHandle(), Qt::Key_F3);
        QVERIFY(action(*window, "steer")->isChecked());
        QVERIFY(!shows(*window, "galleryDock") && shows(*window, "directionsDock") && shows(*window, "growthDock"));
        QVERIFY(window.find<FaceView>()->isVisible() && window.find<WalkBar>()->isVisible());
        QVERIFY(window->document().session() == before);
        for (auto* button : window->menuBar()->cornerWidget()->findChildren<QToolButton*>()) {
            if (button->text() == QStringLiteral("Explore")) {
                button->click();
            }
        }
        QVERIFY(action(*window, "explore")->isChecked());
        QVERIFY(shows(*window, "galleryDock"));
    }

    void eachRemembersItsLayout() {
        FakeWindow window;
        QVERIFY(window.start());
        dock(*window, "galleryDock")->hide();
        action(*window, "steer")->trigger();
        dock(*window, "speedPlotDock")->show();
        action(*window, "explore")->trigger();
        QVERIFY2(!shows(*window, "galleryDock"), "Explore has forgotten its layout");
        action(*window, "steer")->trigger();
        QVERIFY2(shows(*window, "speedPlotDock"), "Steer has forgotten its layout");
        window->close();

        Appearance appearance;
        const auto again = another(appearance);
        QVERIFY(action(*again, "steer")->isChecked());
        QVERIFY(shows(*again, "speedPlotDock"));
        action(*again, "explore")->trigger();
        QVERIFY(!shows(*again, "galleryDock"));
    }

    void resetIsOfThePresentViewOnly() {
        FakeWindow window;
        QVERIFY(window.start());
        dock(*window, "galleryDock")->hide();
        action(*window, "steer")->trigger();
        dock(*window, "speedPlotDock")->show();
        dock(*window, "directionsDock")->hide();
        action(*window, "resetLayout")->trigger();
        QVERIFY(!shows(*window, "speedPlotDock") && shows(*window, "directionsDock"));
        action(*window, "explore")->trigger();
        QVERIFY(!shows(*window, "galleryDock"));
        action(*window, "resetLayout")->trigger();
        QVERIFY(shows(*window, "galleryDock"));
    }

    void theLayoutFromBeforeThereWereViewsIsThatOfExplore() {
        FakeWindow window;
        QVERIFY(window.start());
        dock(*window, "galleryDock")->hide();
        window->addDockWidget(Qt::LeftDockWidgetArea, dock(*window, "speedPlotDock"));
        QSettings().setValue(QStringLiteral("window/state"), window->saveState(1));
        Appearance appearance;
        const auto again = another(appearance);
        QVERIFY(action(*again, "explore")->isChecked());
        QVERIFY(!shows(*again, "galleryDock"));
        QCOMPARE(again->dockWidgetArea(dock(*again, "speedPlotDock")), Qt::LeftDockWidgetArea);
        action(*again, "steer")->trigger();
        QVERIFY(!shows(*again, "speedPlotDock"));
    }

    void aPanelThatIsNewerThanTheLayoutIsWhereTheViewHasIt() {
        FakeWindow window;
        QVERIFY(window.start());
        dock(*window, "galleryDock")->hide();
        dock(*window, "growthDock")->hide();
        window->close();
        QSettings settings;
        const QString key = QStringLiteral("views/exploreDocks");
        QStringList known = settings.value(key).toStringList();
        QCOMPARE(known.removeAll(QStringLiteral("growthDock")), 1);
        settings.setValue(key, known);
        Appearance appearance;
        const auto again = another(appearance);
        QVERIFY(shows(*again, "growthDock") && !shows(*again, "galleryDock"));
        // Since Qt 6.8 only panels that have been laid out count as tabbed.
        again->show();
        QTRY_VERIFY(again->tabifiedDockWidgets(dock(*again, "growthDock")).contains(dock(*again, "directionsDock")));
    }

    void thePlaneCanHaveTheWindowAndGivesItBack() {
        FakeWindow window;
        QVERIFY(window.start());
        action(*window, "steer")->trigger();
        auto* panel = window.find<PlanePanel>();
        panel->setFilling(true);
        QVERIFY(window->isFullScreen() && panel->isVisible());
        QVERIFY(!window.find<FaceView>()->isVisible() && !shows(*window, "directionsDock"));
        QVERIFY(window.find<WalkBar>()->isVisible());
        QTest::keyClick(panel->view(), Qt::Key_Escape);
        QVERIFY(!window->isFullScreen() && panel->isVisible());
        QVERIFY(window.find<FaceView>()->isVisible() && shows(*window, "directionsDock"));
        // Another view, and the end of the window, give it back, too.
        panel->setFilling(true);
        action(*window, "explore")->trigger();
        QVERIFY(window.find<FaceView>()->isVisible() && !panel->isVisible() && !window->isFullScreen());
        action(*window, "steer")->trigger();
        QVERIFY(window.find<FaceView>()->isVisible() && shows(*window, "directionsDock"));
        panel->setFilling(true);
        window->close();
        Appearance appearance;
        const auto again = another(appearance);
        QVERIFY(!again->isFullScreen());
        QVERIFY(shows(*again, "directionsDock") && shows(*again, "planeDock"));
    }

    // Directions are renamed with F2.
    void aWidgetsOwnKeyGoesBeforeTheViews() {
        FakeWindow window;
        QVERIFY(window.start());
        action(*window, "steer")->trigger();
        auto* own = new QWidget(window->centralWidget());
        own->setFocusPolicy(Qt::StrongFocus);
        own->show();
        QShortcut rename(QKeySequence(Qt::Key_F2), own, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        const QSignalSpy renamed(&rename, &QShortcut::activated);
        own->setFocus();
        QTest::keyClick(window->windowHandle(), Qt::Key_F2);
        QCOMPARE(renamed.size(), 1);
        QVERIFY(action(*window, "steer")->isChecked());
        window.find<FaceView>()->setFocus();
        QTest::keyClick(window->windowHandle(), Qt::Key_F2);
        QCOMPARE(renamed.size(), 1);
        QVERIFY(action(*window, "explore")->isChecked());
    }
};

LATENTWALK_TEST(TestViews, window)

}  // namespace test_views

#include "test_views.moc"
