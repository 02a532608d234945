// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTest>

#include "core/output/exporter.h"
#include "core/output/grid.h"
#include "core/output/session_recipe.h"
#include "core/picture/resize.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeGenerator;
using test::FakeWindow;

namespace test_saving {

// Saving pictures and grids from the window: the files are those that core alone would write.
class TestSaving : public QObject {
    Q_OBJECT

private:
    static bool says(FakeWindow& window, const QString& text) {
        auto* messages = window.find<MessageBar>();
        return QTest::qWaitFor([&] { return messages->isVisible() && messages->text().contains(text); });
    }

    static FakeGenerator fake() { return FakeGenerator(std::make_shared<test::FakeControl>(), 512); }
    static Images paint(const LatentBatch& latents) { return fake().generate(latents, {}); }

    static QImage imageOf(const Picture& picture) { return toImage(picture); }
    static QImage read(const QString& path) { return QImage(path).convertToFormat(QImage::Format_RGB32); }

    static GridWish gridWish(GridWish::What what, int count, int columns) {
        GridWish wish;
        wish.what = what;
        wish.count = count;
        wish.settings.columns = columns;
        return wish;
    }

private slots:
    void imageIsTheShownOneAndMakesItAgain_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("enlarge");
        QTest::newRow("png") << QStringLiteral("gesicht – 脸.png") << 1;
        QTest::newRow("png enlarged") << QStringLiteral("large.png") << 3;
        QTest::newRow("jpeg") << QStringLiteral("face.jpg") << 2;
        QTest::newRow("webp") << QStringLiteral("face.webp") << 1;
    }
    void imageIsTheShownOneAndMakesItAgain() {
        QFETCH(QString, name);
        QFETCH(int, enlarge);
        FakeWindow window;
        QVERIFY(window.start());
        window->document().directions().setStrength({}, {"d", "more", sampleLatent(9, 512)}, 0.3);
        window.find<WalkSlider>()->setValue(4000);
        const Face face = window->document().place().current();
        QTRY_COMPARE(window.shownRed(), window.red(face.latent));
        const Session session = window->document().session();
        const QString path = window.folder() + u'/' + name;
        const auto format = *pictureFormatOf(path.toStdString());
        window->exports().saveImage(path, {format, enlarge, 100});
        window.find<WalkSlider>()->setValue(9000);  // what was shown when it was asked for is saved
        QVERIFY(says(window, path));

        const Picture shown = enlarged(toPicture(paint(LatentBatch::of(face.latent)), 0), enlarge);
        if (format == PictureFormat::Png) {
            QCOMPARE(read(path), imageOf(shown));
        }
        const Recipe recipe = readRecipe(path.toStdString());
        QCOMPARE(recipe.content, Content::Picture);
        QVERIFY(recipe == pictureRecipe(session, enlarge));
        QCOMPARE(recipe.session.position, 0.4);
        auto generator = fake();
        QVERIFY(renderPicture(generator, recipe) == shown);
    }

