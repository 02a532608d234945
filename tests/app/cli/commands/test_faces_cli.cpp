// SPDX-License-Identifier: GPL-3.0-or-later

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/file/npy/npy.h"
#include "core/latent/face_file.h"
#include "core/model/open_checkpoint.h"
#include "core/recipe/recipe_reader.h"
#include "tests/support/places.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_faces_cli {

// Faces with offsets, from .npz files, on the command line.
class TestFacesCli : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    Architecture m_architecture;

    std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    // What it says on its standard error; fails with another exit status.
    QString run(QStringList arguments, int status = 0) const {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", m_folder.filePath("cache"));
        process.setProcessEnvironment(environment);
        arguments << "--model" << test::dataPath("reference/tiny_legacy.pth") << "--device"
                  << "cpu";
        process.start(test::commandLineProgram(), arguments);
        process.waitForFinished(120'000);
        const QString said = QString::fromUtf8(process.readAllStandardError());
        if (process.exitCode() != status) {
            QTest::qFail(qPrintable(arguments.join(' ') + ": " + said), __FILE__, __LINE__);
        }
        return said;
    }

    std::vector<float> raw(const QStringList& what) const {
        run(what + QStringList{"--raw", "raw.npy", "--force"});
        return readNpy(path("raw.npy")).values;
    }

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        m_architecture = openCheckpoint(test::dataPath("reference/tiny_legacy.pth").toStdString()).architecture;
        const Latent latent = sampleLatent(3, m_architecture.latentSize);
        NpyWriter writer(path("latent.npy"), std::vector<std::int64_t>{1, m_architecture.latentSize});
        writer.write(latent);
        writer.commit();
        FaceOffsets offsets = zeroOffsets(m_architecture, 2);
        writeFace(path("zero.npz"), {latent, CarriedOffsets(offsets)});
        writeFace(path("none.npz"), {latent, {}});
        for (auto& values : offsets.scales) {
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = i % 3 == 0 ? 0.75F : -0.5F;
            }
        }
        writeFace(path("face.npz"), {latent, CarriedOffsets(offsets)});
        writeFace(path("free.npz"), {latent, CarriedOffsets(offsets, 0)});
        FaceOffsets foreign;
        foreign.scales[0].assign(16, 1);
        writeFace(path("foreign.npz"), {latent, CarriedOffsets(foreign)});
    }

    void offsetsOfZeroChangeNoByte() {
        const auto plain = raw({"generate", "--latents", "latent.npy"});
        for (const char* name : {"zero.npz", "none.npz", "free.npz"}) {
            QVERIFY2(raw({"generate", "--faces", name}) == plain, name);
        }
        const auto face = raw({"generate", "--faces", "face.npz"});
        QCOMPARE(face.size(), plain.size());
        QVERIFY(test::largestDifference(face, plain) > 0.01);
    }

    void severalFacesAreAGrid() {
        const auto both = raw({"generate", "--faces", "face.npz", "--faces", "zero.npz"});
        auto expected = raw({"generate", "--faces", "face.npz"});
        const auto second = raw({"generate", "--latents", "latent.npy"});
        expected.insert(expected.end(), second.begin(), second.end());
        QVERIFY(test::largestDifference(both, expected) < test::kRounding);
    }

    void picturesCarryTheirFace() {
        run({"generate", "--faces", "face.npz", "--images", "images", "--out", "grid.png", "--force"});
        const Recipe recipe = readRecipe(path("images/image_000001.png"));
        QVERIFY(recipe.session.anchors.at(0).offsets == readFace(path("face.npz")).offsets);
        for (const char* name : {"grid.png", "images/image_000001.png"}) {
            run({"reproduce", name, "--out", "again.png", "--force"});
            QCOMPARE(QImage(m_folder.filePath("again.png")), QImage(m_folder.filePath(name)));
        }
    }

    void aWalkBetweenThemFades() {
        const auto frames = raw({"walk", "--faces", "face.npz", "--faces", "zero.npz", "--frames", "3"});
        const auto face = raw({"generate", "--faces", "face.npz"});
        const auto plain = raw({"generate", "--latents", "latent.npy"});
        QCOMPARE(frames.size(), 3 * face.size());
        const auto frame = [&](std::size_t index) {
            const auto first = frames.begin() + static_cast<std::ptrdiff_t>(index * face.size());
            return std::vector<float>(first, first + static_cast<std::ptrdiff_t>(face.size()));
        };
        QVERIFY(test::largestDifference(frame(0), face) < test::kRounding);
        QVERIFY(test::largestDifference(frame(2), plain) < test::kRounding);
        QVERIFY(test::largestDifference(frame(1), plain) > 0.005);
        QVERIFY(test::largestDifference(frame(1), face) > 0.005);
    }

    void whatDoesNotFitIsSaid() {
        QVERIFY(run({"generate", "--faces", "foreign.npz"}, 1).contains("the face's offset at 4 x 4 has 16 numbers"));
        QVERIFY(run({"generate", "--faces", "latent.npy"}, 1).contains("latent.npy"));
        QVERIFY(run({"generate", "--faces", "not-there.npz"}, 1).contains("not-there.npz"));
        QVERIFY(run({"walk", "--faces", "face.npz"}, 2).contains("--faces"));
    }
};

LATENTWALK_TEST(TestFacesCli, core)

}  // namespace test_faces_cli

#include "test_faces_cli.moc"
