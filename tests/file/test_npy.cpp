// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>
#include <array>

#include "core/file/npy/npy.h"
#include "core/message/file_error.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_npy {

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
        for (const char* name : {"float32", "float64", "float16", "big_float16", "big_float32", "big_float64",
                                 "fortran", "big_fortran", "version2", "version3"}) {
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

    void integersAndTruthBecomeNumbers_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("modulus");
        for (const char* name : {"int8", "int16", "big_int32", "int64"}) {
            QTest::newRow(name) << name << -4 << 100;
        }
        for (const char* name : {"uint8", "big_uint16", "uint32", "big_uint64"}) {
            QTest::newRow(name) << name << 0 << 100;
        }
        QTest::newRow("bool") << "bool" << 0 << 2;
    }
    void integersAndTruthBecomeNumbers() {
        QFETCH(QString, name);
        QFETCH(int, first);
        QFETCH(int, modulus);
        const NpyArray array = readNpy(test::dataPath("npy/" + name + ".npy").toStdString());
        QCOMPARE(array.shape, (std::vector<std::int64_t>{3, 4}));
        for (int i = 0; i < 12; ++i) {
            QCOMPARE(array.values[static_cast<std::size_t>(i)], static_cast<float>((first + i) % modulus));
        }
    }

    // As other programs and Python 2 write them.
    void otherSpellingsOfHeadersAreRead_data() {
        QTest::addColumn<QByteArray>("header");
        const auto row = [](const char* name, const char* header) { QTest::newRow(name) << QByteArray(header); };
        row("L", "{'descr': '<f4', 'fortran_order': False, 'shape': (3L, 4L), }");
        row("L at the end", "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4L,)}");
        row("native", "{'descr': '=f4', 'fortran_order': False, 'shape': (3, 4), }");
        row("no order", "{'descr': 'f4', 'fortran_order': False, 'shape': (3, 4), }");
        row("any order", "{'descr': '|f4', 'fortran_order': False, 'shape': (3, 4), }");
        row("letter", "{'descr': '<f', 'fortran_order': False, 'shape': (3, 4), }");
        row("name", "{'descr': 'float32', 'fortran_order': False, 'shape': (3, 4), }");
        row("other order of keys", "{'shape': (3, 4), 'fortran_order': False, 'descr': '<f4'}");
        row("no spaces", "{'descr':'<f4','fortran_order':False,'shape':(3,4)}");
        row("many spaces", " {\t'descr'  :'<f4' ,\n 'fortran_order' : False , 'shape' : ( 3 , 4 , ) , }  \n");
        row("double quotes", "{\"descr\": \"<f4\", \"fortran_order\": False, \"shape\": (3, 4)}");
        row("unicode", "{u'descr': u'<f4', u'fortran_order': False, u'shape': (3, 4)}");
    }
    void otherSpellingsOfHeadersAreRead() {
        QFETCH(QByteArray, header);
        QTemporaryDir folder;
        QFile file(folder.filePath("x.npy"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto values = ramp();
        file.write(QByteArray("\x93NUMPY\x01\0", 8) + static_cast<char>(header.size()) + '\0' + header);
        file.write(reinterpret_cast<const char*>(values.data()), 48);
        file.close();
        const NpyArray array = readNpy(file.fileName().toStdString());
        QCOMPARE(array.shape, (std::vector<std::int64_t>{3, 4}));
        QVERIFY(array.values == values);
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
        QVERIFY(count >= 11);
        QVERIFY(sentence("").contains("is not a .npy file: it is empty"));
        QVERIFY(sentence(QByteArray("not\0numpy", 9)).endsWith("is not a .npy file"));
        QVERIFY(sentence("not numpy at all").contains("is not a .npy file: it is text"));
    }

    void sentencesSayWhatAFileIs_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        QTest::newRow("complex") << "complex"
                                 << "holds complex numbers ('<c8')";
        QTest::newRow("dates") << "dates"
                               << "holds values of type '<M8[D]'";
        QTest::newRow("fields") << "fields"
                                << "holds records with fields";
        QTest::newRow("gzip") << "gzip"
                              << "is not a .npy file: it is compressed";
        QTest::newRow("infinite") << "infinite"
                                  << "not finite";
        QTest::newRow("nan") << "nan"
                             << "not finite";
        QTest::newRow("too large") << "too_large"
                                   << "not finite float32 numbers";
        QTest::newRow("objects") << "objects"
                                 << "holds Python objects, which are never unpickled";
        QTest::newRow("pickle") << "pickle"
                                << "is not a .npy file: it is a Python pickle, which is never run";
        QTest::newRow("text") << "text"
                              << "is not a .npy file: it is text";
        QTest::newRow("text values") << "text_values"
                                     << "holds values of type '<U1'";
    }
    void sentencesSayWhatAFileIs() {
        QFETCH(QString, name);
        QFETCH(QString, said);
        const QString whole = sentence(test::readAll(test::dataPath("npy/bad_" + name + ".npy")));
        QVERIFY2(whole.contains(said), qPrintable(whole));
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
            "{'descr': '<f4', 'fortran_order': False, 'shape': "
            "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,12), }");
        QTest::newRow("unknown kind of size")
            << QByteArray("{'descr': '<f4', 'fortran_order': False, 'shape': (3.0, 4), }");
        QTest::newRow("open list") << QByteArray("{'descr': [('a', '<f4'], 'fortran_order': False, 'shape': (12,), ");
        QTest::newRow("wide float") << QByteArray("{'descr': '<f16', 'fortran_order': False, 'shape': (3,), }");
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

LATENTWALK_TEST(TestNpy, none)

}  // namespace test_npy

#include "test_npy.moc"
