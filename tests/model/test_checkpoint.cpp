// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "tests/model/torch_builder.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_checkpoint {

class TestCheckpoint : public QObject {
    Q_OBJECT

private slots:
    // What a file is does not depend on its name.
    void recognisesByContent() {
        const auto as = [&](const QString& source, const QString& name) {
            QFile::copy(source, m_folder.filePath(name));
            return openCheckpoint(m_folder.filePath(name).toStdString()).format;
        };
        QVERIFY(as(dataPath("reference/tiny_legacy.pth"), "a.zip") == CheckpointFormat::GanZooStream);
        QVERIFY(as(dataPath("reference/tiny_zip_blend.pth"), "b.json") == CheckpointFormat::GanZooZip);
        const auto written = m_folder.filePath("c.safetensors");
        writeSafetensors(openCheckpoint(dataPath("reference/tiny_legacy.pth").toStdString()), written.toStdString(),
                         DType::Float16);
        QVERIFY(as(written, "d.pth") == CheckpointFormat::Safetensors);
    }

    void nearMisses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const QByteArray& bytes, const char* reason) {
            QTest::newRow(name) << bytes << QString(reason);
        };
        row("empty", "", "is empty");
        row("text", "hello", "is not a model file that Latentwalk knows");
        row("zeros", QByteArray(100, '\0'), "is not a model file that Latentwalk knows");
        row("web page", "\r\n <!DOCTYPE html><html>", "is a web page (HTML or XML), not a model");
        row("Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:...", "is a Git LFS pointer");
        const auto tar = [](const QByteArray& name) {
            return name + QByteArray(257 - name.size(), '\0') + "ustar  \0";
        };
        const auto gzip = [](const QByteArray& bytes) {
            return "\x1f\x8b\x08" + QByteArray(7, '\0') + qCompress(bytes).mid(6).chopped(4) + little(crcOf(bytes)) +
                   little(static_cast<std::uint32_t>(bytes.size()));
        };
        row("tar", tar("celeba/celeba.pth"), "is a tar archive; unpack it first (tar -xf FILE)");
        row("tar of the oldest PyTorch", tar("sys_info"),
            "is a checkpoint of PyTorch before 0.2 (a tar archive); load it");
        row("gzip", gzip("hello"), "is compressed with gzip; unpack it first (gzip -dc OLD > NEW)");
        row("gzip, cut", "\x1f\x8b\x08", "is compressed with gzip");
        row("gzip of a tar", gzip(tar("a.pth") + QByteArray(2000, 'x')),
            "is a tar archive compressed with gzip; unpack");
        row("xz",
            QByteArray("\xFD"
                       "7zXZ\0\0\4",
                       8),
            "is compressed with xz; unpack it first (xz -dc OLD > NEW)");
        row("bzip2", "BZh91AY&SY", "is compressed with bzip2; unpack it first (bzip2 -dc");
        row("zstd", "\x28\xB5\x2F\xFD\x04", "is compressed with zstd; unpack it first (zstd -dc");
        row("lz4", "\x04\x22\x4D\x18\x64", "is compressed with lz4; unpack it first (lz4 -dc");
        row("lzma", QByteArray("\x5D\0\0\x80\0", 5), "is compressed with lzma");
        row("7-Zip", "7z\xBC\xAF\x27\x1C", "is a 7-Zip archive; unpack it first (7z x FILE)");
        row("RAR", "Rar!\x1A\x07", "is a RAR archive; unpack it first (unrar x FILE)");
        row("NumPy", "\x93NUMPY\x01", "is an array of NumPy (.npy)");
        row("HDF5", "\x89HDF\r\n\x1a\n", "is an HDF5 (Keras) file");
        row("PNG", "\x89PNG\r\n\x1a\n", "is a picture");
        row("JPEG", "\xff\xd8\xff\xe0", "is a picture");
        row("another pickle", "\x80\x02}q\x01.", "is a pickle file, but not one that torch.save wrote");
        row("NVIDIA's StyleGAN", "\x80\x03" + global("dnnlib.tflib.network", "Network") + ")\x81.",
            "is a network of NVIDIA's StyleGAN or StyleGAN2, which is a Python program in a pickle and is never run");
        row("NVIDIA's StyleGAN3",
            "\x80\x04}\x94\x8c\x04G_ema\x94\x8c\x17torch_utils.persistence\x94\x8c\x1b_reconstruct_persistent_obj\x94.",
            "is a network of NVIDIA's StyleGAN2-ADA or StyleGAN3, which is a Python program");
        row("NVIDIA's Progressive GAN", "\x80\x02" + global("tfutil", "Network") + "q\x01)\x81.",
            "is a network of NVIDIA's own Progressive GAN, which is a Python program");
        row("JSON", "{\"a\": 1}", "is JSON, but not a TensorFlow.js model");
        row("broken JSON", "{\"a\": ", "is no longer JSON at byte");
        row("cut magic number", streamPreface().first(9), "is cut off: its pickle needs");
        row("zip", makeZip({{"a.txt", "hello"}}), "is a zip file, but not a PyTorch checkpoint");
        row("safetensors, cut",
            little<std::uint64_t>(1000) + "{\"a\":", "is cut off: its header needs 1,000 bytes at 8");
        row("safetensors of others", little<std::uint64_t>(2) + "{}",
            "is a safetensors file that Latentwalk did not write");
    }
    void nearMisses() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const QString name = m_folder.filePath("x.pth");
        QVERIFY(writeAll(name.toStdString(), bytes));
        const QString message = errorOf([&] { openCheckpoint(name.toStdString()); });
        QVERIFY2(message.startsWith(name + " "), qPrintable("message: " + message));
        QVERIFY2(message.contains(reason), qPrintable(message));
        QVERIFY2(!message.contains('\n'), qPrintable(message));
    }

    void places() {
        const QString missing = m_folder.filePath("missing.pth");
        QCOMPARE(errorOf([&] { openCheckpoint(missing.toStdString()); }),
                 missing + " cannot be opened: there is no such file");
        const QString folder = m_folder.filePath("folder");
        QDir().mkpath(folder);
        QCOMPARE(errorOf([&] { openCheckpoint(folder.toStdString()); }),
                 folder + " is a folder without a TensorFlow.js model.json in it");
    }

    void whichGenerator() {
        const Checkpoint both = openCheckpoint(dataPath("reference/tiny_legacy.pth").toStdString());
        QCOMPARE(&both.weights(), &*both.average);
        QCOMPARE(&both.weights(GeneratorKind::Raw), &*both.raw);
        const Checkpoint raw = openCheckpoint(dataPath("variants/no_average.pth").toStdString());
        QCOMPARE(&raw.weights(), &*raw.raw);
        QVERIFY(raw.resolve(std::nullopt) == GeneratorKind::Raw);
        QVERIFY(errorOf([&] {
                    raw.weights(GeneratorKind::Average);
                }).endsWith("has no average generator, only the raw one of the last training step"));
        const Checkpoint average = openCheckpoint(dataPath("variants/only_average.pth").toStdString());
        QVERIFY(errorOf([&] {
                    average.weights(GeneratorKind::Raw);
                }).endsWith("has no raw generator, only the average one"));
    }

    void names() {
        QCOMPARE(nameOf(DType::BFloat16), std::string_view("bfloat16"));
        QCOMPARE(nameOf(GeneratorKind::Average), std::string_view("average"));
        QCOMPARE(nameOf(CheckpointFormat::GanZooZip).english(), std::string("pytorch_GAN_zoo checkpoint (zip)"));
        QCOMPARE(sizeOf(DType::Float64), std::size_t{8});
    }

private:
    QTemporaryDir m_folder;
};

LATENTWALK_TEST(TestCheckpoint, none)

}  // namespace test_checkpoint

#include "test_checkpoint.moc"
