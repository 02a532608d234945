// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/latent/latent.h"
#include "tests/support/room.h"
#include "ui/directions/store/direction_store.h"

using namespace latentwalk;

namespace test_marks {

namespace {

constexpr std::int64_t kSize = 8;

FaceMark seedMark(quint64 seed, bool more) {
    FaceMark mark;
    mark.seed = seed;
    mark.more = more;
    return mark;
}

}  // namespace

class TestMarks : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString folder() const { return m_folder->filePath(QStringLiteral("directions")); }

    static void open(DirectionStore& store) {
        QSignalSpy loaded(&store, &DirectionStore::loaded);
        store.setModel(QString(64, u'a'), kSize);
        QTRY_COMPARE(loaded.size(), 1);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void marksAreOfFaces() {
        DirectionStore store(folder());
        open(store);
        Marks& marks = store.marks();
        QSignalSpy changed(&marks, &Marks::changed);
        marks.mark(std::vector<FaceMark>());
        marks.unmark(seedMark(5, true));
        QVERIFY2(marks.teaching().isEmpty(), "no mark, no direction");
        marks.mark(std::vector<FaceMark>{seedMark(5, true), seedMark(3, false)});
        FaceMark edited = seedMark(5, false);
        edited.latent = sampleLatent(1, kSize);
        marks.mark(edited);
        QCOMPARE(marks.all(), (std::vector<FaceMark>{seedMark(5, true), seedMark(3, false), edited}));
        changed.clear();
        marks.mark(std::vector<FaceMark>{seedMark(3, false), seedMark(5, true)});
        QVERIFY2(changed.isEmpty(), "what is marked already is no change");
        marks.mark(std::vector<FaceMark>{seedMark(3, true), seedMark(2, true)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(marks.all(), (std::vector<FaceMark>{seedMark(5, true), seedMark(3, true), edited, seedMark(2, true)}));
        // The same face, wherever it was come by.
        FaceMark same = edited;
        same.seed.reset();
        marks.unmark(same);
        marks.unmark(std::vector<FaceMark>{seedMark(3, false), seedMark(5, false)});
        QCOMPARE(marks.all(), (std::vector<FaceMark>{seedMark(2, true)}));
        marks.clear();
        QVERIFY(marks.all().empty());
    }

    void anEditedFaceIsKeptWithItsSeed() {
        FaceMark edited = seedMark(5, true);
        edited.latent = sampleLatent(1, kSize);
        {
            DirectionStore store(folder());
            open(store);
            store.marks().mark(edited);
        }
        DirectionStore store(folder());
        open(store);
        QCOMPARE(store.marks().all(), (std::vector<FaceMark>{edited}));
    }

    void severalAreTaughtEachWithItsMarks() {
        DirectionStore store(folder());
        open(store);
        Marks& marks = store.marks();
        marks.mark(seedMark(1, true));
        const QString first = marks.teaching();
        const QString second = marks.addTaught();
        QCOMPARE(marks.teaching(), second);
        QVERIFY(marks.all().empty());
        marks.mark(seedMark(2, false));
        QCOMPARE(store.labelOf(*store.find(second)), QStringLiteral("Taught 2"));
        marks.setTeaching(first);
        QCOMPARE(marks.all(), (std::vector<FaceMark>{seedMark(1, true)}));
        marks.setTeaching(QStringLiteral("nobody"));
        QCOMPARE(marks.teaching(), first);
        const KnownDirection removed = *store.find(first);
        store.remove(first);
        QCOMPARE(marks.teaching(), second);
        QVERIFY(store.find(first) == nullptr);
        store.restore(removed);
        QCOMPARE(marks.all(), (std::vector<FaceMark>{seedMark(1, true)}));
    }
};

LATENTWALK_TEST(TestMarks, core)

}  // namespace test_marks

#include "test_marks.moc"
