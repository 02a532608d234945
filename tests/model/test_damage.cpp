// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <vector>

#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/model/weights/layers.h"
#include "core/model/weights/weight_values.h"
#include "tests/model/tensorflow_builder.h"
#include "tests/support/damaged_file.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_damage {

// Damages files of every kind. One that opens all the same (a bit of a weight changed, or something that nobody reads)
// has to be a complete generator with finite weights.
class TestDamage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        for (const char* name : {"tiny_legacy.pth", "tiny_zip_blend.pth", "tiny_old_names_tanh.pth"}) {
            add(name, name, readAll(dataPath("reference/") + name), QByteArray(name).contains("zip"));
        }
        const auto safetensors = m_folder.filePath("whole.safetensors").toStdString();
        writeSafetensors(openCheckpoint(dataPath("reference/tiny_legacy.pth").toStdString()), GeneratorKind::Average,
                         safetensors, DType::Float16);
        add("damaged.safetensors", "damaged.safetensors", readAll(m_folder.filePath("whole.safetensors")), true);
        TensorFlowBuilder builder;
        builder.depths = {2, 2};
        builder.shardSizes = {400, 0, 77};
        QVERIFY(builder.build().write(m_folder.filePath("tf")));
        add("tf/model.json", "tf", builder.json());
        add("tf/" + builder.shardNames().last(), "tf", builder.shards().back());
    }

    void cuts() {
        for (DamagedFile& file : m_files) {
            file.cut(file.whole().size());
        }
    }

    void flips() {
        for (DamagedFile& file : m_files) {
            file.flip(300);
        }
    }

    void sizes() {
        for (DamagedFile& file : m_files) {
            file.resize(90);
        }
    }

    // Pickles that would run something, put into real files.
    void hostilePickles() {
        const QByteArray attack = global("os", "system") + text("touch hostile") + "\x85R0";
        const QByteArray posix = global("posix", "system") + text("touch hostile") + "\x85R0";
        const QByteArray stacked = text("builtins") + text("exec") + "\x93" + text("1") + "\x85R0";
        int count = 0;
        for (DamagedFile& file : m_files) {
            if (!file.path().endsWith(".pth") || file.path().contains("zip")) {
                continue;
            }
            const QByteArray& whole = file.whole();
            const qsizetype config = whole.indexOf("cmodels.utils.config\n");
            for (const QByteArray& payload : {attack, posix, stacked}) {
                for (const qsizetype at : {qsizetype{15}, qsizetype{23}, config, whole.indexOf("ccollections\n"),
                                           whole.indexOf("ctorch._utils\n"), whole.indexOf("X", config + 400)}) {
                    QByteArray bytes = whole;
                    bytes.insert(at < 20 ? at + 2 : at, payload);
                    QVERIFY(!file.tryOut(bytes, "attack at " + QString::number(at)));
                    ++count;
                }
                for (const QByteArray& name :
                     {QByteArray("collections\nOrderedDict"), QByteArray("torch._utils\n_rebuild_tensor_v2"),
                      QByteArray("models.utils.config\nBaseConfig")}) {
                    QByteArray bytes = whole;
                    bytes.replace(name, "os\nsystem");
                    QVERIFY(!file.tryOut(bytes, name));
                    QVERIFY2(file.message().contains(" refers to os.system, which no checkpoint needs; it was not run"),
                             qPrintable(file.message()));
                    ++count;
                }
            }
            file.restore();
        }
        QVERIFY(count >= 54);
        const QString zip = m_folder.filePath("hostile.pth");
        for (const QByteArray& payload : {attack, posix, stacked}) {
            QVERIFY(writeAll(zip.toStdString(), makeTorchZip(payload + "}", {})));
            const QString message = errorOf([&] { openCheckpoint(zip.toStdString()); });
            QVERIFY2(message.contains("which no checkpoint needs; it was not run"), qPrintable(message));
        }
        QVERIFY(!QFile::exists("hostile"));
    }

    void cleanupTestCase() {
        int tried = 0;
        int refused = 0;
        for (const DamagedFile& file : m_files) {
            tried += file.tried();
            refused += file.refused();
        }
        qInfo("%d damaged files: %d refused, %d opened as complete generators", tried, refused, tried - refused);
        QVERIFY(tried >= 1000);
        // The rest: changed bits of weights where the format has no checksum, and bytes that nobody reads.
        QVERIFY(refused >= tried * 2 / 3);
    }

private:
    // A file in the test's folder with what is opened there.
    void add(const QString& name, const QString& opened, const QByteArray& whole, bool hasChecksum = false) {
        const std::filesystem::path path = m_folder.filePath(opened).toStdString();
        m_files.emplace_back(
            m_folder.filePath(name), whole, [path] { return contentOf(openCheckpoint(path)); }, hasChecksum);
    }

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

    QTemporaryDir m_folder;
    std::vector<DamagedFile> m_files;
};

LATENTWALK_TEST(TestDamage, none)

}  // namespace test_damage

#include "test_damage.moc"
