// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/torch/torch_functions.h"
#include "tests/support/places.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_without_torch {

// A latentwalk-cli beside which there is no module, and so no LibTorch: what does not need it must not miss it.
class TestWithoutTorch : public QObject {
    Q_OBJECT

private:
    int run(const QStringList& arguments, const QString& program = {}) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", m_folder.filePath("cache"));
        process.setProcessEnvironment(environment);
        process.start(program.isEmpty() ? m_program : program, arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
            return -1;
        }
        m_out = process.readAllStandardOutput();
        m_err = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }
    QByteArray contents(const QString& file) const {
        QFile opened(m_folder.filePath(file));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QString m_program;
    QByteArray m_out;
    QString m_err;

private slots:
    // The program alone in a prefix of its own, with the models.
    void initTestCase() {
        const QString bin = m_folder.filePath("prefix/bin");
        const QString share = m_folder.filePath("prefix/share");
        QVERIFY(QDir().mkpath(bin) && QDir().mkpath(share));
        m_program = bin + "/latentwalk-cli";
        QVERIFY(QFile::copy(test::commandLineProgram(), m_program));
        const QFileInfo programs(test::commandLineProgram());
        const QString models = programs.dir().filePath("../share/latentwalk");
        QVERIFY(QFileInfo::exists(models));
        QVERIFY(QFile::link(QFileInfo(models).canonicalFilePath(), share + "/latentwalk"));
    }

    void picturesAreTheSame() {
        QVERIFY2(run({"generate", "--seeds", "0,3", "--precision", "float32", "--out", "without.png"}) == 0,
                 qPrintable(m_err));
        QVERIFY2(run({"generate", "--seeds", "0,3", "--precision", "float32", "--out", "with.png"},
                     test::commandLineProgram()) == 0,
                 qPrintable(m_err));
        QVERIFY(!contents("without.png").isEmpty());
        QCOMPARE(contents("without.png"), contents("with.png"));
    }

    void whatDoesNotNeedItWorks_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("info") << QStringList{
            "info", m_folder.filePath("prefix/share/latentwalk/models/celeba-128.safetensors")};
        QTest::newRow("walk") << QStringList{"walk", "--seed", "1", "--frames", "3", "--out", "walk.png"};
        QTest::newRow("directions in the weights")
            << QStringList{"directions", "--method", "weights", "--out", "directions.npy"};
        QTest::newRow("find") << QStringList{"find", "--like", "3", "--among", "0-499", "--count", "2"};
        QTest::newRow("doctor") << QStringList{"doctor"};
    }
    void whatDoesNotNeedItWorks() {
        QFETCH(QStringList, arguments);
        QVERIFY2(run(arguments) == 0, qPrintable(m_err));
    }

    void whatNeedsItSaysSo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("directions in images")
            << QStringList{"directions", "--method", "images", "--out", "directions2.npy"};
        QTest::newRow("a small network") << QStringList{
            "generate", "--seeds", "0", "--model", test::dataPath("reference/tiny_legacy.pth"), "--out", "tiny.png"};
        QTest::newRow("a card") << QStringList{"generate", "--seeds", "0", "--device", "cuda", "--out", "card.png"};
    }
    void whatNeedsItSaysSo() {
        QFETCH(QStringList, arguments);
        QVERIFY(run(arguments) > 0);
        QVERIFY2(
            m_err.contains("this needs LibTorch, which cannot be loaded: ") && m_err.contains("latentwalk_torch.so"),
            qPrintable(m_err));
        QCOMPARE(m_err.count('\n'), 1);
    }

    void aLibraryThatIsNoModuleIsToldApart() {
        const QString library = QLibraryInfo::path(QLibraryInfo::LibrariesPath) + "/libQt6Core.so.6";
        try {
            loadModule(library.toStdString(), "LibTorch", 8);
            QFAIL("Qt was taken for LibTorch");
        } catch (const ModuleMissing& error) {
            QVERIFY2(QString(error.what()).startsWith(library) && QString(error.what()).contains("another version"),
                     error.what());
        }
    }

    // What the program does on a signal stays so, whatever a library behind LibTorch takes for itself.
    void signalsStayTheProgramsOwn() {
        struct sigaction ours {
        }, before{}, after{};
        ours.sa_handler = [](int) {};
        QCOMPARE(::sigaction(SIGHUP, &ours, &before), 0);
        QVERIFY_THROWS_EXCEPTION(ModuleMissing, loadModule(TAKES_SIGNALS, "LibTorch", 8));
        QCOMPARE(::sigaction(SIGHUP, &before, &after), 0);
        QVERIFY(after.sa_handler == ours.sa_handler);
    }
};

LATENTWALK_TEST(TestWithoutTorch, core)

}  // namespace test_without_torch

#include "test_without_torch.moc"
