#include <sys/stat.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/file/atomic_file.h"
#include "core/file/file_error.h"
#include "tests/support/full_disk.h"

using namespace latentwalk;

class TestAtomicFile : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void appearsOnlyWhenComplete() {
        {
            AtomicFile file(path("a.png"));
            file.write("first ");
            QVERIFY(!QFile::exists(m_folder->filePath("a.png")));
            file.write("second");
            file.commit();
            QCOMPARE(content("a.png"), QByteArray("first second"));
        }
        QCOMPARE(content("a.png"), QByteArray("first second"));
        QCOMPARE(names(), QStringList{"a.png"});
    }

    void leavesNothingWithoutCommit() {
        put("a.png", "old");
        {
            AtomicFile file(path("a.png"));
            file.write("new");
        }
        QCOMPARE(content("a.png"), QByteArray("old"));
        QCOMPARE(names(), QStringList{"a.png"});
    }

    void replacesAndKeepsTheRights() {
        put("a.png", "old");
        ::chmod(path("a.png").c_str(), 0640);
        AtomicFile file(path("a.png"));
        file.write("new");
        file.commit();
        QCOMPARE(content("a.png"), QByteArray("new"));
        struct stat status {};
        ::stat(path("a.png").c_str(), &status);
        QCOMPARE(status.st_mode & 0777U, 0640U);
    }

    void newFilesHaveTheUsualRights() {
        const mode_t mask = ::umask(027);
        AtomicFile file(path("a.png"));
        file.commit();
        ::umask(mask);
        struct stat status {};
        ::stat(path("a.png").c_str(), &status);
        QCOMPARE(status.st_mode & 0777U, 0640U);
    }

    void followsALink() {
        put("target", "old");
        QVERIFY(QFile::link(m_folder->filePath("target"), m_folder->filePath("link")));
        AtomicFile file(path("link"));
        file.write("new");
        file.commit();
        QVERIFY(QFileInfo(m_folder->filePath("link")).isSymLink());
        QCOMPARE(content("target"), QByteArray("new"));
    }

    void twoWritersDoNotMeet() {
        AtomicFile first(path("a.png"));
        AtomicFile second(path("a.png"));
        first.write("first");
        second.write("second");
        first.commit();
        second.commit();
        QCOMPARE(content("a.png"), QByteArray("second"));
    }

    void refusals_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("part");
        QTest::newRow("no folder") << "missing/a.png"
                                   << "there is no folder";
        QTest::newRow("is a folder") << "sub"
                                     << "a folder has that name";
        QTest::newRow("no name") << "sub/"
                                 << "it is not the name of a file";
        QTest::newRow("below a file") << "plain/a.png"
                                      << "Not a directory";
        QTest::newRow("device") << "/dev/null"
                                << "it is not a regular file";
    }
    void refusals() {
        QFETCH(QString, name);
        QFETCH(QString, part);
        QDir(m_folder->path()).mkdir("sub");
        put("plain", "x");
        const auto target = name.startsWith('/') ? std::filesystem::path(name.toStdString()) : path(name);
        try {
            const AtomicFile file(target);
            QFAIL("opened");
        } catch (const FileError& error) {
            const QString message = error.what();
            QVERIFY2(message.startsWith(QString::fromStdString(target.string()) + " cannot be written: "),
                     qPrintable(message));
            QVERIFY2(message.contains(part), qPrintable(message));
        }
    }

    // A limit of the file size stands for a full disk: writing fails in the middle.
    void aFullDiskLeavesWhatWasThere() {
        put("plain", "before");
        QString message;
        try {
            const test::FullDisk disk(100'000);
            AtomicFile file(path("plain"));
            for (int i = 0; i < 100; ++i) {
                file.write(std::string(10'000, 'x'));
            }
            file.commit();
        } catch (const FileError& error) {
            message = error.what();
        }
        QCOMPARE(message, QString::fromStdString(path("plain").string()) + " cannot be written: File too large");
        QCOMPARE(content("plain"), QByteArray("before"));
        QCOMPARE(names(), QStringList("plain"));
    }

    void makesFolders() {
        makeDirectories(path("a/b/c"));
        QVERIFY(QDir(m_folder->filePath("a/b/c")).exists());
        makeDirectories(path("a/b/c"));
        put("plain", "x");
        for (const char* name : {"plain", "plain/below"}) {
            try {
                makeDirectories(path(name));
                QFAIL("made");
            } catch (const FileError& error) {
                QCOMPARE(QString::fromStdString(error.reason()),
                         QString("cannot be made a folder: a file is in the way"));
            }
        }
    }

private:
    std::filesystem::path path(const QString& name) const { return m_folder->filePath(name).toStdString(); }

    QStringList names() const {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QByteArray content(const QString& name) const {
        QFile file(m_folder->filePath(name));
        file.open(QIODevice::ReadOnly);
        return file.readAll();
    }

    void put(const QString& name, const QByteArray& bytes) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestAtomicFile)
#include "test_atomic_file.moc"
