// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTest>

#include "tests/support/recording_generator.h"
#include "tests/support/room.h"
#include "tests/support/window/settled.h"
#include "ui/plane/plane_tiles.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_plane_tiles {

constexpr int kPixels = 104;
constexpr int kCoarse = 2;  // the scale of 16 pixels

class TestPlaneTiles : public QObject {
    Q_OBJECT

private:
    static Session session(std::uint64_t seed = 3) {
        Session result;
        result.model.latentSize = kRecordedLatentSize;
        result.anchors = {{"", seed, {}, {}}};
        result.plane = Plane{};
        result.plane->across = {PlaneAxisKind::Direction, {"x", "", sampleLatent(70, kRecordedLatentSize)}};
        result.plane->up = {PlaneAxisKind::Direction, {"y", "", sampleLatent(71, kRecordedLatentSize)}};
        return result;
    }
    static std::shared_ptr<const SessionPlane> planeOf(const Session& session) {
        return std::make_shared<const SessionPlane>(session, std::nullopt, 6);
    }
    // A row of tiles from column `first` on.
    static std::vector<PlaneTile> row(int count, int first = 0) {
        std::vector<PlaneTile> tiles;
        for (int i = 0; i < count; ++i) {
            tiles.push_back(PlaneTile::of(0, first + i, 1));
        }
        return tiles;
    }

    std::unique_ptr<RecordedService> m_recorded;
    std::unique_ptr<PlaneTiles> m_tiles;

    Record& record() { return *m_recorded->record; }
    bool rest() { return settled(m_recorded->service, *m_tiles); }
    bool look(const std::vector<PlaneTile>& tiles) {
        m_tiles->look(tiles, kPixels);
        return rest();
    }
    bool shows(const PlaneTile& tile, const SessionPlane& plane, int side = 128) {
        const QImage image = m_tiles->picture(tile);
        const float red = plane.at(tile.place(plane.plane())).latent[0];
        return image.width() == side && qRed(image.pixel(0, 0)) == RecordedService::redOf(red);
    }
    void start(qsizetype mostBytes = PlaneTiles::kMostBytes) {
        m_tiles = std::make_unique<PlaneTiles>(m_recorded->service, nullptr, mostBytes);
        m_tiles->setCheckpoint(m_recorded->info);
        m_tiles->setPlane(planeOf(session()));
    }

private slots:
    void init() {
        m_recorded = std::make_unique<RecordedService>();
        start();
    }
    void cleanup() {
        m_tiles.reset();
        m_recorded.reset();
    }

    void allComeCoarselyFirstAndTheFirstOfThemFirst() {
        const auto tiles = row(20);
        std::vector<PlaneTile> came;
        connect(m_tiles.get(), &PlaneTiles::pictureChanged, this, [&](const PlaneTile& tile) { came.push_back(tile); });
        m_tiles->look(tiles, kPixels);
        QCOMPARE(m_tiles->missingCoarse(), 20);
        QVERIFY(rest());
        QCOMPARE(m_tiles->missing(), 0);
        const auto scales = record().scales();
        QCOMPARE(scales.size(), std::size_t{40});
        QCOMPARE(std::count(scales.begin(), scales.begin() + 20, kCoarse), 20);
        QCOMPARE(std::count(scales.begin() + 20, scales.end(), -1), 20);
        QVERIFY(std::vector<PlaneTile>(came.begin(), came.begin() + 20) == tiles);
        QVERIFY(std::vector<PlaneTile>(came.begin() + 20, came.end()) == tiles);
        const auto plane = planeOf(session());
        for (const PlaneTile& tile : tiles) {
            QVERIFY(shows(tile, *plane));
        }
    }

    void whatHasLeftSightIsNotMade() {
        record().held = true;
        m_tiles->look(row(20), kPixels);
        QTRY_VERIFY(record().count() > 0);
        const auto begun = static_cast<int>(record().count());
        m_tiles->look(row(5, 100), kPixels);
        record().held = false;
        QVERIFY(rest());
        QCOMPARE(m_tiles->missing(), 0);
        QCOMPARE(static_cast<int>(record().count()), begun + 10);
    }

