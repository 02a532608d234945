// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cmath>
#include <random>
#include <set>

#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/model/weights/layers.h"
#include "core/model/weights/weight_values.h"
#include "tests/model/tensorflow_builder.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_damage {

// Damages files of every kind in many ways, the same ways in every run. Each damaged file has to be refused with one
// sentence, at once; one that opens all the same (a bit of a weight changed, or something that nobody reads) has to be
// a complete generator with finite weights.
class TestDamage : public QObject {
    Q_OBJECT

    struct File {
        QString name;  // within the test's folder; what is opened is `opened`
        QString opened;
        QByteArray bytes;
        bool protectedByChecksum = false;  // whatever opens has to be what it was before
    };

private slots:
    void initTestCase() {
        for (const char* name : {"tiny_legacy", "tiny_zip_blend", "tiny_old_names_tanh"}) {
            const QString file = QString(name) + ".pth";
            m_files.push_back({file, file, readAll(dataPath("reference/") + file), file.contains("zip")});
        }
        const auto safetensors = m_folder.filePath("whole.safetensors").toStdString();
        writeSafetensors(openCheckpoint(dataPath("reference/tiny_legacy.pth").toStdString()), GeneratorKind::Average,
                         safetensors, DType::Float16);
        m_files.push_back(
            {"damaged.safetensors", "damaged.safetensors", readAll(m_folder.filePath("whole.safetensors")), true});
        TensorFlowBuilder builder;
        builder.depths = {2, 2};
        builder.shardSizes = {400, 0, 77};
        QVERIFY(builder.build().write(m_folder.filePath("tf")));
        m_files.push_back({"tf/model.json", "tf", builder.json()});
        m_files.push_back({"tf/" + builder.shardNames().last(), "tf", builder.shards().back()});
        for (const File& file : m_files) {
            put(file, file.bytes);
            m_originals.push_back(contentOf(openCheckpoint(pathOf(file.opened))));
        }
    }

    void cuts() {
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            const QByteArray& whole = m_files[i].bytes;
            std::set<qsizetype> sizes{whole.size() - 1, whole.size() - 2, 0, 1, 8, 9};
            for (qsizetype part = 0; part < 60; ++part) {
                sizes.insert(whole.size() * part / 60);
                sizes.insert(std::min(whole.size() - 1, part * 7));
            }
            for (const qsizetype size : sizes) {
                if (size < whole.size()) {
                    const bool opened = tryOut(i, whole.first(size), "cut at " + QString::number(size));
                    QVERIFY2(!opened, qPrintable(m_files[i].name + " cut at " + QString::number(size)));
                }
            }
            restore(i);
        }
        report("cuts");
    }

    void flips() {
        std::mt19937 random(20);
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            for (int n = 0; n < 300; ++n) {
                QByteArray bytes = m_files[i].bytes;
                // Half of them near the front or the back, where the containers keep their books.
                const auto span = static_cast<unsigned>(bytes.size());
                const unsigned near = std::min(span, 12000U);
                const unsigned place = random();
                const auto at = static_cast<qsizetype>(n % 4 == 0   ? place % near
                                                       : n % 4 == 1 ? span - 1 - place % near
                                                                    : place % span);
                const auto mask = static_cast<char>(n % 3 == 0 ? 0xFFU : 1U << random() % 8);
                bytes[at] = static_cast<char>(bytes[at] ^ mask);
                tryOut(i, bytes, QString("byte %1 xor %2").arg(at).arg(int(mask)));
            }
            restore(i);
        }
        report("flips");
    }

    // Numbers of 4 and 8 bytes overwritten by such as a size or an offset should not have; stretches zeroed, doubled,
    // left out or swapped.
    void sizes() {
        std::mt19937 random(21);
        constexpr std::array<std::uint64_t, 6> kValues{
            0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, ~std::uint64_t{0}};
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            for (unsigned n = 0; n < 90; ++n) {
                QByteArray bytes = m_files[i].bytes;
                const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size() - 40));
                switch (n % 6) {
                    case 0:
                        bytes.replace(at, 4, little(static_cast<std::uint32_t>(kValues[n / 6 % kValues.size()])));
                        break;
                    case 1:
                        bytes.replace(at, 8, little(kValues[n / 6 % kValues.size()]));
                        break;
                    case 2:
                        bytes.replace(at, 16, QByteArray(16, '\0'));
                        break;
                    case 3:
                        bytes.insert(at, bytes.mid(at, 32));
                        break;
                    case 4:
                        bytes.remove(at, 1 + n);
                        break;
                    default:
                        std::swap_ranges(bytes.begin() + at, bytes.begin() + at + 16, bytes.begin() + at + 16);
                        break;
                }
                if (bytes != m_files[i].bytes) {
                    tryOut(i, bytes, QString("change %1 at %2").arg(n).arg(at));
                }
            }
            restore(i);
        }
        report("sizes");
    }

    // Pickles that would run something, put into real files.
    void hostilePickles() {
        const QByteArray attack = global("os", "system") + text("touch hostile") + "\x85R0";
        const QByteArray posix = global("posix", "system") + text("touch hostile") + "\x85R0";
        const QByteArray stacked = text("builtins") + text("exec") + "\x93" + text("1") + "\x85R0";
        int count = 0;
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            if (!m_files[i].name.endsWith(".pth") || m_files[i].name.contains("zip")) {
                continue;
            }
            const QByteArray& whole = m_files[i].bytes;
            const qsizetype config = whole.indexOf("cmodels.utils.config\n");
            for (const QByteArray& payload : {attack, posix, stacked}) {
                for (const qsizetype at : {qsizetype{15}, qsizetype{23}, config, whole.indexOf("ccollections\n"),
                                           whole.indexOf("ctorch._utils\n"), whole.indexOf("X", config + 400)}) {
                    QByteArray bytes = whole;
                    bytes.insert(at < 20 ? at + 2 : at, payload);
                    QVERIFY(!tryOut(i, bytes, "attack at " + QString::number(at)));
                    ++count;
                }
                for (const QByteArray& name :
                     {QByteArray("collections\nOrderedDict"), QByteArray("torch._utils\n_rebuild_tensor_v2"),
                      QByteArray("models.utils.config\nBaseConfig")}) {
                    QByteArray bytes = whole;
                    bytes.replace(name, "os\nsystem");
                    QVERIFY(!tryOut(i, bytes, name));
                    QVERIFY2(m_lastMessage.contains(" refers to os.system, which no checkpoint needs; it was not run"),
                             qPrintable(m_lastMessage));
                    ++count;
                }
            }
            restore(i);
        }
        QVERIFY(count >= 54);
        const File zip{"hostile.pth", "hostile.pth", {}};
        for (const QByteArray& payload : {attack, posix, stacked}) {
            put(zip, makeTorchZip(payload + "}", {}));
            const QString message = errorOf([&] { openCheckpoint(pathOf(zip.opened)); });
            QVERIFY2(message.contains("which no checkpoint needs; it was not run"), qPrintable(message));
        }
        QVERIFY(!QFile::exists("hostile"));
        report("hostile pickles");
    }

    void cleanupTestCase() {
        qInfo("%d damaged files: %d refused, %d opened as complete generators; slowest %lld ms", m_tried, m_refused,
              m_tried - m_refused, static_cast<long long>(m_slowest));
        QVERIFY(m_tried >= 1000);
        // The rest: changed bits of weights where the format has no checksum, and bytes that nobody reads.
        QVERIFY(m_refused >= m_tried * 2 / 3);
    }

