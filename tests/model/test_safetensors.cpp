// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/model/weights/layers.h"
#include "core/model/weights/weight_values.h"
#include "tests/model/torch_builder.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_safetensors {
namespace {

using Edit = std::function<void(QJsonObject& header, QByteArray& data)>;

Checkpoint sample(const QString& name = "reference/tiny_zip_blend.pth") {
    return openCheckpoint(dataPath(name).toStdString());
}

// A safetensors file in its parts, to be changed and put together again: keys sorted, nothing padded.
QByteArray savedBy(const QByteArray& bytes, const Edit& edit) {
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.constData(), sizeof length);
    QJsonObject header = QJsonDocument::fromJson(bytes.mid(8, static_cast<qsizetype>(length))).object();
    QByteArray data = bytes.mid(8 + static_cast<qsizetype>(length));
    edit(header, data);
    const QByteArray text = QJsonDocument(header).toJson(QJsonDocument::Compact);
    return little(static_cast<std::uint64_t>(text.size())) + text + data;
}

// The same without the SHA-256.
QByteArray edited(const QByteArray& bytes, const Edit& edit) {
    return savedBy(bytes, [&](QJsonObject& header, QByteArray& data) {
        QJsonObject metadata = header["__metadata__"].toObject();
        metadata.remove("sha256");
        header["__metadata__"] = metadata;
        edit(header, data);
    });
}

// The tensors' bytes from the last to the first.
void reverseData(QJsonObject& header, QByteArray& data) {
    std::map<qint64, QString> order;
    for (const QString& name : header.keys()) {
        if (name != "__metadata__") {
            order[-header[name].toObject()["data_offsets"].toArray()[0].toInteger()] = name;
        }
    }
    QByteArray turned;
    for (const auto& [place, name] : order) {
        QJsonObject entry = header[name].toObject();
        const QJsonArray offsets = entry["data_offsets"].toArray();
        const qint64 length = offsets[1].toInteger() - offsets[0].toInteger();
        entry["data_offsets"] = QJsonArray{turned.size(), turned.size() + length};
        turned += data.mid(offsets[0].toInteger(), length);
        header[name] = entry;
    }
    data = turned;
}

