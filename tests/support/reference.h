// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "tests/support/places.h"

// The files of tests/data: numbers made by other software, and what describes them.
namespace latentwalk::test {

inline QByteArray readAll(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::runtime_error("cannot read " + path.toStdString());
    }
    return file.readAll();
}

inline std::vector<float> readFloats(const QString& path) {
    const QByteArray bytes = readAll(path);
    std::vector<float> values(static_cast<std::size_t>(bytes.size()) / sizeof(float));
    std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(float));
    return values;
}

inline QJsonObject readJson(const QString& path) {
    return QJsonDocument::fromJson(readAll(path)).object();
}

// What float32 leaves open of the tiny reference models' images, whose values go to 4: sums in another order. Python's
// own images lie 7e-6 from exact ones, and those of a processor with AVX2 up to 1.7e-5 from those of one with AVX-512.
inline constexpr double kRounding = 4e-5;

// How many seeds a sweep of the published model's pictures takes. Sanitizers look at memory, which is the same for
// each.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr std::uint64_t kSweepSeeds = 2;
#else
inline constexpr std::uint64_t kSweepSeeds = 32;
#endif

// The largest difference between two arrays; infinite when their lengths differ or a value is not a number.
inline double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
    if (a.size() != b.size()) {
        return INFINITY;
    }
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(static_cast<double>(a[i]) - b[i]);
        if (!(difference <= largest)) {
            largest = std::isnan(difference) ? INFINITY : difference;
        }
    }
    return largest;
}

// Peak signal-to-noise ratio in dB for a signal range of 2 ([-1, 1]).
inline double psnr(const std::vector<float>& a, const std::vector<float>& b) {
    if (a.size() != b.size() || a.empty()) {
        return -INFINITY;
    }
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = static_cast<double>(a[i]) - b[i];
        sum += difference * difference;
    }
    return 10 * std::log10(4 / (sum / static_cast<double>(a.size())));
}

// The worst of the images, each by itself: one bad image among many good ones is not averaged away.
template <typename Images>
double worstPsnr(const Images& a, const Images& b) {
    double worst = a.count == b.count && a.count > 0 ? INFINITY : -INFINITY;
    const auto size = static_cast<std::int64_t>(a.values.size()) / std::max<std::int64_t>(a.count, 1);
    for (std::int64_t i = 0; i < a.count && a.values.size() == b.values.size(); ++i) {
        const auto one = [&](const Images& images) {
            const auto first = images.values.begin() + i * size;
            return std::vector<float>(first, first + size);
        };
        worst = std::min(worst, psnr(one(a), one(b)));
    }
    return a.values.size() == b.values.size() ? worst : -INFINITY;
}

}  // namespace latentwalk::test
