#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>
#include <cstring>

#include "core/file/file_error.h"
#include "core/file/mapped_file.h"

using namespace latentwalk;

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
            QCOMPARE(QString::fromStdString(error.reason()), reason);
            QCOMPARE(QString(error.what()), QString::fromStdString(path) + " " + reason);
        }
    }

private:
    std::filesystem::path write(const QString& name, const QByteArray& bytes) {
        QFile file(m_folder.filePath(name));
        file.open(QIODevice::WriteOnly);
        file.write(bytes);
        return m_folder.filePath(name).toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestMappedFile)
#include "test_mapped_file.moc"
