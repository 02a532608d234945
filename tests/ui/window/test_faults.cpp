// SPDX-License-Identifier: GPL-3.0-or-later

#include <QMessageBox>
#include <QRandomGenerator>
#include <QTest>

#include "tests/support/full_disk.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "ui/gallery/gallery_panel.h"
#include "ui/growth/growth_panel.h"
#include "ui/walk/walk_bar.h"
#include "ui/window/docks.h"

using namespace latentwalk;
using test::FakeWindow;
using test::Fault;
using test::FullDisk;

namespace test_faults {

namespace {

QString settingsFile(const QString& folder) {
    return folder + QStringLiteral("/latentwalk-test/latentwalk-test.conf");
}

void putSettings(const QString& folder, const QByteArray& bytes) {
    QDir(folder).mkpath(QStringLiteral("latentwalk-test"));
    QFile file(settingsFile(folder));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

}  // namespace

// Bad luck of every kind ends in a sentence, and the window works on.
class TestFaults : public QObject {
    Q_OBJECT

private:
    // The window shows the right face for a place of the walk where it has not been yet.
    static bool worksOn(FakeWindow& window, double position) {
        window->document().place().setPosition(position);
        const int red = FakeWindow::red(window->document().walk().latentAt(position));
        return QTest::qWaitFor([&] { return window.shownRed() == red; });
    }

    static bool says(FakeWindow& window, const QString& text) {
        auto* messages = window.find<MessageBar>();
        return QTest::qWaitFor([&] { return messages->isVisible() && messages->text().contains(text); });
    }

    // Of the filmstrip's first frame, or of its last with -1, as it is on the screen.
    static int redOfFrame(FakeWindow& window, int frame) {
        auto* strip = window.find<WalkBar>()->filmstrip();
        const int middle = strip->framePixels() / 2 + 2;
        return qRed(strip->grab().toImage().pixel(frame < 0 ? strip->width() - middle : middle, strip->height() / 2));
    }

private slots:
    void aGeneratorThatFailsIsASentence_data() {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("error of the generator") << Fault::Generator << QStringLiteral("The fake was told to fail.");
        QTest::newRow("device without memory")
            << Fault::OutOfMemory << QStringLiteral("not enough memory for the image");
        QTest::newRow("program without memory")
            << Fault::BadAlloc << QStringLiteral("There is not enough memory for this.");
        QTest::newRow("file") << Fault::File << QStringLiteral("fake.pth was told to fail");
        QTest::newRow("no reason") << Fault::Odd << QStringLiteral("Something went wrong that gave no reason.");
    }
    void aGeneratorThatFailsIsASentence() {
        QFETCH(Fault, fault);
        QFETCH(QString, sentence);
        FakeWindow window;
        QVERIFY(window.start());
        QVERIFY(window.rest());  // small pictures would fail instead
        window.control().fault = fault;
        window.control().failures = 1;
        window->document().place().setPosition(0.31);
        QVERIFY(says(window, sentence));
        QCOMPARE(window.find<MessageBar>()->kind(), MessageBar::Kind::Error);
        QTRY_COMPARE(window.control().failures.load(), 0);
        QVERIFY(worksOn(window, 0.77));
    }

    // Not only the face: whatever fails for a while, thumbnails, filmstrip and panels too, comes back.
    void aDeviceThatFailsForAWhileComesBack() {
        FakeWindow window;
        QVERIFY(window.start());
        window.control().fault = Fault::OutOfMemory;
        window.control().failures = 1'000'000;
        for (int i = 1; i < 20; ++i) {
            window->document().place().setPosition(i / 20.0);
            QCoreApplication::processEvents();
        }
        QVERIFY(says(window, QStringLiteral("not enough memory for the image")));
        auto* gallery = window.find<GalleryPanel>();
        auto* growth = window.find<GrowthPanel>();
        Docks::reveal(gallery);
        Docks::reveal(growth);
        gallery->jumpTo(5000);
        window->document().anchors().setSeed(0, 77);
        QTRY_VERIFY(gallery->thumbnails().hasFailed(5000));
        QVERIFY(window.rest());  // the walk's pictures have been asked for
        const ScaleTile& tile = *growth->findChild<ScaleTiles*>()->tiles().front();
        const auto first = [&] { return FakeWindow::red(window->document().walk().latentAt(0)); };
        QVERIFY(!gallery->thumbnails().hasImage(5000));
        QVERIFY(redOfFrame(window, 0) != first());
        QVERIFY(tile.image().isNull());
        window.control().failures = 0;
        QVERIFY(worksOn(window, 0.333));
        // Nobody scrolls, and the walk stays as it is.
        QTRY_VERIFY(gallery->thumbnails().hasImage(5000) && gallery->thumbnails().hasImage(5003));
        QVERIFY(!gallery->thumbnails().hasFailed(5000));
        QTRY_COMPARE(redOfFrame(window, 0), first());
        QTRY_COMPARE(redOfFrame(window, -1), FakeWindow::red(window->document().walk().latentAt(1)));
        QTRY_VERIFY(!tile.image().isNull());
        QCOMPARE(qRed(tile.image().pixel(0, 0)), FakeWindow::red(window->document().place().current().latent));
        QVERIFY(worksOn(window, 0.666));
    }

