// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <algorithm>
#include <numeric>
#include <string>

#include "core/file/sha256.h"
#include "core/output/grid.h"
#include "core/picture/font_letters.h"
#include "core/picture/lettering.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_lettering {
namespace {

constexpr std::uint32_t kWhite = 0xFFFFFF;

Picture drawn(const std::string& text, int size = 2) {
    Picture picture{120, 30, std::vector<std::uint8_t>(120 * 30 * 3)};
    drawText(picture, text, 4, 6, 110, size, kWhite);
    return picture;
}

bool isEmpty(const Picture& picture) {
    return std::all_of(picture.rgb.begin(), picture.rgb.end(), [](std::uint8_t value) { return value == 0; });
}

bool hasFont() {
    return fontLetter(U'\u8138', 16).has_value();
}

}  // namespace

class TestLettering : public QObject {
    Q_OBJECT

private slots:
    // In ASCII a caption is the same on every computer, as it was in earlier versions.
    void asciiKeepsItsBytes_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("1") << 1 << QByteArray("2de50caf10a8cd02a63e81707f49f39d1b79b56096c3223b39bd5c2c280eda4f");
        QTest::newRow("2") << 2 << QByteArray("345d3acdc7072fac4e9699233ef59ddf2bc3cf77f11d2ee6d949657f34a16353");
    }
    void asciiKeepsItsBytes() {
        QFETCH(int, size);
        QFETCH(QByteArray, digest);
        const Picture picture = drawn("Abz 09 #7~\x01", size);
        QCOMPARE(QByteArray::fromStdString(sha256(std::as_bytes(std::span(picture.rgb)))), digest);
        QCOMPARE(textWidth("Abc", size), std::int64_t{17} * size);
        QCOMPARE(textWidth("", size), std::int64_t{0});
    }

    // Captions have two pixels above their letters: an accent on a capital is within them.
    void accentsOfCapitalsAreThere() {
        if (!fontLetter(U'\u00C9', 11)) {
            QSKIP("no font of this computer has accents");
        }
        for (const int size : {1, 2, 3}) {
            Picture picture{40, 40, std::vector<std::uint8_t>(40 * 40 * 3)};
            drawText(picture, "\u00C9", 4, 10, 30, size, kWhite);
            const auto inkOf = [&](std::int64_t first, std::int64_t end) {
                return std::accumulate(picture.rgb.begin() + first * 40 * 3, picture.rgb.begin() + end * 40 * 3, 0);
            };
            QCOMPARE(inkOf(0, 10 - 2), 0);
            QVERIFY(inkOf(10 - 2, 10) > 0);
            QVERIFY(inkOf(10, 10 + 7 * size) > inkOf(10 - 2, 10));
        }
    }

    void chineseNamesAreLetters() {
        if (!hasFont()) {
            QSKIP("no font of this computer has Chinese letters");
        }
        const std::string boxes = "\x01\x01";
        const std::string one = "\u5f20\u4f1f";
        const std::string other = "\u674e\u5a1c";
        for (const int size : {1, 2}) {
            QVERIFY(!isEmpty(drawn(one, size)));
            QVERIFY(drawn(one, size) != drawn(other, size));
            QVERIFY(drawn(one, size) != drawn(boxes, size));
            QVERIFY(drawn(one, size) == drawn(one, size));
            QVERIFY(textWidth(one, size) > textWidth(boxes, size));
            // They stay within the two pixels above and below a line.
            const Picture picture = drawn(one, size);
            for (std::int64_t y = 0; y < picture.height; ++y) {
                if (y < 4 || y >= 6 + textHeight(size) + 2) {
                    QVERIFY(std::all_of(picture.rgb.begin() + y * 360, picture.rgb.begin() + (y + 1) * 360,
                                        [](std::uint8_t value) { return value == 0; }));
                }
            }
        }
    }

    // Both kinds stand in one line, and what comes before a letter of a font is as it was.
    void lettersStandBesideEachOther() {
        if (!hasFont()) {
            QSKIP("no font of this computer has Chinese letters");
        }
        const Picture both = drawn("A\u8138");
        const Picture first = drawn("A");
        QVERIFY(both != first);
        for (std::int64_t y = 0; y < both.height; ++y) {
            const auto row = both.rgb.begin() + y * both.width * 3;
            QVERIFY(std::equal(row, row + (4 + 10) * 3, first.rgb.begin() + y * first.width * 3));
        }
        QCOMPARE(textWidth("A\u8138", 2), 2 * (5 + 1) + textWidth("\u8138", 2));
    }

    void whatNoFontHasIsABox() {
        const Picture box = drawn("\x01");
        QVERIFY(!isEmpty(box));
        QVERIFY(drawn("\U0010FFFE") == box);            // no character
        QVERIFY(drawn("\xFF") == box);                  // no UTF-8
        QVERIFY(drawn("\xE8\x84") == box);              // cut off
        QVERIFY(drawn("\xC0\x80") == box);              // a NUL in two bytes
        QVERIFY(drawn("\xF8\x88\x80\x80\x80") == box);  // longer than UTF-8 is
        QCOMPARE(textWidth("\xE8\x84", 2), textWidth("\x01", 2));
    }

    void lettersAreCutOffAtTheWidthAndAtTheEdges() {
        Picture picture{20, 10, std::vector<std::uint8_t>(600)};
        drawText(picture, "\u8138\u8138\u8138\u8138", -5, -5, 12, 2, kWhite);
        for (std::int64_t y = 0; y < 10; ++y) {
            for (std::int64_t x = 7; x < 20; ++x) {
                QCOMPARE(picture.rgb[static_cast<std::size_t>((y * 20 + x) * 3)], std::uint8_t{0});
            }
        }
    }

    void captionsOfGridsDifferByName() {
        if (!hasFont()) {
            QSKIP("no font of this computer has Chinese letters");
        }
        const Images images{1, 3, 128, 128, std::vector<float>(3 * 128 * 128, 0.5F)};
        const auto grid = [&](const std::string& name) {
            GridLayout layout;
            layout.captions = {name};
            return makeGrid(images, layout);
        };
        const Picture one = grid("\u5f20\u4f1f");
        const Picture other = grid("\u674e\u5a1c");
        QCOMPARE(one.width, other.width);
        QCOMPARE(one.height, grid("A").height);
        const auto imageEnd = one.width * (2 + 128) * 3;
        QVERIFY(std::equal(one.rgb.begin(), one.rgb.begin() + imageEnd, other.rgb.begin()));
        QVERIFY(!std::equal(one.rgb.begin() + imageEnd, one.rgb.end(), other.rgb.begin() + imageEnd));
    }
};

LATENTWALK_TEST(TestLettering, core)

}  // namespace test_lettering

#include "test_lettering.moc"