    void picturesAreKeptByTheirPlace() {
        QVERIFY(look(row(5)));
        QVERIFY(look(row(5, 50)));
        record().clear();
        QVERIFY(look(row(5)));
        QCOMPARE(record().count(), std::size_t{0});
        QCOMPARE(PlaneTile::of(3, 8, -16), PlaneTile::of(2, 4, -8));
        QVERIFY(PlaneTile::of(3, 8, 1) != PlaneTile::of(2, 4, 1));
        // Twice as near, every second tile of the second row is there already.
        QVERIFY(look({PlaneTile::of(1, 2, 2), PlaneTile::of(1, 4, 2)}));
        QCOMPARE(record().count(), std::size_t{0});
    }

    void memoryIsBounded() {
        constexpr qsizetype kLimit = 10 * 128 * 128 * 4;
        start(kLimit);
        for (int i = 0; i < 6; ++i) {
            QVERIFY(look(row(4, 10 * i)));
            QVERIFY(m_tiles->bytes() <= kLimit + 4 * 128 * 128 * 4);
        }
        QVERIFY(!m_tiles->picture(row(1, 40).front()).isNull());
        QVERIFY(m_tiles->picture(row(1).front()).isNull());
    }

    // What is looked at does not change with the model: it is painted by the next one, also before anybody looks again.
    void anotherModelPaintsWhatIsInSight() {
        const auto tiles = row(3);
        QVERIFY(look(tiles));
        m_tiles->setCheckpoint(m_recorded->info);
        QVERIFY(m_tiles->picture(tiles[0]).isNull());
        QCOMPARE(m_tiles->missing(), 3);
        const auto plane = planeOf(session(4));
        m_tiles->setPlane(plane);
        QVERIFY(rest());
        QCOMPARE(m_tiles->missing(), 0);
        QVERIFY(shows(tiles[0], *plane));
    }

    void otherFacesReplaceTheOnesBefore() {
        const auto tiles = row(3);
        QVERIFY(look(tiles));
        const QImage before = m_tiles->picture(tiles[0]);
        record().held = true;
        const auto other = planeOf(session(4));
        m_tiles->setPlane(other);
        QCOMPARE(m_tiles->picture(tiles[0]), before);
        QCOMPARE(m_tiles->missing(), 3);
        record().held = false;
        QVERIFY(rest());
        QVERIFY(shows(tiles[0], *other) && shows(tiles[2], *other));
    }

    void nothingLiesBeyondTheEnds() {
        Session walk = session();
        walk.plane->across = {PlaneAxisKind::Walk};
        walk.anchors.push_back({"", 9, {}, {}});
        m_tiles->setPlane(planeOf(walk));
        QVERIFY(look(row(5, 9)));
        QCOMPARE(m_tiles->missing(), 0);
        QCOMPARE(record().count(), std::size_t{4});  // of places 0.9 and 1.0, coarse and fine
        QVERIFY(m_tiles->picture(row(1, 11).front()).isNull());
    }

    void whatCouldNotBeMadeIsTriedAgain() {
        record().control->failures = 2;
        m_tiles->look(row(3), kPixels);
        QTRY_COMPARE(m_tiles->missing(), 0);
    }

    void aFaceThatHasNotGrownIsShownAtItsScale() {
        Session growing = session();
        growing.plane->up = {PlaneAxisKind::Growth};
        m_tiles->setPlane(planeOf(growing));
        QVERIFY(look({PlaneTile::of(0, 1, 2)}));  // level 1
        QCOMPARE(record().scales(), std::vector<int>{1});
        QCOMPARE(m_tiles->picture(PlaneTile::of(0, 1, 2)).width(), 8);
    }
};

LATENTWALK_TEST(TestPlaneTiles, window)

}  // namespace test_plane_tiles

#include "test_plane_tiles.moc"
