// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>

#include "core/faces/named/named_file.h"
#include "tests/support/damaged_file.h"
#include "tests/support/reference.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_named_damage {

namespace {

// With " for every ' of it: moc knows no raw strings that begin with one.
QByteArray json(const char* text) {
    return QByteArray(text).replace('\'', '"');
}

// All components that are read, in one piece, after a look at what the reader promises.
QByteArray contentOf(const NamedDirections& named) {
    QByteArray content(named.model.c_str());
    const auto add = [&](const Latent& components) {
        if (static_cast<std::int64_t>(components.size()) != named.latentSize) {
            throw std::runtime_error("a direction of another size");
        }
        for (const float value : components) {
            if (!std::isfinite(value)) {
                throw std::runtime_error("a component that is not finite");
            }
        }
        content.append(reinterpret_cast<const char*>(components.data()),
                       static_cast<qsizetype>(components.size() * sizeof(float)));
    };
    for (const NamedDirection& one : named.directions) {
        add(one.components);
        if (!(one.least < 0 && one.most > 0 && one.sdPerUnit > 0 && std::isfinite(one.strengthOf(1)))) {
            throw std::runtime_error("a direction that goes nowhere");
        }
    }
    for (const ScorePredictor& one : named.predictors) {
        add(one.weights);
        if (!(one.deviation > 0 && one.r2 <= 1 && std::isfinite(one.mean) && std::isfinite(one.bias))) {
            throw std::runtime_error("a score that cannot be told");
        }
    }
    return content;
}

}  // namespace

// Damages the two files of named directions: their text and their array.
class TestNamedDamage : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    test::DamagedFile m_text = damaged("json");
    test::DamagedFile m_array = damaged("npy");

    test::DamagedFile damaged(const char* ending) const {
        return {m_folder.filePath(QString("named.") + ending),
                test::readAll(test::modelPath(QString("celeba-128.named.") + ending)),
                [array = m_folder.filePath("named.npy").toStdString()] { return contentOf(readNamed(array)); }};
    }

    // The sentence that refuses a file in which something is written otherwise.
    static QString refusal(test::DamagedFile& file, const QByteArray& was, const QByteArray& is) {
        QByteArray bytes = file.whole();
        const qsizetype at = bytes.indexOf(was);
        if (at < 0) {
            return "it does not hold " + was;
        }
        file.tryOut(bytes.replace(at, was.size(), is), QTest::currentDataTag());
        file.restore();
        return file.message();
    }

