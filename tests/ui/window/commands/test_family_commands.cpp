// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDockWidget>
#include <QSignalSpy>
#include <QTest>

#include "core/recipe/recipe_reader.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_photos.h"
#include "tests/support/window/fake_window.h"
#include "ui/family/tree/tree_picture.h"
#include "ui/output/forms/export_dialog.h"
#include "ui/output/forms/grid_dialog.h"
#include "ui/window/commands/photo_commands.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_family_commands {

namespace {

// A window whose model can be bred with.
struct FamilyWindow : FakeWindow {
    bool begin() {
        (*this)->show();
        (*this)->activateWindow();
        (*this)->openModel(QStringLiteral("weighted"));
        return QTest::qWaitForWindowActive(&**this) &&
               QTest::qWaitFor([this] { return !find<FaceView>()->image().isNull(); });
    }
    FamilyPanel& panel() { return *find<FamilyPanel>(); }
    const Family& family() { return (*this)->document().family().family(); }
    template <typename Wish>
    bool bred(Wish wish) {
        QSignalSpy spy(&panel().breeding(), &Breeding::bred);
        wish();
        return QTest::qWaitFor([&] { return !spy.isEmpty(); }, 30'000) && rest();
    }
    void trigger(const char* name) { find<QAction>(QString::fromLatin1(name))->trigger(); }
};

}  // namespace

class TestFamilyCommands : public QObject {
    Q_OBJECT

private slots:
    // As a new user who has seen Ctrl+B in the menu: no mouse up to a third generation and its film.
    void theKeysLeadToAThirdGenerationAndItsFilm() {
        FamilyWindow window;
        QVERIFY(window.begin());
        QTest::keyClick(window->windowHandle(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(window.panel().isVisible() && window.find<TreePanel>()->isVisible());
        QVERIFY(window.find<QAction>(QStringLiteral("breed"))->isChecked());
        QVERIFY(window.panel().isAncestorOf(QApplication::focusWidget()));
        QVERIFY(window.bred([&] { QTest::keyClick(window->windowHandle(), Qt::Key_Space); }));
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(window->windowHandle(), Qt::Key_Right);
            QTest::keyClick(window->windowHandle(), Qt::Key_Space);
            QVERIFY(!window.find<Playback>()->isPlaying());
            QVERIFY(window.bred([&] { QTest::keyClick(window->windowHandle(), Qt::Key_Return); }));
        }
        QCOMPARE(window.family().generations().size(), std::size_t{3});
        const auto* menu = window.panel().findChild<FamilyMenu*>(QStringLiteral("familyMenu"));
        emit const_cast<FamilyMenu*>(menu)->aboutToShow();
        menu->findChild<QAction*>(QStringLiteral("filmDescent"))->trigger();
        QTRY_VERIFY(window->findChild<ExportDialog*>() != nullptr);
        window->findChild<ExportDialog*>()->reject();
    }

    // F on a child is a star, A and B pin it, as they do with any face.
    void theWindowsKeysWorkOnChildren() {
        FamilyWindow window;
        QVERIFY(window.begin());
        QTest::keyClick(window->windowHandle(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(window.bred([&] { window.panel().startFrom({5, 6}); }));
        const FaceId first = window.family().generations().back()->faces.front().id;
        QTest::keyClick(window->windowHandle(), Qt::Key_F);
        QVERIFY(window.family().face(first)->star);
        QTest::keyClick(window->windowHandle(), Qt::Key_B);
        QVERIFY(window->document().session().anchors.back().components == window.family().face(first)->face.latent);
    }

    void theGallerysSelectionStartsAFamily() {
        FamilyWindow window;
        QVERIFY(window.begin());
        QVERIFY(window.bred([&] { emit window.find<GalleryPanel>()->familyRequested({5, 6, 7}); }));
        QVERIFY(window.panel().isVisible());
        QCOMPARE(window.panel().parents()->count(), 3);
        QVERIFY(window.bred([&] { window.trigger("familyOfFace"); }));
        QCOMPARE(window.panel().parents()->count(), 1);
    }

    void theTreesPictureLeadsBackToIt() {
        FamilyWindow window;
        QVERIFY(window.begin());
        QVERIFY(window.bred([&] { window.panel().startFrom({5, 6}); }));
        const QString path = window.folder() + QStringLiteral("/tree.png");
        QSignalSpy saved(&window->exports(), &Exports::saved);
        window->exports().append(treeJob(path, window->document().session()));
        QTRY_VERIFY(!saved.isEmpty());
        const QImage picture(path);
        QVERIFY(picture.width() > 12 * 16 && picture.height() > 2 * 16);
        QVERIFY(readRecipe(path.toStdString()).session.family == window.family());
        const Family before = window.family();
        window->document().family().clear();
        window->document().undoStack().setClean();
        window->openFile(path);
        QTRY_VERIFY(window.family() == before);
    }

    // Five megabytes of family would be in every picture.
    void otherPicturesDoNotCarryTheFamily() {
        FamilyWindow window;
        QVERIFY(window.begin());
        QVERIFY(window.bred([&] { window.panel().startFrom({5, 6}); }));
        const QString path = window.folder() + QStringLiteral("/face.png");
        QSignalSpy saved(&window->exports(), &Exports::saved);
        window->saveImageTo(path);
        QTRY_VERIFY(!saved.isEmpty());
        QVERIFY(readRecipe(path.toStdString()).session.family.empty());
    }

    void theChosenAreSavedAsAGrid() {
        FamilyWindow window;
        QVERIFY(window.begin());
        QVERIFY(window.bred([&] { window.panel().startFrom({5, 6}); }));
        window->document().family().setChosen(window.family().newestFace(), true);
        auto* menu = window.panel().findChild<FamilyMenu*>(QStringLiteral("familyMenu"));
        emit menu->aboutToShow();
        menu->findChild<QAction*>(QStringLiteral("gridChosen"))->trigger();
        QTRY_VERIFY(window->findChild<GridDialog*>() != nullptr);
        window->findChild<GridDialog*>()->reject();
    }

    void onlyAPhotoThatWasDroppedHereStartsAFamily() {
        FamilyWindow window;
        QVERIFY(window.begin());
        window->photos().setSeams(test::fakePhotoFaces(), {});
        const QString photo = test::fakePhotoFile(window.folder(), QStringLiteral("one.png"), 1);
        const auto dialog = [&] { return window->findChild<PhotoDialog*>(); };
        emit window.panel().filesDropped({photo});
        QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
        dialog()->reject();
        QSignalSpy started(&window.panel().breeding(), &Breeding::started);
        emit window->photos().faceFound();  // of another
        QVERIFY(started.isEmpty());
        window->files().open({photo});  // dropped elsewhere
        QTRY_VERIFY(dialog()->isVisible());
        emit window->photos().faceFound();
        QVERIFY(started.isEmpty());
        dialog()->reject();
        emit window.panel().filesDropped({photo});
        QTRY_VERIFY(dialog()->isVisible());
        emit window->photos().faceFound();
        QCOMPARE(started.count(), 1);
        dialog()->hide();
        QTRY_VERIFY(!window.panel().breeding().isRunning());
    }

    void whatACrashLeftHasItsFamily() {
        FamilyWindow window;
        QVERIFY(window.begin());
        window.trigger("breedFaces");
        QVERIFY(window.bred([&] { window.panel().startFrom({5, 6}); }));
        const Session left = window->document().session();
        window->document().undoStack().setClean();  // or it would ask
        window->files().startNew();
        QTRY_VERIFY(window.family().empty());
        window->files().restore(left);
        window->document().undoStack().setClean();
        QTRY_VERIFY(window.family() == left.family);
        QVERIFY(window.rest());
        QCOMPARE(window.panel().screen()->missing(), 0);
    }
};

LATENTWALK_TEST(TestFamilyCommands, window)

}  // namespace test_family_commands

#include "test_family_commands.moc"
