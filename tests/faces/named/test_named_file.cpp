// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/faces/named/named_file.h"
#include "core/faces/named/names.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_named_file {

class TestNamedFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const char* name = "some.npy") const { return m_folder.filePath(name).toStdString(); }

    static NamedDirections some() {
        NamedDirections named;
        named.model = std::string(64, 'a');
        named.kind = GeneratorKind::Raw;
        named.latentSize = 2;
        named.faces = 500;
        named.measured = 100;
        named.directions = {
            {"smile", "mouth-width", -0.125, 0.25, 8.8, 0.77, 0.94, {"age"}, {{"yaw", -0.3}}, {0.6F, 0.8F}},
            {"turn", "yaw", -0.2, 0.2, 12, 0.84, 1, {}, {}, {1, 0}}};
        named.predictors = {{"yaw", 0.5, 3, 0.01, 0.84, {2, 1}}};
        return named;
    }

    // The sentence that refuses the file with one thing in its text changed.
    QString refusal(const std::function<void(nlohmann::json&)>& change) const {
        writeNamed(some(), path());
        QFile file(QString::fromStdString(namedTextPath(path()).string()));
        file.open(QFile::ReadOnly);
        auto json = nlohmann::json::parse(file.readAll().toStdString());
        file.close();
        change(json);
        file.open(QFile::WriteOnly | QFile::Truncate);
        file.write(QByteArray::fromStdString(json.dump()));
        file.close();
        try {
            readNamed(path());
        } catch (const FileError& error) {
            return error.what();
        }
        return {};
    }

private slots:
    void whatWasWrittenIsRead() {
        writeNamed(some(), path());
        QVERIFY(readNamed(path()) == some());
    }

    void eachNumberIsChecked_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("format") << "/format"
                                << "\"x\""
                                << "does not describe named directions";
        QTest::newRow("version") << "/version"
                                 << "2"
                                 << "newer Latentwalk";
        QTest::newRow("model") << "/model"
                               << "\"A\""
                               << "'model': it is not a SHA-256";
        QTest::newRow("generator") << "/generator"
                                   << "\"other\""
                                   << "'generator'";
        QTest::newRow("size") << "/latentSize"
                              << "3"
                              << "has shape (3, 2), but some.json beside it describes shape (3, 3)";
        QTest::newRow("id") << "/directions/0/id"
                            << "\"Smile!\""
                            << "'directions[0].id': it is not a word";
        QTest::newRow("twice") << "/directions/0/id"
                               << "\"turn\""
                               << "it holds turn twice";
        QTest::newRow("range") << "/directions/0/most"
                               << "0"
                               << "its range does not lie around 0";
        QTest::newRow("endless") << "/directions/0/most"
                                 << "1e99"
                                 << "'directions[0].most'";
        QTest::newRow("slope") << "/directions/1/sdPerUnit"
                               << "0"
                               << "it is not positive";
        QTest::newRow("share") << "/directions/1/right"
                               << "1.5"
                               << "'directions[1].right'";
        QTest::newRow("fit") << "/directions/1/r2"
                             << "2"
                             << "'directions[1].r2'";
        QTest::newRow("held") << "/directions/0/held/0"
                              << "\"age\""
                              << "'directions[0].held[0]' is not an object";
        QTest::newRow("effect") << "/directions/0/sideEffects/0/perDeviation"
                                << "null"
                                << "it is not a number";
        QTest::newRow("spread") << "/scores/0/deviation"
                                << "-1"
                                << "'scores[0].deviation'";
        QTest::newRow("missing") << "/scores/0"
                                 << "{\"id\": \"yaw\"}"
                                 << "'scores[0].mean': it is missing";
    }
    void eachNumberIsChecked() {
        QFETCH(QString, place);
        QFETCH(QString, value);
        QFETCH(QString, sentence);
        const QString refused = refusal([&](nlohmann::json& json) {
            json[nlohmann::json::json_pointer(place.toStdString())] = nlohmann::json::parse(value.toStdString());
        });
        QVERIFY2(refused.contains("/some."), qPrintable(refused));
        QVERIFY2(refused.contains(sentence), qPrintable(refused));
    }

    void aDirectionIsOfLengthOne() {
        NamedDirections named = some();
        named.directions[1].components = {1, 1};
        writeNamed(named, path());
        QVERIFY_THROWS_EXCEPTION(FileError, readNamed(path()));
    }

    void whatNobodyCouldReadIsNotWritten() {
        NamedDirections named = some();
        named.directions[0].sdPerUnit = NAN;
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, writeNamed(named, path("bad.npy")));
        QVERIFY(!std::filesystem::exists(path("bad.npy")));
    }

    void aScoreIsToldFromALatentOfAnyLength() {
        const ScorePredictor predictor = some().predictors.front();
        // rms of (3, 4) is 5 / sqrt(2)
        const double expected = (2 * 3 + 1 * 4) / (5 / std::sqrt(2.0)) + 0.01;
        QVERIFY(std::abs(predictedScore(predictor, Latent{3, 4}) - expected) < 1e-12);
        QVERIFY(std::abs(predictedScore(predictor, Latent{30, 40}) - expected) < 1e-12);
        QCOMPARE(predictedScore(predictor, Latent{0, 0}), 0.01);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, predictedScore(predictor, Latent{1}));
    }

    void theBuiltInModelBringsItsOwn() {
        const NamedDirections named = builtinNamedDirections();
        QCOMPARE(named.model, std::string(kBuiltInModelSha256));
        QCOMPARE(named.latentSize, 512);
        for (const NamedDirection& direction : named.directions) {
            QVERIFY2(findName(direction.id) != nullptr, direction.id.c_str());
            QVERIFY2(named.predictor(direction.score) != nullptr, direction.id.c_str());
        }
        for (const char* id : {"turn", "smile", "age", "brightness"}) {
            QVERIFY2(named.direction(id) != nullptr, id);
        }
    }
};

}  // namespace test_named_file

using test_named_file::TestNamedFile;
LATENTWALK_TEST(TestNamedFile, none)

#include "test_named_file.moc"
