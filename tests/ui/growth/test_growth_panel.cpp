// SPDX-License-Identifier: GPL-3.0-or-later

#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <set>

#include "core/generator/make/make_generator.h"
#include "core/generator/open/cached_heads.h"
#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/model/weights/random_checkpoint.h"
#include "core/output/exporter.h"
#include "core/processor/threads.h"
#include "tests/support/fake_generator.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "tests/support/window/settled.h"
#include "ui/document/growth_session.h"
#include "ui/growth/growth_panel.h"
#include "ui/walk/walk_slider.h"

using namespace latentwalk;

namespace test_growth_panel {

namespace {

constexpr int kFitting = 60'000;  // milliseconds that fitting may take where everything is slow

// Opens "fake" as a fake of three scales, "one" as one of a single scale, and files as the window does.
GeneratorFactory factory(std::shared_ptr<test::FakeControl> control, std::filesystem::path heads) {
    return [control, heads](const std::filesystem::path& path, const OpenOptions& options,
                            const Notice&) -> OpenedGenerator {
        if (path == "fake" || path == "one") {
            OpenedGenerator fake{std::make_unique<test::FakeGenerator>(control, 512, path == "one" ? 1 : 3), "fake",
                                 std::string("fake")};
            fake.reference.latentSize = 512;
            return fake;
        }
        const auto checkpoint = std::make_shared<Checkpoint>(openCheckpoint(path));
        ModelReference reference = referenceTo(*checkpoint, options.kind);
        addCachedHeads(*checkpoint, reference, heads);
        GeneratorSettings settings;
        settings.device = Device::Cpu;
        settings.heads = options.heads;
        reference.heads = options.heads;
        return {makeGenerator(*checkpoint, settings), "file", std::string("file"), reference, checkpoint};
    };
}

// The panel with what feeds it, joined as the window joins them.
struct Bench {
    explicit Bench(const std::filesystem::path& heads)
        : service(factory(control, heads)), panel(service, document, heads) {
        QObject::connect(&service, &RenderService::checkpointOpened, &panel, [this](const CheckpointInfo& opened) {
            info = opened;
            panel.setCheckpoint(opened);
            ModelReference reference = opened.reference;
            reference.latentSize = opened.architecture.latentSize;
            document.setModel(reference, opened.architecture.scaleCount());
        });
        panel.resize(352, 640);
    }

    bool open(const QString& path, Heads heads = Heads::Auto) {
        QSignalSpy opened(&service, &RenderService::checkpointOpened);
        OpenOptions options;
        options.heads = heads;
        service.openCheckpoint(path, options);
        return QTest::qWaitFor([&] { return !opened.isEmpty(); });
    }
    bool start(const QString& path = QStringLiteral("fake")) {
        panel.show();
        return QTest::qWaitForWindowExposed(&panel) && open(path);
    }

    template <typename Widget>
    Widget* find(const QString& text) {
        for (Widget* widget : panel.findChildren<Widget*>()) {
            if (widget->text() == text) {
                return widget;
            }
        }
        return nullptr;
    }
    QPushButton* button(const QString& text) { return find<QPushButton>(text); }
    ScaleTile* tile(int scale) { return panel.findChild<ScaleTiles*>()->tiles().at(static_cast<std::size_t>(scale)); }
    GrowthSlider* slider() { return panel.findChild<GrowthSlider*>(); }
    QToolButton* play() { return panel.findChild<QToolButton*>(); }
    QString sentence() { return panel.findChild<GrowthReadout*>()->sentence(); }
    HeadsBar* heads() { return panel.findChild<HeadsBar*>(); }
    // The text that is seen in the heads' part.
    bool says(const QString& part) {
        for (const QLabel* label : heads()->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(part)) {
                return true;
            }
        }
        return false;
    }
    static int red(const Latent& latent) {
        return static_cast<int>((std::clamp(latent[0] / 3, -1.0F, 1.0F) + 1) / 2 * 255 + 0.5F);
    }
    void press(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

    std::shared_ptr<test::FakeControl> control = std::make_shared<test::FakeControl>();
    RenderService service;
    Document document;
    GrowthPanel panel;
    CheckpointInfo info;
};

}  // namespace

class TestGrowthPanel : public QObject {
    Q_OBJECT

private:
    std::filesystem::path folder() const { return m_folder->filePath("heads").toStdString(); }
    std::unique_ptr<Bench> bench() const { return std::make_unique<Bench>(folder()); }

