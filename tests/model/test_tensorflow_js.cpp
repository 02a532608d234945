// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <functional>
#include <utility>

#include "core/model/open_checkpoint.h"
#include "core/model/weights/checkpoint.h"
#include "tests/model/tensorflow_builder.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_tensorflow_js {
namespace {

using Change = std::function<void(TensorFlowBuilder&)>;
using Stage = std::vector<std::pair<const char*, std::vector<float>>>;

std::vector<float> numbers(const WeightTensor& tensor) {
    std::vector<float> values(tensor.bytes.size() / sizeof(float));
    std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

// Value number `index` of constant `name`, straight out of the builder's data.
float sourceValue(const TensorFlowBuilder& builder, const QString& name, int index) {
    qsizetype offset = 0;
    for (const auto& entry : builder.weights) {
        qsizetype count = 1;
        for (const auto& size : entry.toObject()["shape"].toArray()) {
            count *= size.toInt();
        }
        if (entry.toObject()["name"] == name) {
            float value = 0;
            std::memcpy(&value, builder.data.constData() + offset + index * 4, sizeof value);
            return value;
        }
        offset += count * 4;
    }
    throw std::runtime_error("no such constant");
}

QJsonObject& edit(QJsonArray& array, const QString& name, QJsonObject& copy, qsizetype& at) {
    for (at = 0; at < array.size(); ++at) {
        if (array[at].toObject()["name"] == name) {
            copy = array[at].toObject();
            return copy;
        }
    }
    throw std::runtime_error("no such entry");
}

// A change of one entry of a list, found by its name.
Change change(QJsonArray TensorFlowBuilder::*list, const QString& name, const std::function<void(QJsonObject&)>& work) {
    return [=](TensorFlowBuilder& builder) {
        QJsonObject copy;
        qsizetype at = 0;
        work(edit(builder.*list, name, copy, at));
        (builder.*list)[at] = copy;
    };
}
Change changeNode(const QString& name, const std::function<void(QJsonObject&)>& work) {
    return change(&TensorFlowBuilder::nodes, name, work);
}
Change changeWeight(const QString& name, const std::function<void(QJsonObject&)>& work) {
    return change(&TensorFlowBuilder::weights, name, work);
}
Change setValue(const QString& name, const QByteArray& bytes) {
    return [=](TensorFlowBuilder& builder) {
        qsizetype offset = 0;
        for (const auto& entry : builder.weights) {
            qsizetype count = 1;
            for (const auto& size : entry.toObject()["shape"].toArray()) {
                count *= size.toInt();
            }
            if (entry.toObject()["name"] == name) {
                builder.data.replace(offset, bytes.size(), bytes);
                return;
            }
            offset += count * 4;
        }
        throw std::runtime_error("no such constant");
    };
}

}  // namespace

class TestTensorFlowJs : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void layout() {
        TensorFlowBuilder builder;
        const Checkpoint checkpoint = open(builder.build());
        QVERIFY(checkpoint.format == CheckpointFormat::TensorFlowJs);
        QVERIFY(checkpoint.average.has_value() && !checkpoint.raw);
        QCOMPARE(QString::fromStdString(checkpoint.title), QString("tiny"));
        QCOMPARE(checkpoint.path.string(), folder().toStdString());
        const Architecture& found = checkpoint.architecture;
        QCOMPARE(found.latentSize, std::int64_t{5});
        QCOMPARE(found.depths, (std::vector<std::int64_t>{4, 3}));
        QCOMPARE(found.outputChannels, std::int64_t{3});
        QCOMPARE(found.leak, 0.2F);
        QCOMPARE(found.alpha, 0.0F);
        QVERIFY(!found.equalizedLearningRate && found.pixelNorm && found.activation == OutputActivation::None);

