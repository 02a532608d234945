// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <array>

#include "core/file/npy/npy.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_opened_files {

// Whatever a file is called, it is opened as what it is.
class TestOpenedFiles : public QObject {
    Q_OBJECT

private:
    static void drop(QWidget& window, const QString& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QDropEvent event({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &event);
    }

private slots:
    void filesAreKnownByWhatIsInThem_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("name");
        for (const char* name : {"picture.jfif", "picture", "picture.JPG", "picture.png", "picture.pth"}) {
            QTest::newRow(name) << "original.jpg" << name;
        }
        for (const char* name : {"film.mkv", "film", "film.gif", "film.safetensors"}) {
            QTest::newRow(name) << "mp4_copied.mkv" << name;
        }
        QTest::newRow("QuickTime") << "mp4_keys.mov"
                                   << "film.mov";
        QTest::newRow("film as PNG") << "original.webm"
                                     << "film.png";
    }
    void filesAreKnownByWhatIsInThem() {
        QFETCH(QString, source);
        QFETCH(QString, name);
        const QString original = test::dataPath(QStringLiteral("rewritten/") + source);
        Session made = readRecipe(original.toStdString()).session;
        FakeWindow window;
        QVERIFY(window.start());
        const QString path = window.folder() + u'/' + name;
        QVERIFY(QFile::copy(original, path));
        drop(*window, path);
        QTRY_VERIFY(window.answer(QStringLiteral("Choose model…")) != nullptr);
        QVERIFY(window.find<MessageBar>()->text().contains(name));
        QTest::mouseClick(window.answer(QStringLiteral("Use the open model")), Qt::LeftButton);
        QTRY_COMPARE(window->document().anchors().count(), 2);
        QCOMPARE(window->document().session().anchors[0].name, made.anchors[0].name);
    }

    void sessionsAndLatentsAreKnownByWhatIsInThem_data() {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"", ".json", ".png", ".LATENTWALK", ".npy.pth"}) {
            QTest::newRow(ending) << ending;
        }
    }
    void sessionsAndLatentsAreKnownByWhatIsInThem() {
        QFETCH(QString, ending);
        FakeWindow window;
        QVERIFY(window.start());
        SessionAnchor face;
        face.seed = 9;
        window->document().anchors().insert(1, face);
        const Session before = window->document().session();
        const QString session = window.folder() + QStringLiteral("/walk") + ending;
        writeSession(session.toStdString(), before);
        window->document().undoStack().setClean();
        window->files().startNew();
        window->openFile(session);
        QTRY_COMPARE(window->document().anchors().count(), 3);
        QVERIFY(window->document().session().anchors == before.anchors);

        const QString latents = window.folder() + QStringLiteral("/latents") + ending;
        const std::array<std::int64_t, 2> shape{4, 512};
        NpyWriter writer(latents.toStdString(), shape);
        writer.write(sampleBatch(5, 4, 512).values);
        writer.commit();
        drop(*window, latents);
        QTRY_COMPARE(window->document().anchors().count(), 4);
    }
};

LATENTWALK_TEST(TestOpenedFiles, window)

}  // namespace test_opened_files

#include "test_opened_files.moc"
