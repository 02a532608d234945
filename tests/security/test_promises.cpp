// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "tests/support/places.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_promises {

// What SECURITY.md promises of the whole program, held against its sources: code that is not there cannot be reached.
class TestPromises : public QObject {
    Q_OBJECT

private slots:
    void onlyWhereItBelongs_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("allowed");  // beginnings of paths
        QTest::newRow("no program is started")
            << R"(\bQProcess\b|\bpopen\s*\(|(?:std::|[^:\w])system\s*\(|\bexec[lv]p?e?\s*\(|\bposix_spawn)"
            << QStringList{};
        QTest::newRow("no code is loaded")
            << R"(\bQPluginLoader\b|\bQLibrary\b|\bdlopen\s*\()"
            << QStringList{"core/diagnosis/libraries.cpp", "core/module/load_module.cpp"};
        QTest::newRow("no script is run") << R"(\bQJSEngine\b|\bQQml|\bPy_|\bpybind11\b)" << QStringList{};
        QTest::newRow("no pickle is run")
            << R"(\btorch::load\b|\btorch::jit\b|\bpickle_load\b|\bUnpickler\b)" << QStringList{};
        QTest::newRow("network") << R"(\bQNetwork|\bQTcp|\bQUdp|\bQSsl|\bQLocalS|\bQWebSocket|::socket\s*\(|<curl)"
                                 << QStringList{"ui/models/"};
        QTest::newRow("FFmpeg uses no network") << R"(\bavformat_network_init\b)" << QStringList{};
        QTest::newRow("nothing is opened elsewhere")
            << R"(\bQDesktopServices\b)" << QStringList{"ui/models/models_dialog.cpp"};
    }
    void onlyWhereItBelongs() {
        QFETCH(QString, pattern);
        QFETCH(QStringList, allowed);
        const QRegularExpression forbidden(pattern);
        QVERIFY(forbidden.isValid());
        const QDir root(QString::fromUtf8(test::kSourceFolder));
        int files = 0;
        int uses = 0;
        for (const QString& folder : {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")}) {
            QDirIterator all(root.filePath(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                             QDirIterator::Subdirectories);
            while (all.hasNext()) {
                QFile file(all.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                ++files;
                const auto match = forbidden.match(QString::fromUtf8(file.readAll()));
                const QString name = root.relativeFilePath(file.fileName());
                const bool may = std::any_of(allowed.begin(), allowed.end(),
                                             [&](const QString& start) { return name.startsWith(start); });
                uses += match.hasMatch() ? 1 : 0;
                QVERIFY2(!match.hasMatch() || may, qPrintable(name + QStringLiteral(": ") + match.captured()));
            }
        }
        QVERIFY2(files > 200, "the sources were not found");
        QVERIFY2(allowed.isEmpty() || uses > 0, "what is allowed here is not used any more");
    }

    // Modules of ours come from the folder beside the program, by names that stand in the sources; others are a card's
    // drivers, by theirs. No word of a file or of the environment is among them.
    void modulesAreOurOwn() {
        QFile file(test::sourcePath(QStringLiteral("core/module/load_module.cpp")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString source = QString::fromUtf8(file.readAll());
        QCOMPARE(source.count(QStringLiteral("dlopen(")), 2);
        QVERIFY(!source.contains(QStringLiteral("getenv")));
        QDirIterator all(test::sourcePath(QStringLiteral("core")), {QStringLiteral("*.cpp")}, QDir::Files,
                         QDirIterator::Subdirectories);
        int modules = 0;
        const QRegularExpression named(QStringLiteral(R"(LoadedModule<\w+> module\("latentwalk_\w+", "\w+"\))"));
        while (all.hasNext()) {
            QFile one(all.next());
            QVERIFY(one.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(one.readAll());
            const bool asks = text.contains(QStringLiteral("LoadedModule<"));
            modules += asks ? 1 : 0;
            QVERIFY2(!asks || named.match(text).hasMatch(), qPrintable(one.fileName()));
            QVERIFY2(!text.contains(QStringLiteral("loadModule(")) || one.fileName().endsWith("load_module.cpp"),
                     qPrintable(one.fileName()));
        }
        QCOMPARE(modules, 2);
    }

    // The doctor asks only for what is loaded already.
    void noLibraryIsLoadedByTheDoctor() {
        QFile file(test::sourcePath(QStringLiteral("core/diagnosis/libraries.cpp")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString source = QString::fromUtf8(file.readAll());
        QCOMPARE(source.count(QStringLiteral("dlopen(")), 1);
        QVERIFY(QRegularExpression(QStringLiteral("dlopen\\([^;]*RTLD_NOLOAD")).match(source).hasMatch());
    }
};

LATENTWALK_TEST(TestPromises, core)

}  // namespace test_promises

#include "test_promises.moc"