    // A model file with its trained heads, or with the last one only.
    QString model(bool lowerHeads) const {
        Checkpoint checkpoint = openCheckpoint(test::dataPath("reference/tiny_legacy.pth").toStdString());
        checkpoint.raw.reset();
        for (std::size_t i = 0; !lowerHeads && i + 1 < checkpoint.average->heads.size(); ++i) {
            checkpoint.average->heads[i].reset();
        }
        const QString path = m_folder->filePath("model.safetensors");
        writeSafetensors(checkpoint, path.toStdString(), DType::Float32);
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void initTestCase() { setThreads(1); }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
        QCoreApplication::setOrganizationName(QStringLiteral("latentwalk-test"));
        QCoreApplication::setApplicationName(QStringLiteral("latentwalk-test"));
        QSettings().clear();
    }

    void showsTheFaceAtEveryScale() {
        auto b = bench();
        QVERIFY(b->start());
        for (int scale = 0; scale < 3; ++scale) {
            QTRY_COMPARE(b->tile(scale)->image().width(), 4 << scale);
            QCOMPARE(qRed(b->tile(scale)->image().pixel(0, 0)), Bench::red(b->document.place().current().latent));
        }
        QCOMPARE(b->tile(1)->text(), QStringLiteral("8²"));
        QCOMPARE(b->tile(1)->accessibleName(), QStringLiteral("8 by 8 pixels"));
        QCOMPARE(b->tile(2)->share(), 1.0);
    }

    // One picture of each scale is on its way at a time, of the face as it was then.
    void theTilesFollowTheFaceWhileItMoves() {
        auto b = bench();
        QVERIFY(b->start());
        QTRY_COMPARE(b->tile(2)->image().width(), 16);
        b->control->delayMilliseconds = 5;
        const int before = b->control->calls;
        std::set<int> seen;
        double position = 0;
        const auto moved = [&] {
            b->document.place().setPosition(position += 0.01);
            seen.insert(qRed(b->tile(0)->image().pixel(0, 0)));
            return seen.size() >= 3 || position > 0.9;
        };
        QVERIFY(QTest::qWaitFor(moved));  // which moves it again every few milliseconds
        QVERIFY2(seen.size() >= 3, qPrintable(QString::number(seen.size())));
        const int during = b->control->calls - before;
        const int red = Bench::red(b->document.place().current().latent);
        for (const int scale : {0, 1, 2}) {
            QTRY_COMPARE(qRed(b->tile(scale)->image().pixel(0, 0)), red);
        }
        QVERIFY(test::settled(b->service, b->panel));
        const int all = b->control->calls - before;
        QVERIFY2(all <= during + 6, qPrintable(QString::number(all - during)));
    }

    // Where a picture takes long, the hand goes before the tiles: they come when it rests, and of the last face only.
    void onASlowMachineTheTilesWaitForTheHand() {
        auto b = bench();
        QVERIFY(b->start());
        QTRY_COMPARE(b->tile(2)->image().width(), 16);
        QSignalSpy rendered(&b->service, &RenderService::imageRendered);
        b->control->delayMilliseconds = 30;
        b->service.requestImage(b->document.place().current().latent);
        QVERIFY(rendered.wait());
        const int before = b->control->calls;
        const QImage shown = b->tile(2)->image();
        for (int i = 1; i <= 20; ++i) {
            const int calls = b->control->calls;
            b->document.place().setPosition(i / 100.0);
            b->service.requestImage(b->document.place().current().latent);
            QVERIFY(QTest::qWaitFor([&] { return b->control->calls > calls; }));
            QCOMPARE(b->tile(2)->image(), shown);
        }
        const auto live = static_cast<int>(rendered.size());
        QVERIFY2(b->control->calls - before <= live + 8,
                 qPrintable(QString::number(b->control->calls - before - live)));
        QTRY_COMPARE(qRed(b->tile(2)->image().pixel(0, 0)), Bench::red(b->document.place().current().latent));
    }

