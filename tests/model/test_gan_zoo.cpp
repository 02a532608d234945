#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <map>

#include "core/model/checkpoint.h"
#include "tests/model/torch_builder.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_gan_zoo {

namespace {

// A generator with one or two scales of 2 channels, latents of 3 components and grey images.
std::vector<std::pair<QByteArray, std::vector<std::int64_t>>> layers(int scales) {
    std::vector<std::pair<QByteArray, std::vector<std::int64_t>>> result{{"formatLayer", {32, 3}},
                                                                         {"groupScale0.0", {2, 2, 3, 3}}};
    if (scales == 2) {
        result.push_back({"scaleLayers.0.0", {2, 2, 3, 3}});
        result.push_back({"scaleLayers.0.1", {2, 2, 3, 3}});
    }
    for (int i = 0; i < scales; ++i) {
        result.push_back({"toRGBLayers." + QByteArray::number(i), {1, 2, 1, 1}});
    }
    return result;
}

// Builds checkpoints with changes.
struct Builder {
    int scales = 2;
    Pairs config{{"depthScale0", "K\x02"},
                 {"depthOtherScales", list({"K\x02"})},
                 {"latentVectorDim", "K\x03"},
                 {"dimOutput", "K\x01"},
                 {"leakyReluLeak", real(0.2)},
                 {"alpha", "K\x00"},
                 {"perChannelNormalization", "\x88"},
                 {"equalizedlR", "\x88"},
                 {"lossCriterion", text("WGANGP")}};
    std::vector<QByteArray> without;                         // names of tensors
    std::map<QByteArray, std::vector<std::int64_t>> shapes;  // other shapes by name
    Pairs more;                                              // further entries of netG
    Pairs topLevel;                                          // further entries of the file
    std::vector<QByteArray> keys{"netG"};
    bool withConfig = true;

    Builder() { config[5].second = QByteArray("K\x00", 2); }

    QByteArray bytes() const {
        std::vector<Value> values;
        Pairs top;
        if (withConfig) {
            top.push_back({"config", global("models.utils.config", "BaseConfig") + ")\x81" + dict(config) + "b"});
        }
        for (const QByteArray& key : keys) {
            Pairs entries;
            for (const auto& [name, weightShape] : layers(scales)) {
                for (const bool weight : {true, false}) {
                    const QByteArray full = name + (weight ? ".module.weight" : ".module.bias");
                    auto shape = weight ? weightShape : std::vector<std::int64_t>{weightShape[0]};
                    if (const auto other = shapes.find(full); other != shapes.end()) {
                        shape = other->second;
                    }
                    std::int64_t count = 1;
                    for (const auto size : shape) {
                        count *= size;
                    }
                    if (std::find(without.begin(), without.end(), full) == without.end()) {
                        values.push_back(
                            {QByteArray::number(qsizetype(values.size())), shape, QByteArray(count * 4, '\0')});
                        entries.push_back({full, tensor(values.back())});
                    }
                }
            }
            entries.insert(entries.end(), more.begin(), more.end());
            top.push_back({key, global("collections", "OrderedDict") + ")R" + dict(entries).mid(1)});
        }
        top.insert(top.end(), topLevel.begin(), topLevel.end());
        return makeStream(dict(top), values);
    }

    void set(const QByteArray& field, const QByteArray& value) {
        for (auto& [name, old] : config) {
            if (name == field) {
                old = value;
                return;
            }
        }
        config.push_back({field, value});
    }
};

}  // namespace

