// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <functional>
#include <tuple>

#include "core/file/atomic_file.h"
#include "core/message/file_error.h"
#include "tests/support/full_disk.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_atomic_file {

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

        // Through two links, to a file that is not there yet.
        QDir(m_folder->path()).mkdir("sub");
        QVERIFY(QFile::link("sub/second", m_folder->filePath("first")));
        QVERIFY(QFile::link("absent", m_folder->filePath("sub/second")));
        AtomicFile made(path("first"));
        made.write("made");
        made.commit();
        QVERIFY(QFileInfo(m_folder->filePath("first")).isSymLink());
        QCOMPARE(content("sub/absent"), QByteArray("made"));
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
        QTest::newRow("a folder of the system's") << "/proc/a.png"
                                                  << "its folder takes no files";
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

    // A user's rights are asked for by a child that is one: root may write everywhere.
    void whatIsReadOnlyStays_data() {
        QTest::addColumn<int>("fileRights");
        QTest::addColumn<int>("folderRights");
        QTest::addColumn<QString>("part");
        QTest::newRow("read-only file") << 0444 << 0777 << "the file is read-only";
        QTest::newRow("read-only folder") << 0666 << 0555 << "Permission denied";
        QTest::newRow("both may be written to") << 0666 << 0777 << "";
    }
    void whatIsReadOnlyStays() {
        QFETCH(int, fileRights);
        QFETCH(int, folderRights);
        QFETCH(QString, part);
        put("keep.png", "old");
        ::chmod(path("keep.png").c_str(), static_cast<mode_t>(fileRights));
        ::chmod(m_folder->path().toUtf8().constData(), static_cast<mode_t>(folderRights));
        const QString said = asNobody([&] {
            AtomicFile file(path("keep.png"));
            file.write("new");
            file.commit();
        });
        ::chmod(m_folder->path().toUtf8().constData(), 0700);
        if (part.isEmpty()) {
            QCOMPARE(said, QString());
        } else {
            QCOMPARE(said, m_folder->filePath("keep.png") + " cannot be written: " + part);
        }
        QCOMPARE(content("keep.png"), QByteArray(part.isEmpty() ? "new" : "old"));
        QCOMPARE(names(), QStringList{"keep.png"});
    }

    void whatAKilledWriterLeftIsTakenAway() {
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            AtomicFile one(path("a.png"));
            AtomicFile two(path("a.png"));
            AtomicFile other(path("b.png"));
            one.write("half");
            std::ignore = ::write(ready[1], "x", 1);
            ::pause();
            ::_exit(0);
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), 1);
        ::close(ready[0]);
        ::close(ready[1]);
        QCOMPARE(names().size(), 3);
        {
            const AtomicFile beside(path("a.png"));  // who is still at work is left alone
            QCOMPARE(names().size(), 4);
        }
        QCOMPARE(names().size(), 3);
        put(".a.png.part", "somebody else's");
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        {
            const AtomicFile next(path("a.png"));
            QCOMPARE(names().size(), 3);  // its own, b's, and the other program's
        }
        AtomicFile last(path("b.png"));
        last.write("whole");
        last.commit();
        QCOMPARE(names(), (QStringList{".a.png.part", "b.png"}));
        QCOMPARE(content("b.png"), QByteArray("whole"));
    }

    // Nobody's file is taken for a leftover because it has the name of one.
    void aLinkWithALeftoversNameIsLeftAlone() {
        put("precious", "mine");
        QVERIFY(QFile::link(m_folder->filePath("precious"), m_folder->filePath(".a.png.latentwalk-0.part")));
        AtomicFile file(path("a.png"));
        file.write("new");
        file.commit();
        QCOMPARE(content("precious"), QByteArray("mine"));
        QCOMPARE(content("a.png"), QByteArray("new"));
        QCOMPARE(names().size(), 3);
    }

    void aNamelessFileComesToItsPlace() {
        put("a.png", "old");
        ::chmod(path("a.png").c_str(), 0640);
        const int nameless = ::open(m_folder->path().toUtf8().constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
        if (nameless < 0) {
            QSKIP("this file system has no nameless files");
        }
        QCOMPARE(::write(nameless, "new", 3), 3);
        QVERIFY(AtomicFile::place(nameless, path("a.png")));
        struct stat placed {};
        struct stat named {};
        ::fstat(nameless, &placed);
        ::stat(path("a.png").c_str(), &named);
        ::close(nameless);
        QCOMPARE(placed.st_ino, named.st_ino);
        QCOMPARE(named.st_mode & 0777U, 0640U);
        QCOMPARE(content("a.png"), QByteArray("new"));
        QCOMPARE(names(), QStringList{"a.png"});

        // One that had a name and lost it cannot come back: the caller is told, and nothing is touched.
        put("gone", "x");
        const int unlinked = ::open(path("gone").c_str(), O_RDWR | O_CLOEXEC);
        QVERIFY(QFile::remove(m_folder->filePath("gone")));
        QVERIFY(!AtomicFile::place(unlinked, path("a.png")));
        ::close(unlinked);
        QCOMPARE(content("a.png"), QByteArray("new"));
        QCOMPARE(names(), QStringList{"a.png"});
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
                QCOMPARE(QString(error.what()), QString::fromStdString(path(name).string()) +
                                                    " cannot be made a folder: a file is in the way");
            }
        }
    }

private:
    std::filesystem::path path(const QString& name) const { return m_folder->filePath(name).toStdString(); }

    // What `work` says when a user without special rights does it; empty when it succeeds.
    static QString asNobody(const std::function<void()>& work) {
        int said[2];
        if (::pipe(said) != 0) {
            return "no pipe";
        }
        const pid_t child = ::fork();
        if (child == 0) {
            constexpr uid_t kNobody = 65534;
            std::string sentence;
            if (::geteuid() == 0 && ::setresuid(kNobody, kNobody, kNobody) != 0) {
                sentence = "root could not become nobody";
            } else {
                try {
                    work();
                } catch (const FileError& error) {
                    sentence = error.what();
                }
            }
            std::ignore = ::write(said[1], sentence.data(), sentence.size());
            ::_exit(0);
        }
        ::close(said[1]);
        QFile pipe;
        pipe.open(said[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
        const QString sentence = QString::fromUtf8(pipe.readAll());
        ::waitpid(child, nullptr, 0);
        return sentence;
    }

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

LATENTWALK_TEST(TestAtomicFile, none)

}  // namespace test_atomic_file

#include "test_atomic_file.moc"