    void aFaceAsideIsSavedWithItsSeed() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().place().showSeed(77);
        QTRY_COMPARE(window.shownRed(), window.red(sampleLatent(77, 512)));
        const QString path = window.folder() + QStringLiteral("/face.png");
        window->saveImageTo(path);
        QVERIFY(says(window, path));
        QCOMPARE(readRecipe(path.toStdString()).latent.seed, std::optional<std::uint64_t>(77));
    }

    void aSeedsImageNeedsNotBeShown() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString path = window.folder() + QStringLiteral("/seed.png");
        window->exports().saveSeedImage(123, window->document().session(), path, {PictureFormat::Png, 2, 95});
        QVERIFY(says(window, path));
        QCOMPARE(read(path), imageOf(enlarged(toPicture(paint(LatentBatch::of(sampleLatent(123, 512))), 0), 2)));
        QCOMPARE(readRecipe(path.toStdString()).latent.seed, std::optional<std::uint64_t>(123));
    }

    void theImagesOfSeveralSeeds() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString folder = window.folder() + QStringLiteral("/faces");
        window->exports().saveSeedImages({3, 18446744073709551615U}, window->document().session(), folder, {});
        QVERIFY(says(window, folder));
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden),
                 (QStringList{QStringLiteral("seed-18446744073709551615.png"), QStringLiteral("seed-3.png")}));
        QCOMPARE(read(folder + QStringLiteral("/seed-3.png")),
                 imageOf(toPicture(paint(LatentBatch::of(sampleLatent(3, 512))), 0)));
    }

    void grid_data() {
        QTest::addColumn<GridWish>("wish");
        const auto row = [](const char* name, GridWish::What what, bool endpoint, bool stretch) {
            GridWish wish = gridWish(what, 10, 4);
            wish.endpoint = endpoint;
            wish.stretch = stretch;
            wish.seed = 3;
            QTest::newRow(name) << wish;
        };
        row("walk", GridWish::What::Frames, true, false);
        row("walk as in analyze.py", GridWish::What::Frames, false, true);
        row("faces as in predict.py", GridWish::What::Batch, true, true);
        row("seeds in a row", GridWish::What::Seeds, true, false);
    }
    void grid() {
        QFETCH(GridWish, wish);
        FakeWindow window;
        QVERIFY(window.start());
        const QString path = window.folder() + QStringLiteral("/grid.png");
        window->saveGridTo(path, wish);
        QVERIFY(says(window, path));
        LatentBatch latents;
        switch (wish.what) {
            case GridWish::What::Frames:
                latents = window->document().walk().walk().frames(10, wish.endpoint);
                break;
            case GridWish::What::Batch:
                latents = sampleBatch(3, 10, 512);
                break;
            default:
                latents = LatentBatch{0, 512, {}};
                for (quint64 seed = 3; seed < 13; ++seed) {
                    latents.append(sampleLatent(seed, 512));
                }
        }
        QCOMPARE(read(path), imageOf(makeGrid(paint(latents), {4, 2}, wish.stretch ? Range::Each : Range::Fixed)));
        QTRY_VERIFY(!window.find<JobBar>()->isVisible());
        // And its recipe makes it again.
        const Recipe recipe = readRecipe(path.toStdString());
        auto generator = fake();
        QCOMPARE(imageOf(renderGrid(generator, recipe.session)), read(path));
    }

    void tablesCaptionsAndColours() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().insert(2, {"C", 5, {}, {}});
        for (const auto what : {GridWish::What::Segments, GridWish::What::Pairs, GridWish::What::Anchors}) {
            GridWish wish = gridWish(what, 5, 2);
            wish.settings.captions = true;
            wish.settings.background = 0x336699;
            wish.settings.padding = 7;
            wish.settings.enlarge = 2;
            const QString path = window.folder() + QStringLiteral("/table%1.png").arg(static_cast<int>(what));
            window->saveGridTo(path, wish);
            QVERIFY(says(window, path));
            auto generator = fake();
            const Picture expected = renderGrid(generator, gridSession(window->document().session(), wish));
            QCOMPARE(read(path), imageOf(expected));
            QCOMPARE(read(path).pixel(0, 0), qRgb(0x33, 0x66, 0x99));
            ExportScene scene;
            scene.imagePixels = 16;
            scene.anchors = 3;
            QCOMPARE(gridSize(wish, scene).width, expected.width);
            QCOMPARE(gridSize(wish, scene).height, expected.height);
        }
    }

    void aGridOfSeedsHasTheDocumentsEdits() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().directions().setStrength({}, {"d", "more", sampleLatent(9, 512)}, 0.5);
        const Session session = seedsSession(window->document().session(), {8, 4});
        const QString path = window.folder() + QStringLiteral("/faces.png");
        window->exports().saveGrid(path, session, gridWish(GridWish::What::Anchors, 1, 8));
        QVERIFY(says(window, path));
        LatentBatch latents{0, 512, {}};
        for (const quint64 seed : {8, 4}) {
            latents.append(edited(sampleLatent(seed, 512), session.edits, session.directions));
        }
        QCOMPARE(read(path), imageOf(makeGrid(paint(latents))));
    }

    void aFolderThatIsNotThereIsASentence() {
        FakeWindow window;
        QVERIFY(window.start());
        const QString path = window.folder() + QStringLiteral("/missing/face.png");
        window->saveImageTo(path);
        QVERIFY(says(window, path));
        QCOMPARE(window.find<MessageBar>()->kind(), MessageBar::Kind::Error);
        window.find<MessageBar>()->dismiss();
        window->saveGridTo(path, {});
        QVERIFY(says(window, path));
        QCOMPARE(window.find<MessageBar>()->kind(), MessageBar::Kind::Error);
        QVERIFY(!window.find<JobBar>()->isVisible());
        // And the window works on.
        const QString good = window.folder() + QStringLiteral("/face.png");
        window->saveImageTo(good);
        QTRY_VERIFY(QFile::exists(good));
    }

    void aGridCanBeCancelledAndLeavesNothing() {
        FakeWindow window;
        QVERIFY(window.start());
        window.control().delayMilliseconds = 20;
        const QString path = window.folder() + QStringLiteral("/grid.png");
        window->saveGridTo(path, gridWish(GridWish::What::Frames, 500, 8));
        auto* job = window.find<JobBar>();
        QTRY_VERIFY(job->isVisible());
        QTRY_VERIFY(job->findChild<QProgressBar*>()->value() > 2);
        // The live face does not wait for it.
        window.find<WalkSlider>()->setValue(6000);
        QTRY_COMPARE(window.shownRed(), window.red(window->document().walk().latentAt(0.6)));
        QVERIFY(window->exports().isRunning());
        QTest::mouseClick(job->findChild<QToolButton*>(), Qt::LeftButton);
        QTRY_VERIFY(!job->isVisible());
        QVERIFY(!window->exports().isRunning());
        QVERIFY(says(window, QStringLiteral("cancelled")));
        QVERIFY(QDir(window.folder()).entryList({QStringLiteral("*grid*")}, QDir::Files | QDir::Hidden).isEmpty());
    }

    void aGridThatFailsIsASentence() {
        FakeWindow window;
        QVERIFY(window.start());
        QVERIFY(window.rest());  // small pictures would fail instead
        window.control().failures = 1;
        const QString path = window.folder() + QStringLiteral("/grid.png");
        window->saveGridTo(path, {});
        QVERIFY(says(window, QStringLiteral("The fake was told to fail.")));
        QVERIFY(says(window, path));
        QVERIFY(!QFile::exists(path));
        window->saveGridTo(path, {});
        QTRY_VERIFY(QFile::exists(path));
    }
};

LATENTWALK_TEST(TestSaving, window)

}  // namespace test_saving

#include "test_saving.moc"
