// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/latent/direction.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"
#include "ui/directions/store/direction_store.h"

using namespace latentwalk;

namespace test_direction_store {

namespace {

constexpr std::int64_t kSize = 8;
const QString kKey = QString(64, u'a');

std::vector<Direction> found(int count, std::uint64_t seed = 1) {
    std::vector<Direction> directions;
    for (int i = 0; i < count; ++i) {
        directions.push_back({{}, sampleLatent(seed + static_cast<std::uint64_t>(i), kSize), {}, 10.0 - i});
    }
    return directions;
}

QStringList idsOf(const DirectionStore& store) {
    QStringList ids;
    for (const KnownDirection& one : store.directions()) {
        ids.append(one.id);
    }
    return ids;
}

FaceMark seedMark(quint64 seed, bool more) {
    FaceMark mark;
    mark.seed = seed;
    mark.more = more;
    return mark;
}

// JSON with ' in place of ".
QByteArray json(const char* text) {
    return QByteArray(text).replace('\'', '"');
}

void write(const QString& path, const QByteArray& bytes) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

}  // namespace

class TestDirectionStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString folder() const { return m_folder->filePath(QStringLiteral("directions")); }
    QString file(const QString& key = kKey) const { return folder() + u'/' + key + QStringLiteral(".json"); }

