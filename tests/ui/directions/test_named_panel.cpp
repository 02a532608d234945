// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/faces/named/named_file.h"
#include "core/model/weights/random_checkpoint.h"
#include "tests/support/fake_generator.h"
#include "tests/support/room.h"
#include "ui/directions/named/named_panel.h"

using namespace latentwalk;
using test::FakeControl;
using test::FakeGenerator;

namespace test_named_panel {

namespace {

constexpr std::int64_t kSize = 24;

Latent axis(std::size_t index) {
    Latent latent(kSize, 0.0F);
    latent[index] = 1;
    return latent;
}

// A smile that turns the head as well, and does not hold it.
NamedDirections some(const std::string& sha256) {
    NamedDirections named;
    named.model = sha256;
    named.latentSize = kSize;
    named.faces = 500;
    named.measured = 24;
    Latent smile(kSize, 0.0F);
    smile[0] = 0.8F;
    smile[1] = 0.6F;
    named.directions = {{"smile", "smile", -0.1, 0.25, 8, 0.7, 0.95, {}, {{"turn", 0.5}}, smile},
                        {"turn", "turn", -0.2, 0.2, 10, 0.8, 1, {}, {}, axis(1)},
                        {"brightness", "brightness", -0.1, 0.1, 20, 0.8, 1, {}, {}, axis(2)}};
    named.predictors = {{"smile", 0, 1, 0, 0.7, smile}, {"turn", 0, 1, 0, 0.8, axis(1)}};
    return named;
}

struct Bench {
    std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();
    std::shared_ptr<const Checkpoint> checkpoint;
    QTemporaryDir folder;
    RenderService service;
    Document document;
    NamedPanel panel;

    Bench()
        : service([this](const std::filesystem::path& path, const OpenOptions&, const Notice&) {
              OpenedGenerator opened{std::make_unique<FakeGenerator>(control, kSize), path.string(),
                                     std::string("fake")};
              opened.reference.sha256 = sha256(path.string());
              opened.reference.latentSize = kSize;
              opened.checkpoint = checkpoint;
              return opened;
          }),
          panel(service, document, folder.path().toStdString()) {
        Architecture architecture;
        architecture.latentSize = kSize;
        architecture.depths = {4, 4, 4};
        checkpoint = std::make_shared<const Checkpoint>(randomCheckpoint(architecture, 3));
        QObject::connect(&service, &RenderService::checkpointOpened, &panel, [this](const CheckpointInfo& info) {
            document.setModel(info.reference, info.architecture.scaleCount());
            panel.setCheckpoint(info);
        });
        QObject::connect(&document.directions(), &DirectionStrengths::changed, &panel, &NamedPanel::refresh);
        writeNamed(some(sha256("known")),
                   namedPath(folder.path().toStdString(), sha256("known"), GeneratorKind::Average));
        panel.resize(360, 600);
    }

    static std::string sha256(const std::string& path) { return std::string(64, path == "known" ? 'a' : 'b'); }

    bool openKnown() {
        service.openCheckpoint(QStringLiteral("known"));
        return QTest::qWaitFor([this] { return panel.row("smile") != nullptr; });
    }
    double strength(const char* id) { return document.directions().strengthOf({}, id); }
};

}  // namespace

class TestNamedPanel : public QObject {
    Q_OBJECT

private slots:
    void aSliderMovesInStandardDeviations() {
        Bench bench;
        QVERIFY(bench.openKnown());
        NamedRow* const smile = bench.panel.row("smile");
        smile->number()->setValue(1);
        QCOMPARE(bench.strength("named-smile"), 1.0 / 8);
        QCOMPARE(bench.document.session().directions.at(0).name, std::string("Smile"));
        // Its ends are those of the useful range, and 0 lies in the middle.
        smile->slider()->setValue(StrengthSlider::kSteps);
        QCOMPARE(bench.strength("named-smile"), 0.25);
        smile->slider()->setValue(-StrengthSlider::kSteps);
        QCOMPARE(bench.strength("named-smile"), -0.1);
        QCOMPARE(smile->number()->value(), -0.8);
        bench.document.undoStack().undo();
        QVERIFY(smile->number()->value() != -0.8);
        while (bench.document.undoStack().canUndo()) {
            bench.document.undoStack().undo();
        }
        QCOMPARE(smile->slider()->value(), 0);
        QCOMPARE(bench.strength("named-smile"), 0.0);
    }

    void someGroupsAreAClickAway() {
        Bench bench;
        QVERIFY(bench.openKnown());
        bench.panel.show();
        QVERIFY(bench.panel.row("turn")->isVisible());
        QVERIFY(bench.panel.row("smile")->isVisible());
        QVERIFY(!bench.panel.row("brightness")->isVisible());
        QVERIFY(!bench.panel.groupButton(NameGroup::Face)->isVisible());  // there is nothing in it
        bench.panel.groupButton(NameGroup::Light)->click();
        QVERIFY(bench.panel.row("brightness")->isVisible());
    }

