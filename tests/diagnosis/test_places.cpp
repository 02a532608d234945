// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "core/diagnosis/places.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_places {

class TestPlaces : public QObject {
    Q_OBJECT

private:
    static QString text(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }
    static void clear() {
        for (const char* name :
             {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "TORCH_HOME"}) {
            qunsetenv(name);
        }
    }

    QByteArray m_home = qgetenv("HOME");

private slots:
    void init() {
        QCoreApplication::setOrganizationName(QStringLiteral("latentwalk"));
        QCoreApplication::setApplicationName(QStringLiteral("latentwalk"));
        clear();
    }
    void cleanup() {
        qputenv("HOME", m_home);
        clear();
    }

    // The doctor has no Qt and yet looks where the window writes.
    void areThoseOfQt_data() {
        QTest::addColumn<QByteArray>("cache");
        QTest::newRow("usual") << QByteArray();
        QTest::newRow("chosen") << QByteArray("/somewhere/else");
    }
    void areThoseOfQt() {
        QFETCH(QByteArray, cache);
        if (!cache.isEmpty()) {
            qputenv("XDG_CACHE_HOME", cache);
            qputenv("XDG_DATA_HOME", cache + "/data");
        }
        QCOMPARE(text(cacheFolder()), QStandardPaths::writableLocation(QStandardPaths::CacheLocation));
        QCOMPARE(text(dataFolder()), QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
        QCOMPARE(text(settingsFolder()), QFileInfo(QSettings().fileName()).path());
    }

    void torchHubsFolder() {
        qputenv("HOME", "/home/a");
        QCOMPARE(text(checkpointsFolder()), QStringLiteral("/home/a/.cache/torch/hub/checkpoints"));
        qputenv("XDG_CACHE_HOME", "/cache");
        QCOMPARE(text(checkpointsFolder()), QStringLiteral("/cache/torch/hub/checkpoints"));
        qputenv("TORCH_HOME", "~/models");
        QCOMPARE(text(checkpointsFolder()), QStringLiteral("/home/a/models/hub/checkpoints"));
    }

    void homeIsNotTold() {
        qputenv("HOME", "/home/a");
        QCOMPARE(withoutHome("/home/a/x"), std::string("~/x"));
        QCOMPARE(withoutHome("/home/a"), std::string("~"));
        QCOMPARE(withoutHome("/home/alice/x"), std::string("/home/alice/x"));
        QCOMPARE(withoutHome("/home/a.b/x and /mnt/home/a/x"), std::string("/home/a.b/x and /mnt/home/a/x"));
        QCOMPARE(withoutHome("/home/a/x is missing, '/home/a/y' too; all in /home/a."),
                 std::string("~/x is missing, '~/y' too; all in ~."));
        qputenv("HOME", "/home/a/");
        QCOMPARE(withoutHome("/home/a/x"), std::string("~/x"));
        qputenv("HOME", "/");
        QCOMPARE(withoutHome("/home/a/x"), std::string("/home/a/x"));
    }

    void useIsCounted() {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a/b")));
        for (const QString& name : {QStringLiteral("one"), QStringLiteral("a/b/two")}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(1000, 'x'));
        }
        QVERIFY(QFile::link(QStringLiteral("/"), folder.filePath(QStringLiteral("a/root"))));
        const FolderUse use = useOf(folder.path().toStdString());
        QVERIFY(use.exists && use.writable);
        QCOMPARE(use.files, std::uint64_t{2});
        QCOMPARE(use.bytes, std::uint64_t{2000});
    }

    void whatIsNotThereCanBeMadeOrNot() {
        const QTemporaryDir folder;
        const auto root = std::filesystem::path(folder.path().toStdString());
        QVERIFY(!useOf(root / "new/deep").exists);
        QVERIFY(useOf(root / "new/deep").writable);
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!useOf(root / "file/deep").writable);
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("new"))));
    }
};

LATENTWALK_TEST(TestPlaces, core)

}  // namespace test_places

#include "test_places.moc"
