// SPDX-License-Identifier: GPL-3.0-or-later
// Checking what was found: the search's scores are of a model whose faces are plain colours, the scores of these are
// measured as any face's are.

#include <QCheckBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "core/diagnosis/places.h"
#include "core/faces/named/named_file.h"
#include "core/faces/open_face_networks.h"
#include "core/file/atomic_file.h"
#include "core/model/open_checkpoint.h"
#include "tests/support/fake_generator.h"
#include "tests/support/places.h"
#include "tests/support/room.h"
#include "ui/gallery/find/find_bar.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_check_row {

namespace {

using Seeds = std::vector<quint64>;

const char* const kWarm = "warmth>2.3";  // some of the best are so when they are painted, and some are not
constexpr std::uint64_t kLast = 9'999;

}  // namespace

class TestCheckRow : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    CheckpointInfo m_info;
    std::vector<ScorePredictor> m_scores;
    std::shared_ptr<FakeControl> m_control = std::make_shared<FakeControl>();
    std::unique_ptr<RenderService> m_service;
    std::unique_ptr<FindBar> m_bar;
    Seeds m_found;
    Seeds m_predicted;       // of warm(), as the search orders them
    CheckedSeeds m_checked;  // and as a check does

    SeedQuery warm() const { return {std::nullopt, {}, *parseRanges(kWarm), 0, kLast}; }

    std::vector<FoundSeed> plainly(const SeedQuery& query) const {
        SeedCatalogue catalogue(m_info.architecture, formatSpectrum(m_info.checkpoint->weights()), m_scores);
        return findSeeds(catalogue, query, {FindBar::kMostFound});
    }
    CheckedSeeds checkedPlainly(const SeedQuery& query) const {
        FakeGenerator generator(std::make_shared<FakeControl>(), m_info.architecture.latentSize);
        return checkSeeds(plainly(query), query, m_info.architecture, m_scores,
                          faceScorer(generator, faces::builtInFaceNetworks()));
    }
    template <class Some>
    static Seeds seedsOf(const Some& some) {
        Seeds seeds;
        for (const auto& one : some) {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, CheckedSeed>) {
                seeds.push_back(one.found.seed);
            } else {
                seeds.push_back(one.seed);
            }
        }
        return seeds;
    }
    QCheckBox* checkSwitch() const { return m_bar->findChild<QCheckBox*>(QStringLiteral("checkFound")); }
    JobBar* job() const { return m_bar->check().findChild<JobBar*>(); }
    bool says(const QString& text) const {
        const auto labels = m_bar->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
    }

    // What is known of the model's names: how warm a colour is, from its latent's first and third component.
    NamedDirections names() const {
        const auto size = static_cast<std::size_t>(m_info.architecture.latentSize);
        NamedDirections named;
        named.model = m_info.reference.sha256;
        named.kind = m_info.reference.kind;
        named.latentSize = m_info.architecture.latentSize;
        const auto half = static_cast<float>(std::sqrt(0.5));
        Latent warmer(size, 0.0F);
        warmer[0] = half;
        warmer[2] = -half;
        named.directions = {{"warmth", "warmth", -1, 1, 4, 0.8, 1, {}, {}, warmer}};
        named.predictors = {{"warmth", 0, std::sqrt(2.0) / 6, 0, 0.9, warmer}};
        return named;
    }

