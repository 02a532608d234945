// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDropEvent>
#include <QMimeData>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_file_drop {

class TestFileDrop : public QObject {
    Q_OBJECT

private:
    static void drop(QWidget& window, const QUrl& url) {
        QMimeData data;
        data.setUrls({url});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
    }

private slots:
    void droppedFilesAreOpened() {
        FakeWindow window;
        QVERIFY(window.start());
        drop(*window, QUrl::fromLocalFile(QStringLiteral("/tmp/small.safetensors")));
        QTRY_COMPARE(window->document().latentSize(), 24);
        QVERIFY(window->windowTitle().contains(QStringLiteral("small")));
        QTRY_COMPARE(window.shownRed(), window.red(window->document().place().current().latent));

        auto* messages = window.find<MessageBar>();
        drop(*window, QUrl::fromLocalFile(QStringLiteral("/tmp/bad picture.png")));
        QTRY_VERIFY(messages->isVisible() && messages->text().contains(QStringLiteral("bad picture.png")));
        drop(*window, QUrl(QStringLiteral("https://example.org/face.pth")));
        QTRY_VERIFY(messages->text().contains(QStringLiteral("example.org")));
        QCOMPARE(window->document().latentSize(), 24);
    }
};

LATENTWALK_TEST(TestFileDrop, window)

}  // namespace test_file_drop

#include "test_file_drop.moc"
