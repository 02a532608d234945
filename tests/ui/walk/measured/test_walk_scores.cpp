// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/faces/named/named_file.h"
#include "core/picture/images.h"
#include "tests/faces/face_picture.h"
#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/fake_window.h"
#include "tests/support/window/settled.h"
#include "ui/plots/score_along_walk.h"
#include "ui/plots/scores/score_chooser.h"
#include "ui/plots/scores/score_curve.h"
#include "ui/stage/face_reading.h"

using namespace latentwalk;
using namespace latentwalk::test;
using faces::Score;

namespace test_walk_scores {
namespace {

constexpr std::int64_t kSize = 8;

// Paints one of the faces of tests/data, brighter with the first component of the latent; or, where that is far below
// 0, nothing that is a face.
class FacePainter final : public Generator {
public:
    explicit FacePainter(std::shared_ptr<FakeControl> control) : m_fake(std::move(control), kSize, 6) {
        const Picture face = facePicture(1);
        const std::size_t pixels = face.rgb.size() / 3;
        m_face.resize(3 * pixels);
        for (std::size_t i = 0; i < pixels; ++i) {
            for (std::size_t channel = 0; channel < 3; ++channel) {
                m_face[channel * pixels + i] = static_cast<float>(face.rgb[3 * i + channel]) / 127.5F - 1;
            }
        }
    }

    const Architecture& architecture() const override { return m_fake.architecture(); }
    bool hasHead(int scale) const override { return m_fake.hasHead(scale); }
    Message device() const override { return m_fake.device(); }
    Precision precision() const override { return m_fake.precision(); }

    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        Images images = m_fake.generate(latents, options);
        if (images.values.size() != static_cast<std::size_t>(latents.count) * m_face.size()) {
            return images;
        }
        for (std::int64_t i = 0; i < latents.count; ++i) {
            const float shift = latents.row(i)[0];
            if (shift > -0.5F) {
                std::transform(m_face.begin(), m_face.end(),
                               images.values.begin() + i * static_cast<std::int64_t>(m_face.size()),
                               [shift](float value) { return value + shift / 4; });
            }
        }
        return images;
    }

private:
    FakeGenerator m_fake;
    std::vector<float> m_face;
};

SessionAnchor anchorAt(float first) {
    SessionAnchor anchor;
    anchor.components.assign(kSize, 0.1F);
    anchor.components[0] = first;
    return anchor;
}

// A document and a plot over a generator of faces.
struct Bench {
    std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();
    QTemporaryDir folder;
    RenderService service{[control = control](const std::filesystem::path& path, const OpenOptions&, const Notice&) {
        OpenedGenerator opened{path == "flat"
                                   ? std::unique_ptr<Generator>(std::make_unique<FakeGenerator>(control, kSize, 6))
                                   : std::make_unique<FacePainter>(control),
                               path.string(), std::string("fake")};
        opened.reference.sha256 = sha256(path.string());
        opened.reference.latentSize = kSize;
        return opened;
    }};
    Document document;
    WalkPlot plot;
    std::unique_ptr<ScoreAlongWalk> scores =
        std::make_unique<ScoreAlongWalk>(service, document, folder.path().toStdString(), plot);

    static std::string sha256(const std::string& path) { return std::string(64, path == "flat" ? 'a' : 'b'); }

    WalkScores& measure() { return *scores->findChild<WalkScores*>(); }

    void open(const QString& path, float from, float to) {
        QSignalSpy opened(&service, &RenderService::checkpointOpened);
        service.openCheckpoint(path);
        if (!opened.wait()) {
            qFatal("the model was not opened");
        }
        const auto info = opened[0][0].value<CheckpointInfo>();
        document.setModel(info.reference, info.architecture.scaleCount());
        setEnds(from, to);
        plot.setSteps({0, 1}, {0.1});
        scores->setCheckpoint(info);
    }
    void setEnds(float from, float to) {
        Session session = document.session();
        session.anchors = {anchorAt(from), anchorAt(to)};
        document.setSession(session);
    }
    bool measured() {
        QSignalSpy measured(&measure(), &WalkScores::measured);
        return measured.wait(60'000);
    }
};

bool says(const WalkPlot& plot, const char* beginning) {
    return plot.score().sentence().startsWith(QString::fromUtf8(beginning));
}

}  // namespace

class TestWalkScores : public QObject {
    Q_OBJECT

private slots:
    void init() {
        useSettingsIn(m_folder.path());
        QSettings().clear();
    }

