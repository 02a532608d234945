// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDropEvent>
#include <QMimeData>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/widgets/seed_mime.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_walk_bar {

// The walk's controls in the window: anchors of any number, filmstrip, what can be dropped where.
class TestWalkBar : public QObject {
    Q_OBJECT

private:
    static void drop(QWidget* onto, QPoint where, const std::unique_ptr<QMimeData>& data) {
        QDragEnterEvent enter(where, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(onto, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(where, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(onto, &drop);
        QVERIFY(drop.isAccepted());
    }
    static std::unique_ptr<QMimeData> seed(quint64 value) { return std::unique_ptr<QMimeData>(encodeSeed(value)); }
    static std::unique_ptr<QMimeData> anchor(int index) {
        auto data = std::make_unique<QMimeData>();
        data->setData(QStringLiteral("application/x-latentwalk-anchor"), QByteArray::number(index));
        return data;
    }
    static std::vector<std::optional<std::uint64_t>> seeds(FakeWindow& window) {
        std::vector<std::optional<std::uint64_t>> all;
        for (const SessionAnchor& one : window->document().session().anchors) {
            all.push_back(one.seed);
        }
        return all;
    }
    using Seeds = std::vector<std::optional<std::uint64_t>>;
    static int red(FakeWindow& window, double position) {
        return window.red(window->document().walk().latentAt(position));
    }
    // The red of the middle of a frame of the filmstrip, as painted.
    static int frameRed(FakeWindow& window, int frame) {
        auto* strip = window.find<Filmstrip>();
        const QImage image = strip->grab().toImage();
        const auto count = static_cast<int>(strip->positions().size());
        const int side = qMin(strip->width() / count - 4, strip->height() - 4);
        const int x = (strip->width() - side - 4) * frame / (count - 1) + 2 + side / 2;
        return qRed(image.pixel(x, strip->height() / 2));
    }

private slots:
    void facesAreDroppedOnAnchors() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* track = window.find<AnchorTrack>();
        for (AnchorThumbnail* thumbnail : window.find<WalkBar>()->findChildren<AnchorThumbnail*>()) {
            drop(thumbnail, {5, 5}, seed(100 + static_cast<quint64>(thumbnail->anchor())));
        }
        QCOMPARE(seeds(window), Seeds({100, 101}));
        QVERIFY(!track->isVisible());
    }

    void facesAreDroppedBetweenAnchors() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().insert(1, {"", 50, {}, {}});
        auto* track = window.find<AnchorTrack>();
        QTRY_VERIFY(track->isVisible());
        QTRY_VERIFY(track->width() > 100);
        drop(track, {track->width() * 3 / 4, 10}, seed(51));
        QCOMPARE(seeds(window), Seeds({12, 50, 51, 30}));
        QCOMPARE(window->document().place().current().seed, std::optional<quint64>(51));
        QTRY_COMPARE(window.shownRed(), window.red(sampleLatent(51, 512)));
        // Each stands over its tick, with its picture.
        for (const int index : {1, 2}) {
            AnchorThumbnail* thumbnail = track->thumbnail(index);
            QVERIFY(thumbnail != nullptr);
            const double x = WalkSlider::xAt(window->document().place().positionOf(index), track->width());
            QVERIFY(std::abs(thumbnail->geometry().center().x() - x) < 2);
            QTRY_COMPARE(qRed(thumbnail->image().pixel(0, 0)),
                         window.red(sampleLatent(
                             *window->document().session().anchors[static_cast<std::size_t>(index)].seed, 512)));
        }
    }

    void anchorsAreReorderedByDragging() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().insert(1, {"", 50, {}, {}});
        window->document().anchors().insert(2, {"", 51, {}, {}});
        auto* track = window.find<AnchorTrack>();
        QTRY_VERIFY(track->isVisible() && track->width() > 100);
        drop(track->thumbnail(2), {5, 5}, anchor(1));
        QCOMPARE(seeds(window), Seeds({12, 51, 50, 30}));
        drop(track, {track->width() / 2, 40}, anchor(0));
        QCOMPARE(seeds(window), Seeds({51, 12, 50, 30}));
        // Something that cannot be true changes nothing.
        auto* first = window.find<WalkBar>()->findChild<AnchorEditor*>()->thumbnail();
        drop(first, {5, 5}, anchor(99));
        QCOMPARE(seeds(window), Seeds({51, 12, 50, 30}));
    }

