// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/film/film_reader.h"
#include "core/film/gif_packet.h"
#include "core/message/file_error.h"
#include "tests/support/colour_film.h"
#include "tests/support/damaged_file.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_film_damage {

// Films of which a part is missing or wrong: what is whole of them is read, and the rest is said.
class TestFilmDamage : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString file(const QString& name) const { return m_folder.filePath(name); }

    // What a film gives, a picture each second, and what it says at its end.
    struct Seen {
        std::vector<FilmPicture> pictures;
        QString damage;
    };
    Seen read(const QString& name, const QByteArray& bytes) const {
        QFile out(file(name));
        if (!out.open(QFile::WriteOnly) || out.write(bytes) != bytes.size()) {
            throw std::runtime_error("cannot write");
        }
        out.close();
        Seen seen;
        try {
            if (const auto film = openFilm(file(name).toStdString(), 64)) {
                while (auto next = film->next(static_cast<double>(seen.pictures.size()), {})) {
                    seen.pictures.push_back(std::move(*next));
                }
            }
        } catch (const FileError& error) {
            seen.damage = error.what();
        }
        return seen;
    }
    static void checkColours(const Seen& seen) {
        for (const FilmPicture& each : seen.pictures) {
            const auto second = static_cast<std::size_t>(each.seconds + 0.01);
            QVERIFY(second < kSeconds.size());
            QVERIFY(distance(meanOf(each.picture), kSeconds[second]) <= 8);
        }
    }

private slots:
    void initTestCase() {
        for (const char* name : {"whole.mp4", "whole.webm", "whole.gif"}) {
            writeColours(file(name).toStdString(), kSeconds, 5);
        }
    }

    void cutOffItIsReadAsFarAsItGoes_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("webm") << "whole.webm";
        QTest::newRow("gif") << "whole.gif";
    }
    void cutOffItIsReadAsFarAsItGoes() {
        QFETCH(QString, name);
        const QByteArray whole = readAll(file(name));
        const Seen all = read("cut-" + name, whole);
        QCOMPARE(all.pictures.size(), kSeconds.size());
        QVERIFY2(all.damage.isEmpty(), qPrintable(all.damage));
        std::size_t most = 0;
        for (int tenth = 1; tenth < 10; ++tenth) {
            const Seen seen = read("cut-" + name, whole.first(whole.size() * tenth / 10));
            QVERIFY(seen.pictures.size() >= most);
            most = seen.pictures.size();
            checkColours(seen);
        }
        QVERIFY(most >= 3);
    }

    // Where one block ends and the next begins, and nowhere else: this one has a block and an image for each frame.
    void whatIsLeftOfAGifIsNoPacket() {
        const QByteArray whole = readAll(file("whole.gif"));
        const auto isWhole = [&](qsizetype length) {
            return isWholeGifPacket({reinterpret_cast<const std::uint8_t*>(whole.data()), std::size_t(length)});
        };
        QVERIFY(isWhole(whole.size()) && isWhole(whole.size() - 1));
        constexpr qsizetype kSignature = 4, kDescriptor = 13, kOthers = 6;
        qsizetype wholes = 0;
        for (qsizetype length = kSignature; length < whole.size(); ++length) {
            wholes += isWhole(length) ? 1 : 0;
            QVERIFY(!isWhole(length) || length >= kDescriptor);
        }
        const qsizetype images = whole.count(QByteArray::fromHex("21f904"));
        QVERIFY(images >= qsizetype(kSeconds.size()));
        QVERIFY2(wholes >= 2 * images && wholes <= 2 * images + kOthers, qPrintable(QString::number(wholes)));
    }

    // Its index is at its end.
    void anMp4WithoutItsEndCannotBeRead() {
        const Seen seen = read("cut.mp4", readAll(file("whole.mp4")).chopped(100));
        QVERIFY(seen.pictures.empty());
        QVERIFY2(seen.damage.contains("cut.mp4 cannot be read as a film"), qPrintable(seen.damage));
    }

    // Behind a wrong place nothing is taken until a frame that stands for itself.
    void whatIsMadeFromDamageIsNotTaken() {
        const Seen seen = read("wrong.mp4", grainyMp4(file("wrong.mp4"), true));
        QVERIFY2(seen.damage.contains("wrong.mp4 is damaged at 0:"), qPrintable(seen.damage));
        QVERIFY(!seen.pictures.empty() && seen.pictures.size() < kSeconds.size());
        checkColours(seen);
    }

    void anyByteMayBeWrong_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"whole.mp4", "whole.webm", "whole.gif"}) {
            QTest::newRow(name) << name;
        }
    }
    void anyByteMayBeWrong() {
        QFETCH(QString, name);
        const QString path = file("damaged-" + name);
        DamagedFile damaged(path, readAll(file(name)), [&] {
            QByteArray all;
            if (const auto film = openFilm(path.toStdString(), 32)) {
                while (const auto next = film->next(0, {})) {
                    if (next->picture.width > 32 || next->picture.height > 32 ||
                        next->picture.rgb.size() !=
                            static_cast<std::size_t>(next->picture.width * next->picture.height * 3)) {
                        throw std::runtime_error("another size");
                    }
                    all += static_cast<char>(next->picture.rgb.front());
                }
            }
            return all;
        });
        damaged.flip(150);
        damaged.resize(100);
        QVERIFY(damaged.tried() > 200);
    }
};

LATENTWALK_TEST(TestFilmDamage, core)

}  // namespace test_film_damage

#include "test_film_damage.moc"
