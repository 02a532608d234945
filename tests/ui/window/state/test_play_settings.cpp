// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_play_settings {

class TestPlaySettings : public QObject {
    Q_OBJECT

private slots:
    void howWalksArePlayedIsRemembered() {
        FakeWindow window;
        QVERIFY(window.start());
        for (auto* box : window.find<WalkBar>()->findChildren<QComboBox*>()) {
            if (const int loop = box->findText(QStringLiteral("Loop")); loop >= 0) {
                box->setCurrentIndex(loop);
                emit box->activated(loop);
            }
        }
        window.find<WalkBar>()->findChild<QDoubleSpinBox*>()->setValue(7.5);
        window.find<WalkBar>()->setFilmstripFrames(12);
        // A session's own are not the user's.
        Session session = window->document().session();
        session.view = R"({"play":"to and fro","seconds":60,"filmstrip":5})";
        const QString path = window.folder() + QStringLiteral("/own.latentwalk");
        writeSession(path.toStdString(), session);
        window->openFile(path);
        QTRY_COMPARE(window.find<WalkBar>()->filmstripFrames(), 5);
        window->close();

        Appearance appearance;
        MainWindow again(FakeWindow::factory(std::make_shared<test::FakeControl>()), appearance);
        const QJsonObject view =
            QJsonDocument::fromJson(QByteArray::fromStdString(again.files().collected().view)).object();
        QCOMPARE(view[QStringLiteral("play")].toString(), QStringLiteral("loop"));
        QCOMPARE(view[QStringLiteral("seconds")].toDouble(), 7.5);
        QCOMPARE(view[QStringLiteral("filmstrip")].toInt(), 12);
    }
};

LATENTWALK_TEST(TestPlaySettings, window)

}  // namespace test_play_settings

#include "test_play_settings.moc"
