// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/faces/network/face_networks.h"
#include "core/faces/network/network_input.h"
#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "tests/faces/face_picture.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::faces;

namespace test_face_networks {

namespace {

constexpr double kTolerance = 1e-3;

NetworkWeights builtIn(const char* name) {
    return readNetwork(MappedFile::open(test::modelPath(name).toStdString()));
}

std::vector<float> inputOf(int seed) {
    const Picture picture = test::facePicture(seed);
    const std::vector<float> values(picture.rgb.begin(), picture.rgb.end());
    return networkInput(values.data(), picture.width, 0, 0, picture.width);
}

QJsonObject golden(int seed) {
    static const QJsonObject all = test::readJson(test::dataPath("faces/golden_networks.json"));
    return all[QStringLiteral("seed_00000%1.png").arg(seed)].toObject();
}

QString errorOf(const auto& call) {
    try {
        call();
    } catch (const FileError& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

class TestFaceNetworks : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    std::filesystem::path put(const char* name, const QByteArray& bytes) const {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            throw std::runtime_error("cannot write");
        }
        return path(name);
    }

private slots:
    void samePictureSameNumbersAsThePackage_data() {
        QTest::addColumn<int>("seed");
        QTest::addColumn<QByteArray>("isa");
        for (int seed = 0; seed < 10; ++seed) {
            QTest::addRow("seed %d", seed) << seed << QByteArray();
        }
        for (const char* isa : {"portable", "avx2", "avx512"}) {
            QTest::addRow("%s", isa) << 0 << QByteArray(isa);
        }
    }
    void samePictureSameNumbersAsThePackage() {
        QFETCH(int, seed);
        QFETCH(QByteArray, isa);
        const Arithmetic arithmetic(isa.constData());
        if (!arithmetic) {
            QSKIP("this processor has no such instructions");
        }
        LandmarkNetwork landmarks(builtIn("face-landmarks.safetensors"), arithmetic);
        LookNetwork look(builtIn("face-look.safetensors"), arithmetic);
        const auto input = inputOf(seed);
        const QJsonObject expected = golden(seed);
        const QJsonArray points = expected["landmarks"].toArray();
        QCOMPARE(points.size(), qsizetype{136});
        // Twice: what one picture leaves behind must not show in the next one's numbers.
        for (int again = 0; again < 2; ++again) {
            const Landmarks found = landmarks.read(input.data());
            for (int i = 0; i < 68; ++i) {
                QVERIFY(std::abs(found[std::size_t(i)].x - points[2 * i].toDouble()) < kTolerance);
                QVERIFY(std::abs(found[std::size_t(i)].y - points[2 * i + 1].toDouble()) < kTolerance);
            }
            const Look seen = look.read(input.data());
            QVERIFY2(std::abs(seen.age - expected["age"].toDouble()) < kTolerance,
                     qPrintable(QString::number(seen.age)));
            QVERIFY(std::abs(seen.masculine - expected["masculine"].toDouble()) < kTolerance);
        }
    }

    void aCopySharesNothingThatChanges() {
        LandmarkNetwork first(builtIn("face-landmarks.safetensors"));
        LandmarkNetwork second(first);
        const auto one = inputOf(1);
        const auto two = inputOf(2);
        const Landmarks before = first.read(one.data());
        second.read(two.data());
        const Landmarks after = first.read(one.data());
        QVERIFY(std::equal(before.begin(), before.end(), after.begin(),
                           [](Point a, Point b) { return a.x == b.x && a.y == b.y; }));
    }

    void otherWeightsAreRefused() {
        QVERIFY_EXCEPTION_THROWN(LandmarkNetwork(builtIn("face-look.safetensors")), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(LookNetwork(builtIn("face-landmarks.safetensors")), std::invalid_argument);
    }

    void whatIsWrittenReadsBackTheSame() {
        for (const char* name : {"face-landmarks.safetensors", "face-look.safetensors", "face-detector.safetensors",
                                 "face-features.safetensors"}) {
            const NetworkWeights weights = builtIn(name);
            writeNetwork(weights, path("again.safetensors"));
            QCOMPARE(test::readAll(m_folder.filePath("again.safetensors")), test::readAll(test::modelPath(name)));
        }
    }

    // Any byte would pass for a quantised weight.
    void aChangedByteIsFound() {
        const QByteArray whole = test::readAll(test::modelPath("face-landmarks.safetensors"));
        for (const qsizetype at : {whole.size() - 1, whole.size() / 2, qsizetype{20000}}) {
            QByteArray bytes = whole;
            bytes[at] = char(bytes[at] ^ 1);
            const QString message = errorOf([&] { readNetwork(MappedFile::open(put("changed", bytes))); });
            QVERIFY2(message.contains("SHA-256"), qPrintable(message));
        }
    }

    void damagedFilesAreRefusedInOneSentence() {
        const QByteArray whole = test::readAll(test::modelPath("face-look.safetensors"));
        for (qsizetype size = 0; size < whole.size(); size += size < 9000 ? 611 : 40009) {
            const QString message = errorOf([&] { readNetwork(MappedFile::open(put("cut", whole.left(size)))); });
            QVERIFY2(message.startsWith(m_folder.filePath("cut")), qPrintable(message));
        }
        const auto without = [&](const char* was, const char* is) {
            QByteArray bytes = whole;
            bytes.replace(was, is);
            return errorOf([&] { readNetwork(MappedFile::open(put("other", bytes))); });
        };
        QVERIFY(without("\"face_network\":\"look\"", "\"face_network\":\"lock\"").contains("reads faces"));
        QVERIFY(without("\"fc/age/bias\":{", "\"fc/age/bios\":{").contains("tensor fc/age/bias is missing"));
        QVERIFY(without("\"dtype\":\"U8\"", "\"dtype\":\"I8\"").contains("as I8"));
    }

    void aGeneratorIsNoNetworkThatReadsAndTheOtherWayRound() {
        QVERIFY(errorOf([] { builtIn("celeba-128.safetensors"); }).contains("not of a network that reads faces"));
        const QString message = errorOf([] { openCheckpoint(test::modelPath("face-look.safetensors").toStdString()); });
        QVERIFY2(message.contains("reads faces, and paints none"), qPrintable(message));
    }

    void foreignManifestsAreRefusedInOneSentence_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty list") << QByteArray("[]") << "not a list of groups";
        QTest::newRow("another network") << QByteArray(R"([{"paths":["w"],"weights":[
            {"name":"conv/bias","shape":[2],"dtype":"float32"}]}])")
                                         << "has no use for";
        QTest::newRow("quantized to what") << QByteArray(R"([{"paths":["w"],"weights":[
            {"name":"fc/weights","shape":[8],"dtype":"float32","quantization":{"dtype":"uint16","min":0,"scale":1}}]}])")
                                           << "quantized in a way";
        QTest::newRow("scale") << QByteArray(R"([{"paths":["w"],"weights":[
            {"name":"fc/weights","shape":[8],"dtype":"float32","quantization":{"dtype":"uint8","min":0,"scale":1e9}}]}])")
                               << "quantized in a way";
        QTest::newRow("too few tensors") << QByteArray(R"([{"paths":["w"],"weights":[
            {"name":"fc/weights","shape":[8],"dtype":"float32","quantization":{"dtype":"uint8","min":0,"scale":1}}]}])")
                                         << "is missing";
        QTest::newRow("elsewhere") << QByteArray(R"([{"paths":["../w"],"weights":[]}])") << "names a weight file";
    }
    void foreignManifestsAreRefusedInOneSentence() {
        QFETCH(QByteArray, text);
        QFETCH(QString, part);
        put("w", QByteArray(8, '\1'));
        const auto manifest = put("manifest.json", text);
        QVERIFY(isWeightsManifest(*MappedFile::open(manifest)));
        const QString message = errorOf([&] { readWeightsManifest(MappedFile::open(manifest)); });
        QVERIFY2(message.startsWith(m_folder.filePath("manifest.json")) && message.contains(part), qPrintable(message));
    }

    // A manifest as the package has it, with the weights of the file that came out of it.
    void aManifestBecomesTheSameWeights() {
        const NetworkWeights weights = builtIn("face-look.safetensors");
        QJsonArray entries;
        QByteArray data;
        for (const auto& [name, tensor] : weights.tensors) {
            QJsonArray shape;
            for (const auto size : tensor.shape) {
                shape.append(qint64(size));
            }
            QJsonObject entry{{"name", QString::fromStdString(name)}, {"shape", shape}, {"dtype", "float32"}};
            if (tensor.quantized()) {
                entry["quantization"] =
                    QJsonObject{{"dtype", "uint8"}, {"min", tensor.minimum}, {"scale", tensor.scale}};
                data.append(reinterpret_cast<const char*>(tensor.bytes.data()), qsizetype(tensor.bytes.size()));
            } else {
                data.append(reinterpret_cast<const char*>(tensor.numbers.data()), qsizetype(4 * tensor.numbers.size()));
            }
            entries.append(entry);
        }
        put("shard", data);
        const QJsonArray manifest{QJsonObject{{"paths", QJsonArray{"shard"}}, {"weights", entries}}};
        const auto file = put("list.json", QJsonDocument(manifest).toJson());
        writeNetwork(readWeightsManifest(MappedFile::open(file)), path("again.safetensors"));
        QCOMPARE(test::readAll(m_folder.filePath("again.safetensors")),
                 test::readAll(test::modelPath("face-look.safetensors")));
    }
};

}  // namespace test_face_networks

using test_face_networks::TestFaceNetworks;
LATENTWALK_TEST(TestFaceNetworks, none)
#include "test_face_networks.moc"