    void theEndsFollowTheAnchors() {
        FakeWindow window;
        QVERIFY(window.start());
        const auto editors = window.find<WalkBar>()->findChildren<AnchorEditor*>();
        QCOMPARE(editors.size(), 2);
        window->document().anchors().insert(2, {"", 60, {}, {}});
        QCOMPARE(editors[1]->findChild<SeedEdit*>()->seed(), std::optional<quint64>(60));
        QTest::keyClick(&*window, Qt::Key_R);
        QTest::keyClick(&*window, Qt::Key_B);
        QVERIFY(window->document().session().anchors[2].seed != std::optional<std::uint64_t>(60));
        QCOMPARE(window->document().session().anchors[1].seed, std::optional<std::uint64_t>(30));
        QTRY_COMPARE(qRed(editors[1]->thumbnail()->image().pixel(0, 0)), window.shownRed());
    }

    void theFilmstripShowsTheWalkAndLeadsThere() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* strip = window.find<Filmstrip>();
        QCOMPARE(strip->positions().size(), std::size_t{8});
        QCOMPARE(strip->positions().back(), 1.0);
        for (const int frame : {0, 3, 7}) {
            QTRY_COMPARE(frameRed(window, frame), red(window, frame / 7.0));
        }
        window->document().anchors().setSeed(1, 31);
        for (const int frame : {2, 7}) {
            QTRY_COMPARE(frameRed(window, frame), red(window, frame / 7.0));
        }
        QTest::mouseClick(strip, Qt::LeftButton, {}, {strip->width() - 8, strip->height() / 2});
        QCOMPARE(window->document().place().position(), 1.0);
        strip->setFocus();
        QTest::keyClick(strip, Qt::Key_Left);
        QCOMPARE(window->document().place().position(), 6 / 7.0);
        window.find<WalkBar>()->setFilmstripFrames(3);
        QCOMPARE(strip->positions(), std::vector<double>({0, 0.5, 1}));
        window->document().settings().setClosed(true);
        QCOMPARE(strip->positions(), std::vector<double>({0, 1 / 3.0, 2 / 3.0}));
    }

    void theFilmstripMayShrinkAndGrowWhileItFills() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* strip = window.find<Filmstrip>();
        auto* bar = window.find<WalkBar>();
        QTRY_COMPARE(frameRed(window, 7), red(window, 1));
        QVERIFY(window.rest());
        const auto atTheEnd = qScopeGuard([&] { window.control().release(); });
        QSignalSpy rendered(&window->service(), &RenderService::pictureMade);
        // Pictures for the many come back while there are few, and before the few are asked for.
        for (int i = 0; i < 5; ++i) {
            window.control().held = true;
            bar->setFilmstripFrames(Filmstrip::kMost);
            QTRY_COMPARE(window.control().running.load(), 1);
            rendered.clear();
            bar->setFilmstripFrames(2);
            window.control().release();
            QTRY_VERIFY(rendered.size() > 0);
        }
        bar->setFilmstripFrames(8);
        for (int frame = 0; frame < 8; ++frame) {
            QTRY_COMPARE(frameRed(window, frame), red(window, frame / 7.0));
        }
        // Back before anybody could ask for others: those that were there are gone all the same.
        bar->setFilmstripFrames(3);
        bar->setFilmstripFrames(8);
        for (int frame = 0; frame < 8; ++frame) {
            QTRY_COMPARE(frameRed(window, frame), red(window, frame / 7.0));
        }
        QCOMPARE(strip->positions().size(), std::size_t{8});
        QImage late(8, 8, QImage::Format_RGB32);
        late.fill(Qt::green);
        const QImage before = strip->grab().toImage();
        strip->setFrame(28, late);  // an exception here would end the program
        QCOMPARE(strip->grab().toImage(), before);
    }

    void framesOfTheFilmstripComeFromMemory() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* strip = window.find<Filmstrip>();
        QTRY_COMPARE(frameRed(window, 7), red(window, 1));
        QSignalSpy shown(window.find<LiveFace>(), &LiveFace::pictureShown);
        for (const double position : strip->positions()) {
            window->document().place().setPosition(position);
            QTRY_COMPARE(window.shownRed(), red(window, position));
        }
        QVERIFY(shown.size() >= 7);
        for (const auto& one : shown) {
            QVERIFY(one[0].value<Rendered>().fromMemory);
        }
        // A place between them has to be made.
        window->document().place().setPosition(0.123);
        QTRY_COMPARE(window.shownRed(), red(window, 0.123));
        QVERIFY(!shown.last()[0].value<Rendered>().fromMemory);
    }

    void constantSpeedIsMeasuredAndUsed() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().settings().setPace(Timing::ConstantSpeed, Easing::None);
        QVERIFY(window->document().walk().needsPace());
        QTRY_VERIFY(!window->document().walk().needsPace());
        const int steps = window->document().undoStack().count();
        QCOMPARE(steps, 1);  // measuring is no step of its own
        window->document().anchors().setSeed(0, 3);
        QVERIFY(window->document().walk().needsPace());
        QTRY_VERIFY(!window->document().walk().needsPace());
        window->document().undoStack().setClean();
    }

    void theWalkIsMeasuredForThePlot() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* plot = window.find<WalkPlot>();
        Docks::reveal(plot);
        QTRY_VERIFY(plot->summary().steps == WalkMeasure::kSteps);
        const double mean = plot->summary().mean;
        window->document().anchors().setSeed(0, 1234);
        QTRY_VERIFY(plot->summary().mean != mean);
        emit plot->positionChosen(0.37);
        QCOMPARE(window->document().place().position(), 0.37);
        window->document().undoStack().setClean();
    }

    void theMenuInsertsAndCloses() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().place().setPosition(0.25);
        const Latent shown = window->document().place().current().latent;
        QTest::keyClick(&*window, Qt::Key_I);
        QCOMPARE(window->document().anchors().count(), 3);
        QCOMPARE(window->document().place().current().latent, shown);
        QTest::keyClick(&*window, Qt::Key_L);
        QVERIFY(window->document().session().closed);
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!window->document().session().closed);
        QVERIFY(!window.find<QAction>(QStringLiteral("closedLoop"))->isChecked());
        QTest::keyClick(&*window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window->document().anchors().count(), 2);
    }

    void theGalleryPinsAndInserts() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* gallery = window.find<GalleryPanel>();
        emit gallery->pinRequested(0, 70);
        emit gallery->pinRequested(1, 71);
        emit gallery->insertRequested(72);
        QCOMPARE(seeds(window), Seeds({70, 72, 71}));
        emit gallery->seedChosen(73);
        QCOMPARE(window->document().place().current().seed, std::optional<quint64>(73));
        QTest::keyClick(&*window, Qt::Key_F);
        QVERIFY(gallery->favourites().contains(73));
        QTest::keyClick(&*window, Qt::Key_F);
        QVERIFY(!gallery->favourites().contains(73));
        QTest::keyClick(&*window, Qt::Key_G);
        QVERIFY(gallery->isAncestorOf(window->focusWidget()));
        window->document().undoStack().setClean();
    }

    void theLayoutCanBeResetAndIsRemembered() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* dock = window.find<QDockWidget>(QStringLiteral("galleryDock"));
        QVERIFY(dock->isVisible());
        dock->close();
        window->close();
        Appearance appearance;
        MainWindow again(FakeWindow::factory(std::make_shared<test::FakeControl>()), appearance);
        again.show();
        auto* same = again.findChild<QDockWidget*>(QStringLiteral("galleryDock"));
        QVERIFY(!same->isVisible());
        again.findChild<QAction*>(QStringLiteral("resetLayout"))->trigger();
        QTRY_VERIFY(same->isVisible());
    }
};

LATENTWALK_TEST(TestWalkBar, window)

}  // namespace test_walk_bar

#include "test_walk_bar.moc"
