// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/picture/picture.h"

// Films as somebody else's program shows them.
namespace latentwalk::test {

// What `program` prints; empty when it fails.
inline QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                                   : QByteArray();
}

// The frames of a film of width x height pixels as ffmpeg decodes them. Throws std::runtime_error when it cannot.
inline std::vector<Picture> decodedFrames(const QString& film, std::int64_t width, std::int64_t height) {
    const QByteArray raw = outputOf(
        QStringLiteral("ffmpeg"),
        {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), film, QStringLiteral("-vsync"),
         QStringLiteral("passthrough"), QStringLiteral("-f"), QStringLiteral("rawvideo"), QStringLiteral("-vf"),
         QStringLiteral("scale=in_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int"),
         QStringLiteral("-pix_fmt"), QStringLiteral("rgb24"), QStringLiteral("-")});
    const qsizetype bytes = width * height * 3;
    if (raw.isEmpty() || raw.size() % bytes != 0) {
        throw std::runtime_error("ffmpeg does not decode " + film.toStdString());
    }
    std::vector<Picture> frames;
    for (qsizetype at = 0; at < raw.size(); at += bytes) {
        frames.push_back({width, height, {raw.begin() + at, raw.begin() + at + bytes}});
    }
    return frames;
}

// Peak signal-to-noise ratio in dB of 8-bit pictures of one size: infinite for the same, -infinite for other sizes.
inline double psnrOf(const Picture& a, const Picture& b) {
    if (a.rgb.size() != b.rgb.size() || a.rgb.empty()) {
        return -INFINITY;
    }
    double sum = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) {
        const double difference = static_cast<double>(a.rgb[i]) - b.rgb[i];
        sum += difference * difference;
    }
    return 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.rgb.size()) / sum);
}

}  // namespace latentwalk::test