private:
    std::filesystem::path pathOf(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    void put(const File& file, const QByteArray& bytes) const { QVERIFY(writeAll(pathOf(file.name), bytes)); }

    void restore(std::size_t index) const { put(m_files[index], m_files[index].bytes); }

    // Everything that the generator computes with, in one piece.
    static QByteArray contentOf(const Checkpoint& checkpoint) {
        const Architecture& a = checkpoint.architecture;
        QByteArray content = little(a.latentSize) + little(a.outputChannels) + little(a.leak) + little(a.alpha) +
                             little(int(a.activation)) + little(a.equalizedLearningRate) + little(a.pixelNorm);
        for (const auto depth : a.depths) {
            content += little(depth);
        }
        for (const auto* weights : {&checkpoint.average, &checkpoint.raw}) {
            if (*weights) {
                for (const NamedTensor& named : namedTensors(a, **weights)) {
                    content += named.name.c_str();
                    content += QByteArray(reinterpret_cast<const char*>(named.tensor->bytes.data()),
                                          static_cast<qsizetype>(named.tensor->bytes.size()));
                    for (std::int64_t i = 0; i < named.tensor->elementCount(); ++i) {
                        if (!std::isfinite(valueAt(*named.tensor, static_cast<std::size_t>(i)))) {
                            throw std::runtime_error("a weight that is not finite");
                        }
                    }
                }
            }
        }
        return content;
    }

    // Whether the file opens with these bytes in it.
    bool tryOut(std::size_t index, const QByteArray& bytes, const QString& what) {
        const File& file = m_files[index];
        put(file, bytes);
        ++m_tried;
        QElapsedTimer timer;
        timer.start();
        QByteArray content;
        const QString message = errorOf([&] { content = contentOf(openCheckpoint(pathOf(file.opened))); });
        m_slowest = std::max(m_slowest, timer.elapsed());
        m_lastMessage = message;
        const auto describe = [&] { return (file.name + ", " + what + ": " + message).toUtf8(); };
        if (timer.elapsed() > 1000) {
            QTest::qFail(describe() + " took too long", __FILE__, __LINE__);
        }
        if (message.isEmpty()) {
            if (file.protectedByChecksum && content != m_originals[index]) {
                QTest::qFail(describe() + "opened as something else", __FILE__, __LINE__);
            }
            return true;
        }
        ++m_refused;
        if (!message.startsWith(m_folder.filePath(file.opened)) || message.contains('\n') || message.size() > 600 ||
            message.contains("json.exception") || message.contains("std::")) {
            QTest::qFail(describe(), __FILE__, __LINE__);
        }
        return false;
    }

    void report(const char* what) { qInfo("after %s: %d tried, %d refused", what, m_tried, m_refused); }

    QTemporaryDir m_folder;
    std::vector<File> m_files;
    std::vector<QByteArray> m_originals;
    QString m_lastMessage;
    int m_tried = 0;
    int m_refused = 0;
    qint64 m_slowest = 0;
};

LATENTWALK_TEST(TestDamage, none)

}  // namespace test_damage

#include "test_damage.moc"