class TestGanZoo : public QObject {
    Q_OBJECT

private slots:
    // Every checkpoint of tests/data, held against what was written beside it.
    void architecture_data() {
        QTest::addColumn<QString>("base");
        int count = 0;
        for (const char* folder : {"reference", "variants"}) {
            QDirIterator files(dataPath(folder), {"*.pth"}, QDir::Files);
            while (files.hasNext()) {
                const QString path = files.next();
                QTest::newRow(qPrintable(QFileInfo(path).completeBaseName())) << path.chopped(4);
                ++count;
            }
        }
        QVERIFY(count >= 22);
    }
    void architecture() {
        QFETCH(QString, base);
        const QJsonObject about = readJson(base + ".json");
        const Checkpoint checkpoint = openCheckpoint((base + ".pth").toStdString());
        const Architecture& found = checkpoint.architecture;
        QVERIFY(checkpoint.format ==
                (about["serialization"] == "zip" ? CheckpointFormat::GanZooZip : CheckpointFormat::GanZooStream));
        QCOMPARE(QString::fromStdString(checkpoint.title), QFileInfo(base).fileName());
        QCOMPARE(found.latentSize, std::int64_t{about["latent_shape"][1].toInt()});
        QCOMPARE(found.outputChannels, std::int64_t{about["image_shape"][1].toInt()});
        QCOMPARE(found.fullResolution(), std::int64_t{about["image_shape"][2].toInt()});
        std::vector<std::int64_t> depths{about["depthScale0"].toInt()};
        for (const auto& depth : about["depthOtherScales"].toArray()) {
            depths.push_back(depth.toInt());
        }
        QCOMPARE(found.depths, depths);
        QCOMPARE(found.leak, static_cast<float>(about["leakyReluLeak"].toDouble()));
        QCOMPARE(found.alpha, depths.size() > 1 ? static_cast<float>(about["alpha"].toDouble()) : 0.0F);
        QCOMPARE(found.equalizedLearningRate, about["equalizedlR"].toBool());
        QCOMPARE(found.pixelNorm, about["perChannelNormalization"].toBool(true));
        const QString loss = about["lossCriterion"].toString();
        QVERIFY(found.activation ==
                (loss == "MSE" || loss == "DCGAN" ? OutputActivation::Tanh : OutputActivation::None));
        QCOMPARE(checkpoint.average.has_value(), about["average_generator"].toBool());
        QCOMPARE(checkpoint.raw.has_value(), about["raw_generator"].toBool(true));
        QCOMPARE(checkpoint.weights().heads.size(), depths.size());
        QCOMPARE(checkpoint.weights().scales.size(), depths.size() - 1);
    }

    void accepted_data() {
        QTest::addColumn<QByteArray>("bytes");
        Builder plain;
        QTest::newRow("plain") << plain.bytes();
        Builder oneScale;
        oneScale.scales = 1;
        oneScale.set("depthOtherScales", "]");
        QTest::newRow("one scale") << oneScale.bytes();
        Builder tupleOfDepths;
        tupleOfDepths.set("depthOtherScales", "K\x02\x85");
        tupleOfDepths.set("depthScale0", real(2));
        tupleOfDepths.set("equalizedlR", "K\x01");
        QTest::newRow("other types") << tupleOfDepths.bytes();
        Builder noLowerHead;
        noLowerHead.without = {"toRGBLayers.0.module.weight", "toRGBLayers.0.module.bias"};
        QTest::newRow("without the lower head") << noLowerHead.bytes();
        Builder nothingSaid;
        nothingSaid.config.clear();
        QTest::newRow("empty config") << nothingSaid.bytes();
        Builder noneSaid;
        for (auto& [name, value] : noneSaid.config) {
            value = "N";
        }
        QTest::newRow("config of None") << noneSaid.bytes();
        Builder noneAverage;
        noneAverage.topLevel = {{"avgG", "N"}, {"netD", "N"}};
        QTest::newRow("average is None") << noneAverage.bytes();
        Builder both;
        both.keys = {"netG", "netD", "avgG"};
        QTest::newRow("both") << both.bytes();
    }
    void accepted() {
        QFETCH(QByteArray, bytes);
        const QString message = errorOf([&] { open(bytes); });
        QVERIFY2(message.isEmpty(), qPrintable(message));
    }

