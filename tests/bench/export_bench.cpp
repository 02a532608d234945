// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/generator/generator.h"
#include "core/generator/make/make_generator.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/output/exporter.h"
#include "core/output/frame_batches.h"
#include "core/processor/threads.h"
#include "tests/support/decoded_film.h"
#include "tests/support/wave_generator.h"

// What films and frames cost, one line of JSON each:
// memory   the most that the program held while it made an MP4 of 100 frames, and then one of 10,000. The frames are
//          waves of 128 x 128 pixels that cost next to nothing, so that only the export shows;
// png, mp4, webm
//          a walk of 600 frames with the built-in model: the seconds for the pictures alone (before and after; the mean
//          of both), for the export, and the ratio;
// quality  PSNR of MP4 frames, as ffmpeg decodes them, from the PNG frames of the same walk of the built-in model.
using namespace latentwalk;

namespace {

void print(const QJsonObject& json) {
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double secondsOf(const std::function<void()>& work) {
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

// Lets the peak begin anew at what the program holds now (proc(5), clear_refs).
void forgetPeak() {
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (!file.open(QIODevice::WriteOnly) || file.write("5") != 1) {
        throw std::runtime_error("this system does not let the peak of memory begin anew");
    }
}

// The most memory that the program held since forgetPeak(), in MB.
double peak() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:")) {
                return line.mid(6).simplified().split(' ').value(0).toDouble() * 1024 / 1e6;
            }
        }
    }
    throw std::runtime_error("this system does not tell how much memory the program holds");
}

Session walkOf(std::int64_t latentSize, std::int64_t frames) {
    Session session;
    session.model.latentSize = latentSize;
    for (const std::uint64_t seed : {12, 30, 7}) {
        session.anchors.push_back({"", seed, {}, {}});
    }
    session.closed = true;
    session.film.frames = frames;
    return session;
}

class Bench {
public:
    void memory() {
        constexpr int kScales = 6;  // 128 x 128
        constexpr std::int64_t kFew = 100;
        constexpr std::int64_t kMany = 10'000;
        test::WaveGenerator waves(kScales);
        const auto peakOf = [&](std::int64_t frames) {
            forgetPeak();
            exportFilm(waves, walkOf(waves.architecture().latentSize, frames), place("memory.mp4"), FilmFormat::Mp4);
            return peak();
        };
        const double few = peakOf(kFew);
        const double many = peakOf(kMany);
        print({{"part", "memory"},
               {"film", "mp4 of waves, 128 x 128"},
               {"few_frames", static_cast<int>(kFew)},
               {"many_frames", static_cast<int>(kMany)},
               {"few_mb", few},
               {"many_mb", many},
               {"growth_mb", many - few}});
    }

    void speed(const QString& what, std::int64_t frames) {
        Generator& generator = builtIn();
        const Session session = walkOf(generator.architecture().latentSize, frames);
        const SessionWalk walk(session);
        const auto alone = [&] {
            return secondsOf([&] {
                forEachPicture(
                    generator, frames, [&](std::int64_t i) { return walk.at(framePosition(session, i, frames)); },
                    rangeOf(session), [](std::int64_t, const Picture&) {}, [](std::int64_t) { return true; });
            });
        };
        generator.pictures(LatentBatch::of(walk.latentAt(0)), {});
        const double before = alone();
        const double took = secondsOf([&] {
            if (what == QLatin1String("png")) {
                exportSequence(generator, session, place("frames"));
            } else {
                const auto path = place("speed." + what.toStdString());
                exportFilm(generator, session, path, *filmFormatOf(path));
            }
        });
        const double pictures = (before + alone()) / 2;
        print({{"part", what},
               {"frames", static_cast<int>(frames)},
               {"precision", QString::fromStdString(std::string(nameOf(generator.precision())))},
               {"threads", threads()},
               {"alone_s", pictures},
               {"export_s", took},
               {"ratio", took / pictures}});
    }

    void quality() {
        constexpr std::int64_t kFrames = 60;
        Generator& generator = builtIn();
        Session session = walkOf(generator.architecture().latentSize, kFrames);
        exportSequence(generator, session, place("quality"));
        for (const int quality : {95, 100}) {
            session.film.quality = quality;
            exportFilm(generator, session, place("quality.mp4"), FilmFormat::Mp4);
            double least = INFINITY;
            double sum = 0;
            for (std::int64_t i = 0; i < kFrames; ++i) {
                const QString png = QStringLiteral("quality/frame_%1.png").arg(i + 1, 6, 10, QLatin1Char('0'));
                const Picture exact = read(m_folder.filePath(png));
                if (i == 0) {
                    m_decoded = test::decodedFrames(m_folder.filePath(QStringLiteral("quality.mp4")), exact.width,
                                                    exact.height);
                }
                const double psnr = test::psnrOf(m_decoded.at(static_cast<std::size_t>(i)), exact);
                least = std::min(least, psnr);
                sum += psnr;
            }
            print({{"part", "quality"},
                   {"film", "mp4"},
                   {"quality", quality},
                   {"frames", static_cast<int>(kFrames)},
                   {"psnr_min_db", least},
                   {"psnr_mean_db", sum / static_cast<double>(kFrames)}});
        }
    }

    void choosePrecision(Precision precision) { m_precision = precision; }

private:
    std::filesystem::path place(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    static Picture read(const QString& file) {
        const QImage image = QImage(file).convertToFormat(QImage::Format_RGB888);
        Picture picture{image.width(), image.height(), {}};
        for (int y = 0; y < image.height(); ++y) {
            picture.rgb.insert(picture.rgb.end(), image.constScanLine(y), image.constScanLine(y) + image.width() * 3);
        }
        return picture;
    }

    Generator& builtIn() {
        if (!m_generator) {
            m_generator = makeGenerator(openCheckpoint(builtInModelPath()), {{}, Device::Cpu, m_precision, {}});
        }
        return *m_generator;
    }

    QTemporaryDir m_folder;
    Precision m_precision = Precision::Auto;
    std::unique_ptr<Generator> m_generator;
    std::vector<Picture> m_decoded;
};

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Prints what films and frames cost, as JSON."));
    parser.addHelpOption();
    const QCommandLineOption part(QStringLiteral("part"),
                                  QStringLiteral("memory, png, mp4, webm or quality; without it all of them"),
                                  QStringLiteral("PART"));
    const QCommandLineOption frames(QStringLiteral("frames"), QStringLiteral("Frames of png, mp4 and webm"),
                                    QStringLiteral("N"), QStringLiteral("600"));
    const QCommandLineOption precision(QStringLiteral("precision"), QStringLiteral("auto, float32 or bfloat16"),
                                       QStringLiteral("NAME"), QStringLiteral("auto"));
    parser.addOptions({part, frames, precision});
    parser.process(app);
    try {
        setThreads(0);
        Bench bench;
        const QString name = parser.value(precision);
        bench.choosePrecision(name == QLatin1String("float32")    ? Precision::Float32
                              : name == QLatin1String("bfloat16") ? Precision::BFloat16
                                                                  : Precision::Auto);
        const auto wanted = [&](const char* one) {
            return !parser.isSet(part) || parser.value(part) == QLatin1String(one);
        };
        if (wanted("memory")) {
            bench.memory();
        }
        for (const char* what : {"png", "mp4", "webm"}) {
            if (wanted(what)) {
                bench.speed(QString::fromLatin1(what), std::max<std::int64_t>(1, parser.value(frames).toLongLong()));
            }
        }
        if (wanted("quality")) {
            bench.quality();
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "export_bench: %s.\n", error.what());
        return 1;
    }
    return 0;
}
