// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>

#include "core/faces/network/network_weights.h"
#include "core/file/mapped_file.h"
#include "tests/support/damaged_file.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::faces;

namespace test_network_damage {

namespace {

// With " for every ' of it: moc knows no raw strings that begin with one.
QByteArray json(const char* text) {
    return QByteArray(text).replace('\'', '"');
}

// Everything that is read, in one piece, after a look at what the reader promises of it.
QByteArray contentOf(const NetworkWeights& weights) {
    QByteArray content(nameOf(weights.network).data());
    const auto wanted = tensorsOf(weights.network);
    if (weights.tensors.size() != wanted.size()) {
        throw std::runtime_error("a network that is not whole");
    }
    for (const auto& [name, tensor] : weights.tensors) {
        if (tensor.shape != wanted.at(name)) {
            throw std::runtime_error("a tensor of another shape");
        }
        for (const float value : tensor.values()) {
            if (!std::isfinite(value)) {
                throw std::runtime_error("a weight that is not finite");
            }
            content.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
    }
    return content;
}

}  // namespace

// Damages the files of the networks that read faces.
class TestNetworkDamage : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    test::DamagedFile m_landmarks = damaged("face-landmarks.safetensors");
    test::DamagedFile m_look = damaged("face-look.safetensors");

    test::DamagedFile damaged(const char* name) const {
        const QString path = m_folder.filePath(name);
        return {path, test::readAll(test::modelPath(name)),
                [path] { return contentOf(readNetwork(MappedFile::open(path.toStdString()))); }, true};
    }

    // A safetensors file with one thing in its header written otherwise; its length is mended.
    static QByteArray withHeader(const QByteArray& file, const QByteArray& was, const QByteArray& is) {
        quint64 length = 0;
        std::memcpy(&length, file.constData(), sizeof length);
        QByteArray header = file.mid(8, static_cast<qsizetype>(length));
        const qsizetype at = header.indexOf(was);
        if (at < 0) {
            throw std::runtime_error("not in the header: " + was.toStdString());
        }
        header.replace(at, was.size(), is);
        length = static_cast<quint64>(header.size());
        return QByteArray(reinterpret_cast<const char*>(&length), sizeof length) + header +
               file.mid(8 + static_cast<qsizetype>(length) - (is.size() - was.size()));
    }

private slots:
    void cuts() {
        m_landmarks.cut(m_landmarks.whole().size());
        m_look.cut(m_look.whole().size());
    }

    void flips() {
        m_landmarks.flip(150);
        m_look.flip(150);
    }

    void sizes() {
        m_landmarks.resize(60);
        m_look.resize(60);
    }

    void wrongHeadersOfNetworks_data() {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("cause");
        const QByteArray bias = json("'dense0/conv0/bias':{'dtype':'U8','shape':[32]");
        const auto with = [](const char* type, const char* shape) {
            return json("'dense0/conv0/bias':{'dtype':'") + type + json("','shape':") + shape;
        };
        const QByteArray quantized = json("\\'dense0/conv0/bias\\':[-0.7298067896973853,0.004396426443960153]");
        const auto as = [](const char* numbers) { return json("\\'dense0/conv0/bias\\':") + numbers; };
        QTest::newRow("shape") << bias << with("U8", "[2,16]") << "has the shape (2, 16) where (32,) was due";
        QTest::newRow("absurd shape") << bias << with("U8", "[4611686018427387904,8]") << "larger than any memory";
        QTest::newRow("large shape") << bias << with("U8", "[4611686018427387904]") << "which needs";
        QTest::newRow("negative shape") << bias << with("U8", "[-32]") << "make no sense";
        QTest::newRow("half a shape") << bias << with("U8", "[32.5]") << "make no sense";
        QTest::newRow("deep shape") << bias << with("U8", "[1,1,1,1,1,1,1,1,32]") << "make no sense";
        QTest::newRow("type") << bias << with("F16", "[16]") << "as float16; U8 is needed there";
        QTest::newRow("no type") << bias << with("X7", "[32]") << "as X7";
        QTest::newRow("floats") << bias << with("F32", "[8]") << "has the shape (8,) where (32,) was due";
        QTest::newRow("name") << bias << bias.mid(0, 1) + 'x' + bias.mid(1) << "tensor xdense0/conv0/bias is quantized";
        QTest::newRow("endless scale") << quantized << as("[0,1e300]") << "that no trained network has";
        QTest::newRow("beyond doubles") << quantized << as("[0,1e999]") << "quantization";
        QTest::newRow("no scale") << quantized << as("[0]") << "quantized in a way that makes no sense";
        QTest::newRow("null") << quantized << as("[null,null]") << "quantized in a way that makes no sense";
        QTest::newRow("text") << quantized << as("\\\"x\\\"") << "quantized in a way that makes no sense";
        QTest::newRow("none") << quantized << as("{}") << "quantized in a way that makes no sense";
        QTest::newRow("broken") << quantized << as("[") << "quantization";
        QTest::newRow("deep") << quantized << as("[") + QByteArray(5000, '[') << "quantization";
        QTest::newRow("other quantization") << json("'quantization':") << json("'quantisation':") << "quantization";
        QTest::newRow("other network") << json("'face_network':'landmarks'") << json("'face_network':'look'")
                                       << "is missing";
        QTest::newRow("no network") << json("'face_network':") << json("'mace_network':")
                                    << "not of a network that reads faces";
        QTest::newRow("numbers") << json("'format_version':'1'") << json("'format_version':1")
                                 << "metadata are not strings";
        QTest::newRow("digest") << json("'sha256':'") << json("'sha256':'0") << "SHA-256";
    }
    void wrongHeadersOfNetworks() {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, cause);
        QVERIFY(!m_landmarks.tryOut(withHeader(m_landmarks.whole(), was, is), QTest::currentDataTag()));
        QVERIFY2(m_landmarks.message().contains(cause), qPrintable(m_landmarks.message()));
        QVERIFY2(m_landmarks.message().startsWith(m_landmarks.path()), qPrintable(m_landmarks.message()));
        m_landmarks.restore();
    }

    // The look network has floats, too: its biases.
    void weightsThatAreNoNumbersAreRefused() {
        quint64 length = 0;
        std::memcpy(&length, m_look.whole().constData(), sizeof length);
        for (const float odd : {std::nanf(""), INFINITY, 1e30F}) {
            QByteArray bytes = m_look.whole();
            std::memcpy(bytes.data() + 8 + length, &odd, sizeof odd);  // floats come first
            QVERIFY(!m_look.tryOut(bytes, "odd"));
            QVERIFY2(m_look.message().contains("numbers that no trained network has"), qPrintable(m_look.message()));
        }
        m_look.restore();
    }

    // But for what nobody reads, all is refused.
    void cleanupTestCase() {
        const int tried = m_landmarks.tried() + m_look.tried(), refused = m_landmarks.refused() + m_look.refused();
        qInfo("%d damaged files: %d refused", tried, refused);
        QVERIFY(tried > 500 && refused >= tried * 9 / 10);
    }
};

}  // namespace test_network_damage

using test_network_damage::TestNetworkDamage;
LATENTWALK_TEST(TestNetworkDamage, none)

#include "test_network_damage.moc"