private slots:
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8());
        const auto path = dataPath("reference/tiny_legacy.pth").toStdString();
        m_info.checkpoint = std::make_shared<Checkpoint>(openCheckpoint(path));
        m_info.architecture = m_info.checkpoint->architecture;
        m_info.reference = referenceTo(*m_info.checkpoint);
        makeDirectories(namedFolder());
        writeNamed(names(), namedPath(namedFolder(), m_info.reference.sha256, m_info.reference.kind));
        m_scores = searchScores(names());
        // Without this nothing below would tell anything.
        m_predicted = seedsOf(plainly(warm()));
        m_checked = checkedPlainly(warm());
        QVERIFY(m_checked.count.holding > 10 && m_checked.count.holding < 190);
        QVERIFY(seedsOf(m_checked.seeds) != m_predicted);
    }
    void init() {
        m_found.clear();
        m_service =
            std::make_unique<RenderService>([this](const std::filesystem::path&, const OpenOptions&, const Notice&) {
                return OpenedGenerator{std::make_unique<FakeGenerator>(m_control, m_info.architecture.latentSize),
                                       "colours", std::string("fake")};
            });
        QSignalSpy opened(m_service.get(), &RenderService::checkpointOpened);
        m_service->openCheckpoint(QStringLiteral("colours"));
        QVERIFY(opened.wait());
        m_bar = std::make_unique<FindBar>(*m_service);
        connect(m_bar.get(), &FindBar::foundChanged, this, [this](const Seeds& seeds) { m_found = seeds; });
        m_bar->show();
        QSignalSpy known(&m_bar->finder(), &SeedFinder::scoresChanged);
        m_bar->setModel(m_info);
        QVERIFY(known.wait(30'000));
    }
    void cleanup() {
        m_control->release();
        m_bar.reset();
        m_service.reset();
    }

    void theBestAreCheckedAndThoseThatHoldComeFirst() {
        m_bar->setQuery(warm());
        QTRY_COMPARE_WITH_TIMEOUT(m_found, m_predicted, 30'000);
        QTRY_VERIFY(says(QStringLiteral("200 found, the best first")));
        QVERIFY(!job()->isVisible());
        checkSwitch()->click();
        QVERIFY(job()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(m_found, seedsOf(m_checked.seeds), 60'000);
        QVERIFY(!job()->isVisible());
        QVERIFY2(says(m_bar->check().sentence()), qPrintable(m_bar->check().sentence()));
        QVERIFY(m_bar->check().sentence().startsWith(
            QStringLiteral("%1 of the best 200 are").arg(m_checked.count.holding)));
        // Off again: the order of the search.
        checkSwitch()->click();
        QCOMPARE(m_found, m_predicted);
        QVERIFY(m_bar->check().sentence().isEmpty());
    }

    void whileItIsOnEverySearchIsChecked() {
        checkSwitch()->setChecked(true);
        m_bar->setQuery(warm());
        QTRY_COMPARE_WITH_TIMEOUT(m_found, seedsOf(m_checked.seeds), 60'000);
        const SeedQuery like{12, {}, {}, 0, kLast};
        m_bar->setQuery(like);
        QVERIFY(m_bar->check().sentence().isEmpty());  // what is said is of what is shown
        const CheckedSeeds expected = checkedPlainly(like);
        QTRY_COMPARE_WITH_TIMEOUT(m_found, seedsOf(expected.seeds), 60'000);
        QVERIFY(m_bar->check().sentence().contains(QStringLiteral("likest")));
    }

    void theFaceOnTheStageGoesFirst() {
        checkSwitch()->setChecked(true);
        m_control->held = true;
        m_control->calls = 0;
        QSignalSpy checked(&m_bar->check(), &CheckRow::ordered);
        QSignalSpy rendered(m_service.get(), &RenderService::imageRendered);
        m_bar->setQuery(warm());
        QTRY_VERIFY_WITH_TIMEOUT(m_control->calls > 0, 30'000);
        m_service->requestImage(Latent(static_cast<std::size_t>(m_info.architecture.latentSize), 0.5F));
        m_control->delayMilliseconds = 1;
        m_control->release();
        QTRY_COMPARE_WITH_TIMEOUT(rendered.count(), 1, 30'000);
        QVERIFY(checked.isEmpty());
        m_control->delayMilliseconds = 0;
        QTRY_COMPARE_WITH_TIMEOUT(checked.count(), 1, 60'000);
    }

    void aCheckCanBeCancelled() {
        m_bar->setQuery(warm());
        QTRY_COMPARE_WITH_TIMEOUT(m_found, m_predicted, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_bar->finder().isBusy(), 30'000);
        m_control->held = true;
        m_control->images = 0;
        checkSwitch()->click();
        QVERIFY(m_bar->check().isBusy());
        QVERIFY(job()->isVisible());
        job()->findChild<QToolButton*>()->click();
        QVERIFY(!m_bar->check().isBusy());
        QVERIFY(!job()->isVisible());
        QVERIFY(!checkSwitch()->isChecked());
        m_control->release();
        QTRY_VERIFY_WITH_TIMEOUT(m_service->isIdle(), 30'000);
        QVERIFY(m_control->images < 200);
        QCOMPARE(m_found, m_predicted);
    }

    void whatCannotBePaintedIsSaidAndTheOrderStays() {
        m_bar->setQuery(warm());
        QTRY_COMPARE_WITH_TIMEOUT(m_found, m_predicted, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_bar->finder().isBusy(), 30'000);
        QSignalSpy failed(m_bar.get(), &FindBar::failed);
        m_control->failures = 1;
        checkSwitch()->click();
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("told to fail")));
        QVERIFY(!job()->isVisible());
        QCOMPARE(m_found, m_predicted);
    }

    void itIsKeptWithTheQuery() {
        m_bar->setQuery(warm());
        QVERIFY(!m_bar->toJson().contains(QStringLiteral("check")));
        checkSwitch()->setChecked(true);
        const QJsonObject json = m_bar->toJson();
        QCOMPARE(json[QStringLiteral("check")], QJsonValue(true));
        m_bar->reset();
        QVERIFY(!checkSwitch()->isChecked());
        m_bar->takeJson(json);
        QTRY_VERIFY(m_bar->query().has_value());
        QCOMPARE(m_bar->toJson(), json);
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->check().isBusy(), 30'000);
        QJsonObject without = json;
        without.remove(QStringLiteral("check"));
        m_bar->takeJson(without);
        QVERIFY(!checkSwitch()->isChecked());
        QVERIFY(!m_bar->check().isBusy());
    }

    void withoutScoresNothingCanBeChecked() {
        QVERIFY(checkSwitch()->isEnabled());
        CheckpointInfo other = m_info;
        other.reference.sha256 = std::string(64, '0');  // of which no names are known
        QSignalSpy known(&m_bar->finder(), &SeedFinder::scoresChanged);
        m_bar->setModel(other);
        QVERIFY(known.wait(30'000));
        QVERIFY(!checkSwitch()->isEnabled());
        QVERIFY(checkSwitch()->toolTip().contains(QStringLiteral("named directions")));
    }
};

LATENTWALK_TEST(TestCheckRow, window)

}  // namespace test_check_row

#include "test_check_row.moc"