        const auto& weights = *checkpoint.average;
        const auto format = numbers(weights.format.weight);
        const auto formatBias = numbers(weights.format.bias);
        for (int out = 0; out < 4; ++out) {
            for (int y = 0; y < 4; ++y) {
                for (int x = 0; x < 4; ++x) {
                    const auto row = static_cast<std::size_t>(out * 16 + y * 4 + x);
                    for (int in = 0; in < 5; ++in) {
                        QCOMPARE(
                            format[row * 5 + static_cast<std::size_t>(in)],
                            sourceValue(builder, "Conv2D_0/merged_input", (((3 - y) * 4 + 3 - x) * 5 + in) * 4 + out));
                    }
                    QCOMPARE(formatBias[row], sourceValue(builder, "bias_0", out));
                }
            }
        }
        const auto kernel = numbers(weights.scales[0][0].weight);
        QCOMPARE(weights.scales[0][0].weight.shape, (std::vector<std::int64_t>{3, 4, 3, 3}));
        for (int out = 0; out < 3; ++out) {
            for (int in = 0; in < 4; ++in) {
                for (int tap = 0; tap < 9; ++tap) {
                    QCOMPARE(kernel[static_cast<std::size_t>((out * 4 + in) * 9 + tap)],
                             sourceValue(builder, "Conv2D_2/merged_input", (tap * 4 + in) * 3 + out));
                }
            }
        }
        QVERIFY(!weights.heads[0] && weights.heads[1]);
        const auto head = numbers(weights.heads[1]->weight);
        const auto headBias = numbers(weights.heads[1]->bias);
        for (int out = 0; out < 3; ++out) {
            for (int in = 0; in < 3; ++in) {
                QCOMPARE(head[static_cast<std::size_t>(out * 3 + in)],
                         sourceValue(builder, "Conv2D_104/merged_input", in * 3 + out));
            }
            QCOMPARE(headBias[static_cast<std::size_t>(out)], sourceValue(builder, "bias_104", out) - 0.5F);
        }
    }

    void otherSizes_data() {
        QTest::addColumn<QList<int>>("depths");
        QTest::addColumn<int>("latent");
        QTest::addColumn<int>("channels");
        QTest::newRow("one scale") << QList<int>{3} << 7 << 1;
        QTest::newRow("four scales") << QList<int>{4, 4, 2, 1} << 40 << 3;
    }
    void otherSizes() {
        QFETCH(QList<int>, depths);
        QFETCH(int, latent);
        QFETCH(int, channels);
        TensorFlowBuilder builder;
        builder.depths.assign(depths.begin(), depths.end());
        builder.latent = latent;
        builder.channels = channels;
        const Checkpoint checkpoint = open(builder.build());
        QCOMPARE(checkpoint.architecture.scaleCount(), int(depths.size()));
        QCOMPARE(checkpoint.architecture.latentSize, std::int64_t{latent});
        QCOMPARE(checkpoint.architecture.outputChannels, std::int64_t{channels});
    }