    void whatIsNotWantedAnyMoreIsTakenBack() {
        auto b = bench();
        QVERIFY(b->start());
        QTRY_COMPARE(b->tile(2)->image().width(), 16);
        b->control->delayMilliseconds = 150;
        const int before = b->control->calls;
        b->document.place().setPosition(0.2);
        QTRY_COMPARE(b->control->running.load(), 1);
        b->document.place().setPosition(1);
        const int red = Bench::red(b->document.place().current().latent);
        QTRY_COMPARE(qRed(b->tile(2)->image().pixel(0, 0)), red);
        QCOMPARE(qRed(b->tile(0)->image().pixel(0, 0)), red);
        // Of the face before at most the pictures that were painted while the new one rested.
        QVERIFY2(b->control->calls - before <= 5, qPrintable(QString::number(b->control->calls - before)));
    }

    void nothingIsMadeWhileNobodyLooks() {
        auto b = bench();
        QVERIFY(b->open("fake"));
        b->document.place().setPosition(0.5);
        QVERIFY(test::settled(b->service, b->panel));
        QCOMPARE(b->control->calls.load(), 0);
        b->panel.show();
        QTRY_COMPARE(b->tile(2)->image().width(), 16);
        QCOMPARE(qRed(b->tile(2)->image().pixel(0, 0)), Bench::red(b->document.place().current().latent));
        const int calls = b->control->calls;
        b->panel.hide();
        b->document.place().setPosition(0.9);
        QVERIFY(test::settled(b->service, b->panel));
        QCOMPARE(b->control->calls.load(), calls);
    }

    void aFailureIsTriedAgainWithTheNextFace() {
        auto b = bench();
        b->control->failures = 1000;
        QVERIFY(b->start());
        QVERIFY(test::settled(b->service, b->panel));
        QVERIFY(b->control->calls >= 3);
        QVERIFY(b->tile(0)->image().isNull());
        b->control->failures = 0;
        b->document.place().setPosition(0.1);
        QTRY_COMPARE(b->tile(2)->image().width(), 16);
        QCOMPARE(b->tile(0)->image().width(), 4);
    }

    void aClickShowsAScaleLarge() {
        auto b = bench();
        QVERIFY(b->start());
        b->press(b->tile(1));
        QCOMPARE(b->document.growth().level(), std::optional(1.0));
        QCOMPARE(b->document.place().current().options.scale, std::optional(1));
        QCOMPARE(b->tile(1)->share(), 1.0);
        QCOMPARE(b->tile(2)->share(), 0.0);
        QCOMPARE(b->slider()->level(), 1.0);
        b->press(b->tile(0));
        QCOMPARE(b->document.growth().level(), std::optional(0.0));
        QCOMPARE(b->document.undoStack().count(), 2);
        b->document.undoStack().undo();
        QCOMPARE(b->tile(1)->share(), 1.0);
        // The last one is the network as it is.
        b->press(b->tile(2));
        QVERIFY(!b->document.growth().level());
        QCOMPARE(b->tile(2)->share(), 1.0);
        QCOMPARE(b->slider()->level(), 2.0);
    }

