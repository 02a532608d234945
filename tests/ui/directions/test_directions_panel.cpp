// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/latent/found/found_directions.h"
#include "core/model/weights/random_checkpoint.h"
#include "tests/support/fake_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/settled.h"
#include "ui/directions/directions_panel.h"
#include "ui/directions/hold_menu.h"

using namespace latentwalk;
using test::FakeControl;
using test::FakeGenerator;

namespace test_directions_panel {

namespace {

constexpr std::int64_t kSize = 24;

std::shared_ptr<const Checkpoint> tinyCheckpoint() {
    Architecture architecture;
    architecture.latentSize = kSize;
    architecture.depths = {4, 4, 4};
    return std::make_shared<const Checkpoint>(randomCheckpoint(architecture, 3));
}

QString weights(int number) {
    return QStringLiteral("weights-%1").arg(number);
}

// What stands for a file's SHA-256.
QString keyOf(const std::string& path) {
    return QString::fromLatin1(
        QCryptographicHash::hash(QByteArray::fromStdString(path), QCryptographicHash::Sha256).toHex());
}

// A panel over a fake generator whose file has real weights. "bare" has none.
struct Bench {
    std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();
    std::shared_ptr<const Checkpoint> checkpoint = tinyCheckpoint();
    RenderService service;
    Document document;
    std::unique_ptr<DirectionsPanel> panel;
    QStringList failures;

    explicit Bench(const QString& folder)
        : service([this](const std::filesystem::path& path, const OpenOptions&, const Notice&) {
              OpenedGenerator opened{std::make_unique<FakeGenerator>(control, kSize), path.string(),
                                     std::string("fake")};
              opened.reference.sha256 = keyOf(path.string()).toStdString();
              opened.checkpoint = path.string() == "bare" ? nullptr : checkpoint;
              return opened;
          }),
          panel(std::make_unique<DirectionsPanel>(service, document, folder)) {
        QObject::connect(&service, &RenderService::checkpointOpened, panel.get(), [this](const CheckpointInfo& info) {
            panel->setCheckpoint(info);
            ModelReference reference = info.reference;
            reference.latentSize = info.architecture.latentSize;
            document.setModel(reference, info.architecture.scaleCount());
        });
        QObject::connect(panel.get(), &DirectionsPanel::failed, panel.get(),
                         [this](const QString& message) { failures.append(message); });
        panel->resize(360, 600);
    }

    bool open(const QString& path = QStringLiteral("model")) {
        service.openCheckpoint(path);
        return QTest::qWaitFor([this] { return panel->list()->row(weights(1)) != nullptr; });
    }
    bool show() {
        panel->show();
        panel->activateWindow();
        return QTest::qWaitForWindowActive(panel.get());
    }

