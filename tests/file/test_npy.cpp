#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>
#include <array>

#include "core/file/file_error.h"
#include "core/file/npy.h"
#include "tests/support/reference.h"

using namespace latentwalk;

namespace {

std::vector<float> ramp() {
    std::vector<float> values;
    for (int i = 0; i < 12; ++i) {
        values.push_back(static_cast<float>(i) / 8 - 0.5F);
    }
    return values;
}

// The sentence that reading `bytes` gives; empty when it succeeds.
QString sentence(const QByteArray& bytes) {
    QTemporaryDir folder;
    QFile file(folder.filePath("x.npy"));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        return "not written";
    }
    file.close();
    try {
        readNpy(file.fileName().toStdString());
    } catch (const FileError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TestNpy : public QObject {
    Q_OBJECT

private slots:
    // tests/data/npy: written by make_npy.py with NumPy.
    void readsWhatNumpyWrites_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<std::vector<std::int64_t>>("shape");
        for (const char* name : {"float32", "float64", "fortran", "version2", "version3"}) {
            QTest::newRow(name) << name << std::vector<std::int64_t>{3, 4};
        }
        QTest::newRow("vector") << "vector" << std::vector<std::int64_t>{12};
    }
    void readsWhatNumpyWrites() {
        QFETCH(QString, name);
        QFETCH(std::vector<std::int64_t>, shape);
        const NpyArray array = readNpy(test::dataPath("npy/" + name + ".npy").toStdString());
        QCOMPARE(array.shape, shape);
        QVERIFY(array.values == ramp());
    }

    void fortranOrderOfThreeAxesBecomesC() {
        const NpyArray array = readNpy(test::dataPath("npy/cube_fortran.npy").toStdString());
        QCOMPARE(array.shape, (std::vector<std::int64_t>{2, 3, 4}));
        for (std::size_t i = 0; i < 24; ++i) {
            QCOMPARE(array.values[i], static_cast<float>(i));
        }
    }

    void scalarsAndEmptyArraysAreArraysToo() {
        QCOMPARE(readNpy(test::dataPath("npy/scalar.npy").toStdString()).values, std::vector<float>{2.5F});
        QCOMPARE(readNpy(test::dataPath("npy/empty.npy").toStdString()).shape, (std::vector<std::int64_t>{0, 4}));
    }

    void writesTheBytesThatNumpyWrites() {
        QTemporaryDir folder;
        const QString path = folder.filePath("x.npy");
        NpyWriter writer(path.toStdString(), std::array<std::int64_t, 2>{3, 4});
        const auto values = ramp();
        writer.write(std::span(values).first(5));
        writer.write(std::span(values).subspan(5));
        QVERIFY(!QFile::exists(path));
        writer.commit();
        QCOMPARE(test::readAll(path), test::readAll(test::dataPath("npy/float32.npy")));
    }

    void anArrayWithMissingOrExtraValuesIsNotWritten() {
        QTemporaryDir folder;
        {
            NpyWriter writer(folder.filePath("x.npy").toStdString(), std::array<std::int64_t, 1>{3});
            writer.write(std::array<float, 2>{1, 2});
            QVERIFY_EXCEPTION_THROWN(writer.commit(), std::logic_error);
            QVERIFY_EXCEPTION_THROWN(writer.write(std::array<float, 2>{3, 4}), std::logic_error);
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void filesOfOtherKindsAreSentences() {
        int count = 0;
        QDirIterator files(test::dataPath("npy"), {"bad_*.npy"}, QDir::Files);
        while (files.hasNext()) {
            const QString said = sentence(test::readAll(files.next()));
            QVERIFY2(said.contains("x.npy "), qPrintable(files.fileName()));
            QVERIFY(!said.contains('\n'));
            ++count;
        }
        QVERIFY(count >= 4);
        QVERIFY(sentence("").contains("is not a .npy file"));
        QVERIFY(sentence("not numpy at all").contains("is not a .npy file"));
    }

    void everyCutIsRefused() {
        const QByteArray whole = test::readAll(test::dataPath("npy/float32.npy"));
        for (qsizetype length = 0; length < whole.size(); ++length) {
            QVERIFY2(!sentence(whole.left(length)).isEmpty(), qPrintable(QString::number(length)));
        }
        QVERIFY(sentence(whole).isEmpty());
        QVERIFY(sentence(whole + "x").contains("1 bytes after its last value"));
    }

    void hostileHeadersAreRefused_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("huge") << QByteArray(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999, 99999), }");
        QTest::newRow("overflow") << QByteArray(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296, 4294967296), }");
        QTest::newRow("negative") << QByteArray("{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 4), }");
        QTest::newRow("code") << QByteArray("{'descr': __import__('os').system('id'), 'shape': (1,), }");
        QTest::newRow("twice") << QByteArray("{'descr': '<f4', 'descr': '<f4', 'shape': (3, 4), }");
        QTest::newRow("missing") << QByteArray("{'descr': '<f4', 'shape': (3, 4), }");
        QTest::newRow("axes") << QByteArray(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,12), }");
        QTest::newRow("open") << QByteArray("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4");
        QTest::newRow("nothing") << QByteArray();
    }
    void hostileHeadersAreRefused() {
        QFETCH(QByteArray, header);
        QByteArray file("\x93NUMPY\x01\0", 8);
        file += static_cast<char>(header.size());
        file += '\0';
        const QString said = sentence(file + header + QByteArray(48, '\0'));
        QVERIFY(said.contains("x.npy "));
    }
};

QTEST_APPLESS_MAIN(TestNpy)
#include "test_npy.moc"
