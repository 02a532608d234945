// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/walk/walk_bar.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_label_commands {

class TestLabelCommands : public QObject {
    Q_OBJECT

private:
    // The entries of a menu as somebody who opens it finds them; those of a submenu by its name.
    static QList<QAction*> entries(FakeWindow& window, const char* menu, const QString& attribute) {
        auto* labels = window.find<QMenu>(QString::fromLatin1(menu));
        emit labels->aboutToShow();
        for (QAction* entry : labels->actions()) {
            if (entry->text() == attribute && entry->menu() != nullptr) {
                return entry->menu()->actions();
            }
        }
        return {};
    }
    static QAction* entry(FakeWindow& window, const char* menu, const QString& attribute, const QString& value) {
        for (QAction* action : entries(window, menu, attribute)) {
            if (action->text() == value) {
                return action;
            }
        }
        return nullptr;
    }
    static bool startWithLabels(FakeWindow& window) {
        if (!window.start()) {
            return false;
        }
        window->openModel(QStringLiteral("labelled"));
        return QTest::qWaitFor([&] { return !window->document().labels().empty(); });
    }

private slots:
    void onlyModelsWithLabelsHaveAChoice() {
        FakeWindow window;
        QVERIFY(window.start());
        for (const char* menu : {"labels", "faceLabels"}) {
            QVERIFY(!window.find<QMenu>(QString::fromLatin1(menu))->menuAction()->isVisible());
        }
        window->openModel(QStringLiteral("labelled"));
        QTRY_VERIFY(window.find<QMenu>(QStringLiteral("labels"))->menuAction()->isVisible());
        QVERIFY(window.find<QMenu>(QStringLiteral("faceLabels"))->menuAction()->isVisible());
        QStringList texts;
        for (QAction* action : entries(window, "labels", QStringLiteral("Main"))) {
            texts.append(action->text());
        }
        QCOMPARE(texts, QStringList({QStringLiteral("As the &seed has it"), QString(), QStringLiteral("cat"),
                                     QStringLiteral("dog"), QStringLiteral("fox")}));
        QVERIFY(entries(window, "labels", QStringLiteral("Main"))[0]->isChecked());
        window->openModel(QStringLiteral("fake"));
        QTRY_VERIFY(!window.find<QMenu>(QStringLiteral("labels"))->menuAction()->isVisible());
    }

    // The face on the stage, the gallery's, what is saved, and the way back.
    void theChoiceIsSeenEverywhere() {
        FakeWindow window;
        QVERIFY(startWithLabels(window));
        const auto blueOf = [](const QImage& image) { return qBlue(image.pixel(image.rect().center())); };
        const auto* stage = window.find<FaceView>();
        const auto galleryIsBlue = [&](bool wanted) {
            const ThumbnailSupply& gallery = window.find<GalleryPanel>()->thumbnails();
            int seen = 0;
            for (quint64 seed = 0; seed < 100; ++seed) {
                if (const QImage image = gallery.image(seed); !image.isNull()) {
                    ++seen;
                    if ((blueOf(image) > 150) != wanted) {
                        return false;
                    }
                }
            }
            return seen > 3;
        };
        entry(window, "labels", QStringLiteral("Colour"), QStringLiteral("blue"))->trigger();
        QVERIFY(entry(window, "labels", QStringLiteral("Colour"), QStringLiteral("blue"))->isChecked());
        QTRY_VERIFY(blueOf(stage->image()) > 150);
        QTRY_VERIFY(galleryIsBlue(true));
        entry(window, "labels", QStringLiteral("Colour"), QStringLiteral("red"))->trigger();
        QTRY_VERIFY(blueOf(stage->image()) < 150);
        QTRY_VERIFY(galleryIsBlue(false));
        window->document().undoStack().undo();
        QTRY_VERIFY(blueOf(stage->image()) > 150);
        QTRY_VERIFY(galleryIsBlue(true));
        window.find<WalkBar>()->insertSeed(9);
        QVERIFY((window->document().session().anchors[1].labels == LabelChoice{kFromSeed, 1}));
        window->document().undoStack().undo();

        const QString path = window.folder() + QStringLiteral("/blue.latentwalk");
        window->files().saveTo(path);
        QTRY_COMPARE(window->files().path(), path);
        const Session saved = readSession(path.toStdString());
        QVERIFY((saved.labels == LabelChoice{kFromSeed, 1}));
        QVERIFY((saved.anchors[1].labels == LabelChoice{kFromSeed, 1}));
        const Session seeds = seedsSession(saved, {5, 6});
        QVERIFY((seeds.anchors[1].labels == LabelChoice{kFromSeed, 1}));
        GridWish wish;
        wish.what = GridWish::What::Batch;
        wish.count = 3;
        for (const SessionAnchor& face : gridSession(saved, wish).anchors) {
            QCOMPARE(face.components.back(), 1.0F);
        }
    }

    void theShownFaceMayHaveItsOwn() {
        FakeWindow window;
        QVERIFY(startWithLabels(window));
        QVERIFY(window.find<QMenu>(QStringLiteral("faceLabels"))->menuAction()->isEnabled());
        entry(window, "faceLabels", QStringLiteral("Main"), QStringLiteral("fox"))->trigger();
        QVERIFY((window->document().session().anchors[0].labels == LabelChoice{2}));
        QVERIFY(window->document().session().anchors[1].labels.empty());
        QVERIFY(entry(window, "faceLabels", QStringLiteral("Main"), QStringLiteral("fox"))->isChecked());
        QVERIFY(entries(window, "labels", QStringLiteral("Main"))[0]->isChecked());
        window->document().place().setPosition(0.5);
        QVERIFY(!window.find<QMenu>(QStringLiteral("faceLabels"))->menuAction()->isEnabled());
    }
};

LATENTWALK_TEST(TestLabelCommands, window)

}  // namespace test_label_commands

#include "test_label_commands.moc"
