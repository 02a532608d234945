// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <cmath>

#include "core/latent/found/taught_direction.h"
#include "core/message/error.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_taught_direction {

namespace {

constexpr std::int64_t kSize = 32;

// The coordinate axes as eigenvectors; eigenvalues that fall to a tenth within `leading` axes.
Spectrum axes(int leading) {
    Spectrum spectrum;
    spectrum.eigenvectors.assign(kSize * kSize, 0.0);
    for (std::int64_t i = 0; i < kSize; ++i) {
        spectrum.eigenvalues.push_back(i < leading ? 1.0 : 0.1);
        spectrum.eigenvectors[static_cast<std::size_t>(i * kSize + i)] = 1.0;
    }
    return spectrum;
}

// Marks that tell whether `planted` points along the latent; every `wrong`-th is a slip (0: none).
std::vector<Mark> marksAlong(const Latent& planted, int count, int wrong = 0, std::uint64_t seed = 100) {
    std::vector<Mark> marks;
    for (int i = 0; i < count; ++i) {
        const Latent latent = sampleLatent(seed + static_cast<std::uint64_t>(i), kSize);
        const bool more = cosine(latent, planted) > 0;
        marks.push_back({latent, (wrong > 0 && i % wrong == 0) != more});
    }
    return marks;
}

Latent axis(std::size_t index) {
    Latent latent(kSize, 0.0F);
    latent[index] = 1;
    return latent;
}

}  // namespace

class TestTaughtDirection : public QObject {
    Q_OBJECT

private slots:
    void findsWhatTheMarksTell() {
        const auto taught = teachDirection(marksAlong(axis(1), 60), axes(4), true);
        const double found = cosine(taught.direction.components, axis(1));
        QVERIFY2(found > 0.95, qPrintable(QString::number(found)));
        QVERIFY(taught.accuracy > 0.85);
        QCOMPARE(taught.direction.source, DirectionSource::Taught);
        QCOMPARE(taught.direction.value, taught.accuracy);
        QVERIFY(std::abs(cosine(taught.direction.components, taught.direction.components) - 1) < 1e-12);
    }

    void towardsMoreIsThePositiveWay() {
        auto marks = marksAlong(axis(1), 60);
        const auto more = teachDirection(marks, axes(4), true);
        for (Mark& mark : marks) {
            mark.more = !mark.more;
        }
        const auto less = teachDirection(marks, axes(4), true);
        QVERIFY(cosine(more.direction.components, less.direction.components) < -0.999);
    }

    // With fewer marks than components the spectrum decides what can be learnt.
    void theSpectrumIsThePrior() {
        const auto marks = marksAlong(axis(1), 24);
        const double informed = cosine(teachDirection(marks, axes(4), true).direction.components, axis(1));
        const double flat = cosine(teachDirection(marks, axes(kSize), true).direction.components, axis(1));
        QVERIFY2(informed > flat + 0.1, qPrintable(QStringLiteral("%1 %2").arg(informed).arg(flat)));
    }

    // With a prior that lets every mark be learnt by heart, so that marks which had not been kept back would show.
    void marksAtRandomAreToldNoBetterThanByGuessing() {
        double sum = 0;
        for (std::uint64_t trial = 0; trial < 8; ++trial) {
            std::vector<Mark> marks;
            for (std::uint64_t i = 0; i < 40; ++i) {
                // Labels from bits of other latents, twice as many of one kind: still 0.5 is guessing.
                marks.push_back(
                    {sampleLatent(1000 * trial + i, kSize), sampleLatent(77 + 991 * trial + i, 1)[0] > 0.4F});
            }
            sum += teachDirection(marks, axes(kSize), true).accuracy;
        }
        QVERIFY2(std::abs(sum / 8 - 0.5) < 0.12, qPrintable(QString::number(sum / 8)));
    }

    void slipsWeakenThePriorsTrust() {
        const auto sure = teachDirection(marksAlong(axis(1), 80), axes(4), true);
        const auto slips = teachDirection(marksAlong(axis(1), 80, 4), axes(4), true);
        QVERIFY(slips.priorDeviation < sure.priorDeviation);
        QVERIFY(slips.accuracy < sure.accuracy);
        QVERIFY(cosine(slips.direction.components, axis(1)) > 0.7);
    }

    void theLengthOfALatentCountsOnlyWithoutPixelNorm() {
        auto marks = marksAlong(axis(1), 40);
        const auto before = teachDirection(marks, axes(4), true);
        const auto plain = teachDirection(marks, axes(4), false);
        for (std::size_t i = 0; i < marks.size(); i += 2) {
            for (float& value : marks[i].latent) {
                value *= 8;
            }
        }
        const double same =
            cosine(teachDirection(marks, axes(4), true).direction.components, before.direction.components);
        const double other =
            cosine(teachDirection(marks, axes(4), false).direction.components, plain.direction.components);
        QVERIFY(same > 1 - 1e-6);
        QVERIFY(other < 1 - 1e-3);
    }

    void isDeterministic() {
        const auto marks = marksAlong(axis(2), 50, 7);
        QVERIFY(teachDirection(marks, axes(4), true).direction == teachDirection(marks, axes(4), true).direction);
    }

    void canBeCancelled() {
        const auto marks = marksAlong(axis(1), 40);
        std::int64_t asked = 0;
        const auto tell = [&](const Progress& progress) {
            ++asked;
            if (progress.done + 1 == progress.all) {
                throw Stopped();
            }
        };
        QVERIFY_EXCEPTION_THROWN(teachDirection(marks, axes(4), true, tell), Stopped);
        QVERIFY(asked > 1);
    }

    void tooFewMarksAreASentence() {
        std::vector<Mark> marks;
        for (std::uint64_t i = 0; i < 15; ++i) {
            marks.push_back({sampleLatent(i, kSize), i < 8});
        }
        try {
            teachDirection(marks, axes(4), true);
            QFAIL("fewer than eight of a kind were taken");
        } catch (const Error& error) {
            QVERIFY(QString(error.what()).contains("at least 8 faces of each kind; there are 8 with more and 7"));
        }
        marks.push_back({sampleLatent(99, kSize), false});
        teachDirection(marks, axes(4), true);
        marks.push_back({Latent{1, 2}, false});
        QVERIFY_EXCEPTION_THROWN(teachDirection(marks, axes(4), true), std::invalid_argument);
    }

    // The same face marked both ways, over and over, must not end in a direction of NaNs.
    void contradictionsStayFinite() {
        std::vector<Mark> marks;
        for (std::uint64_t i = 0; i < 20; ++i) {
            marks.push_back({sampleLatent(i / 2, kSize), i % 2 == 0});
        }
        try {
            const auto taught = teachDirection(marks, axes(4), true);
            for (const float value : taught.direction.components) {
                QVERIFY(std::isfinite(value));
            }
            QVERIFY(taught.accuracy <= 0.6);
        } catch (const Error&) {
            // that they tell nothing is as good an answer
        }
    }
};

LATENTWALK_TEST(TestTaughtDirection, none)

}  // namespace test_taught_direction

#include "test_taught_direction.moc"
