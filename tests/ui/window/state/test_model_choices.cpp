// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"

using namespace latentwalk;
using test::FakeWindow;

namespace test_model_choices {

class TestModelChoices : public QObject {
    Q_OBJECT

private:
    static QAction* precision(FakeWindow& window, const char* name) {
        return window.find<QAction>(QStringLiteral("precision") + QString::fromLatin1(name));
    }

private slots:
    // "The re-rendered picture is the same": also of one that was made in float32 while the window is in bfloat16.
    void aPictureIsShownInThePrecisionThatItWasMadeIn() {
        FakeWindow window;
        QVERIFY(window.start());
        QCOMPARE(window->document().session().model.precision, Precision::BFloat16);
        Session session = window->document().session();
        session.model.precision = Precision::Float32;
        session.anchors[0].seed = 4711;
        const QString path = window.folder() + QStringLiteral("/float32.latentwalk");
        writeSession(path.toStdString(), session);
        window->openFile(path);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QCOMPARE(window->document().session().model, session.model);
        QTRY_COMPARE(window.find<LiveFace>()->shown().session.model.precision, Precision::Float32);
        QVERIFY(precision(window, "Float32")->isChecked());
        QVERIFY(!window.find<MessageBar>()->isVisible());
        QVERIFY(!window->files().hasChanges());
        // It is no choice of the user's.
        QVERIFY(!QSettings().contains(QStringLiteral("model/precision")));
        window->openModel(QStringLiteral("other"));
        QTRY_COMPARE(window->document().session().model.precision, Precision::BFloat16);
        QVERIFY(precision(window, "Auto")->isChecked());
    }

    // What is opened before there is a window is what the window will ask for.
    void theOptionsAreKnownBeforeTheWindow() {
        const ModelChoices::Given given{std::nullopt, 3};
        FakeWindow window;
        window->useChoices(given);
        QSignalSpy opened(&window->service(), &RenderService::checkpointOpened);
        QVERIFY(window.start());
        const auto options = [&] { return opened.last()[0].value<CheckpointInfo>().options; };
        QVERIFY(ModelChoices::optionsAtStart(given) == options());
        QCOMPARE(options().threads, std::optional(3));
        // What is chosen in the menu holds the next time, unless the command line says something else.
        precision(window, "Float32")->trigger();
        QTRY_COMPARE(opened.size(), 2);
        QVERIFY(ModelChoices::optionsAtStart(given) == options());
        QCOMPARE(options().precision, std::optional(Precision::Float32));
        QCOMPARE(ModelChoices::optionsAtStart({Precision::BFloat16, std::nullopt}).precision,
                 std::optional(Precision::BFloat16));
    }

    void whatTheCommandLineSaysHolds() {
        FakeWindow window;
        window->useChoices({Precision::BFloat16, std::nullopt});
        QVERIFY(window.start());
        Session session = window->document().session();
        session.model.precision = Precision::Float32;
        session.anchors[0].seed = 4711;
        const QString path = window.folder() + QStringLiteral("/float32.latentwalk");
        writeSession(path.toStdString(), session);
        window->openFile(path);
        QTRY_COMPARE(window->document().session().anchors[0].seed, std::optional<std::uint64_t>(4711));
        QCOMPARE(window->document().session().model.precision, Precision::BFloat16);
        QVERIFY(window.find<MessageBar>()->text().contains(QStringLiteral("was made in float32")));
    }

    // What is in use is what was opened last, not what was tried last.
    void aBadModelLeavesTheChoicesOfTheOldOne() {
        FakeWindow window;
        QVERIFY(window.start());
        OpenOptions options;
        options.kind = GeneratorKind::Raw;
        options.heads = Heads::Trained;
        QSignalSpy opened(&window->service(), &RenderService::checkpointOpened);
        window->openModel(QStringLiteral("fake"), options);
        QTRY_COMPARE(opened.size(), 1);
        window->openModel(QStringLiteral("/tmp/bad.pth"));
        QTRY_COMPARE(window.find<MessageBar>()->kind(), MessageBar::Kind::Error);
        window.find<QAction>(QStringLiteral("threadsAll"))->trigger();
        QTRY_COMPARE(opened.size(), 2);
        const auto info = opened[1][0].value<CheckpointInfo>();
        QCOMPARE(info.options.threads, std::optional<int>(0));
        QCOMPARE(info.reference.kind, GeneratorKind::Raw);
        QCOMPARE(info.reference.heads, Heads::Trained);
    }
};

LATENTWALK_TEST(TestModelChoices, window)

}  // namespace test_model_choices

#include "test_model_choices.moc"
