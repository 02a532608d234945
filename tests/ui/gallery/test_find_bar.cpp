// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "tests/support/places.h"
#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "ui/gallery/gallery_panel.h"
#include "ui/widgets/seed_mime.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_find_bar {

namespace {

using Seeds = std::vector<quint64>;

CheckpointInfo infoOf(const std::filesystem::path& path) {
    CheckpointInfo info;
    info.checkpoint = std::make_shared<Checkpoint>(openCheckpoint(path));
    info.architecture = info.checkpoint->architecture;
    info.reference = referenceTo(*info.checkpoint);
    return info;
}

}  // namespace

class TestFindBar : public QObject {
    Q_OBJECT

private:
    CheckpointInfo m_tiny;   // no scores are known of it
    CheckpointInfo m_faces;  // the built-in model
    std::unique_ptr<RecordedService> m_service;
    std::unique_ptr<FindBar> m_bar;
    Seeds m_found;
    int m_cleared = 0;

    Seeds plainly(const SeedQuery& query, const CheckpointInfo& info, std::vector<ScorePredictor> scores = {}) const {
        SeedCatalogue catalogue(info.architecture, formatSpectrum(info.checkpoint->weights()), std::move(scores));
        Seeds seeds;
        for (const FoundSeed& one : findSeeds(catalogue, query, {FindBar::kMostFound})) {
            seeds.push_back(one.seed);
        }
        return seeds;
    }
    QToolButton* button(const char* name) const { return m_bar->findChild<QToolButton*>(QString::fromLatin1(name)); }
    void open(const CheckpointInfo& info) {
        QSignalSpy known(&m_bar->finder(), &SeedFinder::scoresChanged);
        m_bar->setModel(info);
        QVERIFY(known.wait(30'000));
    }
    void choose(QComboBox* box, int index) {
        box->setCurrentIndex(index);
        emit box->activated(index);
    }
    QComboBox* among() const {
        for (auto* box : m_bar->findChildren<QComboBox*>()) {
            if (box->accessibleName() == QLatin1String("How many seeds are searched")) {
                return box;
            }
        }
        return nullptr;
    }

private slots:
    void initTestCase() {
        m_tiny = infoOf(dataPath("reference/tiny_legacy.pth").toStdString());
        m_faces = infoOf(builtInModelPath());
    }
    void init() {
        m_found.clear();
        m_cleared = 0;
        m_service = std::make_unique<RecordedService>();
        m_bar = std::make_unique<FindBar>(m_service->service);
        connect(m_bar.get(), &FindBar::foundChanged, this, [this](const Seeds& seeds) { m_found = seeds; });
        connect(m_bar.get(), &FindBar::cleared, this, [this] { ++m_cleared; });
        m_bar->show();
    }
    void cleanup() {
        m_bar.reset();
        m_service.reset();
    }

    void facesLikeASeedAreFound() {
        open(m_tiny);
        QSignalSpy finished(&m_bar->finder(), &SeedFinder::finished);
        choose(among(), 0);
        m_bar->findLike(12);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
        QCOMPARE(m_found.size(), static_cast<std::size_t>(FindBar::kMostFound));
        QCOMPARE(m_found, plainly({12, {}, {}, 0, 9'999}, m_tiny));
        QVERIFY(!button("stopFinding")->isVisible());
        QVERIFY(button("allSeeds")->isVisible());
        button("allSeeds")->click();
        QVERIFY(m_cleared > 0);
        QVERIFY(!m_bar->query());
        QVERIFY(!m_bar->like().face());
    }

    void theNewestQueryWins() {
        open(m_tiny);
        QSignalSpy finished(&m_bar->finder(), &SeedFinder::finished);
        QSignalSpy found(&m_bar->finder(), &SeedFinder::found);
        m_bar->setQuery({5, {}, {}, 0, 999'999});
        QTRY_VERIFY_WITH_TIMEOUT(found.count() > 0, 30'000);
        m_bar->setQuery({12, {}, {}, 0, 9'999});
        m_found.clear();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
        QCOMPARE(m_found, plainly({12, {}, {}, 0, 9'999}, m_tiny));
    }

    void aSearchCanBeStoppedAndWhatWasFoundStays() {
        open(m_faces);
        m_cleared = 0;
        QSignalSpy found(&m_bar->finder(), &SeedFinder::found);
        m_bar->setQuery({5, {}, {}, 0, 999'999});
        QTRY_VERIFY_WITH_TIMEOUT(found.count() > 0, 30'000);
        QVERIFY(button("stopFinding")->isVisible());
        button("stopFinding")->click();
        QVERIFY(!m_bar->finder().isBusy());
        const Seeds soFar = m_found;
        QVERIFY(!soFar.empty());
        m_bar->rest();  // waits for nothing, gives back the memory
        QCOMPARE(m_found, soFar);
        QCOMPARE(m_cleared, 0);
    }

    void wishesAreWordsOfTheModel() {
        open(m_faces);
        QVERIFY(button("addWish")->isEnabled());
        QMenu* const menu = button("addWish")->menu();
        emit menu->aboutToShow();
        QAction* smiling = nullptr;
        for (QAction* action : menu->actions()) {
            smiling = action->text() == QLatin1String("Smile: smiling") ? action : smiling;
        }
        QVERIFY(smiling);
        QSignalSpy finished(&m_bar->finder(), &SeedFinder::finished);
        smiling->trigger();
        QVERIFY(m_bar->query());
        QCOMPARE(textOf(m_bar->query()->ranges), std::string("smile>1"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QCOMPARE(m_found,
                 plainly({std::nullopt, {}, *parseRanges("smile>1"), 0, 99'999}, m_faces, m_bar->finder().scores()));
        // Each once; the other end and how much of it are chosen in its row.
        emit menu->aboutToShow();
        for (const QAction* action : menu->actions()) {
            QCOMPARE(action->isEnabled(), !action->text().startsWith(QLatin1String("Smile")));
        }
        const auto boxes = m_bar->findChild<WishRow*>()->findChildren<QComboBox*>();
        choose(boxes[0], 1);
        choose(boxes[1], 2);
        QCOMPARE(textOf(m_bar->query()->ranges), std::string("smile<-2"));
        m_bar->findChild<WishRow*>()->findChild<QToolButton*>(QStringLiteral("removeWish"))->click();
        QVERIFY(!m_bar->query());
        QVERIFY(m_cleared > 0);
    }

    void aModelWithoutScoresSaysWhatToDo() {
        open(m_tiny);
        QVERIFY(!button("addWish")->isEnabled());
        QVERIFY(button("addWish")->toolTip().contains(QLatin1String("named directions")));
        m_bar->setQuery({12, {}, *parseRanges("smile>1"), 0, 9'999});
        QVERIFY(!m_bar->query());  // nothing that the model could answer
    }

    void aQueryIsKeptAsTextAndComesBack() {
        open(m_faces);
        const SeedQuery query{std::nullopt, Latent(512, 0.5F), *parseRanges("smile>1,turn<-1.3"), 0, 9'999};
        m_bar->setQuery(query, QStringLiteral("Grandmother"));
        const QJsonObject json = m_bar->toJson();
        QCOMPARE(json[QStringLiteral("name")].toString(), QStringLiteral("Grandmother"));
        m_bar->reset();
        QVERIFY(m_bar->toJson().isEmpty());
        m_bar->takeJson(json);
        QTRY_VERIFY(m_bar->query().has_value());
        QVERIFY(*m_bar->query() == query);
        QCOMPARE(m_bar->like().currentText(), QStringLiteral("Grandmother"));
        QCOMPARE(m_bar->toJson(), json);
        m_bar->takeJson({{QStringLiteral("among"), 3}});  // a session of a stranger
        QVERIFY(*m_bar->query() == query);
    }

    void anotherModelAnswersTheWishesThatItCan() {
        open(m_faces);
        m_bar->setQuery({12, {}, *parseRanges("smile>1"), 0, 9'999});
        QVERIFY(m_bar->query());
        open(m_tiny);
        QVERIFY(m_bar->query());
        QVERIFY(m_bar->query()->ranges.empty());
        QCOMPARE(m_bar->query()->likeSeed, std::optional<std::uint64_t>(12));
        m_bar->setQuery({std::nullopt, Latent(24, 0.5F), {}, 0, 9'999});
        QVERIFY(m_bar->query());
        open(m_faces);
        QVERIFY(!m_bar->query());
    }

    void theFaceIsTakenWhenItIsChosen() {
        open(m_tiny);
        quint64 onStage = 3;
        m_bar->like().setFaces([&onStage] {
            return std::vector<LikeFace>{{QStringLiteral("The face on the stage"), onStage, {}},
                                         {QStringLiteral("Anchor A"), std::nullopt, Latent(24, 1.0F)}};
        });
        m_bar->like().showPopup();
        QCOMPARE(m_bar->like().count(), 3);
        m_bar->like().hidePopup();
        choose(&m_bar->like(), 1);
        onStage = 4;
        m_bar->like().showPopup();
        m_bar->like().hidePopup();
        QCOMPARE(m_bar->query()->likeSeed, std::optional<std::uint64_t>(3));
        QCOMPARE(m_bar->like().count(), 4);  // it, and what there is to choose from now
        choose(&m_bar->like(), 3);
        QCOMPARE(m_bar->query()->likeLatent, Latent(24, 1.0F));
        choose(&m_bar->like(), 0);
        QVERIFY(!m_bar->query());
    }

    void aFaceCanBeDropped() {
        open(m_tiny);
        const auto drop = [this](QMimeData& data) {
            const QPoint middle = m_bar->like().rect().center();
            QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&m_bar->like(), &enter);
            if (enter.isAccepted()) {
                QDropEvent dropped(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
                QApplication::sendEvent(&m_bar->like(), &dropped);
            }
            return enter.isAccepted();
        };
        const std::unique_ptr<QMimeData> seed(encodeSeed(77));
        QVERIFY(drop(*seed));
        QCOMPARE(m_bar->query()->likeSeed, std::optional<std::uint64_t>(77));
        QMimeData text;
        text.setText(QStringLiteral("78"));
        QVERIFY(!drop(text));
        // A file without a face of ours is refused in a sentence; what was there stays.
        QSignalSpy failed(m_bar.get(), &FindBar::failed);
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(dataPath("reference/tiny_legacy.pth"))});
        QVERIFY(drop(file));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.front().front().toString().contains(QLatin1String("tiny_legacy.pth")));
        QCOMPARE(m_bar->query()->likeSeed, std::optional<std::uint64_t>(77));
    }

    void theGalleryShowsWhatIsFoundAndAllSeedsAgain() {
        QTemporaryDir folder;
        const auto recorded = std::make_unique<RecordedService>();
        GalleryPanel panel(recorded->service, ThumbnailSupply::Options{{folder.filePath(QStringLiteral("cache"))}});
        panel.resize(300, 700);
        panel.show();
        CheckpointInfo info = recorded->info;
        info.checkpoint = m_tiny.checkpoint;
        info.reference = m_tiny.reference;
        panel.setModel(info, QStringLiteral("find"), QStringLiteral("find"));
        panel.jumpTo(4'000);
        const GalleryModel& model = panel.model();
        QCOMPARE(model.rowCount(), GalleryModel::kMostRows);
        panel.setFinding(true);
        QVERIFY(panel.findBar().isVisible());
        QCOMPARE(model.rowCount(), GalleryModel::kMostRows);  // nothing is asked for yet
        panel.findBar().setQuery({12, {}, {}, 0, 9'999});
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), FindBar::kMostFound, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!panel.findBar().finder().isBusy(), 30'000);
        const Seeds expected = plainly({12, {}, {}, 0, 9'999}, m_tiny);
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(model.seedAt(row), std::optional<quint64>(expected[static_cast<std::size_t>(row)]));
            QCOMPARE(model.rowOf(expected[static_cast<std::size_t>(row)]), row);
        }
        QCOMPARE(model.rowOf(12), -1);
        QVERIFY(!panel.findToJson().isEmpty());
        // A seed that is typed in and was not found is among all seeds.
        panel.jumpTo(123);
        QVERIFY(!panel.findBar().isVisible());
        QCOMPARE(model.rowCount(), GalleryModel::kMostRows);
        QVERIFY(panel.findToJson().isEmpty());
        // Favourites go before what was found, which is there again after them.
        panel.setFinding(true);
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), FindBar::kMostFound, 30'000);
        panel.favourites().set({1, 2}, true);
        panel.setFavouritesOnly(true);
        QCOMPARE(model.rowCount(), 2);
        panel.setFavouritesOnly(false);
        QCOMPARE(model.rowCount(), FindBar::kMostFound);
        panel.favourites().set({1, 2}, false);
        panel.setFinding(false);
        QCOMPARE(model.rowCount(), GalleryModel::kMostRows);
    }
};

LATENTWALK_TEST(TestFindBar, window)

}  // namespace test_find_bar

#include "test_find_bar.moc"
