// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "tests/support/places.h"
#include "tests/support/room.h"
#include "tests/support/scaled_head.h"

using namespace latentwalk;

namespace test_doctor {

namespace {

struct Result {
    int status = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

}  // namespace

// The doctor as a user asks it: in a whole installation, and in ones that something is wrong with.
class TestDoctor : public QObject {
    Q_OBJECT

private:
    // A copy of the program with models of its own beside it.
    QString program(const QString& name) const {
        const QString root = m_folder.filePath(name);
        QDir().mkpath(root + QStringLiteral("/bin"));
        QDir().mkpath(models(name));
        QFile::copy(test::commandLineProgram(), root + QStringLiteral("/bin/latentwalk-cli"));
        for (const char* file : {"celeba-128.safetensors", "celeba-128.seed0.npy"}) {
            QFile::copy(test::modelPath(QLatin1String(file)), models(name) + QLatin1Char('/') + QLatin1String(file));
        }
        return root + QStringLiteral("/bin/latentwalk-cli");
    }
    QString models(const QString& name) const {
        return m_folder.filePath(name) + QStringLiteral("/share/latentwalk/models");
    }

    // With the test's folder as home, of which nothing may be told, whatever is wrong.
    Result run(const QString& program, const QStringList& arguments) const {
        const Result result = runThere(program, arguments);
        for (const QByteArray& told : {result.out, result.err}) {
            if (told.contains(m_folder.path().toUtf8())) {
                return {-1, told, "a report tells where the user's home is"};
            }
        }
        return result;
    }
    Result runThere(const QString& program, const QStringList& arguments) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        for (const char* name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "TORCH_HOME"}) {
            environment.remove(QLatin1String(name));
        }
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit) {
            return {};
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    // Writes over one byte that no check of the format sees: the last weight's.
    static void damage(const QString& path, qint64 fromEnd) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() - fromEnd);
        const char byte = file.peek(1).at(0);
        file.putChar(static_cast<char>(byte ^ 0x10));
    }

    QTemporaryDir m_folder;

private slots:
    void allIsWell() {
        const Result result = run(test::commandLineProgram(), {QStringLiteral("doctor"), QStringLiteral("--json")});
        QVERIFY2(result.status == 0, result.err + result.out);
        QVERIFY(result.err.isEmpty());
        const QJsonObject json = result.json();
        QVERIFY(json[QStringLiteral("problems")].toArray().isEmpty());
        const QJsonObject picture = json[QStringLiteral("test_picture")].toObject();
        QVERIFY2(picture[QStringLiteral("float32_psnr_in_db")].toDouble() > 60, result.out);
        const QJsonObject model = json[QStringLiteral("built_in_model")].toObject();
        QCOMPARE(model[QStringLiteral("sha_256")].toString().toStdString(), std::string(kBuiltInModelSha256));
        QVERIFY(model[QStringLiteral("as_it_should_be")].toBool());
        const QJsonObject range = json[QStringLiteral("range")].toObject();
        QCOMPARE(range[QStringLiteral("faces")].toInt(), 16);
        const double clipped = range[QStringLiteral("clipped_pixels_in_percent")].toDouble(-1);
        QVERIFY2(clipped > 0 && clipped < 3, result.out);
        const QJsonObject libraries = json[QStringLiteral("libraries")].toObject();
        QVERIFY(!libraries[QStringLiteral("libtorch")].toString().isEmpty());
        QVERIFY2(QFile::exists(libraries[QStringLiteral("blas")].toString()), result.out);
        QVERIFY(json[QStringLiteral("machine")].toObject()[QStringLiteral("physical_cores")].toInt() >= 1);
        QVERIFY(libraries[QStringLiteral("film_formats")].toArray().contains(QStringLiteral("GIF")));
        QVERIFY(!libraries[QStringLiteral("ffmpeg")].toString().isEmpty());
        QVERIFY2(QDir(m_folder.path()).isEmpty(), "a doctor changes nothing");
    }

    void anotherModel() {
        const QString cli = program(QStringLiteral("other"));
        damage(models(QStringLiteral("other")) + QStringLiteral("/celeba-128.safetensors"), 1000);
        const Result result = run(cli, {QStringLiteral("doctor")});
        QCOMPARE(result.status, 1);
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY2(result.err.contains("celeba-128.safetensors") && result.err.contains("install Latentwalk again"),
                 result.err);
        QVERIFY(result.out.contains("What is wrong"));
    }

    void aBurntModel() {
        const QString cli = program(QStringLiteral("burnt"));
        const QString path = models(QStringLiteral("burnt")) + QStringLiteral("/celeba-128.safetensors");
        Checkpoint checkpoint = openCheckpoint(builtInModelPath());
        test::scaleContrast(checkpoint, 2);
        writeSafetensors(checkpoint, path.toStdString(), DType::Float16);
        const Result result = run(cli, {QStringLiteral("doctor"), QStringLiteral("--json")});
        QCOMPARE(result.status, 1);
        const QByteArray problems = QJsonDocument(result.json()[QStringLiteral("problems")].toArray()).toJson();
        QVERIFY2(problems.contains("the built-in model paints outside of its range: "), problems);
    }

    void noModel() {
        const QString cli = program(QStringLiteral("none"));
        QVERIFY(QFile::remove(models(QStringLiteral("none")) + QStringLiteral("/celeba-128.safetensors")));
        const Result result = run(cli, {QStringLiteral("doctor")});
        QCOMPARE(result.status, 1);
        QVERIFY2(result.err.contains("celeba-128.safetensors is missing"), result.err);
        QVERIFY2(result.out.contains("LibTorch"), "what can be told is told all the same");
    }

    void aWrongPicture() {
        const QString cli = program(QStringLiteral("wrong"));
        // What is known to be right differs: seen from the program, it paints a wrong picture.
        QFile known(models(QStringLiteral("wrong")) + QStringLiteral("/celeba-128.seed0.npy"));
        QVERIFY(known.open(QIODevice::ReadWrite));
        known.seek(128);
        known.write(QByteArray(20000, '\0'));
        known.close();
        const Result result = run(cli, {QStringLiteral("doctor")});
        QCOMPARE(result.status, 1);
        QVERIFY2(result.err.contains("wrong picture in float32") && result.err.contains(" dB"), result.err);
    }

    void aFolderThatCannotBeMade() {
        QFile file(m_folder.filePath(QStringLiteral(".cache")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const Result result = run(test::commandLineProgram(), {QStringLiteral("doctor")});
        QVERIFY(file.remove());
        QCOMPARE(result.status, 1);
        QVERIFY2(result.err.contains("~/.cache/latentwalk/latentwalk/thumbnails cannot be written"), result.err);
    }
};

LATENTWALK_TEST(TestDoctor, core)

}  // namespace test_doctor

#include "test_doctor.moc"