Edit metadata(const QString& key, const QJsonValue& value) {
    return [=](QJsonObject& header, QByteArray&) {
        QJsonObject object = header["__metadata__"].toObject();
        if (value.isUndefined()) {
            object.remove(key);
        } else {
            object[key] = value;
        }
        header["__metadata__"] = object;
    };
}
Edit tensorField(const QString& tensor, const QString& key, const QJsonValue& value) {
    return [=](QJsonObject& header, QByteArray&) {
        QJsonObject object = header[tensor].toObject();
        object[key] = value;
        header[tensor] = object;
    };
}

}  // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void roundTrip_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"reference/tiny_legacy", "reference/tiny_zip_blend", "reference/tiny_old_names_tanh",
                                 "variants/strided", "variants/bfloat16", "variants/double", "variants/one_scale",
                                 "variants/no_pixel_norm", "variants/not_equalized"}) {
            QTest::newRow(name) << QString(name) + ".pth";
        }
    }
    void roundTrip() {
        QFETCH(QString, name);
        const Checkpoint original = sample(name);
        for (const DType dtype : {DType::Float32, DType::Float16}) {
            writeSafetensors(original, path("x.safetensors"), dtype);
            const Checkpoint read = openCheckpoint(path("x.safetensors"));
            QVERIFY(read.format == CheckpointFormat::Safetensors);
            QCOMPARE(read.title, original.title);
            QVERIFY(read.architecture == original.architecture);
            for (const GeneratorKind kind : {GeneratorKind::Average, GeneratorKind::Raw}) {
                const auto expected = namedTensors(original.architecture, original.weights(kind));
                const auto found = namedTensors(read.architecture, read.weights(kind));
                QCOMPARE(found.size(), expected.size());
                for (std::size_t i = 0; i < found.size(); ++i) {
                    QCOMPARE(found[i].name, expected[i].name);
                    QVERIFY(found[i].tensor->dtype == dtype);
                    QCOMPARE(found[i].tensor->shape, expected[i].tensor->shape);
                    const auto bytes = converted("x", "t", *expected[i].tensor, dtype);
                    QVERIFY(std::equal(bytes.begin(), bytes.end(), found[i].tensor->bytes.begin(),
                                       found[i].tensor->bytes.end()));
                }
            }
        }
    }

    // What the specification of the format asks of a file, and what GNet.load_state_dict needs.
    void container() {
        writeSafetensors(sample(), path("x.safetensors"), DType::Float16);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), (QStringList{"x.raw.safetensors", "x.safetensors"}));
        const QByteArray bytes = readAll(m_folder->filePath("x.safetensors"));
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.constData(), sizeof length);
        QCOMPARE(length % 8, std::uint64_t{0});
        const QByteArray text = bytes.mid(8, static_cast<qsizetype>(length));
        QVERIFY(text.startsWith('{'));
        const QJsonObject header = QJsonDocument::fromJson(text).object();
        QCOMPARE(header.size(), 1 + 2 * 9);
        const QJsonObject weight = header["scaleLayers.1.0.module.weight"].toObject();
        QCOMPARE(weight["dtype"].toString(), QString("F16"));
        QCOMPARE(weight["shape"].toArray(), (QJsonArray{8, 16, 3, 3}));
        QVERIFY(header.contains("formatLayer.module.bias") && header.contains("groupScale0.0.module.weight"));
        const QJsonObject about = header["__metadata__"].toObject();
        QCOMPARE(about["format"].toString(), QString("latentwalk"));
        QCOMPARE(about["depths"].toString(), QString("16,16,8"));
        QCOMPARE(about["leak"].toString(), QString("0.1"));
        QCOMPARE(about["alpha"].toString(), QString("0.35"));
        QCOMPARE(about["generator"].toString(), QString("average"));
        for (const auto& value : about) {
            QVERIFY(value.isString());
        }
    }

    void upperCaseDigestsAreTheSame() {
        writeSafetensors(sample(), path("x.safetensors"), DType::Float16);
        for (const char* name : {"x.safetensors", "x.raw.safetensors"}) {
            QByteArray bytes = readAll(m_folder->filePath(name));
            const QByteArray key = "\"sha256\":\"";
            const qsizetype at = bytes.indexOf(key) + key.size();
            const QByteArray digest = bytes.mid(at, 64);
            QVERIFY(digest != digest.toUpper());
            bytes.replace(at, 64, digest.toUpper());
            QFile out(m_folder->filePath(name));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(bytes);
        }
        const Checkpoint read = openCheckpoint(path("x.safetensors"));
        QVERIFY(read.architecture == sample().architecture);
    }

    void sameInputSameBytes() {
        const Checkpoint checkpoint = sample();
        writeSafetensors(checkpoint, path("a.safetensors"), DType::Float16);
        writeSafetensors(checkpoint, path("b.safetensors"), DType::Float16);
        QCOMPARE(readAll(m_folder->filePath("a.safetensors")), readAll(m_folder->filePath("b.safetensors")));
    }

    void companion() {
        QCOMPARE(rawCompanion("dir.x/faces.safetensors").string(), std::string("dir.x/faces.raw.safetensors"));
        writeSafetensors(sample(), path("x.safetensors"), DType::Float16);
        const Checkpoint raw = openCheckpoint(path("x.raw.safetensors"));
        QVERIFY(raw.raw.has_value() && !raw.average);
        QVERIFY(raw.resolve(std::nullopt) == GeneratorKind::Raw);

        // The companion of another checkpoint that was written over it.
        writeSafetensors(sample("reference/tiny_legacy.pth"), path("y.safetensors"), DType::Float16);
        QVERIFY(QFile::remove(m_folder->filePath("x.raw.safetensors")));
        QVERIFY(QFile::copy(m_folder->filePath("y.raw.safetensors"), m_folder->filePath("x.raw.safetensors")));
        const QString message = errorOf([&] { openCheckpoint(path("x.safetensors")); });
        QVERIFY2(
            message.startsWith(m_folder->filePath("x.raw.safetensors") + " is not the raw generator that belongs to "),
            qPrintable(message));

        // A file that was written alone has no companion, whatever lies beside it.
        writeSafetensors(sample(), GeneratorKind::Average, path("x.safetensors"), DType::Float16);
        QVERIFY(!openCheckpoint(path("x.safetensors")).raw);
        QVERIFY(QFile::remove(m_folder->filePath("y.raw.safetensors")));
        QVERIFY(!openCheckpoint(path("y.safetensors")).raw);
    }

    void titles() {
        Checkpoint checkpoint = sample();
        checkpoint.title = "a \"sha256\":\"" + std::string(64, '0') + "\" \xFF\n";
        writeSafetensors(checkpoint, GeneratorKind::Raw, path("x.safetensors"), DType::Float32);
        QCOMPARE(QString::fromStdString(openCheckpoint(path("x.safetensors")).title),
                 "a \"sha256\":\"" + QString(64, '0') + "\" ??");
        checkpoint.title.clear();
        writeSafetensors(checkpoint, GeneratorKind::Raw, path("x.safetensors"), DType::Float32);
        QCOMPARE(openCheckpoint(path("x.safetensors")).title, std::string("x"));
    }

    void tooLargeForHalf() {
        Checkpoint checkpoint = sample();
        const auto values = std::make_shared<std::vector<float>>(16, 70000.F);
        checkpoint.raw->scale0.bias = {DType::Float32, {16}, std::as_bytes(std::span(*values)), values};
        const QString message =
            errorOf([&] { writeSafetensors(checkpoint, GeneratorKind::Raw, path("x.safetensors"), DType::Float16); });
        QVERIFY2(
            message.contains("cannot be written: tensor groupScale0.0.module.bias has values that do not fit float16"),
            qPrintable(message));
        QVERIFY(QDir(m_folder->path()).isEmpty());
        writeSafetensors(checkpoint, GeneratorKind::Raw, path("x.safetensors"), DType::Float32);
    }

    void missingGenerator() {
        const Checkpoint checkpoint = sample("variants/no_average.pth");
        const QString message = errorOf(
            [&] { writeSafetensors(checkpoint, GeneratorKind::Average, path("x.safetensors"), DType::Float16); });
        QVERIFY2(message.contains("has no average generator"), qPrintable(message));
        writeSafetensors(checkpoint, path("x.safetensors"), DType::Float16);
        QVERIFY(openCheckpoint(path("x.safetensors")).raw.has_value());
    }

    // Written again by other software: no SHA-256, keys in another order, no padding.
    void editedElsewhere() {
        writeBytes(edited(written(), metadata("title", "Renamed")));
        const Checkpoint checkpoint = openCheckpoint(path("x.safetensors"));
        QCOMPARE(checkpoint.title, std::string("Renamed"));
        QVERIFY(checkpoint.architecture == sample().architecture);
    }

    // The same content in another file: all metadata stay, our SHA-256 among them.
    void savedAgain_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"keys sorted, no padding", "data in another order", "upper-case SHA-256",
                                "names in DataParallel", "old names", "more metadata"}) {
            QTest::newRow(how) << QString(how);
        }
    }
    void savedAgain() {
        QFETCH(QString, how);
        writeSafetensors(sample(), path("x.safetensors"), DType::Float32);
        const QByteArray bytes = readAll(m_folder->filePath("x.safetensors"));
        const auto again = [&](bool changed) {
            return savedBy(bytes, [&](QJsonObject& header, QByteArray& data) {
                if (how == "data in another order") {
                    reverseData(header, data);
                } else if (how == "upper-case SHA-256") {
                    const QString digest = header["__metadata__"].toObject()["sha256"].toString().toUpper();
                    metadata("sha256", digest)(header, data);
                    metadata("pair_sha256", header["__metadata__"].toObject()["pair_sha256"].toString().toUpper())(
                        header, data);
                } else if (how == "names in DataParallel" || how == "old names") {
                    for (const QString& name : header.keys()) {
                        if (name != "__metadata__") {
                            const QJsonValue entry = header.take(name);
                            header.insert(
                                how == "old names" ? QString(name).replace(".module.", ".") : "module." + name, entry);
                        }
                    }
                } else if (how == "more metadata") {
                    metadata("note", "seen")(header, data);
                }
                if (changed) {
                    data[100] = static_cast<char>(data[100] ^ 1);
                }
            });
        };
        writeBytes(again(false));
        const Checkpoint found = openCheckpoint(path("x.safetensors"));
        QVERIFY(found.raw.has_value());  // its companion still belongs to it
        const Checkpoint original = sample();
        QVERIFY(found.architecture == original.architecture);
        const auto expected = namedTensors(original.architecture, *original.average);
        const auto tensors = namedTensors(found.architecture, *found.average);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QVERIFY(std::ranges::equal(tensors[i].tensor->bytes, expected[i].tensor->bytes));
        }
        writeBytes(again(true));
        QVERIFY(errorOf([&] { openCheckpoint(path("x.safetensors")); }).contains("was changed after it was written"));
    }

    // What a changed word of the metadata would do to the pictures is found in any layout.
    void changesOfTheMetadataAreFound_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("leak") << "leak"
                              << "0.2";
        QTest::newRow("alpha") << "alpha"
                               << "0.3";
        QTest::newRow("activation") << "activation"
                                    << "tanh";
        QTest::newRow("generator") << "generator"
                                   << "raw";
        QTest::newRow("pixel norm") << "pixel_norm"
                                    << "false";
        QTest::newRow("labels") << "labels"
                                << R"([{"name": "a", "values": ["b"]}])";
    }
    void changesOfTheMetadataAreFound() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        writeBytes(savedBy(written(), metadata(key, value)));
        const QString message = errorOf([&] { openCheckpoint(path("x.safetensors")); });
        QVERIFY2(message.contains("save it without sha256 in the metadata"), qPrintable(message));
        writeBytes(edited(written(), metadata(key, value)));
        QCOMPARE(errorOf([&] { openCheckpoint(path("x.safetensors")); }), QString());
    }

    // No bit of the header can turn and the file open as something else.
    void theHeaderCounts() {
        const QByteArray bytes = written();
        const Architecture architecture = openCheckpoint(path("x.safetensors")).architecture;
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.constData(), sizeof length);
        int opened = 0;
        for (qsizetype at = 0; at < static_cast<qsizetype>(8 + length); at += 5) {
            for (const char mask : {'\x01', '\x20'}) {
                QByteArray changed = bytes;
                changed[at] = static_cast<char>(changed[at] ^ mask);
                writeBytes(changed);
                const QString message = errorOf([&] {
                    const Checkpoint checkpoint = openCheckpoint(path("x.safetensors"));
                    QVERIFY(checkpoint.architecture == architecture && checkpoint.average && !checkpoint.assumed);
                });
                opened += message.isEmpty();
            }
        }
        QVERIFY2(opened < 40, qPrintable(QString::number(opened)));  // upper-case digits, mostly
    }

    void labels() {
        Checkpoint checkpoint = sample();
        checkpoint.architecture.labels = {{"Main \"x\"", {"cat", "dog"}}, {"Colour", {"red"}}};
        writeSafetensors(checkpoint, path("x.safetensors"), DType::Float16);
        const Checkpoint found = openCheckpoint(path("x.safetensors"));
        QVERIFY(found.architecture == checkpoint.architecture);
        QVERIFY(!found.assumed);
    }

    // safetensors.torch.save_file(net.state_dict(), path): no word of ours.
    void weightsAlone_data() {
        QTest::addColumn<QJsonValue>("metadata");
        QTest::newRow("no metadata") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("the metadata of others") << QJsonValue(QJsonObject{{"format", "pt"}, {"epoch", "5"}});
    }
    void weightsAlone() {
        QFETCH(QJsonValue, metadata);
        writeBytes(edited(written(), [&](QJsonObject& header, QByteArray&) {
            header.remove("__metadata__");
            if (!metadata.isUndefined()) {
                header["__metadata__"] = metadata;
            }
        }));
        const Checkpoint found = openCheckpoint(path("x.safetensors"));
        QVERIFY(found.assumed && found.raw && !found.average);
        Architecture expected = sample().architecture;
        expected.leak = 0.2F;
        expected.alpha = 0;
        expected.equalizedLearningRate = found.architecture.equalizedLearningRate;
        QVERIFY(found.architecture == expected);
        // Whoever converts it again goes on saying so.
        writeSafetensors(found, path("y.safetensors"), DType::Float32);
        QVERIFY(openCheckpoint(path("y.safetensors")).assumed);
    }

    void refusals_data() {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const Edit& edit, const char* part) {
            QTest::newRow(name) << edit << QString(part);
        };
        const QString bias = "groupScale0.0.module.bias";
        row(
            "a StyleGAN2",
            [](QJsonObject& header, QByteArray&) {
                header.remove("__metadata__");
                header.insert("convs.0.conv.modulation.bias", header.take("groupScale0.0.module.bias"));
            },
            "is not a Progressive GAN: it is a StyleGAN2");
        row(
            "another network",
            [](QJsonObject& header, QByteArray&) {
                header.remove("__metadata__");
                header.insert("encoder.weight", header.take("formatLayer.module.weight"));
            },
            "is a safetensors file that Latentwalk did not write");
        row("other format", metadata("format", "pt"), "is a safetensors file that Latentwalk did not write");
        row("newer version", metadata("format_version", "2"), "has format version 2 of Latentwalk's files");
        row("a number in the metadata", metadata("leak", 0.2), "its metadata are not strings");
        row("no depths", metadata("depths", QJsonValue::Undefined), "its metadata lack depths");
        row("empty depths", metadata("depths", ""), "give \"\" as depths");
        row("broken depths", metadata("depths", "16,,8"), "give \"\" as depths");
        row("other depths", metadata("depths", "16,8,8"),
            "has the shape (16, 16, 3, 3) where its metadata demand (8, 16, 3, 3)");
        row("fewer depths", metadata("depths", "16,16"), "which is not part of the generator");
        row("more depths", metadata("depths", "16,16,8,8"), "tensor scaleLayers.2.0.weight is missing");
        row("depth of 0", metadata("depths", "16,16,0"), "has a scale with 0 channels");
        row("far too deep", metadata("depths", "16,16,99999999"), "has a scale with 99999999 channels");
        row("many scales", metadata("depths", QString("8,").repeated(50) + "8"), "has 51 scales");
        row("latent size", metadata("latent_size", "-5"), "has latents of -5 components");
        row("latent size as text", metadata("latent_size", "24x"), "give \"24x\" as latent_size");
        row("overflow", metadata("latent_size", "99999999999999999999"), "as latent_size");
        row("channels", metadata("output_channels", "2"), "makes images with 2 channels");
        row("leak", metadata("leak", "1.5"), "has a leak outside of 0 to 1");
        row("leak of NaN", metadata("leak", "nan"), "has a leak outside of 0 to 1");
        row("alpha", metadata("alpha", "-1"), "has an alpha outside of 0 to 1");
        row("yes", metadata("equalized_lr", "yes"), "give \"yes\" as equalized_lr");
        row("activation", metadata("activation", "relu"), "give \"relu\" as activation");
        row("generator", metadata("generator", "both"), "give \"both\" as generator");
        row("wrong sha256", metadata("sha256", QString(64, 'a')), "was changed after it was written");
        row("short sha256", metadata("sha256", "abc"), "the SHA-256 in its metadata makes no sense");
        row("sha256 under another name", metadata("sha257", QString(64, 'a')), "an unknown SHA-256, sha257");
        row("type", tensorField(bias, "dtype", "I8"), "holds tensor groupScale0.0.module.bias as I8");
        row("type is a number", tensorField(bias, "dtype", 5), "that make no sense");
        row("shape", tensorField(bias, "shape", QJsonArray{17}), "which needs 68 bytes, and offsets");
        row("negative shape", tensorField(bias, "shape", QJsonArray{-16}), "that make no sense");
        row("half a shape", tensorField(bias, "shape", QJsonArray{16.5}), "that make no sense");
        row("gigantic shape", tensorField(bias, "shape", QJsonArray{4e9, 4e9, 4e9}), "larger than any memory");
        row("three offsets", tensorField(bias, "data_offsets", QJsonArray{0, 1, 2}), "that make no sense");
        row("backwards", tensorField(bias, "data_offsets", QJsonArray{64, 0}), "and offsets 64 to 0");
        row("overlap", tensorField(bias, "data_offsets", QJsonArray{0, 64}), "was due");
        row("another key", tensorField(bias, "note", 5), "an entry that is not dtype, shape and data_offsets");
        row(
            "tensor is a number", [=](QJsonObject& header, QByteArray&) { header[bias] = 5; }, "an entry that is not");
        row(
            "renamed", [=](QJsonObject& header, QByteArray&) { header.insert("x.bias", header.take(bias)); },
            "tensor groupScale0.0.bias is missing");
        row(
            "a hole", [=](QJsonObject& header, QByteArray&) { header.remove(bias); }, "was due");
        row(
            "old and new name",
            [=](QJsonObject& header, QByteArray&) { header.insert("groupScale0.0.bias", header.value(bias)); },
            "twice, as old and as new name");
        row(
            "more data", [](QJsonObject&, QByteArray& data) { data += "x"; }, "has 1 bytes after its last tensor");
        row(
            "less data", [](QJsonObject&, QByteArray& data) { data.chop(1); },
            "is cut off: tensor toRGBLayers.2.module.bias needs");
        row(
            "NaN", [](QJsonObject&, QByteArray& data) { data.replace(4, 4, "\xff\xff\xff\x7f"); },
            "not a number (NaN)");
    }
    void refusals() {
        QFETCH(Edit, edit);
        QFETCH(QString, part);
        writeBytes(edited(written(), edit));
        const QString message = errorOf([&] { openCheckpoint(path("x.safetensors")); });
        QVERIFY2(message.startsWith(m_folder->filePath("x.safetensors") + " "), qPrintable("message: " + message));
        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY2(!message.contains('\n'), qPrintable(message));
    }

private:
    std::filesystem::path path(const QString& name) const { return m_folder->filePath(name).toStdString(); }

    QByteArray written() const {
        writeSafetensors(sample(), GeneratorKind::Average, path("x.safetensors"), DType::Float32);
        return readAll(m_folder->filePath("x.safetensors"));
    }

    void writeBytes(const QByteArray& bytes) const { QVERIFY(writeAll(path("x.safetensors"), bytes)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

LATENTWALK_TEST(TestSafetensors, none)

}  // namespace test_safetensors

#include "test_safetensors.moc"
