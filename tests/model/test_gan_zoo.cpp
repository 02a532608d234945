// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>

#include "core/model/open_checkpoint.h"
#include "core/model/weights/checkpoint.h"
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

using Rename = std::function<QByteArray(const QByteArray&)>;

Rename prefixed(const QByteArray& prefix) {
    return [prefix](const QByteArray& name) { return prefix + name; };
}

// attribKeysOrder: an attribute's entry.
QByteArray attribute(int order, const std::vector<QByteArray>& values) {
    std::vector<QByteArray> texts;
    for (const QByteArray& value : values) {
        texts.push_back(text(value));
    }
    return dict({{"order", integer(order)}, {"values", list(texts)}});
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
    std::map<QByteArray, Rename> renames;  // of the tensors under a key
    bool withConfig = true;

    Builder() { config[5].second = QByteArray("K\x00", 2); }

    // `others` values lie in storage 0 where the builder makes no network.
    QByteArray bytes(std::int64_t others = 0) const {
        std::vector<Value> values;
        if (others > 0) {
            values.push_back({"0", {others}, QByteArray(others * 4, '\0')});
        }
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
                        const auto rename = renames.find(key);
                        entries.push_back(
                            {rename == renames.end() ? full : rename->second(full), tensor(values.back())});
                    }
                }
            }
            entries.insert(entries.end(), more.begin(), more.end());
            top.push_back({key, global("collections", "OrderedDict") + ")R" + dict(entries).mid(1)});
        }
        top.insert(top.end(), topLevel.begin(), topLevel.end());
        return makeStream(wrap(top), values);
    }

    // What the file holds of its entries; by itself a dict of them.
    std::function<QByteArray(const Pairs&)> wrap = [](const Pairs& top) { return dict(top); };

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

        // Networks that were wrapped when they were saved.
        const auto wrapped = [](const char* name, const Rename& rename) {
            Builder builder;
            builder.keys = {"netG", "avgG"};
            builder.renames = {{"netG", rename}};
            QTest::newRow(name) << builder.bytes();
            builder.renames = {{"avgG", rename}};
            QTest::newRow(qPrintable(QString("%1, average only").arg(name))) << builder.bytes();
        };
        const auto plainName = [](const QByteArray& name) { return QByteArray(name).replace(".module.", "."); };
        wrapped("DataParallel", prefixed("module."));
        wrapped("DataParallel twice", prefixed("module.module."));
        wrapped("torch.compile", prefixed("_orig_mod."));
        wrapped("torch.compile in DataParallel", prefixed("module._orig_mod."));
        wrapped("DataParallel, old names", [plainName](const QByteArray& name) { return "module." + plainName(name); });
        wrapped("layers compiled",
                [](const QByteArray& name) { return QByteArray(name).replace(".module.", "._orig_mod.module."); });
        wrapped("some in DataParallel",
                [](const QByteArray& name) { return name.startsWith("scale") ? "module." + name : name; });
        for (const char* holder : {"generator.", "G.", "netG.", "model.", "module.generator.", "net.module."}) {
            wrapped(holder, prefixed(holder));
        }
        Builder metadata;
        metadata.more = {{"_metadata", "}"}};
        QTest::newRow("metadata among the tensors") << metadata.bytes();
        Builder inner;
        inner.wrap = [](const Pairs& top) { return dict({{"epoch", "K\x05"}, {"checkpoint", dict(top)}}); };
        QTest::newRow("checkpoint within a dict") << inner.bytes();
    }
    void accepted() {
        QFETCH(QByteArray, bytes);
        const QString message = errorOf([&] { open(bytes); });
        QVERIFY2(message.isEmpty(), qPrintable(message));
    }

    void weightsAlone_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("average");
        const auto row = [](const char* name, const QByteArray& key, bool average, const Rename& rename = {}) {
            Builder builder;
            builder.withConfig = false;
            builder.keys = {key};
            if (rename) {
                builder.renames = {{key, rename}};
            }
            QTest::newRow(name) << builder.bytes() << average;
        };
        row("state_dict", "state_dict", false);
        row("state_dict in DataParallel", "state_dict", false, prefixed("module."));
        row("model", "model", false);
        row("generator", "generator", false);
        row("netG", "netG", false);
        row("avgG", "avgG", true);
        row("g_ema", "g_ema", true);
        row("average by name", "state_dict", true, prefixed("avgG."));
        Builder bare;
        bare.withConfig = false;
        // The dict alone, as torch.save(net.state_dict(), path) writes it.
        bare.wrap = [](const Pairs& top) { return top.front().second; };
        QTest::newRow("bare") << bare.bytes() << false;
        bare.renames = {{"netG", prefixed("module.")}};
        QTest::newRow("bare in DataParallel") << bare.bytes() << false;
        bare.renames = {{"netG", prefixed("generator.")}};
        bare.more = {{"discriminator.decisionLayer.weight", tensor(storage("1", 32), {1}, {1}, 5)}};
        QTest::newRow("with the discriminator") << bare.bytes() << false;
        Builder nested;
        nested.withConfig = false;
        nested.keys = {"state_dict"};
        nested.wrap = [](const Pairs& top) { return dict({{"epoch", "K\x05"}, {"model", dict(top)}}); };
        QTest::newRow("within two dicts") << nested.bytes() << false;
    }
    void weightsAlone() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, average);
        Checkpoint checkpoint;
        const QString message = errorOf([&] { checkpoint = open(bytes); });
        QVERIFY2(message.isEmpty(), qPrintable(message));
        QVERIFY(checkpoint.assumed);
        QCOMPARE(checkpoint.average.has_value(), average);
        QCOMPARE(checkpoint.raw.has_value(), !average);
        Architecture expected{3, {2, 2}, 1};
        expected.equalizedLearningRate = false;  // weights of 0 look like anything but 1
        QVERIFY(checkpoint.architecture == expected);
    }

    void labels_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("expected");
        const QByteArray none("K\x00", 2);
        const auto row = [](const char* name, const QByteArray& attributes, const QByteArray& count,
                            const QStringList& expected) {
            Builder builder;
            builder.set("attribKeysOrder", attributes);
            builder.set("categoryVectorDim", count);
            QTest::newRow(name) << builder.bytes() << expected;
        };
        row("none", "N", none, {});
        row("one", dict({{"Main", attribute(0, {"cat", "dog"})}}), "K\x02", {"Main: cat dog"});
        row("by their order", dict({{"B", attribute(1, {"x"})}, {"A", attribute(0, {"y", "z"})}}), "K\x03",
            {"A: y z", "B: x"});
        row("numbers and truths",
            dict({{"pitch", dict({{"order", none}, {"values", tuple({"K\x18", "\x88", real(0.5)})}})}}), "K\x03",
            {"pitch: 24 True 0.5"});
        row("count not said", dict({{"Main", attribute(0, {"cat", "dog"})}}), "N", {"Main: cat dog"});
        row("without names", "N", "K\x02", {"label: 0 1"});
        row("not used", dict({{"Main", attribute(0, {"cat", "dog"})}}), none, {});
    }
    void labels() {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, expected);
        QStringList found;
        for (const LabelAttribute& attribute : open(bytes).architecture.labels) {
            QString line = QString::fromStdString(attribute.name) + ':';
            for (const std::string& value : attribute.values) {
                line += ' ' + QString::fromStdString(value);
            }
            found.append(line);
        }
        QCOMPARE(found, expected);
    }

    void refusals_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const Builder& builder, const QString& part) {
            QTest::newRow(name) << builder.bytes() << part;
        };
        const auto with = [](Builder builder, const QByteArray& field, const QByteArray& value) {
            builder.set(field, value);
            return builder;
        };
        const auto config = [&](const QByteArray& field, const QByteArray& value) { return with({}, field, value); };
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
        builder.topLevel = {{"config", "K\x01"}};
        row("config is a number", builder, "its config is an int, whose fields cannot be read");

        row("labels of another count", config("categoryVectorDim", "K\x04"), "config gives labels of 4 components");
        builder = config("attribKeysOrder", dict({{"Main", attribute(0, {"cat", "dog"})}}));
        row("labels that do not add up", with(builder, "categoryVectorDim", "K\x03"),
            "config gives 3 as categoryVectorDim, its weights have 2");
        row("noise that does not add up", with(builder, "noiseVectorDim", "K\x02"),
            "config gives 2 as noiseVectorDim, its weights have 1");
        row("two attributes in one place",
            config("attribKeysOrder", dict({{"A", attribute(0, {"x"})}, {"B", attribute(0, {"y"})}})),
            "as attribKeysOrder that makes no sense");
        row("attribute without values", config("attribKeysOrder", dict({{"A", attribute(0, {})}})),
            "as attribKeysOrder that makes no sense");

        // Generators of other kinds, by the names of their tensors.
        const auto other = [&](const char* name, const std::vector<QByteArray>& tensors, const char* part) {
            for (const QByteArray& prefix : {QByteArray(), QByteArray("module.")}) {
                for (const QByteArray& key : {QByteArray("netG"), QByteArray("g_ema")}) {
                    Builder foreign;
                    foreign.keys = {};
                    Pairs entries;
                    for (const QByteArray& tensorName : tensors) {
                        const auto place = static_cast<std::int64_t>(entries.size());
                        entries.push_back({prefix + tensorName, tensor(storage("0", 32), {1}, {1}, place)});
                    }
                    foreign.topLevel = {{key, dict(entries)}};
                    QTest::newRow(qPrintable(QString("%1, %2%3").arg(name, QString(prefix), QString(key))))
                        << foreign.bytes(32) << QString(part);
                }
            }
        };
        other("DCGAN", {"formatLayer.weight", "main.batchNorm0.weight", "main.convTranspose1.weight"},
              "is not a Progressive GAN: it is a DCGAN");
        other("DCGAN of one scale", {"formatLayer.weight", "main.batchNorm0.weight", "main.outlayer.weight"},
              "it is a DCGAN");
        other("the tutorial's DCGAN", {"main.0.weight", "main.1.weight", "main.1.running_mean"}, "it is a DCGAN");
        other("StyleGAN", {"baseScale0", "mapping.FC.0.module.weight", "adain00.styleModulator.module.weight"},
              "is not a Progressive GAN: it is a StyleGAN, ");
        other("StyleGAN2", {"style.1.weight", "input.input", "conv1.conv.modulation.weight"},
              "is not a Progressive GAN: it is a StyleGAN2");
        other("pro_gan_pytorch", {"initial_block.conv_1.weight", "layers.0.conv_1.weight", "rgb_converters.0.weight"},
              "is not a Progressive GAN as Latentwalk knows it");

        builder = {};
        builder.withConfig = false;
        builder.keys = {"first", "second"};
        row("two generators", builder, "saved in a file of its own: first, second");

        const Value value{"0", {32, 3}, QByteArray(32 * 3 * 4, '\0')};
        QTest::newRow("a part of a state dict")
            << makeStream(dict({{"formatLayer.module.weight", tensor(value)}}), {value})
            << "is incomplete: tensor toRGBLayers.0.weight of its state dict is missing";
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

LATENTWALK_TEST(TestGanZoo, none)

}  // namespace test_gan_zoo

#include "test_gan_zoo.moc"
