// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/projection/kept_starts.h"
#include "tests/support/fake_generator.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::projection;

namespace test_kept_starts {

// Small pictures are made once.
class TestKeptStarts : public QObject {
    Q_OBJECT

private:
    std::filesystem::path folder() const { return (m_folder->path() + "/not/there/yet").toStdString(); }
    static ModelReference model(char digit = 'a', Precision precision = Precision::Float32) {
        ModelReference reference;
        reference.sha256 = std::string(64, digit);
        reference.precision = precision;
        return reference;
    }
    static Starts made() {
        test::FakeGenerator generator(std::make_shared<test::FakeControl>());
        Starts starts;
        makeStarts(generator, starts);
        return starts;
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void areThoseOfTheFirstSeeds() {
        const auto control = std::make_shared<test::FakeControl>();
        test::FakeGenerator generator(control, 8, 5);  // 64x64 pixels; 32x32 are enough
        Starts starts;
        std::int64_t last = -1;
        makeStarts(generator, starts, [&](const latentwalk::Progress& progress) {
            QVERIFY(progress.done > last);
            QCOMPARE(progress.all, kStartSeeds);
            last = progress.done;
        });
        QCOMPARE(last, kStartSeeds);
        QCOMPARE(starts.count(), kStartSeeds);
        QCOMPARE(starts.side(), 32);
        QCOMPARE(control->images.load(), int(kStartSeeds));
        const Images image = generator.generate(LatentBatch::of(sampleLatent(1234, 8)), {3, {}});
        QCOMPARE(starts.nearest(image, 1).front(), std::uint64_t{1234});
    }

    void areGoneOnWithAfterAStop() {
        const auto control = std::make_shared<test::FakeControl>();
        test::FakeGenerator generator(control);
        Starts starts;
        try {
            makeStarts(generator, starts, [](const latentwalk::Progress& progress) {
                if (progress.done > 1000) {
                    throw Stopped();
                }
            });
            QFAIL("it went on");
        } catch (const Stopped&) {
        }
        QVERIFY(starts.count() > 1000 && starts.count() < 1100);
        makeStarts(generator, starts);
        QCOMPARE(control->images.load(), int(kStartSeeds));
        QVERIFY(starts.bytes() == made().bytes());
    }

    void areKeptForTheirModel() {
        const Starts starts = made();
        QCOMPARE(keptStarts(folder(), model()).count(), 0);
        keepStarts(folder(), model(), starts);
        const Starts kept = keptStarts(folder(), model('A'));  // the same SHA-256
        QVERIFY(kept.bytes() == starts.bytes());
        QCOMPARE(kept.side(), starts.side());
        QCOMPARE(keptStarts(folder(), model('b')).count(), 0);
        QCOMPARE(keptStarts(folder(), model('a', Precision::BFloat16)).count(), 0);
    }

    void whatIsNotWholeIsNotKept() {
        Starts few;
        few.add({1, 3, 32, 32, std::vector<float>(3 * 32 * 32)});
        keepStarts(folder(), model(), few);
        ModelReference nameless;
        keepStarts(folder(), nameless, made());
        QVERIFY(!QDir(QString::fromStdString(folder().string())).exists());
        QCOMPARE(keptStarts(folder(), nameless).count(), 0);
    }

    void whatWasChangedIsNotTrusted() {
        keepStarts(folder(), model(), made());
        QFile file(QString::fromStdString(startsFile(folder(), model()).string()));
        QVERIFY(file.resize(file.size() - 1));
        QCOMPARE(keptStarts(folder(), model()).count(), 0);
        QVERIFY(file.resize(file.size() + 1));
        QCOMPARE(keptStarts(folder(), model()).count(), kStartSeeds);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("something else");
        file.close();
        QCOMPARE(keptStarts(folder(), model()).count(), 0);
    }
};

}  // namespace test_kept_starts

using test_kept_starts::TestKeptStarts;
LATENTWALK_TEST(TestKeptStarts, none)
#include "test_kept_starts.moc"
