// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>

#include "core/picture/images.h"
#include "core/picture/photo/photo.h"
#include "core/torch/torch_functions.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_sliced_wasserstein {
namespace {

constexpr std::int64_t kTile = 32, kAcross = 16;

// 256 images of 32x32 out of a sheet of 16x16 of them.
Images imagesOf(const QString& name) {
    const Picture sheet = readPhoto(dataPath("training/" + name).toStdString());
    Images images{kAcross * kAcross, 3, kTile, kTile, {}};
    images.values.reserve(static_cast<std::size_t>(images.count * 3 * kTile * kTile));
    for (std::int64_t i = 0; i < images.count; ++i) {
        for (std::int64_t channel = 0; channel < 3; ++channel) {
            for (std::int64_t pixel = 0; pixel < kTile * kTile; ++pixel) {
                const std::int64_t y = i / kAcross * kTile + pixel / kTile, x = i % kAcross * kTile + pixel % kTile;
                images.values.push_back(
                    static_cast<float>(sheet.rgb[static_cast<std::size_t>((y * sheet.width + x) * 3 + channel)]));
            }
        }
    }
    return images;
}

// Its first eight again and again.
Images eightOf(const Images& images) {
    Images result = images;
    const auto size = static_cast<std::size_t>(3 * kTile * kTile);
    for (std::size_t i = 0; i < static_cast<std::size_t>(images.count); ++i) {
        std::copy_n(images.values.begin() + static_cast<std::ptrdiff_t>(i % 8 * size), size,
                    result.values.begin() + static_cast<std::ptrdiff_t>(i * size));
    }
    return result;
}

}  // namespace

class TestSlicedWasserstein : public QObject {
    Q_OBJECT

private slots:
    // The figures are of the paper's own code, mean and deviation of six runs (tests/data/training/swd.json).
    void isThePapers_data() {
        QTest::addColumn<QString>("other");
        QTest::newRow("other faces") << "a_b";
        QTest::newRow("blurred faces") << "a_c";
        QTest::newRow("eight faces only") << "a_d";
    }
    void isThePapers() {
        QFETCH(QString, other);
        const Images a = imagesOf("swd_a.webp");
        const Images b =
            other == "a_d" ? eightOf(imagesOf("swd_b.webp")) : imagesOf(other == "a_b" ? "swd_b.webp" : "swd_c.webp");
        const auto found = torchFunctions().slicedWasserstein(a, b, 1, 2);
        QCOMPARE(found.size(), std::size_t{2});  // 32x32 and 16x16
        const QJsonObject wanted = readJson(dataPath("training/swd.json"))["results"].toObject()[other].toObject();
        for (int level = 0; level < 2; ++level) {
            const double mean = wanted["mean"].toArray()[level].toDouble();
            const double deviation = wanted["std"].toArray()[level].toDouble();
            const double value = found[static_cast<std::size_t>(level)];
            QVERIFY2(std::abs(value - mean) < 3 * deviation,
                     qPrintable(QString("level %1: %2, not %3 +- %4").arg(level).arg(value).arg(mean).arg(deviation)));
        }
    }

    void isTheSameForTheSameSeed() {
        Images a{8, 3, 8, 8, {}}, b = a;
        for (int i = 0; i < 8 * 3 * 64; ++i) {
            a.values.push_back(static_cast<float>(i % 7));
            b.values.push_back(static_cast<float>(i % 11));
        }
        const auto first = torchFunctions().slicedWasserstein(a, b, 4, 1);
        QCOMPARE(first.size(), std::size_t{1});
        QVERIFY(first == torchFunctions().slicedWasserstein(a, b, 4, 1));
        QVERIFY(first != torchFunctions().slicedWasserstein(a, b, 5, 1));
    }
};

LATENTWALK_TEST(TestSlicedWasserstein, core)

}  // namespace test_sliced_wasserstein

#include "test_sliced_wasserstein.moc"