    // Only who wants to see a score lets faces be painted for it.
    void nothingIsMeasuredUnasked() {
        Bench bench;
        bench.open("faces", 0, 0.8F);
        bench.scores->setInSight(true);
        QVERIFY(settled(bench.service, *bench.scores));
        QCOMPARE(bench.control->calls, 0);
        bench.scores->setInSight(false);
        bench.plot.chooser().choose(Score::Brightness);
        QVERIFY(settled(bench.service, *bench.scores));
        QCOMPARE(bench.control->calls, 0);
        QSignalSpy progressed(&bench.measure(), &WalkScores::progressed);
        bench.scores->setInSight(true);
        QVERIFY(says(bench.plot, "Brightness: measuring…"));
        QVERIFY(bench.measured());
        QVERIFY(!progressed.isEmpty());
        QVERIFY2(says(bench.plot, "Brightness: grows from "), qPrintable(bench.plot.score().sentence()));
        QCOMPARE(bench.control->images, WalkScores::kSteps + 1);
        // Another score of the same faces is there at once.
        bench.plot.chooser().choose(Score::Warmth);
        QVERIFY(says(bench.plot, "Colour warmth: "));
        QVERIFY(!says(bench.plot, "Colour warmth: measuring"));
        QVERIFY(settled(bench.service, *bench.scores));
        QCOMPARE(bench.control->images, WalkScores::kSteps + 1);
        bench.plot.chooser().choose(std::nullopt);
        QVERIFY(bench.plot.score().sentence().isEmpty());
    }

    // In standard deviations among the model's faces where they are known; and as soon as they are.
    void theSpreadIsTheModels() {
        Bench bench;
        bench.plot.chooser().choose(Score::Brightness);
        bench.scores->setInSight(true);
        bench.open("faces", 0, 0.8F);
        QVERIFY(bench.measured());
        FaceReading reading({});
        const double raw = reading.read(facePicture(1))[Score::Brightness];
        const auto before = bench.plot.score().valueAt(0);
        QVERIFY(before && std::abs(*before - raw) < 0.005);
        NamedDirections named;
        named.model = Bench::sha256("faces");
        named.latentSize = kSize;
        named.faces = 500;
        named.measured = 100;
        named.predictors = {{"brightness", raw - 0.2, 0.1, 0, 0.8, Latent(kSize, 0.1F)},
                            {"smile", 0, 1, 0, 0.8, Latent(kSize, 0.1F)}};
        writeNamed(named, namedPath(bench.folder.path().toStdString(), named.model, named.kind));
        bench.scores->readNames();
        QVERIFY(bench.measured());
        const auto value = bench.plot.score().valueAt(0);
        QVERIFY2(value && std::abs(*value - 2) < 0.05, qPrintable(QString::number(value.value_or(-99))));
        QVERIFY2(bench.plot.score().textAt(0).endsWith(" SD"), qPrintable(bench.plot.score().textAt(0)));
    }

    void facesThatCannotBeReadAreGaps() {
        Bench bench;
        bench.plot.chooser().choose(Score::Smile);
        bench.scores->setInSight(true);
        bench.open("faces", -1, 0.5F);
        QVERIFY(bench.measured());
        QVERIFY(!bench.plot.score().valueAt(0));
        QVERIFY(bench.plot.score().valueAt(1));
        QVERIFY2(bench.plot.score().sentence().contains("places no face could be read."),
                 qPrintable(bench.plot.score().sentence()));
        // Pixels tell something everywhere.
        bench.plot.chooser().choose(Score::Brightness);
        QVERIFY(bench.plot.score().valueAt(0));
    }

    void aModelWithoutFacesOffersWhatPixelsTell() {
        Bench bench;
        bench.plot.chooser().choose(Score::Smile);
        bench.scores->setInSight(true);
        bench.open("flat", -1, 1);
        QVERIFY(bench.measured());
        QCOMPARE(bench.plot.chooser().chosen(), std::nullopt);
        QVERIFY(bench.plot.score().sentence().isEmpty());
        bench.plot.chooser().choose(Score::Brightness);
        QVERIFY2(says(bench.plot, "Brightness: grows"), qPrintable(bench.plot.score().sentence()));
    }

