// SPDX-License-Identifier: GPL-3.0-or-later

#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <limits>
#include <memory>

#include "core/model/builtin_model.h"
#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "ui/gallery/gallery_model.h"
#include "ui/widgets/seed_mime.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_gallery_model {

namespace {

constexpr quint64 kLargest = std::numeric_limits<quint64>::max();

class TestGalleryModel : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RecordedService> m_recorded;
    std::unique_ptr<ThumbnailSupply> m_supply;
    std::unique_ptr<Favourites> m_favourites;
    std::unique_ptr<GalleryModel> m_model;

    void openModel(const QString& key) {
        m_favourites->setModelKey(key);
        m_model->setModelKey(key);
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        useSettingsIn(m_folder->path());
        QSettings().clear();
        m_recorded = std::make_unique<RecordedService>();
        m_supply = std::make_unique<ThumbnailSupply>(m_recorded->service, ThumbnailSupply::Options{});
        m_favourites = std::make_unique<Favourites>();
        m_model = std::make_unique<GalleryModel>(*m_favourites, *m_supply);
        openModel(QStringLiteral("model"));
    }
    void cleanup() {
        m_model.reset();
        m_favourites.reset();
        m_supply.reset();
        m_recorded.reset();
    }

    void rowsAreSeeds_data() {
        QTest::addColumn<quint64>("first");
        QTest::addColumn<int>("rows");
        QTest::newRow("from 0") << quint64{0} << GalleryModel::kMostRows;
        QTest::newRow("in the middle") << quint64{123'456'789'012} << GalleryModel::kMostRows;
        QTest::newRow("up to the last seed") << kLargest - 9 << 10;
        QTest::newRow("only the last seed") << kLargest << 1;
    }
    void rowsAreSeeds() {
        QFETCH(quint64, first);
        QFETCH(int, rows);
        m_model->setFirst(first);
        QCOMPARE(m_model->rowCount(), rows);
        for (const int row : {0, rows / 2, rows - 1}) {
            const quint64 seed = first + static_cast<quint64>(row);
            QCOMPARE(m_model->seedAt(row), std::optional(seed));
            QCOMPARE(m_model->rowOf(seed), row);
            QCOMPARE(m_model->index(row).data(GalleryModel::SeedRole).toULongLong(), seed);
            QCOMPARE(m_model->index(row).data().toString(), QString::number(seed));
        }
        QVERIFY(!m_model->seedAt(-1));
        QVERIFY(!m_model->seedAt(rows));
        QCOMPARE(m_model->rowOf(first - 1), -1);
        QCOMPARE(m_model->rowCount(m_model->index(0)), 0);
    }

    void everySeedCanBeIncluded_data() {
        QTest::addColumn<quint64>("seed");
        QTest::newRow("0") << quint64{0};
        QTest::newRow("near") << quint64{9'999'999};
        QTest::newRow("just beyond") << quint64{10'000'000};
        QTest::newRow("far") << quint64{9'007'199'254'740'993};
        QTest::newRow("the last") << kLargest;
    }
    void everySeedCanBeIncluded() {
        QFETCH(quint64, seed);
        m_model->setFirst(777'000'000);
        m_model->include(seed);
        const int row = m_model->rowOf(seed);
        QVERIFY(row >= 0);
        // One can go on from there in both directions.
        QVERIFY(seed == 0 || row > 0);
        QVERIFY(seed == kLargest || row + 1 < m_model->rowCount());
        const quint64 first = m_model->first();
        m_model->include(seed);
        QCOMPARE(m_model->first(), first);
    }

    void withoutAModelThereIsNothing() {
        m_model->clearModel();
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->rowOf(0), -1);
        QCOMPARE(m_model->rowNear(5), -1);
        QVERIFY(!m_model->seedAt(0));
    }

    void favouritesOnlyAreSortedAndFollow() {
        m_favourites->set({50, 7, kLargest}, true);
        m_model->setFavouritesOnly(true);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->seedAt(0), std::optional(quint64{7}));
        QCOMPARE(m_model->seedAt(2), std::optional(kLargest));
        QCOMPARE(m_model->rowOf(8), -1);
        QCOMPARE(m_model->rowNear(8), 1);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_favourites->toggle(20);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 1);
        m_favourites->toggle(7);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][1].toInt(), 0);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_model->rowCount(), 3);
        m_favourites->set({1, 2, 3}, true);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(m_model->rowCount(), 6);
        m_model->setFavouritesOnly(false);
        QCOMPARE(m_model->rowCount(), GalleryModel::kMostRows);
    }

    void aFavouriteIsToldToTheView() {
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_favourites->toggle(5'000'000);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 5'000'000);
        QVERIFY(m_model->index(5'000'000).data(GalleryModel::FavouriteRole).toBool());
        QVERIFY(m_model->index(5'000'000).data(Qt::AccessibleDescriptionRole).toString().contains(u"Favourite"));
    }

    void marksBelongToTheModel() {
        QSignalSpy marks(m_model.get(), &GalleryModel::marked);
        m_model->setMark({3, 4}, MarkSign::More);
        m_model->setMark({5}, MarkSign::Less);
        m_model->setMark({4}, MarkSign::None);
        QCOMPARE(marks.size(), 3);
        QCOMPARE(m_model->marks(), (QMap<quint64, MarkSign>{{3, MarkSign::More}, {5, MarkSign::Less}}));
        QCOMPARE(m_model->index(5).data(GalleryModel::MarkRole).toInt(), static_cast<int>(MarkSign::Less));
        marks.clear();
        openModel(QStringLiteral("other"));
        QVERIFY(m_model->marks().isEmpty());
        QVERIFY2(marks.isEmpty(), "another model's marks are not the user's word");
        m_model->setMark({9}, MarkSign::More);
        openModel(QStringLiteral("model"));
        QCOMPARE(m_model->marks(), (QMap<quint64, MarkSign>{{3, MarkSign::More}, {5, MarkSign::Less}}));
        // Without keys models cannot be told from each other.
        openModel({});
        m_model->setMark({1}, MarkSign::More);
        openModel({});
        QVERIFY(m_model->marks().isEmpty());
    }

    void marksThatOthersSetAreOnlyShown() {
        m_model->setMark({3, 4}, MarkSign::More);
        QSignalSpy marks(m_model.get(), &GalleryModel::marked);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        const QMap<quint64, MarkSign> others{{4, MarkSign::More}, {5, MarkSign::Less}};
        m_model->setMarks(others);
        QCOMPARE(m_model->marks(), others);
        QVERIFY(marks.isEmpty());
        QList<int> rows;
        for (const auto& change : changed) {
            rows.append(change[0].toModelIndex().row());
        }
        QCOMPARE(rows, (QList<int>{3, 5}));
    }

    void favouritesOfEveryPrecisionBecomeThoseOfTheModel() {
        const QString model = QStringLiteral("/a b/x.pth");
        for (const auto& [key, seed] : {std::pair(model + "-0-float32-auto", 1), std::pair(model + "-0-bfloat16-", 2),
                                        std::pair(model + "-1-float32-", 3), std::pair(model, 4)}) {
            Favourites earlier;
            earlier.setModelKey(key);
            earlier.toggle(static_cast<quint64>(seed));
        }
        m_favourites->setModelKey(model, {{}, {model + "-0-"}});
        QCOMPARE(m_favourites->seeds(), (std::set<quint64>{1, 2, 4}));
        // Moved once: what is taken back stays away.
        m_favourites->toggle(2);
        Favourites restarted;
        restarted.setModelKey(model, {{}, {model + "-0-"}});
        QCOMPARE(restarted.seeds(), (std::set<quint64>{1, 4}));
        restarted.setModelKey(model + "-raw", {{}, {model + "-1-"}});
        QCOMPARE(restarted.seeds(), (std::set<quint64>{3}));
    }

    void favouritesOfAnEarlierFileBecomeThoseOfTheModel() {
        for (const auto& [key, seed] : {std::pair("old", 1), std::pair("older", 2), std::pair("old-raw", 3),
                                        std::pair("older-0-float32-auto", 4), std::pair("new", 5)}) {
            Favourites earlier;
            earlier.setModelKey(QString::fromLatin1(key));
            earlier.toggle(static_cast<quint64>(seed));
        }
        const Favourites::Formerly formerly{{"old", "older"}, {"new-0-", "old-0-", "older-0-"}};
        m_favourites->setModelKey(QStringLiteral("new"), formerly);
        QCOMPARE(m_favourites->seeds(), (std::set<quint64>{1, 2, 4, 5}));
        m_favourites->toggle(1);
        Favourites restarted;
        restarted.setModelKey(QStringLiteral("new"), formerly);
        QCOMPARE(restarted.seeds(), (std::set<quint64>{2, 4, 5}));
        restarted.setModelKey(QStringLiteral("new-raw"), {{"old-raw"}, {}});
        QCOMPARE(restarted.seeds(), (std::set<quint64>{3}));
    }

    // What is said of faces is shared by all files of the built-in model; what is made of pixels is not.
    void filesOfTheBuiltInModelHaveTheSameFaces() {
        const auto infoOf = [](std::string_view sha256, GeneratorKind kind) {
            CheckpointInfo info;
            info.reference.sha256 = sha256;
            info.reference.kind = kind;
            info.precision = Precision::Float32;
            return info;
        };
        for (const GeneratorKind kind : {GeneratorKind::Average, GeneratorKind::Raw}) {
            const CheckpointInfo now = infoOf(kBuiltInModelSha256, kind);
            for (const std::string_view former : kFormerBuiltInModels) {
                const CheckpointInfo then = infoOf(former, kind);
                QCOMPARE(then.modelKey(), now.modelKey());
                QVERIFY(now.formerModelKeys().contains(then.generatorKey()));
                QVERIFY(then.generatorKey() != now.generatorKey());
                QVERIFY(then.pictureKey() != now.pictureKey());
            }
            for (const std::string_view twin : kTwinsOfBuiltInModel) {
                QCOMPARE(infoOf(twin, kind).modelKey(), now.modelKey());
                QVERIFY(now.formerModelKeys().contains(infoOf(twin, kind).generatorKey()));
            }
            QCOMPARE(now.modelKey(), now.generatorKey());
            const CheckpointInfo other = infoOf(std::string(64, 'a'), kind);
            QVERIFY(other.formerModelKeys().isEmpty());
            QCOMPARE(other.modelKey(), other.generatorKey());
            QCOMPARE(other.beginningsOfOldestKeys().size(), 1);
        }
        QVERIFY(infoOf(kBuiltInModelSha256, GeneratorKind::Raw).modelKey() !=
                infoOf(kBuiltInModelSha256, GeneratorKind::Average).modelKey());
    }

    void favouritesAreKeptPerModelAndAcrossRestarts() {
        const QString odd = QStringLiteral("abc/float32;heads=\"x y\"/ü%2F");
        openModel(odd);
        m_favourites->set({1, kLargest}, true);
        openModel(QStringLiteral("other"));
        QVERIFY(m_favourites->seeds().empty());
        m_favourites->toggle(2);
        QSettings().sync();

        Favourites restarted;
        restarted.setModelKey(odd);
        QCOMPARE(restarted.seeds(), (std::set<quint64>{1, kLargest}));
        restarted.setModelKey(QStringLiteral("other"));
        QCOMPARE(restarted.seeds(), (std::set<quint64>{2}));
        restarted.toggle(2);
        restarted.setModelKey({});
        QVERIFY(restarted.seeds().empty());
        restarted.toggle(3);
        QVERIFY(restarted.seeds().empty());
    }

    void corruptedFavouritesAreLeftOut() {
        QSettings().setValue(
            QStringLiteral("favourites/bad"),
            QStringList{QStringLiteral("7"), QStringLiteral("-1"), QStringLiteral("seven"), QString(),
                        QStringLiteral("7"), QStringLiteral("18446744073709551616"), QStringLiteral("8")});
        Favourites favourites;
        favourites.setModelKey(QStringLiteral("bad"));
        QCOMPARE(favourites.seeds(), (std::set<quint64>{7, 8}));
        QSettings().setValue(QStringLiteral("favourites/worse"), QByteArray("\0\1\2", 3));
        favourites.setModelKey(QStringLiteral("worse"));
        QVERIFY(favourites.seeds().empty());
        favourites.toggle(1);
        QVERIFY(favourites.contains(1));
    }

    void twoWindowsShareTheFavourites() {
        Favourites other;
        other.setModelKey(QStringLiteral("model"));
        other.toggle(1);
        m_favourites->toggle(2);
        QCOMPARE(m_favourites->seeds(), (std::set<quint64>{1, 2}));
    }

    void aSeedSurvivesBeingDragged() {
        m_model->setFirst(kLargest - 3);
        const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->index(3)}));
        QCOMPARE(decodeSeed(*data), std::optional(kLargest));
        QCOMPARE(data->text(), QString::number(kLargest));
        QVERIFY(m_model->mimeTypes().contains(kSeedMimeType));
        QVERIFY(m_model->flags(m_model->index(0)).testFlag(Qt::ItemIsDragEnabled));
        QCOMPARE(m_model->mimeData({}), nullptr);
    }

    void whatIsNoSeedIsNotTaken_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("sign") << QByteArray("+1");
        QTest::newRow("negative") << QByteArray("-1");
        QTest::newRow("spaces") << QByteArray(" 1 ");
        QTest::newRow("hexadecimal") << QByteArray("0x10");
        QTest::newRow("too large") << QByteArray("18446744073709551616");
        QTest::newRow("words") << QByteArray("seed");
        QTest::newRow("long") << QByteArray(100'000, '9');
    }
    void whatIsNoSeedIsNotTaken() {
        QFETCH(QByteArray, bytes);
        QMimeData data;
        data.setText(QStringLiteral("12"));
        QVERIFY(!decodeSeed(data));
        data.setData(kSeedMimeType, bytes);
        QVERIFY(!decodeSeed(data));
        data.setData(kSeedMimeType, "12");
        QCOMPARE(decodeSeed(data), std::optional(quint64{12}));
    }
};

}  // namespace

LATENTWALK_TEST(TestGalleryModel, window)

}  // namespace test_gallery_model

#include "test_gallery_model.moc"
