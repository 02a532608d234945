// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "app/window/open_generator.h"
#include "core/message/file_error.h"
#include "core/processor/threads.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_early_opening {

// The model that is opened before the window asks for one.
class TestEarlyOpening : public QObject {
    Q_OBJECT

private:
    static std::filesystem::path model(const char* name = "reference/tiny_zip_blend.pth") {
        return test::dataPath(name).toStdString();
    }
    static OpenOptions inFloat16() {
        OpenOptions options;
        options.precision = Precision::Float16;  // of cards: a CPU says that it takes another
        return options;
    }
    static ProgramOptions onCpu() { return {Device::Cpu, Precision::Float32, {}}; }

private slots:
    void initTestCase() { setThreads(0); }

    void isTakenOnceByWhoAsksForIt() {
        EarlyOpening early(model(), {}, onCpu());
        const auto opened = early.take(model(), {}, {});
        QVERIFY(opened.has_value());
        QCOMPARE(opened->reference.path, model().string());
        QCOMPARE(opened->generator->generate(sampleBatch(0, 1, opened->reference.latentSize)).count, 1);
        QVERIFY(!early.take(model(), {}, {}).has_value());
    }

    void whoAsksForAnotherGetsNothing_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("otherwise");
        QTest::newRow("another file") << QStringLiteral("reference/tiny_legacy.pth") << false;
        QTest::newRow("in another way") << QStringLiteral("reference/tiny_zip_blend.pth") << true;
    }
    void whoAsksForAnotherGetsNothing() {
        QFETCH(QString, file);
        QFETCH(bool, otherwise);
        EarlyOpening early(model(), {}, onCpu());
        QVERIFY(!early.take(model(qPrintable(file)), otherwise ? inFloat16() : OpenOptions(), {}).has_value());
        QVERIFY(!early.take(model(), {}, {}).has_value());  // it was let go of
        const auto factory = generatorFactory(onCpu(), std::make_shared<EarlyOpening>(model(), OpenOptions(), onCpu()));
        QCOMPARE(factory(model(qPrintable(file)), {}, {}).reference.path, model(qPrintable(file)).string());
        QCOMPARE(factory(model(), {}, {}).reference.path, model().string());
    }

    void whatGoesWrongIsToldToWhoAsks() {
        const std::filesystem::path missing = model("reference/there_is_none.pth");
        EarlyOpening early(missing, {}, onCpu());
        QVERIFY_EXCEPTION_THROWN(early.take(missing, {}, {}), FileError);
        QVERIFY(!early.take(missing, {}, {}).has_value());
    }

    void whatWasSaidBeforeIsSaidLater() {
        EarlyOpening early(model(), inFloat16(), onCpu());
        std::vector<std::string> said;
        const auto opened =
            early.take(model(), inFloat16(), [&](const Message& message) { said.push_back(message.english()); });
        QVERIFY(opened.has_value());
        QCOMPARE(said.size(), std::size_t{1});
        QVERIFY2(said[0].find("cannot compute in float16") != std::string::npos, said[0].c_str());
    }

    void nobodyNeedsToAsk() { const EarlyOpening early(model(), {}, onCpu()); }
};

LATENTWALK_TEST(TestEarlyOpening, core)

}  // namespace test_early_opening

#include "test_early_opening.moc"
