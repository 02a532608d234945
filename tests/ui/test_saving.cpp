#include <QDir>
#include <QFile>
#include <QTest>

#include "core/output/grid.h"
#include "core/output/png.h"
#include "tests/support/fake_window.h"

using namespace latentwalk;
using test::FakeGenerator;
using test::FakeWindow;

// Saving from the window: the files are those that core alone would write.
class TestSaving : public QObject {
    Q_OBJECT

private:
    static QByteArray bytesOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static bool says(FakeWindow& window, const QString& text) {
        auto* messages = window.find<MessageBar>();
        return QTest::qWaitFor([&] { return messages->isVisible() && messages->text().contains(text); });
    }

    static Images paint(const LatentBatch& latents) {
        return FakeGenerator(std::make_shared<test::FakeControl>(), 512).generate(latents, {});
    }

private slots:
    void imageIsTheShownOne() {
        FakeWindow window;
        QVERIFY(window.start());
        window.find<WalkSlider>()->setValue(4000);
        const Latent latent = window->document().walk().latentAt(0.4);
        QTRY_COMPARE(window.shownRed(), window.red(latent));
        const QString path = window.folder() + QStringLiteral("/gesicht – 脸.png");
        window->saveImageTo(path);
        QVERIFY(says(window, path));
        const QString expected = window.folder() + QStringLiteral("/expected.png");
        writePng(expected.toStdString(), toPicture(paint(LatentBatch::of(latent)), 0));
        QCOMPARE(bytesOf(path), bytesOf(expected));
    }

    void grid_data() {
        QTest::addColumn<bool>("walk");
        QTest::addColumn<bool>("endpoint");
        QTest::addColumn<bool>("stretch");
        QTest::newRow("walk") << true << true << false;
        QTest::newRow("walk as in analyze.py") << true << false << true;
        QTest::newRow("faces as in predict.py") << false << true << true;
    }
    void grid() {
        QFETCH(bool, walk);
        QFETCH(bool, endpoint);
        QFETCH(bool, stretch);
        FakeWindow window;
        QVERIFY(window.start());
        const QString path = window.folder() + QStringLiteral("/grid.png");
        window->saveGridTo(path, {walk ? GridWish::What::Walk : GridWish::What::Faces, 3, 10, 4, endpoint, stretch});
        QVERIFY(says(window, path));
        const LatentBatch latents =
            walk ? window->document().walk().walk().frames(10, endpoint) : sampleBatch(3, 10, 512);
        const QString expected = window.folder() + QStringLiteral("/expected.png");
        writePng(expected.toStdString(), makeGrid(paint(latents), {4, 2}, stretch ? Range::Each : Range::Fixed));
        QCOMPARE(bytesOf(path), bytesOf(expected));
        QVERIFY(!window.find<JobBar>()->isVisible());
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
        GridWish wish;
        wish.count = 500;
        window->saveGridTo(path, wish);
        auto* job = window.find<JobBar>();
        QTRY_VERIFY(job->isVisible());
        QTRY_VERIFY(job->findChild<QProgressBar*>()->value() > 2);
        // The live face does not wait for it.
        window.find<WalkSlider>()->setValue(6000);
        QTRY_COMPARE_WITH_TIMEOUT(window.shownRed(), window.red(window->document().walk().latentAt(0.6)), 1000);
        QTest::mouseClick(job->findChild<QToolButton*>(), Qt::LeftButton);
        QTRY_VERIFY(!job->isVisible());
        QTest::qWait(50);
        QVERIFY(QDir(window.folder()).entryList({QStringLiteral("*grid*")}, QDir::Files | QDir::Hidden).isEmpty());
    }

    void aGridThatFailsIsASentence() {
        FakeWindow window;
        QVERIFY(window.start());
        window.control().failures = 1;
        const QString path = window.folder() + QStringLiteral("/grid.png");
        window->saveGridTo(path, {});
        QVERIFY(says(window, QStringLiteral("The fake was told to fail.")));
        QVERIFY(!QFile::exists(path));
        window->saveGridTo(path, {});
        QTRY_VERIFY(QFile::exists(path));
    }
};

QTEST_MAIN(TestSaving)
#include "test_saving.moc"
