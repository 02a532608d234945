// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <set>

#include "core/latent/latent.h"
#include "core/model/labels/label_text.h"
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

    // As the README has it in Python: i = z[:, a:b].argmax(1); z[:, a:b] = one_hot(i).
    void labelsFollowFromTheSeedOrAreChosen() {
        const Labels labels{{"Main", {"cat", "dog", "fox"}}, {"Colour", {"red", "blue"}}};
        std::set<std::size_t> seen;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const Latent plain = sampleLatent(seed, 21);
            const Latent labelled = sampleLatent(seed, 21, labels);
            QVERIFY(std::equal(plain.begin(), plain.begin() + 16, labelled.begin()));
            const auto largest =
                static_cast<std::size_t>(std::max_element(plain.begin() + 16, plain.begin() + 19) - plain.begin());
            for (std::size_t i = 16; i < 19; ++i) {
                QCOMPARE(labelled[i], i == largest ? 1.0F : 0.0F);
            }
            QCOMPARE(labelled[19], plain[19] >= plain[20] ? 1.0F : 0.0F);
            QCOMPARE(labelled[20], 1.0F - labelled[19]);
            seen.insert(largest);
            const Latent chosen = sampleLatent(seed, 21, labels, {1});
            QVERIFY((Latent(chosen.begin() + 16, chosen.begin() + 19) == Latent{0, 1, 0}));
            QVERIFY(std::equal(chosen.begin() + 19, chosen.end(), labelled.begin() + 19));
        }
        QCOMPARE(seen.size(), std::size_t{3});
        const LatentBatch plainBatch = sampleBatch(1, 3, 21);
        const LatentBatch batch = sampleBatch(1, 3, 21, labels);
        for (std::int64_t i = 0; i < 3; ++i) {
            Latent row(plainBatch.row(i).begin(), plainBatch.row(i).end());
            putLabels(row, labels);
            QVERIFY(std::ranges::equal(batch.row(i), row));
        }
        QVERIFY_EXCEPTION_THROWN(sampleLatent(0, 4, labels), std::invalid_argument);
    }

    void labelsAreSaidWhereTheyAreOneValue() {
        const Labels labels{{"Main", {"cat", "dog", "fox"}}, {"Colour", {"red", "blue"}}};
        const auto said = [&](const Latent& latent) { return QString::fromStdString(describeLabels(latent, labels)); };
        QCOMPARE(said({7, 0, 1, 0, 0, 1}), QString("Main: dog, Colour: blue"));
        QCOMPARE(said({7, 0.5F, 0.5F, 0, 1, 0}), QString("Colour: red"));
        QCOMPARE(said({7, 1, 1, 0, 1, 1}), QString());
        QVERIFY(describeLabels(Latent{1, 2}, {}).empty());
    }

    void choicesThatSayTheSameAreEqual() {
        LabelChoice choice;
        choose(choice, 2, 1);
        QVERIFY((choice == LabelChoice{kFromSeed, kFromSeed, 1}));
        QCOMPARE(chosenOf(choice, 2), 1);
        QCOMPARE(chosenOf(choice, 0), kFromSeed);
        QCOMPARE(chosenOf(choice, 9), kFromSeed);
        choose(choice, 2, kFromSeed);
        QVERIFY(choice.empty());
        choose(choice, 3, kFromSeed);
        QVERIFY(choice.empty());
    }

    // A choice that another model's labels do not have.
    void choicesAreFittedToLabels() {
        const Labels labels{{"Main", {"cat", "dog", "fox"}}, {"Colour", {"red", "blue"}}};
        LabelChoice choice{2, 2, 0};
        QVERIFY(!fits(choice, labels));
        fitTo(labels, choice);
        QVERIFY((choice == LabelChoice{2}));
        choice = {kFromSeed, 1};
        QVERIFY(fits(choice, labels));
        fitTo({}, choice);
        QVERIFY(choice.empty());
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

LATENTWALK_TEST(TestLatent, none)

}  // namespace test_latent

#include "test_latent.moc"
