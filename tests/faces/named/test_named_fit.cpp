// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/faces/named/fit/find_named.h"
#include "core/faces/named/fit/hold.h"
#include "core/faces/named/fit/linear_fit.h"
#include "core/latent/direction.h"
#include "core/message/error.h"
#include "tests/support/room.h"

using namespace latentwalk;
using faces::Score;

namespace test_named_fit {

namespace {

constexpr std::int64_t kSize = 160;

// The latent's components themselves, each amplified less than the one before.
Spectrum plainSpectrum() {
    Spectrum spectrum;
    spectrum.eigenvectors.assign(kSize * kSize, 0);
    for (std::int64_t i = 0; i < kSize; ++i) {
        spectrum.eigenvalues.push_back(10.0 / (1.0 + static_cast<double>(i) / 8));
        spectrum.eigenvectors[static_cast<std::size_t>(i * kSize + i)] = 1;
    }
    return spectrum;
}

// A model whose score k is 3 + 2 times component k of z / rms(z), and a little of what the components far behind say.
// `mixed`: a smile comes with half as much age, and what can be told of colour strength changes
// warmth more.
faces::FaceScores scoresOf(std::span<const float> latent, bool faces, bool mixed = false) {
    double squares = 0;
    for (const float value : latent) {
        squares += static_cast<double>(value) * value;
    }
    const double rms = std::sqrt(squares / static_cast<double>(latent.size()));
    faces::FaceScores scores;
    scores.readable = faces;
    scores.disagreement = faces ? 0.01F : std::nanf("");
    for (std::size_t k = 0; k < faces::kScoreCount; ++k) {
        const Score score = faces::scoreAt(k);
        if (faces || needsOf(score) == faces::Needs::Pixels) {
            double value = latent[k] + 0.2 * latent[100 + k];
            if (mixed && score == Score::Age) {
                value += 0.5 * latent[indexOf(Score::Smile)];
            }
            if (mixed && score == Score::Warmth) {
                value += 3 * latent[indexOf(Score::Saturation)];
            }
            if (mixed && score == Score::Saturation) {
                value += 1.2 * latent[100 + k];
            }
            scores.values[k] = static_cast<float>(3 + 2 * value / rms);
        }
    }
    return scores;
}

ScoreFaces scorer(bool faces, bool mixed = false) {
    return [faces, mixed](const LatentBatch& latents) {
        std::vector<faces::FaceScores> scores;
        for (std::int64_t i = 0; i < latents.count; ++i) {
            scores.push_back(scoresOf(latents.row(i), faces, mixed));
        }
        return scores;
    };
}

ScoredLatents scored(std::int64_t count, bool mixed = false) {
    ScoredLatents all{{0, kSize, {}}, {}};
    for (std::int64_t seed = 0; seed < count; ++seed) {
        all.latents.append(sampleLatent(static_cast<std::uint64_t>(seed), kSize));
    }
    all.scores = scorer(true, mixed)(all.latents);
    return all;
}

Architecture architecture() {
    Architecture one;
    one.latentSize = kSize;
    return one;
}

}  // namespace

class TestNamedFit : public QObject {
    Q_OBJECT

private slots:
    void whatALatentTellsIsFound() {
        const std::vector<Score> which{Score::Age, Score::Smile};
        const auto predictors = fitPredictors(scored(300), plainSpectrum(), which);
        QCOMPARE(predictors.size(), 2U);
        QCOMPARE(predictors[1].id, std::string("smile"));
        QVERIFY2(predictors[1].r2 > 0.9 && predictors[1].r2 <= 1, qPrintable(QString::number(predictors[1].r2)));
        QVERIFY(std::abs(predictors[1].mean - 3) < 0.3);
        QVERIFY(std::abs(predictors[1].deviation - 2) < 0.3);
        // Of a face that it has not seen.
        const Latent other = sampleLatent(4000, kSize);
        const double measured = (scoresOf(other, true)[Score::Smile] - predictors[1].mean) / predictors[1].deviation;
        QVERIFY(std::abs(predictedScore(predictors[1], other) - measured) < 0.6);
    }

    void noFitWithoutFaces() {
        const std::vector<Score> which{Score::Smile};
        QVERIFY_THROWS_EXCEPTION(Error, fitPredictors(scored(kFewestFaces - 1), plainSpectrum(), which));
        ScoredLatents alike = scored(100);
        std::fill(alike.scores.begin(), alike.scores.end(), alike.scores.front());
        QVERIFY_THROWS_EXCEPTION(Error, fitPredictors(alike, plainSpectrum(), which));
    }

