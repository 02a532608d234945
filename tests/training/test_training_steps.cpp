// SPDX-License-Identifier: GPL-3.0-or-later
// Three steps of pytorch_GAN_zoo's own trainer (commit b75dee4), from its weights, batches, latents and mixes: the
// weights, the average and the losses after them are its own to 1e-4 (tests/data/training).

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/torch/torch_functions.h"
#include "core/training/values/networks.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;
using namespace latentwalk::training;

namespace test_training_steps {
namespace {

class Golden {
public:
    explicit Golden(const QString& name)
        : json(readJson(dataPath("training/steps_" + name + ".json"))),
          m_values(readFloats(dataPath("training/steps_" + name + ".f32"))) {}

    std::vector<float> values(const QString& name) const {
        const QJsonObject tensor = json["tensors"].toObject()[name].toObject();
        std::size_t count = 1;
        for (const auto size : tensor["shape"].toArray()) {
            count *= static_cast<std::size_t>(size.toInt());
        }
        const auto begin = m_values.begin() + tensor["offset"].toInt() / 4;
        return {begin, begin + static_cast<std::ptrdiff_t>(count)};
    }

    TrainingSettings settings() const {
        TrainingSettings settings;
        settings.side = 4 << json["depthOtherScales"].toArray().size();
        settings.depths.push_back(json["depthScale0"].toInt());
        for (const auto depth : json["depthOtherScales"].toArray()) {
            settings.depths.push_back(depth.toInt());
        }
        settings.latentSize = json["latentVectorDim"].toInt();
        settings.batch = json["batch"].toInt();
        return settings;
    }

    // "generator/scaleLayers.0.0.weight" from "netG.scaleLayers.0.0.module.weight"
    std::vector<NamedArray> arrays(const QString& when) const {
        std::vector<NamedArray> arrays;
        for (const QString& key : json["tensors"].toObject().keys()) {
            for (const auto& [from, to] :
                 {std::pair{"netG", kGenerator}, std::pair{"netD", kDiscriminator}, std::pair{"avgG", kAverage}}) {
                const QString prefix = when + "." + from + ".";
                if (!key.startsWith(prefix)) {
                    continue;
                }
                const auto layer = key.mid(prefix.size()).replace(".module", "").toStdString();
                NamedArray array{std::string(to) + "/" + layer, {}, values(key)};
                arrays.push_back(array);
                // The average begins as the generator, and is not in the file twice.
                if (when == "before" && to == kGenerator) {
                    array.name = std::string(kAverage) + "/" + layer;
                    arrays.push_back(array);
                }
            }
        }
        return arrays;
    }

    QJsonObject json;

private:
    std::vector<float> m_values;
};

// One of `count` equal parts.
std::vector<float> part(const std::vector<float>& all, std::size_t index, std::size_t count) {
    const std::size_t size = all.size() / count;
    return {all.begin() + static_cast<std::ptrdiff_t>(index * size),
            all.begin() + static_cast<std::ptrdiff_t>((index + 1) * size)};
}

// The losses of each of the golden file's three steps, from one to the next.
std::vector<StepLosses> threeSteps(const Golden& golden, Networks& networks) {
    const TrainingSettings settings = golden.settings();
    networks.set(golden.arrays("before"), 0);
    const auto reals = golden.values("reals"), noise = golden.values("noise"), mix = golden.values("mix");
    std::vector<StepLosses> losses;
    for (std::size_t step = 0; step < 3; ++step) {
        StepInput input;
        input.scale = scaleCount(settings) - 1;
        input.alpha = static_cast<float>(golden.json["alpha"].toDouble());
        input.rate = golden.json["learningRate"].toDouble();
        input.count = settings.batch;
        input.reals = part(reals, step, 3);
        input.discriminatorLatents = part(noise, 2 * step, 6);
        input.generatorLatents = part(noise, 2 * step + 1, 6);
        input.mix = part(mix, step, 3);
        losses.push_back(networks.step(input));
    }
    return losses;
}

// |a - b|² summed over all arrays of `wanted`.
double squareDistance(const std::vector<NamedArray>& a, const std::vector<NamedArray>& wanted) {
    double sum = 0;
    for (const NamedArray& one : wanted) {
        const NamedArray* const other = find(a, one.name);
        for (std::size_t i = 0; i < one.values.size(); ++i) {
            sum += std::pow(static_cast<double>(other->values.at(i)) - static_cast<double>(one.values[i]), 2);
        }
    }
    return sum;
}

}  // namespace

class TestTrainingSteps : public QObject {
    Q_OBJECT

private slots:
    void areThoseOfGanZoo_data();
    void areThoseOfGanZoo();
    void mixedPrecisionGoesTheSameWay_data();
    void mixedPrecisionGoesTheSameWay();
};

void TestTrainingSteps::areThoseOfGanZoo_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("4x4 alone") << "4x4";
    QTest::newRow("16x16 while it fades in, in a batch of six") << "16x16_fade";
    QTest::newRow("16x16 that stays") << "16x16_stable";
}

