#include <QTest>

#include "core/latent/latent.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_latent {

class TestLatent : public QObject {
    Q_OBJECT

private slots:
    void seedEqualsPythonToTheLastBit() {
        const auto expected = test::readFloats(test::dataPath("reference/celeba128/seeds.latents.f32"));
        const auto seeds = test::readJson(test::dataPath("reference/celeba128/seeds.json"))["seeds"].toArray();
        QCOMPARE(static_cast<std::size_t>(seeds.size()) * 512, expected.size());
        for (qsizetype i = 0; i < seeds.size(); ++i) {
            const Latent latent = sampleLatent(static_cast<std::uint64_t>(seeds[i].toInt()), 512);
            QVERIFY(std::equal(latent.begin(), latent.end(), expected.begin() + i * 512));
        }
    }

    void batchEqualsPythonToTheLastBit() {
        const LatentBatch batch = sampleBatch(0, 8, 512);
        QCOMPARE(batch.count, 8);
        QVERIFY(batch.values == test::readFloats(test::dataPath("reference/celeba128/batch_seed0.latents.f32")));
    }

    // tests/data/latents: written by make_latents.py with Python's torch.
    void largeSeedsAndOddSizesEqualPython_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("size");
        const auto cases = test::readJson(test::dataPath("latents/cases.json"))["cases"].toArray();
        QVERIFY(cases.size() > 5);
        for (const auto& value : cases) {
            const auto object = value.toObject();
            const auto file = object["file"].toString();
            QTest::newRow(qPrintable(file))
                << file << object["seed"].toString().toULongLong() << object["count"].toInt() << object["size"].toInt();
        }
    }
    void largeSeedsAndOddSizesEqualPython() {
        QFETCH(QString, file);
        QFETCH(quint64, seed);
        QFETCH(int, count);
        QFETCH(int, size);
        const auto expected = test::readFloats(test::dataPath("latents/" + file));
        const LatentBatch batch = sampleBatch(seed, count, size);
        QCOMPARE(batch.values.size(), expected.size());
        QVERIFY(batch.values == expected);
        if (count == 1) {
            QVERIFY(sampleLatent(seed, size) == expected);
        }
    }

    void samplingDoesNotDependOnWhatCameBefore() {
        const Latent first = sampleLatent(7, 40);
        sampleBatch(8, 3, 41);
        QVERIFY(sampleLatent(7, 40) == first);
        QVERIFY(sampleLatent(9, 40) != first);
    }

    void batchesRefuseLatentsOfAnotherSize() {
        LatentBatch batch{0, 4, {}};
        batch.append(Latent{1, 2, 3, 4});
        QVERIFY_EXCEPTION_THROWN(batch.append(Latent{1, 2, 3}), std::invalid_argument);
        QCOMPARE(batch.count, 1);
        QVERIFY_EXCEPTION_THROWN(sampleBatch(0, 1, 0), std::invalid_argument);
    }

    void slicesAreRows() {
        const LatentBatch batch = sampleBatch(3, 5, 16);
        const LatentBatch middle = batch.slice(1, 3);
        QCOMPARE(middle.count, 3);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(std::ranges::equal(middle.row(i), batch.row(i + 1)));
        }
        QVERIFY_EXCEPTION_THROWN(batch.slice(3, 3), std::out_of_range);
    }
};

}  // namespace test_latent

LATENTWALK_TEST(TestLatent, none)
#include "test_latent.moc"