    DirectionRow* row(int number) { return panel->list()->row(weights(number)); }
    DirectionRow* row(const QString& id) { return panel->list()->row(id); }
    double strength(int number, EditTarget target = {}) {
        return document.directions().strengthOf(target, weights(number).toStdString());
    }
    template <typename Widget>
    Widget* named(const QString& name) {
        for (Widget* one : panel->findChildren<Widget*>()) {
            if (one->accessibleName() == name || one->property("text").toString() == name) {
                return one;
            }
        }
        qFatal("the panel has no %s", qPrintable(name));
        return nullptr;
    }
    DirectionTeacher* teacher() { return panel->findChild<DirectionTeacher*>(); }
    DirectionFinder* finder() { return panel->findChild<DirectionFinder*>(); }
    // Nothing is being taught or looked for in images any more, nor will be.
    bool thought() {
        return QTest::qWaitFor([this] { return !teacher()->isBusy() && !finder()->isLookingInImages(); }, 60000);
    }
    QLabel* label(const QString& part) {
        for (QLabel* one : panel->findChildren<QLabel*>()) {
            if (one->isVisible() && one->text().contains(part)) {
                return one;
            }
        }
        return nullptr;
    }
    // Everything that the panel wants to paint has been painted.
    bool rest() {
        return QTest::qWaitFor([this] {
            const auto rows = panel->list()->visibleRows();
            return !rows.empty() && std::all_of(rows.begin(), rows.end(), [](const DirectionRow* row) {
                for (int place = 0; place < 3; ++place) {
                    if (row->picture(place)->image().isNull() || row->isStale(place)) {
                        return false;
                    }
                }
                return true;
            });
        });
    }
};

QPoint at(const StrengthSlider* slider, double strength) {
    return {qRound(StrengthSlider::xAt(strength, slider->width())), slider->height() / 2};
}

void drag(StrengthSlider* slider, double from, double to) {
    QTest::mousePress(slider, Qt::LeftButton, {}, at(slider, from));
    for (int i = 1; i <= 5; ++i) {
        QTest::mouseMove(slider, at(slider, from + (to - from) * i / 5));
    }
    QTest::mouseRelease(slider, Qt::LeftButton, {}, at(slider, to));
}

int redOf(const Latent& latent) {
    return qRound((std::clamp(static_cast<double>(latent[0]) / 3, -1.0, 1.0) + 1) / 2 * 255);
}

// Marks along a direction, `more` and `less` of each.
std::vector<FaceMark> marksAlong(const Latent& planted, int more, int less) {
    std::vector<FaceMark> marks;
    for (quint64 seed = 0; more > 0 || less > 0; ++seed) {
        int& wanted = cosine(sampleLatent(seed, kSize), planted) > 0 ? more : less;
        if (wanted > 0) {
            marks.push_back({seed, {}, &wanted == &more});
            --wanted;
        }
    }
    return marks;
}

}  // namespace

class TestDirectionsPanel : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void showsTheStrongestInTheWeights() {
        Bench bench(m_folder->path());
        QVERIFY(bench.panel->findChild<DirectionList*>()->rows().empty());
        QVERIFY(bench.open());
        const auto expected = directionsInWeights(bench.checkpoint->weights(), 24);
        QCOMPARE(bench.panel->list()->rows().size(), std::size_t{16});
        for (int i = 0; i < 16; ++i) {
            const DirectionRow* row = bench.panel->list()->rows()[static_cast<std::size_t>(i)];
            QCOMPARE(row->id(), weights(i + 1));
            QCOMPARE(row->accessibleName(), QStringLiteral("Direction %1").arg(i + 1));
            QCOMPARE(bench.panel->store().vectorOf(row->id()), expected[static_cast<std::size_t>(i)].components);
        }
        QVERIFY(bench.show());
        auto* more = bench.named<QPushButton>(QStringLiteral("Find more"));
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(bench.panel->list()->rows().size(), std::size_t{24});
        QVERIFY(!more->isEnabled());
        QVERIFY(more->toolTip().contains(QStringLiteral("24")));
    }

    void aSliderEditsTheDocumentInOneStep() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        const Face before = bench.document.place().current();
        StrengthSlider* slider = bench.row(2)->slider();
        QSignalSpy edits(&bench.document.directions(), &DirectionStrengths::changed);
        drag(slider, 0, 0.4);
        QVERIFY2(edits.size() >= 3, "the face follows the hand");
        QVERIFY(std::abs(bench.strength(2) - 0.4) < 0.02);
        QCOMPARE(bench.document.undoStack().count(), 1);
        const double first = bench.strength(2);
        drag(slider, first, -0.3);
        QCOMPARE(bench.document.undoStack().count(), 2);