    void aFullDiskIsASentence() {
        FakeWindow window;
        QVERIFY(window.start());
        window->document().anchors().setSeed(0, 77);
        const QString session = window.folder() + QStringLiteral("/walk.latentwalk");
        const QString picture = window.folder() + QStringLiteral("/face.png");
        {
            const FullDisk disk(50);
            window->files().saveTo(session);
            QVERIFY(says(window, QStringLiteral("walk.latentwalk cannot be written: File too large")));
            QVERIFY(window->files().hasChanges());
            window.find<MessageBar>()->dismiss();
            window->saveImageTo(picture);
            QVERIFY(says(window, QStringLiteral("face.png")));
            QCOMPARE(window.find<MessageBar>()->kind(), MessageBar::Kind::Error);
            QVERIFY(worksOn(window, 0.25));
        }
        QVERIFY(!QFile::exists(session) && !QFile::exists(picture));
        window->files().saveTo(session);
        window->saveImageTo(picture);
        QTRY_VERIFY(QFile::exists(session) && QFile::exists(picture));
        QTRY_VERIFY(!window->files().hasChanges());
    }

    void damagedSettingsAreDefaults_data() {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray noise(20'000, Qt::Uninitialized);
        QRandomGenerator random(7);
        std::generate(noise.begin(), noise.end(), [&] { return static_cast<char>(random.generate()); });
        QTest::newRow("noise") << noise;
        QTest::newRow("zeros") << QByteArray(20'000, '\0');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray("[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3");
        QTest::newRow("other classes") << QByteArray("[view]\ntheme=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x5Evil\\0)\n");
        // Every key that the window has, with values that none of them should have.
        const QByteArray keys =
            "window/geometry window/state window/view views/explore views/exploreDocks views/steer view/theme "
            "view/smooth view/previews view/language model/precision "
            "models/known files/recent folders/models folders/sessions folders/pictures folders/frames growth/seconds "
            "gallery/size gallery/place export/image/format export/image/enlarge export/image/quality "
            "export/film/rateNumerator export/film/rateDenominator export/film/frames export/film/pingPong "
            "export/film/format export/film/quality export/film/enlarge export/film/width export/film/height "
            "export/grid/cells export/grid/steps export/grid/columns export/grid/padding export/grid/background";
        for (const char* value :
             {"-1", "0", "2147483647", "-9223372036854775808", "99999999999999999999", "nan", "1e308", "text",
              "@ByteArray(\\0\\0\\xff)", "a, b, c", "@Invalid()", "@Rect(0 0 -5 99999999)"}) {
            QByteArray bytes;
            for (const QByteArray& key : keys.split(' ')) {
                const qsizetype slash = key.indexOf('/');
                bytes += '[' + key.first(slash) + "]\n" + key.mid(slash + 1).replace('/', '\\') + '=' + value + '\n';
            }
            QTest::newRow(value) << bytes;
        }
    }
    void damagedSettingsAreDefaults() {
        QFETCH(QByteArray, bytes);
        FakeWindow window([&](const QString& folder) { putSettings(folder, bytes); });
        QCOMPARE(QSettings().fileName(), settingsFile(window.folder()));
        QVERIFY(window.start());
        QVERIFY(worksOn(window, 0.4));
        QVERIFY(window->width() >= 100 && window->height() >= 100 && window->width() < 20'000);
        // And they can be written again.
        (*window).close();
        QVERIFY(QSettings().allKeys().contains(QStringLiteral("window/geometry")));
    }

    void settingsThatCannotBeWrittenHurtNobody() {
        // A folder where the file should be: this holds for root too.
        FakeWindow window([](const QString& folder) { QDir(folder).mkpath(settingsFile(folder)); });
        QVERIFY(window.start());
        QVERIFY(worksOn(window, 0.4));
        (*window).close();
    }
};

LATENTWALK_TEST(TestFaults, window)

}  // namespace test_faults

#include "test_faults.moc"