    void keysGoFromScaleToScale() {
        auto b = bench();
        QVERIFY(b->start());
        b->panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&b->panel));
        b->tile(0)->setFocus();
        QTest::keyClick(b->tile(0), Qt::Key_Right);
        QTRY_VERIFY(b->tile(1)->hasFocus());
        QTest::keyClick(b->tile(1), Qt::Key_Return);
        QCOMPARE(b->document.growth().level(), std::optional(1.0));
        QTest::keyClick(b->tile(1), Qt::Key_Left);
        QTest::keyClick(b->tile(0), Qt::Key_Left);
        QTRY_VERIFY(b->tile(0)->hasFocus());
        QTest::keyClick(b->tile(0), Qt::Key_Space);
        QCOMPARE(b->document.growth().level(), std::optional(0.0));
    }

    void aDragOfTheSliderIsOneStep() {
        auto b = bench();
        QVERIFY(b->start());
        WalkSlider* slider = b->slider()->slider();
        const auto at = [&](double level) {
            return QPoint(static_cast<int>(std::lround(WalkSlider::xAt(level / 2, slider->width()))), 12);
        };
        QTest::mousePress(slider, Qt::LeftButton, {}, at(0.5));
        for (const double level : {0.7, 1.2, 1.6}) {
            QTest::mouseMove(slider, at(level));
        }
        QTest::mouseRelease(slider, Qt::LeftButton, {}, at(1.6));
        QVERIFY(std::abs(*b->document.growth().level() - 1.6) < 0.02);
        QCOMPARE(b->document.place().current().options.scale, std::optional(2));
        QVERIFY(std::abs(b->tile(2)->share() - 0.6) < 0.02);
        QVERIFY(std::abs(b->tile(1)->share() - 0.4) < 0.02);
        QCOMPARE(b->document.undoStack().count(), 1);
        // Near a whole level it is that level.
        QTest::mousePress(slider, Qt::LeftButton, {}, at(1.01));
        QTest::mouseRelease(slider, Qt::LeftButton, {}, at(1.01));
        QCOMPARE(b->document.growth().level(), std::optional(1.0));
        QCOMPARE(slider->position(), 0.5);
        QCOMPARE(b->document.undoStack().count(), 2);
        b->document.undoStack().undo();
        b->document.undoStack().undo();
        QVERIFY(!b->document.growth().level());
        QCOMPARE(b->slider()->level(), 2.0);
    }

    void keysMoveTheSlider() {
        auto b = bench();
        QVERIFY(b->start());
        WalkSlider* slider = b->slider()->slider();
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(b->document.growth().level(), std::optional(0.0));
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(b->document.growth().level(), std::optional(1.0));
        QTest::keyClick(slider, Qt::Key_Left);
        QVERIFY(std::abs(*b->document.growth().level() - 0.95) < 1e-9);
        QCOMPARE(b->document.undoStack().count(), 3);
    }

    void saysWhatIsShown_data() {
        QTest::addColumn<double>("level");
        QTest::addColumn<QString>("words");
        QTest::newRow("the beginning") << 0.0 << "4², where growing begins";
        QTest::newRow("a whole level") << 1.0 << "8², the later layers left out";
        QTest::newRow("the end") << 2.0 << "16², fully grown";
        QTest::newRow("between")
            << 1.4
            << "16² fading in over 8²: new layer 40 %, previous scale upsampled 60 % (α 0.40 in the "
               "paper, 0.60 in pytorch_GAN_zoo)";
    }
    void saysWhatIsShown() {
        QFETCH(double, level);
        QFETCH(QString, words);
        auto b = bench();
        QVERIFY(b->start());
        b->document.growth().setLevel(level);
        QCOMPARE(b->sentence(), words);
        b->document.growth().setLevel(std::nullopt);
        QCOMPARE(b->sentence(), QStringLiteral("16², fully grown"));
    }

    void aSessionThatGrowsAlongItsWalkIsFollowed() {
        auto b = bench();
        QVERIFY(b->start());
        Session session = b->document.session();
        session.growth = Growth{0, 2};
        session.position = 0.25;
        b->document.setSession(session);
        QVERIFY(b->sentence().startsWith("8² fading in over 4²: new layer 50 %"));
        b->document.place().setPosition(0.5);
        QCOMPARE(b->sentence(), QStringLiteral("8², the later layers left out"));
        session.growth.reset();
        session.scale = 1;
        b->document.setSession(session);
        QCOMPARE(b->sentence(), QStringLiteral("8², the later layers left out"));
        b->press(b->button("Fully grown"));
        QCOMPARE(b->sentence(), QStringLiteral("16², fully grown"));
        QVERIFY(!b->document.session().scale);
    }

    void playsOnceAndIsOneStep() {
        auto b = bench();
        QVERIFY(b->start());
        b->panel.findChild<QSpinBox*>()->setValue(1);
        b->press(b->tile(1));
        QCOMPARE(b->document.undoStack().count(), 1);
        QSignalSpy changed(&b->document.growth(), &GrowthLevel::changed);
        b->press(b->play());
        QVERIFY(b->play()->accessibleName() == "Stop growing");
        QTRY_COMPARE(b->play()->accessibleName(), QStringLiteral("Play the growth"));
        QVERIFY(changed.size() >= 3);  // the first, one on the way, the last
        QVERIFY(!b->document.growth().level());
        QCOMPARE(b->document.undoStack().count(), 2);
        b->document.undoStack().undo();
        QCOMPARE(b->document.growth().level(), std::optional(1.0));
        // From the end it begins anew, and stopped it stays where it is.
        b->press(b->button("Fully grown"));
        b->press(b->play());
        QCOMPARE(b->document.growth().level(), std::optional(0.0));
        QTRY_VERIFY(b->document.growth().level().value_or(0) > 0.3);
        b->press(b->play());
        const auto level = b->document.growth().level();
        QVERIFY(level > 0.3 && level < 2.0);
        QVERIFY(!b->panel.findChild<GrowthPlayback*>()->isPlaying());
        QVERIFY(test::settled(b->service, b->panel));
        QCOMPARE(b->document.growth().level(), level);
    }

    void anybodyElseStopsIt() {
        auto b = bench();
        QVERIFY(b->start());
        b->press(b->tile(0));
        b->press(b->play());
        QTRY_VERIFY(*b->document.growth().level() > 0);
        b->document.undoStack().undo();
        QCOMPARE(b->play()->accessibleName(), QStringLiteral("Play the growth"));
        QCOMPARE(b->document.growth().level(), std::optional(0.0));
        b->press(b->play());
        b->panel.hide();
        QCOMPARE(b->play()->accessibleName(), QStringLiteral("Play the growth"));
    }

    void stripAndFilmAreOfTheShownFace() {
        auto b = bench();
        QVERIFY(b->start());
        b->document.settings().setClosed(true);
        b->document.place().setPosition(0.3);
        b->document.growth().setLevel(0.5);
        const Latent latent = b->document.place().current().latent;
        QSignalSpy strip(&b->panel, &GrowthPanel::stripRequested);
        QSignalSpy film(&b->panel, &GrowthPanel::filmRequested);
        b->panel.findChild<QSpinBox*>()->setValue(3);
        b->press(b->button("Save strip…"));
        b->press(b->button("Export film…"));
        QCOMPARE(strip.size(), 1);
        QCOMPARE(film.size(), 1);
        const auto growing = film[0][0].value<Session>();
        QCOMPARE(growing.film.frames, 90);
        const SessionWalk walk(growing);
        for (const double position : {0.0, 0.4, 1.0}) {
            QCOMPARE(walk.at(position).latent, latent);
        }
        QCOMPARE(walk.at(0).options.scale, std::optional(0));
        QCOMPARE(walk.at(1).options.scale, std::optional(2));
        QCOMPARE(walk.at(1).options.alpha, std::optional(0.0F));
        // Closed, as the walk is, it would end one step before it is grown.
        QCOMPARE(framePosition(growing, 89, 90), 1.0);
        QVERIFY(!strip[0][0].value<Session>().closed);
        test::FakeGenerator generator(b->control, 512);
        const auto picture = renderGrid(generator, strip[0][0].value<Session>());
        QCOMPARE(picture.width, 3 * 18 + 2);
        QCOMPARE(picture.height, 20);
        // A face beside the walk likewise.
        b->document.place().showSeed(77);
        b->press(b->button("Save strip…"));
        QCOMPARE(strip[1][0].value<Session>().anchors.size(), std::size_t{1});
        QCOMPARE(strip[1][0].value<Session>().anchors[0].seed, std::optional<std::uint64_t>(77));
    }

    void whatCannotBeDoneSaysWhy() {
        auto b = bench();
        b->panel.show();
        QVERIFY(!b->button("Save strip…")->isEnabled());
        QCOMPARE(b->button("Save strip…")->toolTip(), QStringLiteral("No model is open"));
        QVERIFY(!b->button("Fully grown")->isEnabled());
        QVERIFY(b->open("one"));
        QVERIFY(!b->play()->isEnabled());
        QCOMPARE(b->play()->toolTip(), QStringLiteral("This model has one scale only"));
        QTRY_COMPARE(b->tile(0)->image().width(), 4);
        QVERIFY(b->open("fake"));
        QVERIFY(b->play()->isEnabled());
        QVERIFY(!b->button("Fully grown")->isEnabled());  // it is
    }

    void missingHeadsAreFittedStoredAndFound() {
        const QString path = model(false);
        {
            auto b = bench();
            QSignalSpy fitted(&b->panel, &GrowthPanel::headsFitted);
            QVERIFY(b->open(path));
            QVERIFY(!b->info.heads[0]);
            QVERIFY(!QFile::exists(QString::fromStdString(folder().string())));  // not before somebody looks
            b->panel.show();
            QVERIFY(b->heads()->isFitting());
            QVERIFY(!b->tile(0)->isEnabled());
            QVERIFY(!b->play()->isEnabled());
            QCOMPARE(b->play()->toolTip(), QStringLiteral("The model has no heads for all scales yet"));
            QTRY_COMPARE_WITH_TIMEOUT(fitted.size(), 1, kFitting);
            QVERIFY(b->open(path));
            QVERIFY(b->info.heads[0] && b->info.heads[1]);
            QVERIFY(b->says("are fitted to the finished image"));
            QVERIFY(b->tile(0)->toolTip().contains("fitted head"));
            QVERIFY(b->play()->isEnabled());
            QTRY_COMPARE(b->tile(0)->image().width(), 4);
            QTRY_COMPARE(b->tile(2)->image().width(), 16);
        }
        auto b = bench();
        QSignalSpy fitted(&b->panel, &GrowthPanel::headsFitted);
        QVERIFY(b->start(path));
        QVERIFY(b->info.heads[0]);
        QVERIFY(!b->heads()->isFitting());
        // A damaged cache is fitted anew.
        for (const auto& entry : std::filesystem::directory_iterator(folder())) {
            std::filesystem::resize_file(entry, 100);
        }
        QVERIFY(b->open(path));
        QVERIFY(!b->info.heads[0]);
        QTRY_COMPARE_WITH_TIMEOUT(fitted.size(), 1, kFitting);
        QVERIFY(b->open(path));
        QVERIFY(b->info.heads[0]);
    }

    void fittingCanBeCancelledAndTakenUpAgain() {
        const QString path = model(false);
        auto b = bench();
        QSignalSpy fitted(&b->panel, &GrowthPanel::headsFitted);
        QVERIFY(b->open(path));
        b->panel.show();
        QVERIFY(b->heads()->isFitting());
        b->press(b->button("Cancel"));
        QTRY_VERIFY(!b->heads()->isFitting());
        QCOMPARE(fitted.size(), 0);
        QVERIFY(b->says("has no heads"));
        // Not by itself: the user has said no.
        b->panel.hide();
        b->panel.show();
        QVERIFY(!b->heads()->isFitting());
        b->press(b->button("Fit heads"));
        QVERIFY(b->says("Fitting heads"));
        QTRY_COMPARE_WITH_TIMEOUT(fitted.size(), 1, kFitting);
    }

    void anotherModelEndsIt() {
        const QString path = model(false);
        auto b = bench();
        QSignalSpy fitted(&b->panel, &GrowthPanel::headsFitted);
        QVERIFY(b->start(path));
        QVERIFY(b->heads()->isFitting());
        QVERIFY(b->open("fake"));
        QTRY_VERIFY(!b->heads()->isFitting());
        QCOMPARE(fitted.size(), 0);
    }

    void headsThatCannotBeStoredAreASentence() {
        QFile inTheWay(m_folder->filePath("heads"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        auto b = bench();
        QSignalSpy failed(&b->panel, &GrowthPanel::failed);
        QVERIFY(b->start(model(false)));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kFitting);
        QVERIFY(failed[0][0].toString().contains("heads"));
        QVERIFY(b->button("Fit heads")->isVisible());
    }

    void trainedOnesCanBeExchanged() {
        const QString path = model(true);
        auto b = bench();
        QSignalSpy chosen(&b->panel, &GrowthPanel::headsChosen);
        QSignalSpy fitted(&b->panel, &GrowthPanel::headsFitted);
        QVERIFY(b->start(path));
        auto* trainedButton = b->find<QRadioButton>("Trained");
        auto* fittedButton = b->find<QRadioButton>("Fitted");
        QVERIFY(trainedButton->isVisible() && trainedButton->isChecked());
        QVERIFY(!b->heads()->isFitting());
        QVERIFY(b->says("Heads below 16²"));
        b->press(trainedButton);
        QCOMPARE(chosen.size(), 0);
        // There are none yet: they are made first.
        b->press(fittedButton);
        QTRY_COMPARE_WITH_TIMEOUT(chosen.size(), 1, kFitting);
        QCOMPARE(chosen[0][0].value<Heads>(), Heads::Fitted);
        QCOMPARE(fitted.size(), 0);
        QTRY_COMPARE(b->tile(0)->image().width(), 4);
        const QImage before = b->tile(0)->image();
        const QImage full = b->tile(2)->image();
        QVERIFY(b->open(path, Heads::Fitted));
        QVERIFY(fittedButton->isChecked());
        QVERIFY(b->tile(0)->toolTip().contains("fitted head"));
        QTRY_VERIFY(b->tile(0)->image() != before);
        QTRY_COMPARE(b->tile(2)->image(), full);
        b->press(trainedButton);
        QCOMPARE(chosen[1][0].value<Heads>(), Heads::Trained);
        QVERIFY(b->open(path, Heads::Trained));
        QTRY_COMPARE(b->tile(0)->image(), before);
    }

    // A session that was made with fitted heads is opened where there are none: they are made without being asked for,
    // and until then the trained ones are shown as such, and nowhere in place of the full picture.
    void fittedOnesThatASessionWantsAreMade() {
        const QString path = model(true);
        auto b = bench();
        QSignalSpy fitted(&b->panel, &GrowthPanel::headsFitted);
        QVERIFY(b->open(path, Heads::Trained));
        QCOMPARE(b->info.scaleFor(2), 0);
        QVERIFY(b->open(path, Heads::Auto));
        QVERIFY(!b->heads()->isFitting());
        QCOMPARE(b->info.scaleFor(2), 2);
        QVERIFY(b->open(path, Heads::Fitted));
        QVERIFY(!b->panel.isVisible() && b->heads()->isFitting());
        QCOMPARE(b->info.scaleFor(2), 2);
        QVERIFY(b->tile(0)->toolTip().contains("trained head"));
        QTRY_COMPARE_WITH_TIMEOUT(fitted.size(), 1, kFitting);
        QVERIFY(b->open(path, Heads::Fitted));
        QVERIFY(!b->heads()->isFitting());
        QCOMPARE(b->info.scaleFor(2), 0);
        QVERIFY(b->tile(0)->toolTip().contains("fitted head"));
    }

    void goneWhileFittingIsNoTrouble() {
        const QString path = model(false);
        auto b = bench();
        QVERIFY(b->start(path));
        QVERIFY(b->heads()->isFitting());
        b.reset();
    }

    void fitsIntoAnyWidth_data() {
        QTest::addColumn<int>("count");
        for (const int count : {1, 5, 6, 7, 9, 10}) {
            QTest::addRow("%d scales", count) << count;
        }
    }
    void fitsIntoAnyWidth() {
        QFETCH(int, count);
        ScaleTiles tiles;
        tiles.setScaleCount(count);
        tiles.show();
        for (const int width : {140, 200, 336, 500, 1400}) {
            tiles.resize(width, tiles.heightForWidth(width));
            QRect all;
            for (const ScaleTile* tile : tiles.tiles()) {
                QVERIFY(tile->width() >= 64);
                for (int before = 0; before < tile->scale(); ++before) {
                    QVERIFY(!tiles.tiles()[static_cast<std::size_t>(before)]->geometry().intersects(tile->geometry()));
                }
                all |= tile->geometry();
            }
            QVERIFY2(tiles.rect().contains(all), qPrintable(QString::number(width)));
            QCOMPARE(all.height(), tiles.height());
        }
    }

    void pixelsAreSquares() {
        QImage checks(4, 4, QImage::Format_RGB32);
        for (int i = 0; i < 16; ++i) {
            checks.setPixel(i % 4, i / 4, (i + i / 4) % 2 == 0 ? 0xffffffff : 0xff000000);
        }
        const QImage large = crisp(checks, 98);
        QCOMPARE(large.width(), 98);
        int grey = 0;
        for (int x = 0; x < 98; ++x) {
            const int value = qRed(large.pixel(x, 5));
            grey += value != 0 && value != 255;
        }
        QVERIFY(grey <= 6);
        QCOMPARE(crisp(checks, 2).width(), 2);
        QCOMPARE(crisp(checks, 4), checks);
    }
};

LATENTWALK_TEST(TestGrowthPanel, window)

}  // namespace test_growth_panel

#include "test_growth_panel.moc"
