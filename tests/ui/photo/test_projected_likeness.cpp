// SPDX-License-Identifier: GPL-3.0-or-later

#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/diagnosis/places.h"
#include "core/faces/align/similarity.h"
#include "core/faces/align/target_points.h"
#include "core/generator/open/open_generator.h"
#include "core/latent/face_file.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "tests/support/places.h"
#include "tests/support/room.h"
#include "ui/photo/read/read_photo.h"
#include "ui/photo/search/projected_likeness.h"
#include "ui/render/rendered.h"

using namespace latentwalk;

namespace test_projected_likeness {

// The window's search on the built-in model itself.
class TestProjectedLikeness : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<RenderService> m_service;
    CheckpointInfo m_info;
    std::unique_ptr<StartsAhead> m_ahead;

    static OpenedGenerator open(const std::filesystem::path& path, const OpenOptions&, Notice) {
        GeneratorSettings settings;
        settings.device = Device::Cpu;
        settings.precision = Precision::Float32;
        return openGenerator(std::make_shared<Checkpoint>(openCheckpoint(path)), settings, {});
    }
    static QString photo() { return test::dataPath("faces/astronaut.png"); }
    Picture aligned(std::int64_t side) const {
        const Picture picture = readPhotoOf(photoIn(photo()));
        faces::FaceFinder finder(faces::builtInFinderNetworks());
        return faces::alignedFace(picture, finder.find(picture).at(0).points, faces::kBuiltInPoints, side);
    }

private slots:
    // Small pictures of three thousand seeds are there, all alike, so that none have to be painted here.
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
        m_service = std::make_unique<RenderService>(open);
        QSignalSpy opened(m_service.get(), &RenderService::checkpointOpened);
        m_service->openCheckpoint(QString::fromStdString(builtInModelPath().string()));
        QVERIFY(opened.wait(60'000));
        m_info = qvariant_cast<CheckpointInfo>(opened.first().first());
        projection::Starts starts;
        starts.add({projection::kStartSeeds, 3, 4, 4,
                    std::vector<float>(static_cast<std::size_t>(projection::kStartSeeds * 3 * 16))});
        projection::keepStarts(startsFolder(), m_info.reference, starts);
        m_ahead = std::make_unique<StartsAhead>(*m_service, startsFolder());
        m_ahead->setCheckpoint(m_info);
    }
    void cleanupTestCase() {
        m_ahead.reset();
        m_service.reset();
    }

    void theCommandLineFindsTheSameFace() {
        const auto search = projectedLikeness(*m_ahead)(*m_service, m_info);
        QVERIFY(search != nullptr);
        QCOMPARE(search->side(), std::int64_t{128});
        int pictures = 0;
        const Likeness likeness = search->find({aligned(128), 1, false}, [&](const LikenessStep& step) {
            pictures += step.picture != nullptr ? 1 : 0;
            return true;
        });
        QVERIFY(pictures > 10);
        QVERIFY(!likeness.stopped);
        const FaceOffsets& offsets = *likeness.face.offsets.found();
        QVERIFY(offsets.search.has_value());
        QCOMPARE(offsets.search->steps, offsets.search->of);
        QCOMPARE(offsets.search->precision, std::string("float32"));

        const QString face = m_folder.filePath("face.npz");
        const QString found = m_folder.filePath("found.png");
        QProcess process;
        process.start(test::commandLineProgram(),
                      {"project", photo(), "--steps", QString::number(offsets.search->steps), "--precision", "float32",
                       "--device", "cpu", "--out", face, "--picture", found, "--quiet"});
        QVERIFY(process.waitForFinished(300'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const KeptFace same = readFace(face.toStdString());
        QVERIFY(same.latent == likeness.face.components);
        QVERIFY(same.offsets.found()->scales == offsets.scales);
        QCOMPARE(QImage(found).convertToFormat(QImage::Format_RGB32),
                 toImage(likeness.picture).convertToFormat(QImage::Format_RGB32));
    }

    void whatIsStoppedIsKept() {
        const auto search = projectedLikeness(*m_ahead)(*m_service, m_info);
        int steps = 0;
        const Likeness likeness = search->find({aligned(128), 30, true},
                                               [&](const LikenessStep& step) { return step.preparing || ++steps < 5; });
        QVERIFY(likeness.stopped);
        QCOMPARE(likeness.face.components.size(), std::size_t{512});
        QCOMPARE(likeness.picture.width, std::int64_t{128});
    }
};

}  // namespace test_projected_likeness

using test_projected_likeness::TestProjectedLikeness;
LATENTWALK_TEST(TestProjectedLikeness, window)
#include "test_projected_likeness.moc"