    void whatIsHeldStays() {
        Bench bench;
        QVERIFY(bench.openKnown());
        NamedRow* const smile = bench.panel.row("smile");
        bench.panel.row("turn")->lock()->click();
        // What holding needs is computed now; nothing moves that would not hold.
        QVERIFY(!smile->slider()->isEnabled());
        smile->number()->setValue(1);
        QVERIFY(bench.document.session().directions.empty());
        QTRY_VERIFY(smile->slider()->isEnabled());
        smile->number()->setValue(0.9);
        const SessionDirection& held = bench.document.session().directions.at(0);
        QVERIFY2(std::abs(held.components[1]) < 0.1 * std::abs(held.components[0]),
                 qPrintable(QString::number(held.components[1])));
        bench.panel.row("turn")->lock()->click();
        bench.panel.row("smile")->number()->setValue(1.5);
        QCOMPARE(bench.document.session().directions.at(0).components[1], 0.6F);
    }

    // The locks belong to the session: they open with it, and what this model has no name for stays in it.
    void whatIsHeldComesWithTheSession() {
        Bench bench;
        QVERIFY(bench.openKnown());
        Session session = bench.document.session();
        session.held = {"turn", "later"};
        bench.document.setSession(session);
        NamedRow* const smile = bench.panel.row("smile");
        QVERIFY(bench.panel.row("turn")->lock()->isChecked());
        QVERIFY(!smile->lock()->isChecked());
        QTRY_VERIFY(smile->slider()->isEnabled());
        smile->number()->setValue(0.9);
        const SessionDirection& held = bench.document.session().directions.at(0);
        QVERIFY(std::abs(held.components[1]) < 0.1 * std::abs(held.components[0]));
        smile->lock()->click();
        QCOMPARE(bench.document.session().held, (std::vector<std::string>{"turn", "later", "smile"}));
        bench.panel.row("turn")->lock()->click();
        QCOMPARE(bench.document.session().held, (std::vector<std::string>{"later", "smile"}));
        // Only what has a name here costs anything.
        session.held = {"later"};
        bench.document.setSession(session);
        QVERIFY(!smile->lock()->isChecked());
        QVERIFY(smile->slider()->isEnabled());
    }

    void locksThatWereClosedBeforeTheModelIsThereAreShown() {
        Bench bench;
        Session session = bench.document.session();
        session.held = {"turn"};
        bench.document.setSession(session);
        QVERIFY(bench.openKnown());
        QVERIFY(bench.panel.row("turn")->lock()->isChecked());
        QTRY_VERIFY(bench.panel.row("smile")->slider()->isEnabled());
    }

    void holdingIsAStepLikeMoving() {
        Bench bench;
        QVERIFY(bench.openKnown());
        QToolButton* const lock = bench.panel.row("turn")->lock();
        lock->click();
        QVERIFY(bench.document.undoStack().canUndo());
        bench.document.undoStack().undo();
        QVERIFY(!lock->isChecked());
        QVERIFY(bench.document.session().held.empty());
        bench.document.undoStack().redo();
        QVERIFY(lock->isChecked());
        QCOMPARE(bench.document.session().held, std::vector<std::string>{"turn"});
    }

    void itSaysWhatComesAlong() {
        Bench bench;
        QVERIFY(bench.openKnown());
        const QString tip = bench.panel.row("smile")->toolTip();
        QVERIFY2(tip.contains("95 %") && tip.contains("24") && tip.contains("Turn head +0.50"), qPrintable(tip));
    }

    void anotherModelsNamesAreLookedForAndThatCanBeEnded() {
        Bench bench;
        bench.panel.show();
        QVERIFY(!bench.panel.findButton()->isVisible());
        bench.service.openCheckpoint(QStringLiteral("other"));
        QTRY_VERIFY(bench.panel.findButton()->isVisible());
        QVERIFY(bench.panel.findButton()->isEnabled());
        bench.panel.findButton()->click();
        QTRY_VERIFY(!bench.panel.findButton()->isEnabled());
        auto* const job = bench.panel.findChild<JobBar*>();
        QTRY_VERIFY(job->isVisible());
        emit job->cancelRequested();
        QTRY_VERIFY(bench.panel.findButton()->isEnabled());
        QVERIFY(!job->isVisible());
    }
};

}  // namespace test_named_panel

using test_named_panel::TestNamedPanel;
LATENTWALK_TEST(TestNamedPanel, window)

#include "test_named_panel.moc"