        bench.document.undoStack().undo();
        QCOMPARE(bench.strength(2), first);
        QCOMPARE(slider->strength(), first);
        QCOMPARE(bench.row(2)->number()->value(), first);
        bench.document.undoStack().undo();
        QCOMPARE(slider->strength(), 0.0);
        QVERIFY(bench.document.place().current() == before);
        bench.document.undoStack().redo();
        QCOMPARE(slider->strength(), first);
        QCOMPARE(bench.document.undoStack().count(), 2);
    }

    void aDoubleClickResetsWithoutATrace() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        StrengthSlider* slider = bench.row(1)->slider();
        QSignalSpy letGo(slider, &StrengthSlider::letGo);
        QTest::mouseClick(slider, Qt::LeftButton, {}, at(slider, 0.5));
        QVERIFY2(letGo.wait(), "the time for a second click never ends");
        const double before = bench.strength(1);
        QVERIFY(before > 0.4);
        QTest::mouseClick(slider, Qt::LeftButton, {}, at(slider, -0.5));
        QTest::mouseDClick(slider, Qt::LeftButton, {}, at(slider, -0.5));
        QCOMPARE(bench.strength(1), 0.0);
        QCOMPARE(slider->strength(), 0.0);
        bench.document.undoStack().undo();
        QCOMPARE(bench.strength(1), before);
    }

    void numberPictureAndButtonsSetIt() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        DirectionRow* row = bench.row(1);
        auto* reset = bench.named<QPushButton>(QStringLiteral("Reset all"));
        QVERIFY(!reset->isEnabled());
        row->number()->setFocus();
        row->number()->selectAll();
        QTest::keyClicks(row->number(), QLocale().toString(0.25));
        QTest::keyClick(row->number(), Qt::Key_Return);
        QCOMPARE(bench.strength(1), 0.25);
        QCOMPARE(row->slider()->strength(), 0.25);
        QTest::mouseClick(row->picture(2), Qt::LeftButton);
        QCOMPARE(bench.strength(1), 0.6);
        QVERIFY(row->picture(2)->isCurrent());
        QTest::mouseClick(row->picture(0), Qt::LeftButton);
        QCOMPARE(bench.strength(1), -0.6);
        QCOMPARE(bench.document.undoStack().count(), 3);
        QTest::keyClick(row->slider(), Qt::Key_0);
        QCOMPARE(bench.strength(1), 0.0);
        QTest::keyClick(row->slider(), Qt::Key_Right);
        QCOMPARE(bench.strength(1), 0.02);
        QTest::mouseClick(bench.row(2)->picture(2), Qt::LeftButton);
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY(bench.document.session().edits.empty());
        QCOMPARE(row->slider()->strength(), 0.0);
        QCOMPARE(bench.row(2)->slider()->strength(), 0.0);
        bench.document.undoStack().undo();
        QCOMPARE(bench.row(2)->slider()->strength(), 0.6);
    }

    void strengthsBeyondTheSliderAreShownAsTheyAre() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open());
        bench.document.directions().setStrength(
            {}, {weights(1).toStdString(), "", bench.panel->store().vectorOf(weights(1))}, 1.75);
        QCOMPARE(bench.row(1)->number()->value(), 1.75);
        QCOMPARE(bench.row(1)->slider()->strength(), 1.0);
        QCOMPARE(bench.strength(1), 1.75);
    }

    void theWheelScrollsTheList() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        for (QWidget* target :
             {static_cast<QWidget*>(bench.row(1)->slider()), static_cast<QWidget*>(bench.row(1)->number())}) {
            const QPoint middle = target->rect().center();
            QWheelEvent wheel(middle, target->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(target, &wheel);
            QCOMPARE(bench.strength(1), 0.0);
        }
    }

    void anAnchorHasStrengthsOfItsOwn() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        bench.document.anchors().insert(2, bench.document.session().anchors[0]);
        auto* chooser = bench.panel->findChild<TargetChooser*>();
        QCOMPARE(chooser->count(), 4);
        drag(bench.row(1)->slider(), 0, 0.3);
        const double everywhere = bench.strength(1);
        chooser->setFocus();
        QTest::keyClick(chooser, Qt::Key_Down);
        QTest::keyClick(chooser, Qt::Key_Down);
        QCOMPARE(chooser->currentText(), QStringLiteral("Anchor B"));
        QCOMPARE(bench.row(1)->slider()->strength(), 0.0);
        QTest::mouseClick(bench.row(1)->picture(0), Qt::LeftButton);
        QCOMPARE(bench.strength(1, {1}), -0.6);
        QCOMPARE(bench.strength(1), everywhere);
        QVERIFY(bench.document.session().anchors[0].edits.empty());

        bench.document.anchors().move(1, 0);
        QCOMPARE(bench.panel->target(), EditTarget{0});
        bench.document.anchors().rename(0, QStringLiteral("Bea"));
        QCOMPARE(chooser->currentText(), QStringLiteral("Anchor Bea"));
        QCOMPARE(bench.panel->target(), EditTarget{0});
        QCOMPARE(bench.row(1)->slider()->strength(), -0.6);
        bench.document.anchors().remove(0);
        QCOMPARE(bench.panel->target(), EditTarget{});
        QCOMPARE(bench.row(1)->slider()->strength(), everywhere);
    }

    void namesAndStarsAreThereAgain() {
        {
            Bench bench(m_folder->path());
            QVERIFY(bench.open() && bench.show());
            NameEdit* name = bench.row(1)->name();
            QVERIFY(name->isReadOnly());
            QTest::mouseDClick(name, Qt::LeftButton);
            QVERIFY(!name->isReadOnly());
            QTest::keyClicks(name, QStringLiteral("Light"));
            QTest::keyClick(name, Qt::Key_Return);
            QVERIFY(name->isReadOnly());
            QCOMPARE(bench.panel->store().find(weights(1))->name, QStringLiteral("Light"));
            bench.row(1)->slider()->setFocus();
            QTest::keyClick(bench.row(1)->slider(), Qt::Key_F2);
            QTest::keyClicks(name, QStringLiteral("nothing"));
            QTest::keyClick(name, Qt::Key_Escape);
            QCOMPARE(name->text(), QStringLiteral("Light"));
            auto* star = bench.row(3)->findChild<QToolButton*>();
            QTest::mouseClick(star, Qt::LeftButton);
            QVERIFY(bench.panel->store().find(weights(3))->star);
        }
        Bench other(m_folder->path());
        QVERIFY(other.open(QStringLiteral("another")));
        QCOMPARE(other.row(1)->accessibleName(), QStringLiteral("Direction 1"));

        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        QCOMPARE(bench.row(1)->accessibleName(), QStringLiteral("Light"));
        QTest::mouseClick(bench.named<QToolButton>(QStringLiteral("Starred only")), Qt::LeftButton);
        QCOMPARE(bench.panel->list()->rows().size(), std::size_t{1});
        QCOMPARE(bench.panel->list()->rows()[0]->id(), weights(3));
        QTest::mouseClick(bench.row(3)->findChild<QToolButton*>(), Qt::LeftButton);
        QVERIFY(bench.panel->list()->rows().empty());
        QVERIFY(bench.label(QStringLiteral("No direction is starred")));
    }

    void paintsOnlyWhatCanBeSeen() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open());
        QVERIFY(test::settled(bench.service, *bench.panel));
        QCOMPARE(bench.control->images.load(), 0);
        QVERIFY(bench.show());
        QVERIFY(bench.rest());
        const auto visible = bench.panel->list()->visibleRows().size();
        QVERIFY(visible >= 2 && visible < 8);
        // The face in the middle is the same for all.
        QCOMPARE(bench.control->images.load(), static_cast<int>(visible) * 2 + 1);
        QVERIFY(bench.row(16)->picture(1)->image().isNull());
        bench.panel->list()->verticalScrollBar()->setValue(100000);
        QVERIFY(bench.rest());
        QVERIFY(!bench.row(16)->picture(1)->image().isNull());
        // The one that the user moves keeps its pictures.
        const int before = bench.control->images;
        const auto rows = static_cast<int>(bench.panel->list()->visibleRows().size());
        bench.control->delayMilliseconds = 50;
        QTest::mouseClick(bench.row(16)->picture(2), Qt::LeftButton);
        QTRY_VERIFY(bench.row(15)->isStale(0));
        QVERIFY2(!bench.row(15)->isStale(1), "it is the right one of the row that was moved");
        QVERIFY(!bench.row(16)->isStale(0));
        QVERIFY(bench.rest());
        QCOMPARE(bench.control->images.load() - before, (rows - 1) * 2);
        bench.panel->hide();
        const int seen = bench.control->images;
        bench.document.place().showSeed(4);
        QVERIFY(test::settled(bench.service, *bench.panel));
        QCOMPARE(bench.control->images.load(), seen);
    }

    void thePicturesAreWhatTheSliderWillShow() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        bench.document.place().setPosition(0.3);
        bench.document.directions().setStrength(
            {1}, {weights(4).toStdString(), "", bench.panel->store().vectorOf(weights(4))}, 0.5);
        QTest::mouseClick(bench.row(2)->picture(0), Qt::LeftButton);
        QTest::mouseClick(bench.row(1)->picture(2), Qt::LeftButton);
        QVERIFY(bench.rest());
        for (const int number : {1, 2, 3}) {
            for (int place = 0; place < 3; ++place) {
                const int shown = qRed(bench.row(number)->picture(place)->image().pixel(0, 0));
                const double before = bench.strength(number);
                bench.document.directions().setStrength(
                    {}, {weights(number).toStdString(), "", bench.panel->store().vectorOf(weights(number))},
                    DirectionRow::kStrengths[static_cast<std::size_t>(place)]);
                QVERIFY(std::abs(shown - redOf(bench.document.place().current().latent)) <= 1);
                bench.document.directions().setStrength(
                    {}, {weights(number).toStdString(), "", bench.panel->store().vectorOf(weights(number))}, before);
            }
        }
        // Of an anchor it is its own face, wherever the walk stands.
        bench.panel->setTarget({1});
        SessionAnchor anchor = bench.document.session().anchors[1];
        anchor.edits = {{weights(4).toStdString(), -0.6}};
        const int expected = redOf(bench.document.anchors().faceOf(anchor).latent);
        bench.panel->list()->scrollTo(weights(4));
        QTRY_VERIFY(!bench.row(4)->picture(0)->image().isNull() && !bench.row(4)->isStale(0) &&
                    std::abs(qRed(bench.row(4)->picture(0)->image().pixel(0, 0)) - expected) <= 1);
    }

    void hidingTakesBackWhatWasAskedFor() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open());
        bench.control->delayMilliseconds = 100;
        QVERIFY(bench.show());
        QTRY_VERIFY(bench.control->calls > 0);
        bench.panel->hide();
        const int calls = bench.control->calls;
        QVERIFY(test::settled(bench.service, *bench.panel));
        QVERIFY(bench.control->calls <= calls + 1);
    }

    void staleRequestsAreTakenBack() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        QVERIFY(bench.rest());
        bench.control->delayMilliseconds = 3000;  // so long that the hand has moved on before anything is painted
        const int before = bench.control->images;
        const auto rows = static_cast<int>(bench.panel->list()->visibleRows().size());
        for (quint64 seed = 100; seed < 104; ++seed) {
            bench.document.place().showSeed(seed);
            QVERIFY(test::rested(*bench.panel));
        }
        bench.document.place().showSeed(55);
        bench.control->delayMilliseconds = 100;
        QTRY_VERIFY_WITH_TIMEOUT(bench.control->images > before, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(
            qRed(bench.row(1)->picture(1)->image().pixel(0, 0)) == redOf(sampleLatent(55, kSize)) &&
                !bench.row(1)->isStale(1),
            10000);
        QVERIFY(bench.rest());
        QVERIFY2(bench.control->images - before < (rows * 2 + 1) * 3, "faces that nobody waits for were painted");
        const int done = bench.control->images;
        QVERIFY(test::settled(bench.service, *bench.panel));
        QCOMPARE(bench.control->images.load(), done);
    }

    void aGeneratorThatThrowsIsAskedAgain() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open());
        bench.control->failures = 1000;
        QVERIFY(bench.show());
        QTRY_VERIFY(bench.control->calls > 3);
        QVERIFY(test::settled(bench.service, *bench.panel));
        QVERIFY(bench.row(1)->picture(0)->image().isNull());
        bench.control->failures = 0;
        QTest::mouseClick(bench.row(1)->picture(2), Qt::LeftButton);
        QCOMPARE(bench.strength(1), 0.6);
        QVERIFY(bench.rest());
    }

    // A picture that was made, for anyone, shows that the cause may be gone.
    void whatFailedComesOnceAnythingIsMade() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open());
        bench.control->failures = 1000;
        QVERIFY(bench.show());
        QTRY_VERIFY(bench.control->calls > 3);
        QVERIFY(test::settled(bench.service, *bench.panel));
        const int calls = bench.control->calls;
        bench.control->failures = 0;
        QVERIFY(test::settled(bench.service, *bench.panel));
        QCOMPARE(bench.control->calls.load(), calls);
        QVERIFY(bench.row(1)->picture(0)->image().isNull());
        const PictureOrder other = bench.service.order({sampleLatent(9, kSize)}, Urgency::Panel, {});
        QVERIFY(bench.rest());
    }

    void withoutWeightsItSaysSo() {
        Bench bench(m_folder->path());
        QVERIFY(bench.show());
        QVERIFY(bench.label(QStringLiteral("Open a model")));
        bench.service.openCheckpoint(QStringLiteral("bare"));
        QTRY_VERIFY(bench.label(QStringLiteral("cannot be looked into for directions")));
        for (const QString& name : {QStringLiteral("Find more"), QStringLiteral("Find in images")}) {
            QVERIFY(!bench.named<QPushButton>(name)->isEnabled());
            QVERIFY(!bench.named<QPushButton>(name)->toolTip().isEmpty());
        }
        bench.panel->findChild<MarksPanel*>()->setOpen(true);
        QVERIFY(bench.label(QStringLiteral("nothing can be taught")));
        bench.panel->mark(marksAlong(sampleLatent(1, kSize), 9, 9));
        QVERIFY(bench.thought());
        QVERIFY(bench.panel->list()->rows().empty());
    }

    void findsInImages() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        auto* button = bench.named<QPushButton>(QStringLiteral("Find in images"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!button->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(bench.row(QStringLiteral("images-1")) != nullptr, 60000);
        QVERIFY(!bench.panel->findChild<JobBar*>()->isVisible());
        const auto expected = directionsInImages(bench.checkpoint->architecture, bench.checkpoint->weights(), 16);
        QVERIFY(cosine(bench.panel->store().vectorOf(QStringLiteral("images-2")), expected[1].components) > 0.999);
        QCOMPARE(bench.panel->list()->rows().size(), std::size_t{32});
        QVERIFY(bench.failures.isEmpty());
    }

    void lookingInImagesCanBeCancelled() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        auto* button = bench.named<QPushButton>(QStringLiteral("Find in images"));
        QTest::mouseClick(button, Qt::LeftButton);
        auto* job = bench.panel->findChild<JobBar*>();
        QVERIFY(job->isVisible());
        QTest::mouseClick(job->findChild<QToolButton*>(), Qt::LeftButton);
        QTRY_VERIFY(button->isEnabled());
        QVERIFY(!job->isVisible());
        QVERIFY(bench.row(QStringLiteral("images-1")) == nullptr);
    }

    void teachesFromMarks() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        auto* marks = bench.panel->findChild<MarksPanel*>();
        marks->setOpen(true);
        QVERIFY(bench.label(QStringLiteral("Mark 8 faces to teach a direction")));
        const Latent planted = directionsInWeights(bench.checkpoint->weights(), 1)[0].components;

        bench.panel->mark(marksAlong(planted, 5, 8));
        QVERIFY(bench.label(QStringLiteral("5 of 8 more, 8 of 8 less.")));
        QVERIFY(bench.thought());
        const QString id = bench.panel->store().marks().teaching();
        QVERIFY(bench.row(id) == nullptr);

        bench.panel->mark(marksAlong(planted, 40, 40));
        QTRY_VERIFY(bench.row(id) != nullptr);
        QVERIFY(cosine(bench.panel->store().vectorOf(id), planted) > 0.6);
        const double accuracy = bench.panel->store().find(id)->value;
        QVERIFY(accuracy > 0.6 && accuracy <= 1);
        const QString told = MarksPanel::accuracyText(accuracy);
        QVERIFY(told.contains(QStringLiteral("%1 %").arg(std::lround(accuracy * 100))));
        QVERIFY(bench.label(told));
        QVERIFY(bench.label(QStringLiteral("40 more, 40 less.")));
        QTest::mouseClick(bench.row(id)->picture(2), Qt::LeftButton);
        QCOMPARE(bench.document.directions().strengthOf({}, id.toStdString()), 0.6);
        QVERIFY(bench.failures.isEmpty());

        // More marks improve it at once, in what is shown, too.
        const Latent before = bench.panel->store().vectorOf(id);
        const int steps = bench.document.undoStack().count();
        bench.panel->mark({{5000, {}, true}});
        QTRY_VERIFY(bench.panel->store().vectorOf(id) != before);
        QCOMPARE(bench.document.session().directions[0].components, bench.panel->store().vectorOf(id));
        bench.panel->mark({{5001, {}, false}});
        const Latent next = bench.panel->store().vectorOf(id);
        QTRY_VERIFY(bench.panel->store().vectorOf(id) != next);
        QCOMPARE(bench.document.undoStack().count(), steps + 1);
        bench.document.undoStack().undo();
        QCOMPARE(bench.document.session().directions[0].components, before);
        QCOMPARE(bench.document.directions().strengthOf({}, id.toStdString()), 0.6);
    }

    void whatWasTaughtStaysTaught() {
        QString id;
        Latent vector;
        {
            Bench bench(m_folder->path());
            QVERIFY(bench.open());
            bench.panel->mark(marksAlong(sampleLatent(1, kSize), 10, 10));
            id = bench.panel->store().marks().teaching();
            QTRY_VERIFY(bench.row(id) != nullptr);
            vector = bench.panel->store().vectorOf(id);
        }
        Bench bench(m_folder->path());
        QSignalSpy told(bench.panel.get(), &DirectionsPanel::marksChanged);
        QVERIFY(bench.open());
        QCOMPARE(bench.panel->store().vectorOf(id), vector);
        QVERIFY(!told.isEmpty());
        QCOMPARE(bench.panel->marks(), marksAlong(sampleLatent(1, kSize), 10, 10));
        QCOMPARE(bench.panel->list()->rows()[0]->id(), id);
    }

    void marksThatSayNothingAreTold() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        bench.panel->findChild<MarksPanel*>()->setOpen(true);
        FaceMark mark;
        mark.latent = sampleLatent(1, kSize);
        for (int i = 0; i < 16; ++i) {
            // Not quite the same for the list of marks, but on the sphere.
            for (float& component : mark.latent) {
                component *= 2;
            }
            mark.more = i % 2 == 0;
            bench.panel->store().marks().mark(mark);
        }
        QTRY_COMPARE(bench.failures.size(), 1);
        QVERIFY(bench.label(bench.failures[0]));
        QVERIFY(bench.row(bench.panel->store().marks().teaching()) == nullptr);
    }

    void theShownFaceIsMarked() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        bench.panel->findChild<MarksPanel*>()->setOpen(true);
        QSignalSpy told(bench.panel.get(), &DirectionsPanel::marksChanged);
        auto* more = bench.named<QToolButton>(QStringLiteral("The shown face has more"));
        auto* less = bench.named<QToolButton>(QStringLiteral("The shown face has less"));
        bench.document.place().showSeed(9);
        QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(more->isChecked());
        QVERIFY(!told.isEmpty());
        QCOMPARE(bench.panel->marks(), (std::vector<FaceMark>{{9, {}, true}}));
        QTest::mouseClick(less, Qt::LeftButton);
        QVERIFY(less->isChecked() && !more->isChecked());
        QCOMPARE(bench.panel->marks(), (std::vector<FaceMark>{{9, {}, false}}));
        bench.document.place().setPosition(0.5);
        QVERIFY(!less->isChecked());
        QTest::mouseClick(more, Qt::LeftButton);
        const QString id = bench.panel->store().marks().teaching();
        QCOMPARE(bench.panel->store().find(id)->marks.size(), std::size_t{2});
        QCOMPARE(bench.panel->store().find(id)->marks[1].latent, bench.document.place().current().latent);
        // An edited face is not its seed any more.
        bench.document.place().showSeed(9);
        QVERIFY(less->isChecked());
        QTest::mouseClick(less, Qt::LeftButton);
        QCOMPARE(bench.panel->marks().size(), std::size_t{1});
        QTest::mouseClick(bench.row(1)->picture(2), Qt::LeftButton);
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(bench.panel->marks().size(), std::size_t{2});
        QCOMPARE(bench.panel->marks()[1], (FaceMark{9, bench.document.place().current().latent, true}));
    }

    void deletingCanBeUndone() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        bench.panel->findChild<MarksPanel*>()->setOpen(true);
        bench.panel->mark(marksAlong(sampleLatent(1, kSize), 10, 10));
        const QString id = bench.panel->store().marks().teaching();
        QTRY_VERIFY(bench.row(id) != nullptr);
        QTest::mouseClick(bench.row(id)->picture(2), Qt::LeftButton);
        const int steps = bench.document.undoStack().count();
        QTest::mouseClick(bench.named<QToolButton>(QStringLiteral("Delete")), Qt::LeftButton);
        QVERIFY(bench.panel->store().find(id) == nullptr);
        QVERIFY(bench.document.session().edits.empty());
        QCOMPARE(bench.panel->list()->rows().size(), std::size_t{16});
        QCOMPARE(bench.document.undoStack().count(), steps + 1);
        bench.document.undoStack().undo();
        QCOMPARE(bench.panel->store().find(id)->marks.size(), std::size_t{20});
        QCOMPARE(bench.panel->store().find(id)->origin, Origin::Taught);
        QCOMPARE(bench.row(id)->slider()->strength(), 0.6);
        bench.document.undoStack().redo();
        QVERIFY(bench.panel->store().find(id) == nullptr);
        bench.document.undoStack().undo();
        // The undo steps may live longer than the panel.
        bench.panel.reset();
        bench.document.undoStack().redo();
    }

    void holdingStillChangesTheFace() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        bench.panel->mark(marksAlong(sampleLatent(1, kSize), 12, 12));
        const QString id = bench.panel->store().marks().teaching();
        QTRY_VERIFY(bench.row(id) != nullptr);
        QTest::mouseClick(bench.row(id)->picture(2), Qt::LeftButton);
        const Latent before = bench.document.session().directions[0].components;

        HoldMenu menu(bench.panel->store(), id, {id, weights(1), weights(2), weights(2)});
        auto* list = menu.findChild<QListWidget*>();
        QCOMPARE(list->count(), 2);
        menu.popup(bench.panel->mapToGlobal(QPoint()));
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(bench.panel->store().find(id)->held, QStringList{weights(2)});
        const Latent& after = bench.document.session().directions[0].components;
        QVERIFY(std::abs(cosine(before, bench.panel->store().vectorOf(weights(2)))) > 1e-3);
        QVERIFY(std::abs(cosine(after, bench.panel->store().vectorOf(weights(2)))) < 1e-6);
        QVERIFY(bench.label(QStringLiteral("1 held")));
        menu.close();
        QCOMPARE(HoldMenu(bench.panel->store(), id, {}).findChild<QListWidget*>()->count(), 1);
        bench.document.undoStack().undo();
        QCOMPARE(bench.document.session().directions[0].components, before);
        QVERIFY(bench.label(QStringLiteral("as in the session")));
    }

    void aSessionGoesItsOwnWay() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        Session session = bench.document.session();
        session.directions = {{weights(2).toStdString(), "", sampleLatent(8, kSize)},
                              {weights(20).toStdString(), "", bench.panel->store().vectorOf(weights(20))},
                              {"friend", "Beard", sampleLatent(9, kSize)}};
        session.edits = {{weights(2).toStdString(), 0.4}, {weights(20).toStdString(), 0.1}};
        bench.document.setSession(session);
        QCOMPARE(bench.row(QStringLiteral("friend"))->accessibleName(), QStringLiteral("Beard"));
        QVERIFY2(bench.row(20) != nullptr, "what moves a face has a slider");
        QVERIFY(bench.label(QStringLiteral("as in the session")));
        const double strength = bench.row(2)->slider()->strength();
        QCOMPARE(strength, 0.4);
        QTest::mouseClick(bench.row(2)->picture(2), Qt::LeftButton);
        QCOMPARE(bench.document.session().directions[0].components, sampleLatent(8, kSize));
        QTest::keyClick(bench.row(2)->slider(), Qt::Key_0);
        QVERIFY(!bench.label(QStringLiteral("as in the session")));
        QTest::mouseClick(bench.row(2)->picture(2), Qt::LeftButton);
        QCOMPARE(bench.document.session().directions[0].components, bench.panel->store().vectorOf(weights(2)));
    }

    void theGalleryIsTold() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        QSignalSpy told(bench.panel.get(), &DirectionsPanel::applyToGalleryChanged);
        auto* box = bench.panel->findChild<QCheckBox*>();
        QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][0].toBool(), true);
        QVERIFY(bench.panel->appliesToGallery());
    }

    void anotherModelBringsItsOwn() {
        Bench bench(m_folder->path());
        QVERIFY(bench.open() && bench.show());
        bench.panel->mark(marksAlong(sampleLatent(1, kSize), 10, 10));
        bench.named<QPushButton>(QStringLiteral("Find in images"))->click();
        bench.service.openCheckpoint(QStringLiteral("another"));
        QTRY_COMPARE(bench.panel->store().key(), keyOf("another"));
        QTRY_VERIFY(bench.row(1) != nullptr);
        QVERIFY(bench.thought());
        QVERIFY(bench.panel->store().marks().teaching().isEmpty());
        QCOMPARE(bench.panel->list()->rows().size(), std::size_t{16});
        QVERIFY(!bench.panel->findChild<JobBar*>()->isVisible());
        QVERIFY(bench.failures.isEmpty());
    }

    void itCanBeClosedWhileEverythingRuns() {
        enum class Moment { Begun, Painting, Looking, Teaching };
        for (const Moment moment : {Moment::Begun, Moment::Painting, Moment::Looking, Moment::Teaching}) {
            Bench bench(m_folder->path());
            bench.service.openCheckpoint(QStringLiteral("model"));
            bench.panel->show();
            QTRY_VERIFY(bench.panel->store().isLoaded());
            bench.panel->mark(marksAlong(sampleLatent(1, kSize), 10, 10));
            QSignalSpy looked(bench.finder(), &DirectionFinder::imagesProgressed);
            bench.named<QPushButton>(QStringLiteral("Find in images"))->click();
            if (moment == Moment::Painting) {
                QTRY_VERIFY(bench.control->calls > 0);
            } else if (moment == Moment::Looking) {
                QTRY_VERIFY(!looked.isEmpty());
            } else if (moment == Moment::Teaching) {
                QVERIFY(test::rested(*bench.teacher()));
            }
            bench.panel.reset();
        }
    }
};

LATENTWALK_TEST(TestDirectionsPanel, window)

}  // namespace test_directions_panel

#include "test_directions_panel.moc"
