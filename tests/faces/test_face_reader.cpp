// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/faces/face_reader.h"
#include "core/faces/named/names.h"
#include "core/faces/open_face_networks.h"
#include "tests/faces/face_picture.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::faces;

namespace test_face_reader {

namespace {

Picture mirrored(const Picture& picture) {
    Picture result = picture;
    for (std::int64_t y = 0; y < picture.height; ++y) {
        for (std::int64_t x = 0; x < picture.width; ++x) {
            for (std::int64_t c = 0; c < 3; ++c) {
                result.rgb[std::size_t((y * picture.width + x) * 3 + c)] =
                    picture.rgb[std::size_t((y * picture.width + picture.width - 1 - x) * 3 + c)];
            }
        }
    }
    return result;
}

Picture enlarged(const Picture& picture, std::int64_t factor) {
    Picture result{picture.width * factor, picture.height * factor, {}};
    for (std::int64_t y = 0; y < result.height; ++y) {
        for (std::int64_t x = 0; x < result.width; ++x) {
            const auto* from = picture.rgb.data() + (y / factor * picture.width + x / factor) * 3;
            result.rgb.insert(result.rgb.end(), from, from + 3);
        }
    }
    return result;
}

// A third more red and less blue, or the right half darker: what the scores are about.
Picture changed(Picture picture, const auto& change) {
    for (std::int64_t y = 0; y < picture.height; ++y) {
        for (std::int64_t x = 0; x < picture.width; ++x) {
            change(x, y, picture.rgb.data() + (y * picture.width + x) * 3);
        }
    }
    return picture;
}

}  // namespace

class TestFaceReader : public QObject {
    Q_OBJECT

    FaceReader m_reader{builtInFaceNetworks()};

private slots:
    void namesOfScoresAreTheDirectionsNames() {
        for (std::size_t i = 0; i < kScoreCount; ++i) {
            QVERIFY(scoreOf(idOf(scoreAt(i))) == scoreAt(i));
            QVERIFY(i >= kNamedScoreCount || findName(idOf(scoreAt(i))) != nullptr);
        }
        QVERIFY(!scoreOf("beauty"));
    }

    void facesAreReadWhole() {
        for (int seed = 0; seed < 10; ++seed) {
            const FaceScores scores = m_reader.read(test::facePicture(seed));
            QVERIFY(scores.readable);
            QVERIFY(scores.disagreement >= 0);
            for (std::size_t i = 0; i < kScoreCount; ++i) {
                QVERIFY2(std::isfinite(scores.values[i]), idOf(scoreAt(i)).data());
            }
            QVERIFY(scores[Score::Age] > 5 && scores[Score::Age] < 90);
        }
    }

    // Averaging over both makes it exact but for rounding.
    void theMirrorTurnsWhatTurnsAndNothingElse() {
        const Picture picture = test::facePicture(3);
        const FaceScores scores = m_reader.read(picture);
        const FaceScores other = m_reader.read(mirrored(picture));
        for (std::size_t i = 0; i < kScoreCount; ++i) {
            const float sign = turnsInMirror(scoreAt(i)) ? -1 : 1;
            const float tolerance = 1e-3F * std::max(1.0F, std::abs(scores.values[i]));
            QVERIFY2(std::abs(scores.values[i] - sign * other.values[i]) < tolerance, idOf(scoreAt(i)).data());
        }
        QVERIFY(std::abs(scores.disagreement - other.disagreement) < 1e-4F);
    }

    void theSizeOfAPictureDoesNotCount() {
        const Picture picture = test::facePicture(5);
        const FaceScores scores = m_reader.read(picture);
        const FaceScores large = m_reader.read(enlarged(picture, 3));
        for (std::size_t i = 0; i < kScoreCount; ++i) {
            QVERIFY2(std::abs(scores.values[i] - large.values[i]) < 1e-3F, idOf(scoreAt(i)).data());
        }
    }

    void theMiddleOfAWidePictureIsRead() {
        const Picture picture = test::facePicture(5);
        Picture wide{picture.width + 60, picture.height, {}};
        wide.rgb.resize(std::size_t(wide.width * wide.height * 3), 200);
        for (std::int64_t y = 0; y < picture.height; ++y) {
            std::copy_n(picture.rgb.begin() + y * picture.width * 3, picture.width * 3,
                        wide.rgb.begin() + (y * wide.width + 30) * 3);
        }
        QCOMPARE(m_reader.read(wide).values, m_reader.read(picture).values);
    }

    void scoresMoveWithWhatTheyAreAbout() {
        const Picture picture = test::facePicture(0);
        const FaceScores before = m_reader.read(picture);
        const auto rises = [&](Score score, const auto& change) {
            return m_reader.read(changed(picture, change))[score] > before[score];
        };
        const auto scale = [](std::uint8_t& value, double factor) {
            value = std::uint8_t(std::min(255.0, value * factor));
        };
        QVERIFY(rises(Score::Brightness,
                      [&](auto, auto, std::uint8_t* p) { scale(p[0], 1.3), scale(p[1], 1.3), scale(p[2], 1.3); }));
        QVERIFY(rises(Score::Warmth, [&](auto, auto, std::uint8_t* p) { scale(p[0], 1.2), scale(p[2], 0.8); }));
        QVERIFY(rises(Score::Light, [&](auto x, auto, std::uint8_t* p) {
            const double factor = x < 64 ? 0.8 : 1;
            scale(p[0], factor), scale(p[1], factor), scale(p[2], factor);
        }));
        QVERIFY(rises(Score::Background, [](auto x, auto y, std::uint8_t* p) {
            if (y < 32 && (x < 20 || x >= 108)) {
                p[0] = p[1] = p[2] = 255;
            }
        }));
    }

    void withoutNetworksPixelsStillTell() {
        FaceReader pixels(nullptr);
        const FaceScores scores = pixels.read(test::facePicture(2));
        const FaceScores all = m_reader.read(test::facePicture(2));
        QVERIFY(!scores.readable && std::isnan(scores.disagreement));
        for (std::size_t i = 0; i < kScoreCount; ++i) {
            const bool expected = needsOf(scoreAt(i)) == Needs::Pixels;
            QCOMPARE(scores.has(scoreAt(i)), expected);
            QVERIFY(!expected || scores.values[i] == all.values[i]);
        }
    }

    void anEmptyPictureIsRefused() {
        QVERIFY_EXCEPTION_THROWN(m_reader.read({}), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(m_reader.read({4, 4, std::vector<std::uint8_t>(5)}), std::invalid_argument);
    }
};

}  // namespace test_face_reader

using test_face_reader::TestFaceReader;
LATENTWALK_TEST(TestFaceReader, none)
#include "test_face_reader.moc"
