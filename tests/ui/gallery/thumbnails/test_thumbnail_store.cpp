// SPDX-License-Identifier: GPL-3.0-or-later

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "tests/support/room.h"
#include "ui/gallery/thumbnails/thumbnail_store.h"

using namespace latentwalk;

namespace test_thumbnail_store {

namespace {

const QString kModel = QStringLiteral("0123456789abcdef;float32");
constexpr ThumbnailShape kShape{96, 4};

ThumbnailKey keyOf(quint64 seed, int scale = 5) {
    return {kModel, seed, scale};
}

QByteArray noise(qsizetype bytes) {
    QByteArray data(bytes, Qt::Uninitialized);
    for (char& byte : data) {
        byte = static_cast<char>(QRandomGenerator::global()->generate());
    }
    return data;
}

QByteArray encoded(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QImage plain(QRgb colour, int side = 128) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

class TestThumbnailStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString filePath() const { return m_folder->filePath(ThumbnailDatabase::fileName()); }
    qint64 m_now = 1'000'000'000'000;
    ThumbnailDatabase::Options options(qint64 bytes = 1 << 28) const { return {m_folder->path(), bytes, 0}; }
    ThumbnailDatabase::Options options(qint64 bytes, const std::function<qint64()>& now) const {
        return {m_folder->path(), bytes, 0, now};
    }
    qint64 bytesOnDisk() const {
        qint64 bytes = 0;
        for (const QFileInfo& file : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
            bytes += file.size();
        }
        return bytes;
    }
    void writeFile(const QByteArray& bytes) const {
        QFile file(filePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    // What the store says of a key: the picture, or a null one when it is missed.
    QImage lookUp(ThumbnailStore& store, const ThumbnailKey& key) {
        QSignalSpy found(&store, &ThumbnailStore::found);
        QSignalSpy missed(&store, &ThumbnailStore::missed);
        store.look({key}, kShape);
        if (!QTest::qWaitFor([&] { return found.size() + missed.size() > 0; })) {
            qFatal("the store did not answer");
        }
        return found.isEmpty() ? QImage() : found[0][1].value<QImage>();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsWrittenIsFoundAgain() {
        const ThumbnailKey large{kModel, ~quint64{0}, 3};
        {
            ThumbnailDatabase database(options());
            QVERIFY(database.isOpen());
            QVERIFY(!database.find(keyOf(1)));
            database.write({{keyOf(1), "one"}, {large, "large"}});
            database.write({{keyOf(1), "one again"}});
            QCOMPARE(database.find(keyOf(1)), std::optional<QByteArray>("one again"));
        }
        ThumbnailDatabase database(options());
        QCOMPARE(database.find(keyOf(1)), std::optional<QByteArray>("one again"));
        QCOMPARE(database.find(large), std::optional<QByteArray>("large"));
        QVERIFY(!database.find(keyOf(1, 4)));
        QVERIFY(!database.find({QStringLiteral("other"), 1, 5}));
        QVERIFY(!database.find({QStringLiteral("' OR 1=1 --"), 1, 5}));
    }

    void theFileStaysWithinItsLimit() {
        constexpr qint64 kLimit = 1 << 20;
        constexpr int kPicture = 6000;
        {
            ThumbnailDatabase database(options(kLimit, [this] { return m_now; }));
            for (quint64 seed = 0; seed < 1000; seed += 20) {
                ThumbnailDatabase::Rows rows;
                for (quint64 i = 0; i < 20; ++i) {
                    rows.emplace_back(keyOf(seed + i), noise(kPicture));
                }
                database.write(rows);
                // 0 is looked at all the time, the others never.
                QVERIFY2(database.find(keyOf(0)), "what was looked at a moment ago was removed");
                ++m_now;
            }
            QVERIFY(database.find(keyOf(999)));
            QVERIFY(!database.find(keyOf(1)));
            int kept = 0;
            for (quint64 seed = 0; seed < 1000; ++seed) {
                kept += database.find(keyOf(seed)) ? 1 : 0;
            }
            QVERIFY2(kept > 80 && kept * kPicture <= kLimit, qPrintable(QString::number(kept)));
        }
        // With what one batch of writing adds before room is made.
        QVERIFY2(bytesOnDisk() <= kLimit + 40 * kPicture, qPrintable(QString::number(bytesOnDisk())));
    }

    // What was kept while the clock ran ahead must not push out what is kept after it was put right.
    void aClockThatJumpedBackDoesNoHarm() {
        constexpr qint64 kLimit = 1 << 20;
        constexpr int kPicture = 6000;
        {
            ThumbnailDatabase database(options(kLimit, [this] { return m_now + 1'000'000'000'000; }));
            for (quint64 seed = 0; seed < 160; ++seed) {
                database.write({{keyOf(seed), noise(kPicture)}});
            }
        }
        ThumbnailDatabase database(options(kLimit, [this] { return m_now; }));
        ++m_now;
        for (quint64 seed = 1000; seed < 1100; ++seed) {
            database.write({{keyOf(seed), noise(kPicture)}});
        }
        for (quint64 seed = 1050; seed < 1100; ++seed) {
            QVERIFY2(database.find(keyOf(seed)), qPrintable(QString::number(seed)));
        }
    }

    void aDamagedFileIsReplaced_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("noise") << noise(20'000);
        QTest::newRow("text") << QByteArray("this is not a database\n").repeated(500);
        QTest::newRow("only the header") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("header and noise") << QByteArray("SQLite format 3\0", 16) + noise(8192);
        QTest::newRow("empty") << QByteArray();
    }
    void aDamagedFileIsReplaced() {
        QFETCH(QByteArray, bytes);
        writeFile(bytes);
        ThumbnailDatabase database(options());
        QVERIFY(!database.find(keyOf(1)));
        database.write({{keyOf(1), "one"}});
        QCOMPARE(database.find(keyOf(1)), std::optional<QByteArray>("one"));
    }

    void aFileOfAnotherFormIsReplaced() {
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setDatabaseName(filePath());
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("CREATE TABLE thumbnails (something TEXT)")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        ThumbnailDatabase database(options());
        database.write({{keyOf(1), "one"}});
        QCOMPARE(database.find(keyOf(1)), std::optional<QByteArray>("one"));
    }

    void damageWhileInUseIsSurvived() {
        {
            ThumbnailDatabase database(options());
            ThumbnailDatabase::Rows rows;
            for (quint64 seed = 0; seed < 200; ++seed) {
                rows.emplace_back(keyOf(seed), noise(6000));
            }
            database.write(rows);
        }
        QFile file(filePath());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        ThumbnailDatabase database(options());
        file.seek(8192);
        file.write(noise(size - 8192));
        file.close();
        for (quint64 seed = 0; seed < 200; ++seed) {
            database.find(keyOf(seed));
        }
        for (quint64 seed = 0; seed < 3; ++seed) {
            database.write({{keyOf(7), "seven"}});
        }
        if (database.isOpen()) {
            QCOMPARE(database.find(keyOf(7)), std::optional<QByteArray>("seven"));
        }
        ThumbnailDatabase next(options());
        next.write({{keyOf(7), "seven"}});
        next.write({{keyOf(7), "seven"}});
        QCOMPARE(next.find(keyOf(7)), std::optional<QByteArray>("seven"));
    }

    void withoutAPlaceNothingIsKept_data() {
        QTest::addColumn<QString>("folder");
        writeFile("a plain file");
        QTest::newRow("no folder") << QString();
        QTest::newRow("a file in the way") << QStringLiteral("plain/thumbnails");
        QTest::newRow("nobody can write there") << QStringLiteral("/proc/latentwalk");
        QTest::newRow("a folder in place of the file") << QStringLiteral("taken");
    }
    void withoutAPlaceNothingIsKept() {
        QFETCH(QString, folder);
        QFile file(m_folder->filePath(QStringLiteral("plain")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QDir(m_folder->path())
                    .mkpath(QStringLiteral("taken/") + ThumbnailDatabase::fileName() + QStringLiteral("/full")));
        if (!folder.isEmpty() && !folder.startsWith(u'/')) {
            folder = m_folder->filePath(folder);
        }
        ThumbnailStore store({folder});
        QVERIFY(lookUp(store, keyOf(1)).isNull());
        QSignalSpy shaped(&store, &ThumbnailStore::shaped);
        // For what has not been written yet it needs no disk. With so many it is written before the next is looked for.
        for (quint64 seed = 1; seed <= ThumbnailStore::kWrittenAtOnce; ++seed) {
            store.shape(keyOf(seed), plain(qRgb(200, 30, 30)), kShape, true);
        }
        QTRY_COMPARE(static_cast<std::size_t>(shaped.size()), ThumbnailStore::kWrittenAtOnce);
        QVERIFY(lookUp(store, keyOf(1)).isNull());
    }

    void twoProgramsUseTheSameFile() {
        ThumbnailDatabase first(options());
        ThumbnailDatabase second(options());
        for (quint64 seed = 0; seed < 40; seed += 2) {
            first.write({{keyOf(seed), "even"}});
            second.write({{keyOf(seed + 1), "odd"}});
        }
        for (quint64 seed = 0; seed < 40; ++seed) {
            const QByteArray expected = seed % 2 == 0 ? "even" : "odd";
            QCOMPARE(first.find(keyOf(seed)), std::optional(expected));
            QCOMPARE(second.find(keyOf(seed)), std::optional(expected));
        }
    }

    void aFileThatIsHeldByOthersDoesNoHarm() {
        ThumbnailDatabase database(options());
        database.write({{keyOf(1), "one"}});
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setDatabaseName(filePath());
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE")));
            database.write({{keyOf(2), "two"}});
            QCOMPARE(database.find(keyOf(1)), std::optional<QByteArray>("one"));
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("ROLLBACK")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        database.write({{keyOf(3), "three"}});
        QCOMPARE(database.find(keyOf(3)), std::optional<QByteArray>("three"));
        QCOMPARE(database.find(keyOf(1)), std::optional<QByteArray>("one"));
    }

    void aPictureIsShapedAndComesBackFromTheDisk() {
        const QRgb colour = qRgb(200, 60, 30);
        {
            ThumbnailStore store(options());
            QSignalSpy shaped(&store, &ThumbnailStore::shaped);
            // A model without small heads gives its full pictures.
            store.shape(keyOf(1), plain(colour, 512), kShape, true);
            store.shape(keyOf(2), plain(colour), kShape, false);
            QTRY_COMPARE(shaped.size(), 2);
            const auto image = shaped[0][1].value<QImage>();
            QCOMPARE(image.size(), QSize(96, 96));
            QCOMPARE(image.pixel(48, 48), colour);
            QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
        }
        ThumbnailStore store(options());
        QSignalSpy shaped(&store, &ThumbnailStore::shaped);
        store.shape(keyOf(3), plain(colour), kShape, true);
        QTRY_COMPARE(shaped.size(), 1);
        QVERIFY2(!lookUp(store, keyOf(3)).isNull(), "what will be written in a moment is not known");
        const QImage image = lookUp(store, keyOf(1));
        QCOMPARE(image.size(), QSize(96, 96));
        QVERIFY(std::abs(qRed(image.pixel(48, 48)) - 200) <= 2);
        QCOMPARE(qAlpha(image.pixel(95, 95)), 0);
        QVERIFY(lookUp(store, keyOf(2)).isNull());
    }

    void aMomentLaterItIsOnTheDisk() {
        ThumbnailStore store(options());
        store.shape(keyOf(1), plain(qRgb(1, 2, 3)), kShape, true);
        QTRY_VERIFY([this] {
            ThumbnailDatabase other(options());
            return other.find(keyOf(1)).has_value();
        }());
    }

    void whatIsNoPictureOfTheRightSizeIsMissed_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("noise") << noise(5000);
        QTest::newRow("too small") << encoded(plain(qRgb(9, 9, 9), 64), "jpeg");
        QTest::newRow("too large") << encoded(plain(qRgb(9, 9, 9), 4000), "jpeg");
        QTest::newRow("not square") << encoded(plain(qRgb(9, 9, 9), 128).copy(0, 0, 128, 64), "jpeg");
        QTest::newRow("another format") << encoded(plain(qRgb(9, 9, 9)), "png");
        QTest::newRow("cut off") << encoded(plain(qRgb(9, 9, 9)), "jpeg").left(100);
        QTest::newRow("very long") << QByteArray(8 << 20, 'x');
    }
    void whatIsNoPictureOfTheRightSizeIsMissed() {
        QFETCH(QByteArray, bytes);
        {
            ThumbnailDatabase database(options());
            database.write({{keyOf(1), bytes}, {keyOf(2), encoded(plain(qRgb(9, 9, 9)), "jpeg")}});
        }
        ThumbnailStore store(options());
        QVERIFY(lookUp(store, keyOf(1)).isNull());
        QVERIFY(!lookUp(store, keyOf(2)).isNull());
    }

    void onlyTheNewestListIsLookedFor() {
        ThumbnailStore store(options());
        QSignalSpy missed(&store, &ThumbnailStore::missed);
        std::vector<ThumbnailKey> many;
        for (quint64 seed = 0; seed < 20'000; ++seed) {
            many.push_back(keyOf(seed));
        }
        store.look(many, kShape);
        store.look({keyOf(99'999)}, kShape);
        QTRY_VERIFY(!missed.isEmpty() && missed.constLast()[0].value<ThumbnailKey>().seed == 99'999);
        QVERIFY(missed.size() < 20'000);
    }
};

}  // namespace

LATENTWALK_TEST(TestThumbnailStore, core)

}  // namespace test_thumbnail_store

#include "test_thumbnail_store.moc"
