// SPDX-License-Identifier: GPL-3.0-or-later
// latentwalk-cli train in several processes.

#include <signal.h>

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTest>
#include <cmath>
#include <map>

#include "app/cli/training/train_group.h"
#include "core/message/error.h"
#include "core/training/run_state.h"
#include "tests/support/room.h"
#include "tests/support/shell.h"
#include "tests/training/training_pictures.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_train_group_cli {

class TestTrainGroupCli : public QObject {
    Q_OBJECT

private:
    static QString freePort() {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? QString::number(server.serverPort()) : QString();
    }

    // Processes of one training; what each prints is kept.
    struct Processes {
        Processes(const Shell& shell, const QString& line, int count) {
            const QString meeting = "127.0.0.1:" + freePort();
            for (int rank = 0; rank < count; ++rank) {
                auto process = std::make_unique<QProcess>();
                process->setWorkingDirectory(shell.path());
                process->start(commandLineProgram(),
                               line.split(' ', Qt::SkipEmptyParts) +
                                   QStringList{"--process", QString("%1/%2").arg(rank).arg(count), "--meet", meeting});
                all.push_back(std::move(process));
            }
        }
        ~Processes() {
            for (const auto& process : all) {
                process->kill();
                process->waitForFinished();
            }
        }
        bool wait() const {
            return std::ranges::all_of(all, [](const auto& process) { return process->waitForFinished(60'000); });
        }
        QString err(std::size_t rank) const { return QString::fromUtf8(all[rank]->readAllStandardError()); }

        std::vector<std::unique_ptr<QProcess>> all;
    };

    const QString kTiny = "--size 8 --width 6 --batch 8 --images 16 --threads 1 --device cpu --measure-every 0";
    Shell m_shell;

private slots:
    void initTestCase() { writeNoise(m_shell.file("pictures"), 9); }

    // As one process with the whole batch, to 1e-4: through a fade, six steps.
    void twoAreAsOne() {
        QVERIFY2(m_shell.run("$CLI train pictures --out alone " + kTiny) == 0, qPrintable(m_shell.err()));
        const Processes two(m_shell, "train pictures --out both " + kTiny, 2);
        QVERIFY(two.wait());
        for (std::size_t rank : {0U, 1U}) {
            QVERIFY2(two.all[rank]->exitCode() == 0, qPrintable(two.err(rank)));
        }
        const auto state = [&](const QString& run) {
            return training::readRunState(m_shell.file(run + "/state.safetensors").toStdString());
        };
        const auto alone = state("alone"), both = state("both");
        QCOMPARE(both.arrays.size(), alone.arrays.size());
        double largest = 0;
        for (std::size_t i = 0; i < alone.arrays.size(); ++i) {
            for (std::size_t j = 0; j < alone.arrays[i].values.size(); ++j) {
                largest = std::max(largest,
                                   static_cast<double>(std::abs(alone.arrays[i].values[j] - both.arrays[i].values[j])));
            }
        }
        QVERIFY2(largest < 1e-4, qPrintable(QString::number(largest)));
        QVERIFY(both.counters.images == alone.counters.images && both.random == alone.random);
        const QString said = QString::fromUtf8(two.all[1]->readAllStandardOutput());
        QVERIFY2(said.isEmpty(), qPrintable(said));
        QVERIFY(QFile::exists(m_shell.file("both/average.pth")));
    }

    // One that is killed does not leave the other waiting, and what was saved is gone on with.
    void oneThatIsKilledEndsTheOther() {
        Processes two(m_shell,
                      "train pictures --out killed --save-every 0.2 " + QString(kTiny).replace("16 ", "400000 "), 2);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_shell.file("killed/average.safetensors")), 60'000);
        ::kill(static_cast<pid_t>(two.all[1]->processId()), SIGKILL);
        QVERIFY(two.wait());
        QCOMPARE(two.all[0]->exitCode(), 1);
        const QString said = two.err(0);
        QVERIFY2(said.contains("another process of this training has ended"), qPrintable(said));
        // Both are under way when something is saved; one that is interrupted earlier leaves the other waiting for it.
        QVERIFY(QFile::remove(m_shell.file("killed/average.safetensors")));
        Processes again(m_shell, "train pictures --out killed --resume --save-every 0.2", 2);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_shell.file("killed/average.safetensors")), 60'000);
        ::kill(static_cast<pid_t>(again.all[1]->processId()), SIGINT);
        QVERIFY(again.wait());
        const QString ended = again.err(0);
        QVERIFY2(ended.contains("another process has ended the training; it is saved"), qPrintable(ended));
    }

    void whatDoesNotFitIsSaid_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("said");
        QTest::newRow("alone") << "--process 0/2" << 2 << "--meet";
        QTest::newRow("no number") << "--process one --meet a:1" << 2 << "like 0/4 for the first of four";
        QTest::newRow("one too many") << "--process 2/2 --meet a:1" << 2 << "like 0/4 for the first of four";
        QTest::newRow("no port") << "--process 0/2 --meet a" << 2 << "not a host and a port";
        QTest::newRow("port 0") << "--process 0/2 --meet a:0" << 2 << "not a host and a port";
    }
    void whatDoesNotFitIsSaid() {
        QFETCH(QString, line);
        QFETCH(QString, said);
        QTEST(m_shell.run("$CLI train pictures --out x " + line), "status");
        QVERIFY2(m_shell.err().contains(said), qPrintable(m_shell.err()));
    }

    // torchrun's variables, and what stands on the command line before them.
    void theEnvironmentIsUnderstood() {
        std::map<std::string, std::string> variables;
        const cli::Environment environment = [&](const char* name) {
            const auto found = variables.find(name);
            return found != variables.end() ? found->second.c_str() : nullptr;
        };
        QVERIFY(!cli::groupPlace({}, environment));
        variables = {{"WORLD_SIZE", "1"}, {"RANK", "0"}};
        QVERIFY(!cli::groupPlace({}, environment));
        variables = {{"WORLD_SIZE", "4"},       {"RANK", "3"},           {"LOCAL_RANK", "1"},
                     {"LOCAL_WORLD_SIZE", "2"}, {"MASTER_ADDR", "node"}, {"MASTER_PORT", "1234"}};
        const auto place = cli::groupPlace({}, environment);
        QVERIFY(place && place->rank == 3 && place->count == 4 && place->local == 1 && place->localCount == 2);
        QVERIFY(place->host == "node" && place->port == 1234);
        variables["RANK"] = "4";
        QVERIFY_THROWS_EXCEPTION(Error, cli::groupPlace({}, environment));
        variables["RANK"] = "first";
        QVERIFY_THROWS_EXCEPTION(Error, cli::groupPlace({}, environment));
        training::GroupPlace said{1, 2};
        said.host = "localhost";
        said.port = 5;
        const auto asked = cli::groupPlace(said, [](const char*) -> const char* { return nullptr; });
        QVERIFY(asked && asked->rank == 1 && asked->local == 1 && asked->localCount == 2);
    }
};

LATENTWALK_TEST(TestTrainGroupCli, core)

}  // namespace test_train_group_cli

#include "test_train_group_cli.moc"