    // What is seen on the stage tells before anything is measured; what was seen of another model tells nothing.
    void theStageTellsWhetherThereAreFaces() {
        Bench bench;
        bench.plot.chooser().choose(Score::Smile);
        bench.open("flat", -1, 1);
        bench.scores->setSeen(QString::fromStdString(Bench::sha256("faces")), false);
        QCOMPARE(bench.plot.chooser().chosen(), std::optional(Score::Smile));
        bench.scores->setSeen(QString::fromStdString(Bench::sha256("flat")), false);
        QCOMPARE(bench.plot.chooser().chosen(), std::nullopt);
        // The next model may be another kind.
        bench.open("faces", 0, 1);
        QCOMPARE(bench.plot.chooser().chosen(), std::optional(Score::Smile));
        bench.scores->setSeen(QString::fromStdString(Bench::sha256("faces")), true);
        bench.scores->setSeen(QString::fromStdString(Bench::sha256("faces")), false);
        QCOMPARE(bench.plot.chooser().chosen(), std::optional(Score::Smile));
    }

    // Another walk stops what is measured of the one before; only the newest is told.
    void theNewestWalkIsMeasured() {
        Bench bench;
        bench.plot.chooser().choose(Score::Brightness);
        bench.scores->setInSight(true);
        bench.control->delayMilliseconds = 20;
        bench.open("faces", 0, 0.8F);
        QSignalSpy measured(&bench.measure(), &WalkScores::measured);
        QSignalSpy failed(&bench.measure(), &WalkScores::failed);
        QTRY_VERIFY(bench.control->running > 0);
        bench.setEnds(0.8F, 0);
        QVERIFY(says(bench.plot, "Brightness: measuring…"));
        bench.control->delayMilliseconds = 0;
        QVERIFY(measured.wait(60'000));
        QVERIFY(settled(bench.service, *bench.scores));
        QCOMPARE(measured.count(), 1);
        QCOMPARE(failed.count(), 0);
        QVERIFY2(says(bench.plot, "Brightness: falls from "), qPrintable(bench.plot.score().sentence()));
        // What was told is not left beside another walk.
        bench.setEnds(0, 0.4F);
        QVERIFY(says(bench.plot, "Brightness: measuring…"));
    }

    // Nobody looks any more: what is painted for it ends with the picture that is being made.
    void outOfSightItStops() {
        Bench bench;
        bench.plot.chooser().choose(Score::Brightness);
        bench.scores->setInSight(true);
        bench.control->delayMilliseconds = 50;
        bench.open("faces", 0, 0.8F);
        QTRY_VERIFY(bench.control->running > 0);
        bench.scores->setInSight(false);
        QVERIFY(settled(bench.service, *bench.scores));
        QVERIFY(bench.control->images < WalkScores::kSteps);
        bench.control->delayMilliseconds = 0;
        bench.scores->setInSight(true);
        QVERIFY(bench.measured());
    }

    void closingWaitsForOnePicture() {
        Bench bench;
        bench.plot.chooser().choose(Score::Brightness);
        bench.scores->setInSight(true);
        bench.control->delayMilliseconds = 100;
        bench.open("faces", 0, 0.8F);
        QTRY_VERIFY(bench.control->running > 0);
        const int calls = bench.control->calls;
        bench.scores.reset();
        QCOMPARE(bench.control->calls, calls);
    }

    void aFailureIsSaidAndTriedAgainWhenAsked() {
        Bench bench;
        bench.plot.chooser().choose(Score::Brightness);
        bench.scores->setInSight(true);
        bench.control->failures = 1;
        bench.open("faces", 0, 0.8F);
        QSignalSpy failed(&bench.measure(), &WalkScores::failed);
        QVERIFY(failed.wait(60'000));
        QVERIFY2(says(bench.plot, "Brightness could not be measured: "), qPrintable(bench.plot.score().sentence()));
        bench.scores->setInSight(false);
        bench.scores->setInSight(true);
        QVERIFY(bench.measured());
        QVERIFY(says(bench.plot, "Brightness: grows from "));
    }

    // In the window: with the dock in front, over the window's own document.
    void theWindowBringsThemTogether() {
        FakeWindow window;
        QVERIFY(window.start());
        auto* plot = window->findChild<WalkPlot*>();
        Docks::reveal(plot);
        QVERIFY(window.rest());
        plot->chooser().choose(Score::Brightness);
        QTRY_VERIFY_WITH_TIMEOUT(!says(*plot, "Brightness: measuring") && says(*plot, "Brightness: "), 60'000);
        // The fake paints no faces, which the stage tells.
        QTRY_VERIFY((plot->chooser().choose(Score::Smile), !plot->chooser().chosen()));
    }

private:
    QTemporaryDir m_folder;
};

LATENTWALK_TEST(TestWalkScores, window)

}  // namespace test_walk_scores

#include "test_walk_scores.moc"