    // Each stage is a list of operations behind the head: its op and its number, or two for a clip.
    void outputStages_data() {
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<float>("offset");  // what the head's bias gets; NaN where the stage is refused
        const auto row = [](const char* name, const Stage& stage, float offset) {
            QTest::newRow(name) << stage << offset;
        };
        const float refused = std::nanf("");
        row("nothing", {}, 0);
        row("clip to [0, 1]", {{"ClipByValue", {0, 1}}}, -0.5F);
        row("its two halves, the other way round", {{"Maximum", {0}}, {"Minimum", {1}}}, -0.5F);
        row("clip to [-1, 1]", {{"Minimum", {1}}, {"Maximum", {-1}}}, 0);
        row("clip to [-1, 1], as one", {{"ClipByValue", {-1, 1}}}, 0);
        row("tanh", {{"Tanh", {}}}, 0);
        row("tanh, half, half", {{"Tanh", {}}, {"Mul", {0.5F}}, {"Add", {0.5F}}}, 0);
        row("shifted and clipped", {{"AddV2", {0.5F}}, {"ClipByValue", {0, 1}}}, 0);
        row("half, half", {{"Mul", {0.5F}}, {"Add", {0.5F}}}, 0);
        row("half, half, clipped", {{"Mul", {0.5F}}, {"AddV2", {0.5F}}, {"Maximum", {0}}, {"Minimum", {1}}}, 0);
        row("(x + 1) / 2", {{"Add", {1}}, {"RealDiv", {2}}, {"ClipByValue", {0, 1}}}, 0);
        row("(x - -1) / 2", {{"Sub", {-1}}, {"RealDiv", {2}}}, 0);
        row("clipped before", {{"ClipByValue", {-1, 1}}, {"Mul", {0.5F}}, {"Add", {0.5F}}}, 0);
        row("the half in the bias", {{"Mul", {0.5F}}, {"ClipByValue", {0, 1}}}, -1);
        row("bytes", {{"Mul", {127.5F}}, {"Add", {127.5F}}, {"ClipByValue", {0, 255}}}, 0);
        row("clip at 2", {{"ClipByValue", {0, 2}}}, refused);
        row("clip at 0.5", {{"ClipByValue", {0, 0.5F}}}, refused);
        row("clip to nothing", {{"ClipByValue", {1, 0}}}, refused);
        row("bytes without the factor", {{"ClipByValue", {0, 255}}}, refused);
        row("clip on one side", {{"Maximum", {0}}}, refused);
        row("clip at NaN", {{"ClipByValue", {refused, 1}}}, refused);
        row("NaN added", {{"Add", {refused}}}, refused);
        row("twice", {{"Mul", {2}}, {"ClipByValue", {0, 1}}}, refused);
        row("negative", {{"Mul", {-1}}, {"ClipByValue", {-1, 1}}}, refused);
        row("by zero", {{"Mul", {0}}, {"ClipByValue", {0, 1}}}, refused);
        row("divided by zero", {{"RealDiv", {0}}, {"ClipByValue", {0, 1}}}, refused);
        row("tanh beside the middle", {{"Tanh", {}}, {"ClipByValue", {0, 1}}}, refused);
        row("another operation", {{"Sigmoid", {}}}, refused);
        row("many", Stage(40, {"Add", {0}}), refused);
    }
    void outputStages() {
        QFETCH(Stage, stage);
        QFETCH(float, offset);
        TensorFlowBuilder builder;
        builder.stage = [&](TensorFlowBuilder& b, QString x) {
            int index = 0;
            for (const auto& [op, numbers] : stage) {
                const QString name = "stage_" + QString::number(index++);
                QStringList inputs{x};
                for (const float number : numbers) {
                    inputs << name + "/" + QString::number(inputs.size());
                    b.scalar(inputs.back(), number);
                }
                x = b.node(name, op, inputs);
            }
        };
        builder.build();
        if (std::isnan(offset)) {
            const QString message = errorOf([&] { open(builder); });
            QVERIFY2(message.contains("/model.json is not a Progressive GAN as Latentwalk knows it: node "),
                     qPrintable("message: " + message));
            return;
        }
        const Checkpoint checkpoint = open(builder);
        const bool tanh = !stage.empty() && QByteArray(stage[0].first) == "Tanh";
        QVERIFY(checkpoint.architecture.activation == (tanh ? OutputActivation::Tanh : OutputActivation::None));
        const auto& head = *checkpoint.average->heads[1];
        for (int out = 0; out < 3; ++out) {
            QCOMPARE(numbers(head.bias)[static_cast<std::size_t>(out)], sourceValue(builder, "bias_104", out) + offset);
            QCOMPARE(numbers(head.weight)[static_cast<std::size_t>(out) * 3],
                     sourceValue(builder, "Conv2D_104/merged_input", out));
        }
    }

    void identitiesAndPortsAreFine() {
        TensorFlowBuilder builder;
        builder.build();
        builder.node("image", "Identity", {"clip:0"});
        QCOMPARE(open(builder).architecture.scaleCount(), 2);
    }

