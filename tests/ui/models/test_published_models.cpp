// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "tests/support/room.h"
#include "ui/models/download/published_models.h"

using namespace latentwalk;

namespace test_published_models {

class TestPublishedModels : public QObject {
    Q_OBJECT

private:
    static void set(const char* name, const QString& value) {
        if (value.isNull()) {
            qunsetenv(name);
        } else {
            qputenv(name, value.toLocal8Bit());
        }
    }

private slots:
    void torchHubFolder_data() {
        QTest::addColumn<QString>("torchHome");
        QTest::addColumn<QString>("cacheHome");
        QTest::addColumn<QString>("expected");
        const QString none;
        const QString empty = QStringLiteral("");
        QTest::newRow("TORCH_HOME") << "/t" << none << "/t/hub/checkpoints";
        QTest::newRow("TORCH_HOME before XDG_CACHE_HOME") << "/t/"
                                                          << "/c"
                                                          << "/t/hub/checkpoints";
        QTest::newRow("TORCH_HOME in the home folder") << "~/t"
                                                       << "/c"
                                                       << "/home/h/t/hub/checkpoints";
        QTest::newRow("TORCH_HOME is the home folder") << "~" << none << "/home/h/hub/checkpoints";
        QTest::newRow("TORCH_HOME from here") << "t" << none << QDir::currentPath() + "/t/hub/checkpoints";
        QTest::newRow("a name that begins with ~") << "/~/t" << none << "/~/t/hub/checkpoints";
        QTest::newRow("XDG_CACHE_HOME") << none << "/c"
                                        << "/c/torch/hub/checkpoints";
        QTest::newRow("XDG_CACHE_HOME in the home folder") << none << "~/c"
                                                           << "/home/h/c/torch/hub/checkpoints";
        QTest::newRow("nothing") << none << none << "/home/h/.cache/torch/hub/checkpoints";
        QTest::newRow("empty ones") << empty << empty << "/home/h/.cache/torch/hub/checkpoints";
    }
    void torchHubFolder() {
        QFETCH(QString, torchHome);
        QFETCH(QString, cacheHome);
        QFETCH(QString, expected);
        set("HOME", QStringLiteral("/home/h"));
        set("TORCH_HOME", torchHome);
        set("XDG_CACHE_HOME", cacheHome);
        QCOMPARE(latentwalk::torchHubFolder(), expected);
    }

    void listIsThatOfTheHub() {
        const QList<PublishedModel> models = publishedModels();
        QStringList names;
        QSet<QString> files;
        for (const PublishedModel& model : models) {
            names.append(model.hubName);
            files.insert(model.fileName);
            QCOMPARE(model.url.scheme(), QStringLiteral("https"));
            QCOMPARE(model.url.host(), QStringLiteral("dl.fbaipublicfiles.com"));
            QCOMPARE(model.url.path(), QStringLiteral("/gan_zoo/PGAN/") + model.fileName);
            // torch.hub's own pattern for the hash in a file's name.
            static const QRegularExpression pattern(QStringLiteral("-([a-f0-9]*)\\."));
            QCOMPARE(QString::fromLatin1(model.hashPrefix), pattern.match(model.fileName).captured(1));
            QCOMPARE(model.hashPrefix.size(), 8);
            QVERIFY(!model.shows.isEmpty() && !model.licence.isEmpty());
        }
        names.sort();
        QCOMPARE(names, QStringList({QStringLiteral("DTD"), QStringLiteral("celebAHQ-256"),
                                     QStringLiteral("celebAHQ-512"), QStringLiteral("celeba")}));
        QCOMPARE(files, QSet<QString>({QStringLiteral("celebaHQ_s6_i80000-6196db68.pth"),
                                       QStringLiteral("celebaHQ16_december_s7_i96000-9c72988c.pth"),
                                       QStringLiteral("testDTD_s5_i96000-04efa39f.pth"),
                                       QStringLiteral("celebaCropped_s5_i83000-2b0acc76.pth")}));
    }
};

LATENTWALK_TEST(TestPublishedModels, window)

}  // namespace test_published_models

#include "test_published_models.moc"
