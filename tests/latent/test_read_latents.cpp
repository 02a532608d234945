// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTemporaryDir>
#include <QTest>
#include <numeric>

#include "core/file/npy/npy.h"
#include "core/latent/read_latents.h"
#include "core/message/file_error.h"
#include "tests/support/room.h"

using namespace latentwalk;

using Shape = std::vector<std::int64_t>;

namespace test_read_latents {

class TestReadLatents : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void axesOfLengthOneDoNotCount_data() {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<int>("needed");  // -1: any
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("size");
        const auto row = [](const char* name, const Shape& shape, int needed, int count, int size) {
            QTest::newRow(name) << shape << needed << count << size;
        };
        for (const int needed : {8, -1}) {
            const auto named = [needed](const char* name) {
                return std::string(name) + (needed < 0 ? ", size unknown" : "");
            };
            row(named("D").c_str(), {8}, needed, 1, 8);
            row(named("1 D").c_str(), {1, 8}, needed, 1, 8);
            row(named("D 1").c_str(), {8, 1}, needed, 1, 8);
            row(named("D 1 1").c_str(), {8, 1, 1}, needed, 1, 8);
            row(named("1 D 1 1").c_str(), {1, 8, 1, 1}, needed, 1, 8);
            row(named("N D").c_str(), {3, 8}, needed, 3, 8);
            row(named("D D").c_str(), {8, 8}, needed, 8, 8);
            row(named("N D 1 1").c_str(), {3, 8, 1, 1}, needed, 3, 8);
            row(named("N 1 D").c_str(), {3, 1, 8}, needed, 3, 8);
            row(named("1 N D").c_str(), {1, 3, 8}, needed, 3, 8);
            row(named("none of D").c_str(), {0, 8}, needed, 0, 8);
        }
        row("one component, N 1", {3, 1}, 1, 3, 1);
        row("one component, N", {3}, 1, 3, 1);
        row("one component, one latent", {1, 1}, 1, 1, 1);
        row("scalar", {}, 1, 1, 1);
    }
    void axesOfLengthOneDoNotCount() {
        QFETCH(Shape, shape);
        QFETCH(int, needed);
        QFETCH(int, count);
        QFETCH(int, size);
        const auto path = written(shape);
        const LatentBatch latents = needed < 0 ? readLatents(path) : readLatents(path, needed);
        QCOMPARE(latents.count, count);
        QCOMPARE(latents.size, size);
        QCOMPARE(latents.values.size(), static_cast<std::size_t>(count * size));
        for (std::size_t i = 0; i < latents.values.size(); ++i) {
            QCOMPARE(latents.values[i], static_cast<float>(i));
        }
    }

    void otherShapesAreNamedBesideTheOneThatIsNeeded_data() {
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<int>("needed");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const Shape& shape, int needed, const char* said) {
            QTest::newRow(name) << shape << needed << QString(said);
        };
        row("other size", {3, 7}, 8, "has shape (3, 7), but this model's latents have shape (N, 8)");
        row("one of another size", {7}, 8, "has shape (7,), but this model's latents have shape (N, 8)");
        row("columns", {8, 3}, 8, "has shape (8, 3), but this model's latents have shape (N, 8)");
        row("one a layer", {1, 18, 8, 2}, 8, "has shape (1, 18, 8, 2), but");
        row("lists of lists", {2, 3, 8}, 8, "has shape (2, 3, 8), but");
        row("flat", {24}, 8, "has shape (24,), but");
        row("empty", {0}, 8, "has shape (0,), but");
        row("scalar", {}, 8, "has shape (), but");
        row("lists of lists, size unknown", {2, 3, 8}, -1, "does not hold latents: its shape is (2, 3, 8), not (N, ");
    }
    void otherShapesAreNamedBesideTheOneThatIsNeeded() {
        QFETCH(Shape, shape);
        QFETCH(int, needed);
        QFETCH(QString, said);
        const auto path = written(shape);
        try {
            needed < 0 ? readLatents(path) : readLatents(path, needed);
            QFAIL("it was read");
        } catch (const FileError& error) {
            QVERIFY2(QString(error.what()).contains(said), error.what());
        }
    }

private:
    // An array of 0, 1, 2, ...
    std::filesystem::path written(const Shape& shape) const {
        const std::filesystem::path path = m_folder.filePath("z.npy").toStdString();
        std::vector<float> values(static_cast<std::size_t>(
            std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>())));
        std::iota(values.begin(), values.end(), 0.0F);
        NpyWriter writer(path, shape);
        writer.write(values);
        writer.commit();
        return path;
    }

    QTemporaryDir m_folder;
};

LATENTWALK_TEST(TestReadLatents, none)

}  // namespace test_read_latents

#include "test_read_latents.moc"
