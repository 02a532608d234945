// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/generator/make/clipping.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/open/kept_clipping.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_kept_clipping {

// What was counted once is known from then on.
class TestKeptClipping : public QObject {
    Q_OBJECT

private:
    std::filesystem::path folder() const { return (m_folder->path() + "/not/there/yet").toStdString(); }
    static ModelReference model(char digit = 'a', GeneratorKind kind = GeneratorKind::Average) {
        ModelReference reference;
        reference.sha256 = std::string(64, digit);
        reference.kind = kind;
        return reference;
    }
    void write(const QByteArray& content) const {
        QFile file(QString::fromStdString(clippingFile(folder(), model()).string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isKeptForItsModelAndKind() {
        QCOMPARE(knownClippedShare(folder(), model()), std::optional<double>());
        keepClippedShare(folder(), model(), 0.1 + 0.2);
        QCOMPARE(knownClippedShare(folder(), model()), std::optional(0.1 + 0.2));  // every digit
        QCOMPARE(knownClippedShare(folder(), model('b')), std::optional<double>());
        QCOMPARE(knownClippedShare(folder(), model('a', GeneratorKind::Raw)), std::optional<double>());
        keepClippedShare(folder(), model('a', GeneratorKind::Raw), 1);
        keepClippedShare(folder(), model(), 0);
        QCOMPARE(knownClippedShare(folder(), model('a', GeneratorKind::Raw)), std::optional(1.0));
        QCOMPARE(knownClippedShare(folder(), model()), std::optional(0.0));
        QCOMPARE(knownClippedShare(folder(), model('A')), std::optional(0.0));  // the same SHA-256
    }

    void nothingIsKeptWithoutAHash() {
        ModelReference nameless;
        keepClippedShare(folder(), nameless, 0.5);
        nameless.sha256 = "../../../" + std::string(55, 'a');
        keepClippedShare(folder(), nameless, 0.5);
        QVERIFY(!QDir(QString::fromStdString(folder().string())).exists());
        QCOMPARE(knownClippedShare(folder(), nameless), std::optional<double>());
    }

    void whatIsWrongIsCountedAnew_data() {
        QTest::addColumn<QByteArray>("content");
        const QByteArray good = "latentwalk clipped pixels 1, of 16 faces: 0.25\n";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << good.chopped(1);
        QTest::newRow("more") << good + "1\n";
        QTest::newRow("another version") << QByteArray(good).replace(" 1,", " 2,");
        QTest::newRow("of other faces") << QByteArray(good).replace("16", "32");
        QTest::newRow("no number") << QByteArray(good).replace("0.25", "much");
        QTest::newRow("not a number") << QByteArray(good).replace("0.25", "nan");
        QTest::newRow("negative") << QByteArray(good).replace("0.25", "-0.25");
        QTest::newRow("more than all") << QByteArray(good).replace("0.25", "1.01");
    }
    void whatIsWrongIsCountedAnew() {
        QFETCH(QByteArray, content);
        keepClippedShare(folder(), model(), 0.25);
        QCOMPARE(knownClippedShare(folder(), model()), std::optional(0.25));
        write(content);
        QCOMPARE(knownClippedShare(folder(), model()), std::optional<double>());
    }

    void aFolderThatCannotBeMadeIsNoError() {
        QFile file(m_folder->path() + "/not");
        QVERIFY(file.open(QIODevice::WriteOnly));
        keepClippedShare(folder(), model(), 0.5);
        QCOMPARE(knownClippedShare(folder(), model()), std::optional<double>());
    }

    // What is known of the built-in model without painting is what painting gives.
    void theBuiltInModelsIsWhatItPaints() {
        setThreads(0);
        const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        const ModelReference reference = referenceTo(checkpoint);
        const auto known = knownClippedShare({}, reference);
        QVERIFY(known.has_value());
        const auto generator = makeGenerator(checkpoint, {{}, Device::Cpu, Precision::Float32, {}});
        const double painted = clippedShare(*generator);
        // A few of 786432 colours lie so near to the end that the arithmetic of another processor decides.
        QVERIFY2(std::abs(painted - *known) < 2e-5, qPrintable(QString::number(painted, 'g', 17)));
        // Its burnt forerunner is not it.
        ModelReference former = reference;
        former.sha256 = kFormerBuiltInModels.back();
        QCOMPARE(knownClippedShare(folder(), former), std::optional<double>());
    }
};

LATENTWALK_TEST(TestKeptClipping, none)

}  // namespace test_kept_clipping

#include "test_kept_clipping.moc"