private slots:
    void cuts() {
        m_text.cut(m_text.whole().size() - 1);  // its last byte is the end of its line
        m_array.cut(m_array.whole().size());
    }

    void flips() {
        m_text.flip(300);
        m_array.flip(300);
    }

    void sizes() {
        m_text.resize(100);
        m_array.resize(100);
    }

    void wrongTexts_data() {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("cause");
        const QByteArray size = json("'latentSize': 512");
        QTest::newRow("absurd size") << size << json("'latentSize': 4611686018427387904") << "'latentSize'";
        QTest::newRow("no size") << size << json("'latentSize': 0") << "'latentSize'";
        QTest::newRow("negative size") << size << json("'latentSize': -512") << "'latentSize'";
        QTest::newRow("half a size") << size << json("'latentSize': 512.5") << "'latentSize'";
        QTest::newRow("text for a size") << size << json("'latentSize': '512'") << "'latentSize'";
        QTest::newRow("twice") << size << size + ", " + size << "latentSize";
        QTest::newRow("no list") << json("'directions': [") << json("'directions': 3, 'other': [") << "'directions'";
        QTest::newRow("list of lists") << json("'scores': [") << json("'scores': [[],") << "'scores[0]'";
        QTest::newRow("no object") << QByteArray("{") << QByteArray("[{") << "named.json";
        QTest::newRow("deep") << json("'faces':")
                              << json("'other': ") + QByteArray(100000, '[') + QByteArray(100000, ']') +
                                     json(", 'faces':")
                              << "named.json";
        QTest::newRow("beyond doubles") << json("'mean': ") << json("'mean': 1e999, 'x': ") << "named.json";
        QTest::newRow("no number") << json("'mean': ") << json("'mean': NaN, 'x': ") << "named.json";
        QTest::newRow("no text") << QByteArray("latentwalk-named") << QByteArray("\xff\xfe") << "named.json";
        QTest::newRow("zero bytes") << QByteArray("latentwalk-named") << QByteArray("\0\0", 2) << "named.json";
    }
    void wrongTexts() {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, cause);
        const QString message = refusal(m_text, was, is);
        QVERIFY2(message.startsWith(m_text.path()) && message.contains(cause), qPrintable(message));
    }

    // Refused by their number.
    void moreNamesThanAnybodyCouldNeed() {
        QByteArray many;
        for (int i = 0; i < 2000; ++i) {
            many +=
                json("{'id': 'a") + QByteArray::number(i) + json("', 'mean': 0, 'deviation': 1, 'bias': 0, 'r2': 0},");
        }
        const QString message = refusal(m_text, json("'scores': ["), json("'scores': [") + many);
        QVERIFY2(message.contains("'scores'"), qPrintable(message));
    }

    void wrongArrays_data() {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("cause");
        // With spaces behind it, which make room.
        const QByteArray shape = m_array.whole().mid(m_array.whole().indexOf("'shape': "), 40);
        const auto with = [&shape](const char* text) {
            return (QByteArray("'shape': ") + text + ", }").leftJustified(shape.size(), ' ');
        };
        QTest::newRow("fewer rows") << shape << with("(35, 512)") << "";
        QTest::newRow("absurd") << shape << with("(9999999999999, 512)") << "";
        QTest::newRow("beyond 64 bits") << shape << with("(36, 18446744073709551616)") << "";
        QTest::newRow("flat") << shape << with("(18432,)") << "has shape (18432,)";
        QTest::newRow("turned") << shape << with("(512, 36)") << "has shape (512, 36)";
        QTest::newRow("negative") << shape << with("(-36, 512)") << "";
        QTest::newRow("integers") << QByteArray("<f4") << QByteArray("<i4") << "";
        QTest::newRow("objects") << QByteArray("'<f4'") << QByteArray("'|O' ") << "Python objects";
        QTest::newRow("big endian") << QByteArray("<f4") << QByteArray(">f4") << "";
        QTest::newRow("doubles") << QByteArray("<f4") << QByteArray("<f8") << "";
        QTest::newRow("magic") << QByteArray("\x93NUMPY") << QByteArray("\x93NUMPX") << "";
    }
    void wrongArrays() {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, cause);
        const QString message = refusal(m_array, was, is);
        QVERIFY2(message.startsWith(m_array.path()) && message.contains(cause), qPrintable(message));
    }

    void componentsThatAreNoNumbersAreRefused_data() {
        QTest::addColumn<float>("value");
        QTest::addColumn<qsizetype>("fromEnd");
        QTest::addColumn<QString>("cause");
        const qsizetype score = 4, direction = 4 * 512 * 30;
        QTest::newRow("score NaN") << std::nanf("") << score << "finite";
        QTest::newRow("score infinite") << static_cast<float>(INFINITY) << score << "finite";
        QTest::newRow("direction NaN") << std::nanf("") << direction << "finite";
        QTest::newRow("direction too long") << 2.0F << direction << "is not of length 1";
        QTest::newRow("direction endless") << 3e38F << direction << "is not of length 1";
    }
    void componentsThatAreNoNumbersAreRefused() {
        QFETCH(float, value);
        QFETCH(qsizetype, fromEnd);
        QFETCH(QString, cause);
        QByteArray bytes = m_array.whole();
        std::memcpy(bytes.data() + bytes.size() - fromEnd, &value, sizeof value);
        QVERIFY(!m_array.tryOut(bytes, QTest::currentDataTag()));
        m_array.restore();
        const QString message = m_array.message();
        QVERIFY2(message.startsWith(m_array.path()) && message.contains(cause), qPrintable(message));
    }

    void whatIsNotThereIsSaid() {
        for (const test::DamagedFile* file : {&m_text, &m_array}) {
            QVERIFY(QFile::remove(file->path()));
            QString message;
            try {
                readNamed(m_array.path().toStdString());
            } catch (const FileError& error) {
                message = error.what();
            }
            QVERIFY2(message.startsWith(file->path()), qPrintable(message));
            file->restore();
        }
    }

    // The rest: other digits of numbers, other components of scores, other words for people.
    void cleanupTestCase() {
        const int tried = m_text.tried() + m_array.tried(), refused = m_text.refused() + m_array.refused();
        qInfo("%d damaged files: %d refused", tried, refused);
        QVERIFY(tried > 800 && refused >= tried / 3);
    }
};

}  // namespace test_named_damage

using test_named_damage::TestNamedDamage;
LATENTWALK_TEST(TestNamedDamage, none)

#include "test_named_damage.moc"
