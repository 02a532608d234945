// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QImage>
#include <QString>
#include <random>

namespace latentwalk::test {

// A picture of noise, each seed another.
inline QImage noisePicture(int width, int height, unsigned seed) {
    std::mt19937 random(seed);
    QImage image(width, height, QImage::Format_RGB888);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.setPixel(x, y,
                           qRgb(static_cast<int>(random() % 256), static_cast<int>(random() % 256),
                                static_cast<int>(random() % 256)));
        }
    }
    return image;
}

// Writes `count` of them, 20x20, as 00.png, 01.png ...
inline void writeNoise(const QString& folder, int count) {
    QDir().mkpath(folder);
    for (int i = 0; i < count; ++i) {
        noisePicture(20, 20, static_cast<unsigned>(i)).save(QString("%1/%2.png").arg(folder).arg(i, 2, 10, QChar('0')));
    }
}

}  // namespace latentwalk::test