    void refusals_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const Builder& builder, const QString& part) {
            QTest::newRow(name) << builder.bytes() << part;
        };
        const auto config = [](const QByteArray& field, const QByteArray& value) {
            Builder builder;
            builder.set(field, value);
            return builder;
        };
        row("latent size", config("latentVectorDim", "K\x04"), "config gives 4 as latentVectorDim, its weights have 3");
        row("first depth", config("depthScale0", "K\x07"), "config gives 7 as depthScale0, its weights have 2");
        row("depths", config("depthOtherScales", list({"K\x02", "K\x02"})),
            "gives (2, 2) as depthOtherScales, its weights have (2,)");
        row("no depths", config("depthOtherScales", "]"), "gives () as depthOtherScales");
        row("channels", config("dimOutput", "K\x03"), "gives 3 as dimOutput, its weights have 1");
        row("half a channel", config("depthScale0", real(2.5)), "as depthScale0 that makes no sense");
        row("text as number", config("depthScale0", text("2")), "as depthScale0 that makes no sense");
        row("NaN", config("alpha", real(std::nan(""))), "as alpha that makes no sense");
        row("alpha above 1", config("alpha", real(1.5)), "1.500000 as alpha, which has to lie between 0 and 1");
        row("negative leak", config("leakyReluLeak", real(-0.1)), "as leakyReluLeak, which has to lie between 0 and 1");
        row("unknown loss", config("lossCriterion", text("Hinge")), "was trained with the loss \"Hinge\"");
        row("loss as number", config("lossCriterion", "K\x01"), "as lossCriterion that makes no sense");
        row("depths as number", config("depthOtherScales", "K\x02"), "as depthOtherScales that makes no sense");

        Builder builder;
        builder.without = {"scaleLayers.0.1.module.weight"};
        row("tensor missing", builder, "is incomplete: tensor scaleLayers.0.1.weight of its netG is missing");
        builder.without = {"formatLayer.module.weight"};
        row("format layer missing", builder, "tensor formatLayer.weight of its netG is missing");
        builder.without = {"toRGBLayers.1.module.weight"};
        row("last head missing", builder, "tensor toRGBLayers.1.weight of its netG is missing");
        builder.without = {"toRGBLayers.0.module.weight"};
        row("half a head missing", builder, "tensor toRGBLayers.0.weight of its netG is missing");
        builder = config("alpha", real(0.5));
        builder.without = {"toRGBLayers.0.module.weight", "toRGBLayers.0.module.bias"};
        row("blending without the lower head", builder, "tensor toRGBLayers.0.weight of its netG is missing");
        builder = {};
        builder.shapes["scaleLayers.0.1.module.bias"] = {3};
        row("bias of another size", builder,
            "scaleLayers.0.1.module.bias of netG has the shape (3,) where (2,) was due");
        builder.shapes = {{"formatLayer.module.weight", {33, 3}}};
        row("format layer of 33 rows", builder, "has 33 rows");
        builder.shapes = {{"formatLayer.module.weight", {96}}};
        row("format layer with one axis", builder, "has the shape (96,)");
        builder.shapes = {{"toRGBLayers.1.module.weight", {2, 2, 1, 1}}};
        row("two output channels", builder, "makes images with 2 channels");
        builder.shapes = {{"groupScale0.0.module.weight", {2, 2, 5, 5}}};
        row("kernel of 5 by 5", builder, "has the shape (2, 2, 5, 5) where (2, 2, 3, 3) was due");
        builder = {};
        builder.more = {{"mapping.weight", tensor(storage("1", 32), {1}, {1}, 5)}};
        row("tensor of another network", builder, "holds tensor mapping.weight");
        builder.more = {{"formatLayer.bias", tensor(storage("1", 32), {32}, {1})}};
        row("old and new name", builder, "holds tensor formatLayer.bias twice");
        builder.more = {{"other.bias", tensor(storage("1", 32), {32}, {1})}};
        row("two names for one tensor", builder, "lies where another one lies");
        builder.more = {{"number", "K\x05"}};
        row("number among the tensors", builder, "holds something else than named tensors");
        builder = {};
        builder.keys = {};
        row("no networks", builder, "holds neither netG nor avgG");
        builder.topLevel = {{"netG", "N"}};
        row("networks are None", builder, "its netG and avgG are None");
        builder.topLevel = {{"netG", "]"}};
        row("network is a list", builder, "its netG is not a dict");
        builder = {};
        builder.topLevel = {{"netG", "N"}};
        row("two netG", builder, "holds netG twice");
        builder = {};
        builder.withConfig = false;
        row("no config", builder, "holds no config");
        builder.topLevel = {{"config", "K\x01"}};
        row("config is a number", builder, "its config is an int, whose fields cannot be read");

        const Value value{"0", {32, 3}, QByteArray(32 * 3 * 4, '\0')};
        QTest::newRow("bare state dict") << makeStream(dict({{"formatLayer.module.weight", tensor(value)}}), {value})
                                         << "holds only a generator's weights, without the config";
        QTest::newRow("a tensor") << makeStream(tensor(value), {value})
                                  << "it does not hold a dict of config and networks";
        QTest::newRow("another dict") << makeStream(dict({{"epoch", "K\x05"}}), {}) << "holds neither netG nor avgG";
    }
    void refusals() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const QString message = errorOf([&] { open(bytes); });
        QVERIFY2(message.startsWith(m_folder.path()), qPrintable("message: " + message));
        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY2(!message.contains('\n'), qPrintable(message));
    }

private:
    Checkpoint open(const QByteArray& bytes) const {
        const auto path = m_folder.filePath("x.pth").toStdString();
        if (!writeAll(path, bytes)) {
            throw std::runtime_error("cannot write");
        }
        return openCheckpoint(path);
    }

    QTemporaryDir m_folder;
};

}  // namespace test_gan_zoo

LATENTWALK_TEST(TestGanZoo, none)
#include "test_gan_zoo.moc"