    void refusals_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const Change& work, const char* part) {
            QTest::newRow(name) << work << QString(part);
        };
        const auto setInput = [](const QString& node, int index, const QString& input) {
            return changeNode(node, [=](QJsonObject& object) {
                auto inputs = object["input"].toArray();
                inputs[index] = input;
                object["input"] = inputs;
            });
        };
        const auto set = [](const QString& key, const QJsonValue& value) {
            return [=](QJsonObject& object) { object[key] = value; };
        };
        const auto both = [](const Change& first, const Change& second) {
            return [=](TensorFlowBuilder& builder) {
                first(builder);
                second(builder);
            };
        };
        // Gives a node somebody who uses it, so that it is not an end of the graph.
        const auto hide = [](const QString& node) {
            return [=](TensorFlowBuilder& builder) {
                builder.node("user", "Add", {node, "other user"});
                builder.node("other user", "Identity", {"user"});
            };
        };
        const auto attribute = [&](const QString& node, const QString& key, const QJsonValue& value) {
            return changeNode(node, [=](QJsonObject& object) {
                auto attributes = object["attr"].toObject();
                attributes[key] = value;
                object["attr"] = attributes;
            });
        };
        row("other leak", setValue("LeakyRelu_2/alpha", little(0.3F)), "LeakyRelu_2/alpha is a leak of");
        row("leak above 1", setValue("LeakyRelu_0/alpha", little(1.5F)), "is a leak of 1.5");
        row("epsilon", setValue("epsilon_3", little(1e-6F)), "node epsilon_3 is not 1e-8");
        row("clip at 2", setValue("clip/Minimum/y", little(2.F)), "node clip gives the image a range of brightness");
        row("clip at -2", setValue("clip/y", little(-2.F)), "node clip gives the image a range of brightness");
        row("mean over another axis", setValue("Mean_2/reduction_indices", little(1)),
            "Mean_2 is a mean over something else");
        row("tile", setValue("Tile_2/multiples", little(2)), "Tile_2/multiples has values that");
        row("crops", setValue("BatchToSpaceND_2/crops", little(1)), "BatchToSpaceND_2/crops has values");
        row("padding", setValue("Pad/paddings", little(1)), "Pad/paddings has values");
        row("NaN", setValue("bias_1", little(std::nanf(""))), "tensor bias_1 holds a value that is not a number");
        row("huge", setValue("Conv2D_1/merged_input", little(1e30F)),
            "tensor Conv2D_1/merged_input holds the value 1e+30");
        row("another operation", changeNode("Square_1", set("op", "Abs")), "node Square_1 is Abs where Square was due");
        row("name of a node", changeNode("Square_1", set("name", 5)), "a node of its graph lacks name or op");
        row("input that is no text", changeNode("Square_1", set("input", QJsonArray{5})), "are not names");
        row("no inputs", changeNode("Square_1", set("input", QJsonArray())), "Square_1 has 0 inputs");
        row("same padding everywhere", attribute("Conv2D_0", "padding", QJsonObject{{"s", "U0FNRQ=="}}),
            "node Pad is Pad where");
        row("stride 2",
            attribute("Conv2D_1", "strides", QJsonObject{{"list", QJsonObject{{"i", QJsonArray{"1", "2", "2", "1"}}}}}),
            "node Conv2D_1 is a convolution of another kind");
        row("NCHW", attribute("Conv2D_1", "data_format", QJsonObject{{"s", "TkNIVw=="}}),
            "is a convolution of another kind");
        row("mean without dimensions", attribute("Mean_1", "keep_dims", QJsonObject{{"b", false}}),
            "Mean_1 is a mean over");
        row("strides that are text", attribute("Conv2D_1", "strides", "x"),
            "Conv2D_1 is a convolution of another kind");
        row("unknown input", setInput("Square_1", 0, "nowhere"), "uses nowhere, which is not in its graph");
        row("square of something else", setInput("Square_2", 0, "biased_0"), "squares something else");
        row("leak of something else", setInput("LeakyRelu_1/mul", 1, "biased_0"),
            "is not the lower half of a leaky ReLU");
        row("constant from elsewhere", setInput("biased_1", 1, "Square_1"), "where a constant was due");
        row("circle", both(setInput("Conv2D_1", 0, "norm_2"), hide("norm_1")), "too many layers or runs in a circle");
        row("no upsampling", both(setInput("Conv2D_2", 0, "norm_2"), hide("BatchToSpaceND_2")),
            "doubles the image at another place (Conv2D_2");
        row(
            "two ends", [](TensorFlowBuilder& b) { b.node("other", "Square", {"latent_vector"}); }, "has two ends");
        row(
            "a node twice", [](TensorFlowBuilder& b) { b.nodes.append(b.nodes[3]); }, "twice");
        row(
            "a tensor twice", [](TensorFlowBuilder& b) { b.weights.append(b.weights[0]); }, "lists tensor");
        row(
            "no end", [](TensorFlowBuilder& b) { b.nodes = {}; }, "its graph has no end");
        row("a kernel of another shape", changeWeight("Conv2D_1/merged_input", set("shape", QJsonArray{3, 3, 2, 8})),
            "Conv2D_1/merged_input has the shape (3, 3, 2, 8) where (3, 3, 4, 4) was due");
        row("a kernel with three axes", changeWeight("Conv2D_1/merged_input", set("shape", QJsonArray{9, 4, 4})),
            "where a kernel of 3 by 3 was due");
        row("bias of another shape", changeWeight("bias_1", set("shape", QJsonArray{2, 2})),
            "bias bias_1 has the shape (2, 2)");
        row("negative size", changeWeight("bias_1", set("shape", QJsonArray{-4})), "has a shape that makes no sense");
        row("huge size", changeWeight("bias_1", set("shape", QJsonArray{2000000000, 2000000000, 2000000000})),
            "has a shape that");
        row("large size", changeWeight("bias_1", set("shape", QJsonArray{2000000000, 2000})),
            "is incomplete: its tensors need");
        row("integers as kernel", changeWeight("bias_1", set("dtype", "int32")),
            "holds tensor bias_1 as int32; float32 is needed");
        row("unknown type", changeWeight("bias_1", set("dtype", "string")), "holds tensor bias_1 as string");
        row("quantized", changeWeight("bias_1", set("quantization", QJsonObject{{"dtype", "uint8"}})),
            "has quantized weights");
        row("weight missing", changeWeight("bias_1", set("name", "renamed")), "where a constant was due");
        row(
            "more data", [](TensorFlowBuilder& b) { b.data += "1234"; }, "its weight files have");
        row(
            "less data", [](TensorFlowBuilder& b) { b.data.chop(4); }, "is incomplete: its tensors need");
    }
    void refusals() {
        QFETCH(Change, change);
        QFETCH(QString, part);
        TensorFlowBuilder builder;
        change(builder.build());
        const QString message = errorOf([&] { open(builder); });
        QVERIFY2(message.startsWith(folder() + "/model.json "), qPrintable("message: " + message));
        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY2(!message.contains('\n'), qPrintable(message));
    }

    void files_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("part");
        const QByteArray shard = "group1-shard2of4.bin";
        QTest::newRow("missing") << shard << QByteArray("other.bin")
                                 << "its weight file other.bin is missing beside it";
        QTest::newRow("above") << shard << QByteArray("../x.bin") << "only plain names";
        QTest::newRow("absolute") << shard << QByteArray("/etc/passwd") << "only plain names";
        QTest::newRow("dots") << shard << QByteArray("..") << "only plain names";
        QTest::newRow("empty") << shard << QByteArray("") << "only plain names";
        QTest::newRow("zero") << shard << QByteArray("a\\u0000b") << "only plain names";
        QTest::newRow("itself") << shard << QByteArray("model.json") << "its weight files have";
        QTest::newRow("layers model") << QByteArray("graph-model") << QByteArray("layers-model") << "of another kind";
        QTest::newRow("no topology") << QByteArray("modelTopology") << QByteArray("topology")
                                     << "not a TensorFlow.js model";
        QTest::newRow("no manifest") << QByteArray("weightsManifest") << QByteArray("manifest")
                                     << "not a TensorFlow.js model";
        QTest::newRow("no paths") << QByteArray("\"paths\"") << QByteArray("\"files\"") << "lacks paths or weights";
        QTest::newRow("no nodes") << QByteArray("\"node\":") << QByteArray("\"nodes\":") << "has no list of nodes";
        QTest::newRow("key twice") << QByteArray("\"paths\":") << QByteArray("\"weights\":[],\"paths\":")
                                   << "has the key \"weights\" twice";
        QTest::newRow("no JSON") << QByteArray("\"paths\":") << QByteArray("paths:") << "is no longer JSON at byte";
        QTest::newRow("number out of range")
            << QByteArray("\"paths\":") << QByteArray("\"x\":1e999,\"paths\":") << "out of range";
        QTest::newRow("deep") << QByteArray("\"paths\":")
                              << "\"x\":" + QByteArray(100000, '[') + QByteArray(100000, ']') + ",\"paths\":"
                              << "is nested too deeply";
        QTest::newRow("long") << QByteArray("\"paths\":") << "\"x\":\"" + QByteArray(5000000, 'x') + "\",\"paths\":"
                              << "far more than a generator needs";
    }
    void files() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, part);
        TensorFlowBuilder builder;
        QVERIFY(builder.build().write(folder()));
        QByteArray json = builder.json();
        QVERIFY(json.contains(from));
        QVERIFY(writeAll((folder() + "/model.json").toStdString(), json.replace(from, to)));
        const QString message = errorOf([&] { openCheckpoint((folder() + "/model.json").toStdString()); });
        QVERIFY2(message.startsWith(folder() + "/model.json "), qPrintable("message: " + message));
        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY2(!message.contains('\n'), qPrintable(message));
    }

private:
    QString folder() const { return m_folder->filePath("tiny"); }

    Checkpoint open(const TensorFlowBuilder& builder) const {
        if (!builder.write(folder())) {
            throw std::runtime_error("cannot write");
        }
        return openCheckpoint(folder().toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

LATENTWALK_TEST(TestTensorFlowJs, none)

}  // namespace test_tensorflow_js

#include "test_tensorflow_js.moc"