void TestTrainingSteps::areThoseOfGanZoo() {
    QFETCH(QString, name);
    const Golden golden(name);
    const auto networks = torchFunctions().trainedNetworks(golden.settings(), false, 1, {});
    const std::vector<StepLosses> found = threeSteps(golden, *networks);
    for (std::size_t step = 0; step < found.size(); ++step) {
        const QJsonObject wanted = golden.json["losses"].toArray()[static_cast<qsizetype>(step)].toObject();
        const auto near = [&](const char* key, double value) {
            const double other = wanted[key].toDouble();
            if (std::abs(value - other) > 1e-4 * std::max(1.0, std::abs(other))) {
                QFAIL(qPrintable(QString("%1 of step %2 is %3, not %4").arg(key).arg(step).arg(value).arg(other)));
            }
        };
        near("lossD_real", found[step].real);
        near("lossD_fake", found[step].fake);
        near("lossD_Grad", found[step].penalty);
        near("lossD_Epsilon", found[step].drift);
        near("lossG_fake", found[step].generator);
    }
    const auto after = networks->arrays();
    for (const NamedArray& wanted : golden.arrays("after")) {
        const NamedArray* const there = find(after, wanted.name);
        QVERIFY2(there != nullptr && there->values.size() == wanted.values.size(), wanted.name.c_str());
        double worst = 0;
        for (std::size_t i = 0; i < wanted.values.size(); ++i) {
            worst = std::max(worst,
                             std::abs(static_cast<double>(there->values[i]) - static_cast<double>(wanted.values[i])));
        }
        QVERIFY2(worst < 1e-4, qPrintable(QString("%1: %2").arg(wanted.name.c_str()).arg(worst)));
    }
}

void TestTrainingSteps::mixedPrecisionGoesTheSameWay_data() {
    areThoseOfGanZoo_data();
}

// Rounded factors move the losses and the weights a little, and neither leaves the way.
void TestTrainingSteps::mixedPrecisionGoesTheSameWay() {
    if (!torchFunctions().trainsInBfloat16(false)) {
        QSKIP("this LibTorch does not multiply in bfloat16 here");
    }
    QFETCH(QString, name);
    const Golden golden(name);
    TrainingSettings settings = golden.settings();
    settings.precision = Precision::BFloat16;
    const auto networks = torchFunctions().trainedNetworks(settings, false, 1, {});
    const std::vector<StepLosses> found = threeSteps(golden, *networks);
    double off = 0, all = 0;
    for (std::size_t step = 0; step < found.size(); ++step) {
        const QJsonObject wanted = golden.json["losses"].toArray()[static_cast<qsizetype>(step)].toObject();
        for (const auto& [key, value] : {std::pair{"lossD_real", found[step].real},
                                         {"lossD_fake", found[step].fake},
                                         {"lossD_Grad", found[step].penalty},
                                         {"lossG_fake", found[step].generator}}) {
            off += std::pow(value - wanted[key].toDouble(), 2);
            all += std::pow(wanted[key].toDouble(), 2);
        }
    }
    const auto wanted = golden.arrays("after");
    const double moved = squareDistance(golden.arrays("before"), wanted);
    const double away = squareDistance(networks->arrays(), wanted);
    qInfo("losses %.4f of themselves away, weights %.4f of their way", std::sqrt(off / all), std::sqrt(away / moved));
    QVERIFY2(off / all > 1e-12, "nothing was rounded");
    QVERIFY2(std::sqrt(off / all) < 0.02, qPrintable(QString::number(std::sqrt(off / all))));
    QVERIFY2(std::sqrt(away / moved) < 0.3, qPrintable(QString::number(std::sqrt(away / moved))));
}

LATENTWALK_TEST(TestTrainingSteps, none)

}  // namespace test_training_steps

#include "test_training_steps.moc"