    static void open(DirectionStore& store, const QString& key = kKey, std::int64_t size = kSize) {
        QSignalSpy loaded(&store, &DirectionStore::loaded);
        store.setModel(key, size);
        QVERIFY(!store.isLoaded());
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(store.isLoaded());
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void listsWhatWasFoundInOrder() {
        DirectionStore store(folder());
        open(store);
        store.setFound(Origin::Images, found(2, 50));
        store.setFound(Origin::Weights, found(11));
        QStringList expected;
        for (int i = 1; i <= 11; ++i) {
            expected.append(QStringLiteral("weights-%1").arg(i));
        }
        expected << QStringLiteral("images-1") << QStringLiteral("images-2");
        QCOMPARE(idsOf(store), expected);
        QCOMPARE(store.labelOf(*store.find(QStringLiteral("weights-3"))), QStringLiteral("Direction 3"));
        QCOMPARE(store.labelOf(*store.find(QStringLiteral("images-2"))), QStringLiteral("Component 2"));
        QCOMPARE(store.vectorOf(QStringLiteral("weights-3")), found(11)[2].components);
        QVERIFY(store.vectorOf(QStringLiteral("weights-12")).empty());
        store.setFound(Origin::Weights, found(11, 30));
        QCOMPARE(idsOf(store), expected);
        QCOMPARE(store.vectorOf(QStringLiteral("weights-3")), found(11, 30)[2].components);
    }

    void nothingChangesBeforeTheFileIsRead() {
        DirectionStore store(folder());
        store.setModel(kKey, kSize);
        store.setFound(Origin::Weights, found(2));
        store.marks().mark(seedMark(1, true));
        QVERIFY(store.marks().addTaught().isEmpty());
        QVERIFY(store.directions().empty());
    }

    void keepsWhatTheUserSaidPerModel() {
        QString taught;
        const Latent face = sampleLatent(99, kSize);
        {
            DirectionStore store(folder());
            open(store);
            store.setFound(Origin::Weights, found(4));
            store.setFound(Origin::Images, found(3, 50));
            store.setName(QStringLiteral("weights-2"), QStringLiteral("  Lächeln 微笑 "));
            store.setStar(QStringLiteral("images-3"), true);
            store.marks().mark(seedMark(18446744073709551615ULL, true));
            FaceMark mark;
            mark.latent = face;
            store.marks().mark(mark);
            taught = store.marks().teaching();
            QVERIFY(taught.startsWith(QStringLiteral("taught-")));
            store.setTaught(taught, {{}, sampleLatent(7, kSize), DirectionSource::Taught, 0.78});
            QVERIFY(store.setHeld(taught, {QStringLiteral("weights-1")}));
        }
        const QByteArray kept = test::readAll(file());
        QVERIFY(!kept.contains("weights-4"));

        DirectionStore store(folder());
        open(store, QString(64, u'b'));
        QVERIFY(store.directions().empty());
        open(store);
        QCOMPARE(store.marks().teaching(), taught);
        const KnownDirection* again = store.find(taught);
        QVERIFY(again != nullptr);
        QCOMPARE(again->components, sampleLatent(7, kSize));
        QCOMPARE(again->value, 0.78);
        QCOMPARE(again->held, QStringList{QStringLiteral("weights-1")});
        QCOMPARE(again->marks.size(), std::size_t{2});
        QVERIFY(again->marks[0] == seedMark(18446744073709551615ULL, true));
        QCOMPARE(again->marks[1].latent, face);
        QVERIFY(!again->marks[1].more);
        // Components of images take seconds to find, so they stay; those of weights come anew.
        QCOMPARE(store.vectorOf(QStringLiteral("images-3")), found(3, 50)[2].components);
        QVERIFY(store.find(QStringLiteral("images-3"))->star);
        QVERIFY(store.vectorOf(QStringLiteral("weights-2")).empty());
        store.setFound(Origin::Weights, found(4));
        QCOMPARE(store.find(QStringLiteral("weights-2"))->name, QStringLiteral("Lächeln 微笑"));
        QCOMPARE(store.vectorOf(QStringLiteral("weights-2")), found(4)[1].components);
    }

    void withoutAKeyNothingIsKept() {
        {
            DirectionStore store(folder());
            open(store, {});
            store.setFound(Origin::Weights, found(2));
            store.setName(QStringLiteral("weights-1"), QStringLiteral("name"));
            QCOMPARE(store.find(QStringLiteral("weights-1"))->name, QStringLiteral("name"));
        }
        QVERIFY(!QFileInfo::exists(folder()));
    }

    void aDamagedFileIsPutAside_data() {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray head = json("{'format':'latentwalk-directions','version':1,'directions':[");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("another format") << (json("{'format':'else','version':1}"));
        QTest::newRow("a newer version") << (json("{'format':'latentwalk-directions','version':2}"));
        QTest::newRow("a latent of another size")
            << head + json("{'id':'images-1','origin':'images','components':'AACAPw=='}]}");
        QTest::newRow("a latent with NaN") << head + json("{'id':'images-1','origin':'images','components':'") +
                                                  (QByteArray(28, '\0') + QByteArray("\0\0\xC0\x7F", 4)).toBase64() +
                                                  json("'}]}");
        QTest::newRow("no base64") << head + json("{'id':'images-1','origin':'images','components':'####'}]}");
        QTest::newRow("two of one id")
            << head + json("{'id':'weights-1','origin':'weights'},{'id':'weights-1','origin':'weights'}]}");
        QTest::newRow("no id") << head + json("{'origin':'weights'}]}");
        QTest::newRow("no origin") << head + json("{'id':'weights-1','origin':'moon'}]}");
        QTest::newRow("no seed")
            << head + json("{'id':'taught-1','origin':'taught','marks':[{'seed':'-1','more':true}]}]}");
    }
    void aDamagedFileIsPutAside() {
        QFETCH(QByteArray, bytes);
        write(file(), bytes);
        {
            DirectionStore store(folder());
            QSignalSpy failed(&store, &DirectionStore::failed);
            open(store);
            QTRY_COMPARE(failed.size(), 1);
            const QString told = failed[0][0].toString();
            QVERIFY2(told.contains(kKey) && told.contains(QStringLiteral(".damaged")), qPrintable(told));
            QVERIFY(store.directions().empty());
            store.setFound(Origin::Weights, found(2));
            store.setName(QStringLiteral("weights-1"), QStringLiteral("anew"));
        }
        QCOMPARE(test::readAll(file() + QStringLiteral(".damaged")), bytes);
        write(file(), "damaged again");
        DirectionStore store(folder());
        QSignalSpy failed(&store, &DirectionStore::failed);
        open(store);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(test::readAll(file() + QStringLiteral(".damaged")), bytes);
        QCOMPARE(test::readAll(file() + QStringLiteral(".damaged-2")), QByteArray("damaged again"));
    }

    void twoWindowsKeepWhatBothSay() {
        const auto open2 = [](DirectionStore& store) {
            open(store);
            store.setFound(Origin::Weights, found(5));
        };
        QString gone;
        QString shared;
        {
            DirectionStore before(folder());
            open2(before);
            before.setName(QStringLiteral("weights-1"), QStringLiteral("old"));
            before.setName(QStringLiteral("weights-2"), QStringLiteral("taken back"));
            gone = before.marks().addTaught();
            shared = before.marks().addTaught();
            before.marks().mark(seedMark(1, true));
            before.marks().mark(seedMark(2, true));
        }
        QString mine;
        {
            auto first = std::make_unique<DirectionStore>(folder());
            auto second = std::make_unique<DirectionStore>(folder());
            open2(*first);
            open2(*second);
            first->setName(QStringLiteral("weights-1"), QStringLiteral("new"));
            first->setName(QStringLiteral("weights-2"), {});
            first->remove(gone);
            first->marks().mark(seedMark(3, true));
            first->marks().unmark(seedMark(1, true));
            first->setStar(QStringLiteral("weights-3"), true);
            second->setStar(QStringLiteral("weights-1"), true);
            second->setName(QStringLiteral("weights-4"), QStringLiteral("four"));
            second->marks().mark(seedMark(2, false));
            second->marks().mark(seedMark(4, false));
            mine = second->marks().addTaught();
            second->marks().mark(seedMark(9, true));
            first.reset();
            second.reset();
        }
        DirectionStore store(folder());
        open2(store);
        const auto at = [&](const QString& id) { return store.find(id); };
        QCOMPARE(at(QStringLiteral("weights-1"))->name, QStringLiteral("new"));
        QVERIFY(at(QStringLiteral("weights-1"))->star);
        QVERIFY(at(QStringLiteral("weights-2"))->name.isEmpty());
        QVERIFY(at(QStringLiteral("weights-3"))->star);
        QCOMPARE(at(QStringLiteral("weights-4"))->name, QStringLiteral("four"));
        QVERIFY(at(gone) == nullptr);
        QCOMPARE(at(shared)->marks, (std::vector<FaceMark>{seedMark(2, false), seedMark(3, true), seedMark(4, false)}));
        QCOMPARE(at(mine)->marks, (std::vector<FaceMark>{seedMark(9, true)}));
        QCOMPARE(store.marks().teaching(), mine);
        QCOMPARE(QDir(folder()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void theSecondChangeOfAWindowKeepsTheOthersToo() {
        DirectionStore first(folder());
        DirectionStore second(folder());
        open(first);
        open(second);
        const auto kept = [this](const char* part) { return test::readAll(file()).contains(part); };
        first.setFound(Origin::Images, found(4));
        second.setFound(Origin::Images, found(4));
        first.setName(QStringLiteral("images-1"), QStringLiteral("one"));
        QTRY_VERIFY(QFile::exists(file()) && kept("one"));
        second.setName(QStringLiteral("images-2"), QStringLiteral("two"));
        QTRY_VERIFY(kept("two"));
        first.setName(QStringLiteral("images-3"), QStringLiteral("three"));
        QTRY_VERIFY(kept("three"));
        QVERIFY(kept("two") && kept("one"));
        // What one holds is kept although nothing was said about it.
        QVERIFY(first.setHeld(QStringLiteral("images-1"), {QStringLiteral("images-4")}));
        QTRY_VERIFY(kept("\"images-4\""));
        QTRY_COMPARE(test::readAll(file()).count("images-4"), 2);
        // A file that is taken away is written anew.
        QVERIFY(QFile::remove(file()));
        first.setStar(QStringLiteral("images-1"), true);
        QTRY_VERIFY(QFile::exists(file()));
        QVERIFY(kept("one") && kept("three"));
    }

    void whatCannotBeWrittenIsTold() {
        write(folder(), "a file where the folder should be");
        DirectionStore store(folder());
        QSignalSpy failed(&store, &DirectionStore::failed);
        open(store);
        store.setFound(Origin::Weights, found(2));
        store.setName(QStringLiteral("weights-1"), QStringLiteral("name"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("could not be kept")));
        QCOMPARE(store.find(QStringLiteral("weights-1"))->name, QStringLiteral("name"));
    }

    void namesAreTidied() {
        DirectionStore store(folder());
        open(store);
        store.setFound(Origin::Weights, found(2));
        QSignalSpy changed(&store, &DirectionStore::changed);
        store.setName(QStringLiteral("weights-1"), QStringLiteral(" a \n b "));
        QCOMPARE(store.find(QStringLiteral("weights-1"))->name, QStringLiteral("a b"));
        store.setName(QStringLiteral("weights-1"), QStringLiteral("a b"));
        QCOMPARE(changed.size(), 1);
        store.setName(QStringLiteral("weights-1"), QStringLiteral("   "));
        QCOMPARE(store.labelOf(*store.find(QStringLiteral("weights-1"))), QStringLiteral("Direction 1"));
        store.setName(QStringLiteral("nobody"), QStringLiteral("x"));
        QCOMPARE(changed.size(), 2);
    }

    void conditioningMakesItOrthogonal() {
        DirectionStore store(folder());
        open(store);
        store.setFound(Origin::Images, found(4));
        const QString id = QStringLiteral("images-1");
        const QStringList others{QStringLiteral("images-2"), QStringLiteral("images-4")};
        const Latent plain = store.vectorOf(id);
        QVERIFY(std::abs(cosine(plain, store.vectorOf(others[0]))) > 1e-3);
        QSignalSpy moved(&store, &DirectionStore::vectorsChanged);
        QVERIFY(store.setHeld(id, others));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved[0][0].toStringList(), QStringList{id});
        for (const QString& other : others) {
            QVERIFY(std::abs(cosine(store.vectorOf(id), store.vectorOf(other))) < 1e-6);
        }
        QVERIFY(store.setHeld(id, {}));
        QCOMPARE(store.vectorOf(id), plain);
    }

    void aDirectionCannotBeHeldStillByItself() {
        DirectionStore store(folder());
        open(store);
        std::vector<Direction> same = found(1);
        same.push_back(same[0]);
        store.setFound(Origin::Images, same);
        QSignalSpy failed(&store, &DirectionStore::failed);
        QVERIFY(!store.setHeld(QStringLiteral("images-1"), {QStringLiteral("images-2")}));
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().startsWith(QStringLiteral("Component 1")));
        QVERIFY(store.find(QStringLiteral("images-1"))->held.isEmpty());
        QCOMPARE(store.vectorOf(QStringLiteral("images-1")), same[0].components);
    }

    // What was said about the faces of an earlier file of the model is said about those of this one.
    void whatEarlierFilesOfTheModelHadJoins() {
        const auto say = [this](const QString& key, const QString& name, quint64 seed) {
            DirectionStore store(folder());
            open(store, key);
            store.setFound(Origin::Weights, found(3));
            store.setName(QStringLiteral("weights-1"), name);
            store.setStar(QStringLiteral("weights-2"), seed == 1);
            store.marks().mark(seedMark(seed, true));
        };
        say(QStringLiteral("older"), QStringLiteral("Oldest"), 1);
        say(QStringLiteral("old"), QStringLiteral("Old"), 2);
        for (int start = 0; start < 2; ++start) {
            DirectionStore store(folder());
            QSignalSpy loaded(&store, &DirectionStore::loaded);
            QSignalSpy failed(&store, &DirectionStore::failed);
            store.setModel(kKey, kSize, {QStringLiteral("old"), QStringLiteral("older")});
            QTRY_COMPARE(loaded.size(), 1);
            QVERIFY(failed.isEmpty());
            QVERIFY(!QFile::exists(file(QStringLiteral("old"))) && !QFile::exists(file(QStringLiteral("older"))));
            const KnownDirection* starred = store.find(QStringLiteral("weights-2"));
            QCOMPARE(starred != nullptr && starred->star, start == 0);
            QCOMPARE(store.find(QStringLiteral("weights-1"))->name, QStringLiteral("Old"));
            std::vector<FaceMark> marks;
            for (const KnownDirection& one : store.directions()) {
                marks.insert(marks.end(), one.marks.begin(), one.marks.end());
            }
            QCOMPARE(marks.size(), std::size_t{2});
            QCOMPARE(store.marks().all(), (std::vector<FaceMark>{seedMark(2, true)}));
            store.setStar(QStringLiteral("weights-2"), false);  // joined once: what is taken back stays away
            store.setName(QStringLiteral("weights-3"), QStringLiteral("Third"));
        }
    }

    void anEarlierFileThatIsDamagedIsPutAside() {
        write(file(QStringLiteral("old")), "damaged");
        {
            DirectionStore store(folder());
            QSignalSpy loaded(&store, &DirectionStore::loaded);
            QSignalSpy failed(&store, &DirectionStore::failed);
            store.setModel(kKey, kSize, {QStringLiteral("old")});
            QTRY_COMPARE(loaded.size(), 1);
            QTRY_COMPARE(failed.size(), 1);
            store.marks().mark(seedMark(1, true));
        }
        QVERIFY(QFile::exists(file(QStringLiteral("old")) + QStringLiteral(".damaged")));
        DirectionStore store(folder());
        QSignalSpy failed(&store, &DirectionStore::failed);
        open(store);
        QCOMPARE(store.marks().all(), (std::vector<FaceMark>{seedMark(1, true)}));
        QVERIFY(failed.isEmpty());
    }

    void sessionsBringTheirOwn() {
        DirectionStore store(folder());
        open(store);
        store.setFound(Origin::Weights, found(3));
        const std::vector<SessionDirection> session{{"weights-2", "x", sampleLatent(70, kSize)},
                                                    {"weights-40", "", sampleLatent(71, kSize)},
                                                    {"taught-far", "Smile", sampleLatent(72, kSize)}};
        store.setSessionDirections(session);
        QCOMPARE(store.vectorOf(QStringLiteral("weights-2")), found(3)[1].components);
        QCOMPARE(store.vectorOf(QStringLiteral("taught-far")), session[2].components);
        QCOMPARE(store.find(QStringLiteral("taught-far"))->origin, Origin::Session);
        QCOMPARE(store.labelOf(*store.find(QStringLiteral("taught-far"))), QStringLiteral("Smile"));
        QCOMPARE(store.labelOf(*store.find(QStringLiteral("weights-40"))), QStringLiteral("Direction 40"));
        QSignalSpy changed(&store, &DirectionStore::changed);
        store.setSessionDirections(session);
        QVERIFY(changed.isEmpty());
        store.setSessionDirections({});
        QVERIFY(store.vectorOf(QStringLiteral("taught-far")).empty());
        QCOMPARE(store.vectorOf(QStringLiteral("weights-2")), found(3)[1].components);
    }
};

LATENTWALK_TEST(TestDirectionStore, core)

}  // namespace test_direction_store

#include "test_direction_store.moc"