    void whatIsHeldStays() {
        const std::vector<Score> which{Score::Smile, Score::Age};
        const Spectrum spectrum = plainSpectrum();
        const auto predictors = fitPredictors(scored(300, true), spectrum, which);
        const Latent free = conditionedDirection(predictors[1].weights, {}, spectrum);
        const Latent held =
            conditionedDirection(predictors[1].weights, std::vector<Latent>{predictors[0].weights}, spectrum);
        QVERIFY(cosine(free, predictors[0].weights) > 0.3);
        QVERIFY(std::abs(cosine(held, predictors[0].weights)) < 0.05);
        QVERIFY(cosine(held, predictors[1].weights) > 0.5);
        const Latent afterwards = withoutHeld(free, std::vector<Latent>{predictors[0].weights}, spectrum);
        QVERIFY(cosine(held, afterwards) > 0.99);
    }

    void namesAreFoundAndMeasured() {
        std::int64_t last = 0;
        std::int64_t all = 0;
        const NamedDirections named = findNamedDirections(architecture(), plainSpectrum(), scorer(true, true),
                                                          {300, 16}, [&](const Progress& told) {
                                                              QVERIFY(told.done >= last && told.done <= told.all);
                                                              last = told.done;
                                                              all = told.all;
                                                          });
        QCOMPARE(last, all);
        QCOMPARE(named.faces, 300);
        QCOMPARE(named.predictors.size(), faces::kScoreCount);
        for (const char* id : {"turn", "smile", "age", "brightness"}) {
            const NamedDirection* const direction = named.direction(id);
            QVERIFY2(direction != nullptr, id);
            QVERIFY(direction->least < 0 && direction->most > 0 && direction->most <= 0.25);
            QCOMPARE(direction->right, 1.0);
            // A strength of s moves component k by about s * sqrt(160) of its rms, which is one SD.
            QVERIFY2(direction->sdPerUnit > 8 && direction->sdPerUnit < 13.5, id);
        }
        // A smile brings its half of age along, unless that is held, as it is.
        for (const SideEffect& effect : named.direction("smile")->sideEffects) {
            QVERIFY2(effect.score != "age" || std::abs(effect.perDeviation) < 0.2, effect.score.c_str());
        }
        // What changes something else more than what it is named after is not called so.
        QVERIFY(!named.direction("saturation"));
    }

    void withoutFacesOnlyWhatPixelsTell() {
        const NamedDirections named = findNamedDirections(architecture(), plainSpectrum(), scorer(false), {120, 8});
        QVERIFY(named.direction("brightness") != nullptr);
        for (const NamedDirection& direction : named.directions) {
            QVERIFY2(needsOf(*faces::scoreOf(direction.score)) == faces::Needs::Pixels, direction.id.c_str());
        }
    }

    void itCanBeStopped() {
        int told = 0;
        const auto stop = [&told](const Progress&) {
            if (++told == 3) {
                throw Stopped();
            }
        };
        QVERIFY_THROWS_EXCEPTION(Stopped,
                                 findNamedDirections(architecture(), plainSpectrum(), scorer(true), {100, 8}, stop));
    }

    // A score that stops growing half way up.
    void aRangeEndsWhereItStopsChanging() {
        Along along{{-0.2, -0.1, 0, 0.1, 0.2}, {}};
        for (const double value : {-2.0, -1.0, 0.0, 1.0, 1.1}) {
            faces::FaceScores scores;
            scores.values[indexOf(Score::Smile)] = static_cast<float>(value);
            along.scores.push_back({scores, scores});
        }
        const std::vector<ScorePredictor> predictors{{"smile", 0, 1, 0, 1, {}}};
        const UsefulRange range = usefulRange(along, Score::Smile, predictors);
        QCOMPARE(range.least, -0.2);
        QCOMPARE(range.most, 0.1);
        const Effect effect = effectOf(along, range.low, range.high, Score::Smile, predictors);
        QVERIFY(std::abs(effect.change - 3) < 1e-6);
        QCOMPARE(effect.right, 1.0);
    }

    void aLockTakesAwayWhatWasLeftFree() {
        const Spectrum spectrum = plainSpectrum();
        const NamedDirections named = findNamedDirections(architecture(), spectrum, scorer(true), {300, 8});
        NamedDirections tied = named;
        auto& look = *std::find_if(tied.directions.begin(), tied.directions.end(),
                                   [](const NamedDirection& one) { return one.id == "look"; });
        std::erase(look.held, "lips");
        for (std::size_t i = 0; i < look.components.size(); ++i) {
            look.components[i] += 0.5F * tied.direction("lips")->components[i];
        }
        const Latent& lips = named.predictor("lips")->weights;
        QVERIFY(cosine(look.components, lips) > 0.3);
        const std::vector<std::string> held{"lips", "look", "nothing"};
        QVERIFY(std::abs(cosine(holding(tied, "look", held, spectrum), lips)) < 0.08);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, holding(tied, "nose", held, spectrum));
    }
};

}  // namespace test_named_fit

using test_named_fit::TestNamedFit;
LATENTWALK_TEST(TestNamedFit, none)

#include "test_named_fit.moc"
