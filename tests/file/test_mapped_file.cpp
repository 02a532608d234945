// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <thread>
#include <vector>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_mapped_file {

class TestMappedFile : public QObject {
    Q_OBJECT

private slots:
    void mapsAWholeFile() {
        const auto path = write("x", "some bytes");
        auto file = MappedFile::open(path);
        QCOMPARE(file->path(), path);
        const auto second = file;
        file.reset();
        QCOMPARE(second->bytes().size(), std::size_t{10});
        QCOMPARE(std::memcmp(second->bytes().data(), "some bytes", 10), 0);
    }

    void whatWasLetGoComesAgain() {
        const auto path = write("x", "some bytes");
        const auto file = MappedFile::open(path);
        for (int again = 0; again < 2; ++again) {
            QCOMPARE(std::memcmp(file->bytes().data(), "some bytes", 10), 0);
            file->letGo();
        }
        std::filesystem::remove(path);
        QCOMPARE(std::memcmp(file->bytes().data(), "some bytes", 10), 0);
        QVERIFY(!file->changed());
        MappedFile::open(write("empty", ""))->letGo();
    }

    void emptyFile() { QVERIFY(MappedFile::open(write("empty", ""))->bytes().empty()); }

    void refusesWhatIsNoFile_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        QTest::newRow("missing") << "missing"
                                 << "cannot be opened: there is no such file";
        QTest::newRow("folder") << "."
                                << "is a folder; a file is needed";
        QTest::newRow("pipe") << "pipe"
                              << "is not a regular file";
        QTest::newRow("below a file") << "file/x"
                                      << "cannot be opened: Not a directory";
    }
    void refusesWhatIsNoFile() {
        QFETCH(QString, name);
        QFETCH(QString, reason);
        write("file", "x");
        ::mkfifo(m_folder.filePath("pipe").toUtf8(), 0600);
        const auto path = m_folder.filePath(name).toStdString();
        try {
            MappedFile::open(path);
            QFAIL("opened");
        } catch (const FileError& error) {
            QCOMPARE(QString(error.what()), QString::fromStdString(path) + " " + reason);
        }
    }

    // Whatever is done to a file while it is mapped, its bytes can be read, and a change is noticed.
    void aFileThatIsCutOffReadsAsZeros() {
        const QByteArray content(100'000, 'x');
        const auto path = write("cut", content);
        const auto file = MappedFile::open(path);
        const auto other = MappedFile::open(path);
        QVERIFY(!file->changed());
        std::filesystem::resize_file(path, 10);
        QCOMPARE(sumOf(*file), 10LL * 'x');  // the rest of the first page, and all others
        QCOMPARE(sumOf(*other), 10LL * 'x');
        QVERIFY(file->changed());
        // It stays so, even when the file is put back to its size.
        std::filesystem::resize_file(path, 100'000);
        QVERIFY(file->changed() && other->changed());
        try {
            file->checkUnchanged();
            QFAIL("not noticed");
        } catch (const FileError& error) {
            QCOMPARE(QString(error.what()),
                     QString::fromStdString(path) +
                         " was changed or cut off while it was in use; open it again once it is complete");
        }
        // A place that a file leaves is guarded for the next.
        const auto again = write("again", content);
        for (int i = 0; i < 20; ++i) {
            const auto next = MappedFile::open(again);
            QCOMPARE(sumOf(*next), 100'000LL * 'x');
            QVERIFY(!next->changed());
        }
    }

    void manyThreadsMayReadWhatIsCutOff() {
        const auto path = write("threads", QByteArray(4'000'000, 'x'));
        const auto file = MappedFile::open(path);
        std::vector<std::thread> readers;
        for (int i = 0; i < 4; ++i) {
            readers.emplace_back([&] {
                while (!file->changed()) {
                    sumOf(*file);
                }
                sumOf(*file);
            });
        }
        QTest::qSleep(20);
        std::filesystem::resize_file(path, 0);
        for (std::thread& reader : readers) {
            reader.join();
        }
        QCOMPARE(sumOf(*file), 0LL);
    }

    void changesAreNoticed_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<bool>("noticed");
        QTest::newRow("written over") << 0 << true;
        QTest::newRow("grown") << 1 << true;
        QTest::newRow("deleted") << 2 << false;  // its content stays as long as it is mapped
        QTest::newRow("replaced") << 3 << false;
        QTest::newRow("made read-only") << 4 << false;
    }
    void changesAreNoticed() {
        QFETCH(int, change);
        QFETCH(bool, noticed);
        const auto path = write("file", QByteArray(10'000, 'x'));
        const auto file = MappedFile::open(path);
        QTest::qSleep(20);  // file systems count time in steps of some milliseconds
        std::fstream stream(path, std::ios::in | std::ios::out | std::ios::binary);
        switch (change) {
            case 0:
                stream.seekp(5'000);
                stream.put('y');
                break;
            case 1:
                stream.seekp(0, std::ios::end);
                stream.put('y');
                break;
            case 2:
                std::filesystem::remove(path);
                break;
            case 3:
                std::filesystem::rename(write("other", "something else"), path);
                break;
            default:
                std::filesystem::permissions(path, std::filesystem::perms::owner_read);
        }
        stream.close();
        QCOMPARE(file->changed(), noticed);
        QCOMPARE(sumOf(*file), 10'000LL * 'x' + (change == 0 ? 1 : 0));
    }

    // Other people's SIGBUS are none of our business.
    void aFaultElsewhereEndsTheProgramAsBefore() {
        const auto path = write("unguarded", QByteArray(100'000, 'x'));
        const auto guarded = MappedFile::open(write("guarded", "x"));
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit none{0, 0};
            ::setrlimit(RLIMIT_CORE, &none);
            ::freopen("/dev/null", "w", stderr);
            const int descriptor = ::open(path.c_str(), O_RDONLY);
            const auto* bytes =
                static_cast<const char*>(::mmap(nullptr, 100'000, PROT_READ, MAP_PRIVATE, descriptor, 0));
            std::filesystem::resize_file(path, 0);
            ::_exit(*static_cast<const volatile char*>(bytes + 50'000));
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        // Sanitizers end the program themselves.
        QVERIFY(WIFSIGNALED(status) ? WTERMSIG(status) == SIGBUS || WTERMSIG(status) == SIGABRT
                                    : WEXITSTATUS(status) != 0);
        QVERIFY(WIFSIGNALED(status) || WEXITSTATUS(status) != 'x');
    }

private:
    static long long sumOf(const MappedFile& file) {
        long long sum = 0;
        for (const std::byte byte : file.bytes()) {
            sum += std::to_integer<int>(byte);
        }
        return sum;
    }

    std::filesystem::path write(const QString& name, const QByteArray& bytes) {
        QFile file(m_folder.filePath(name));
        file.open(QIODevice::WriteOnly);
        file.write(bytes);
        return m_folder.filePath(name).toStdString();
    }

    QTemporaryDir m_folder;
};

LATENTWALK_TEST(TestMappedFile, none)

}  // namespace test_mapped_file

#include "test_mapped_file.moc"
