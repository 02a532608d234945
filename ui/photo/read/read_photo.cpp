// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/read/read_photo.h"

#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <algorithm>

#include "core/message/file_error.h"
#include "core/picture/photo/photo.h"
#include "core/recipe/file_kind.h"
#include "ui/photo/read/photo_formats.h"

namespace latentwalk {
namespace {

QSize reduced(QSize size) {
    const QSize most(static_cast<int>(kLongestPhotoSide), static_cast<int>(kLongestPhotoSide));
    return size.width() > most.width() || size.height() > most.height() ? size.scaled(most, Qt::KeepAspectRatio) : size;
}

Picture pictureOf(QImage image) {
    if (const QSize size = reduced(image.size()); size != image.size()) {
        image = image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    if (image.hasAlphaChannel()) {
        QImage white(image.size(), QImage::Format_RGB32);
        white.fill(Qt::white);
        QPainter(&white).drawImage(0, 0, image);
        image = white;
    }
    image.convertTo(QImage::Format_RGB888);
    Picture picture{image.width(), image.height(), {}};
    picture.rgb.reserve(static_cast<std::size_t>(3) * static_cast<std::size_t>(image.width()) *
                        static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        const uchar* row = image.constScanLine(y);
        picture.rgb.insert(picture.rgb.end(), row, row + static_cast<std::ptrdiff_t>(3) * image.width());
    }
    return picture;
}

Picture readWithQt(const PhotoSource& source) {
    // Qt reads 128 MB; what may be read here is checked below.
    static const int limit = [] {
        constexpr int kMegabytes = static_cast<int>(kMostPhotoPixels * 4 / 1'000'000);
        QImageReader::setAllocationLimit(kMegabytes);
        return kMegabytes;
    }();
    Q_UNUSED(limit);
    QImageReader reader(source.path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format().toUpper();
    const std::filesystem::path path = source.path.toStdString();
    // Drawings may name other files.
    if (!reader.canRead() || format.startsWith("SVG") || format == "PDF") {
        throw FileError(path, Core::about("%1 is no picture that can be read here; these formats can: %2")(
                                  photoFormats().toStdString()));
    }
    const auto damaged = [&](Message cause) {
        return FileError(path, Core::about("%1 cannot be read as %2: %3")(format.toStdString(), std::move(cause)));
    };
    const QSize size = reader.size();
    if (size.isValid()) {
        if (qint64{size.width()} * size.height() > kMostPhotoPixels) {
            throw damaged(Core::says("it has %1 x %2 pixels, and up to %3 are read")(
                size.width(), size.height(), grouped(static_cast<unsigned long long>(kMostPhotoPixels))));
        }
        if (reduced(size) != size) {
            reader.setScaledSize(reduced(size));
        }
    }
    const QImage image = reader.read();
    if (image.isNull()) {
        throw damaged(reader.errorString().toStdString());
    }
    return pictureOf(image);
}

}  // namespace

PhotoSource photoIn(const QString& path) {
    return {QFileInfo(path).fileName(), path};
}

Picture readPhotoOf(const PhotoSource& source) {
    if (source.path.isEmpty()) {
        return pictureOf(source.image);
    }
    const std::filesystem::path path = source.path.toStdString();
    switch (fileKindOf(path)) {
        case FileKind::Png:
        case FileKind::Jpeg:
        case FileKind::WebP:
            return readPhoto(path);
        default:
            return readWithQt(source);
    }
}

}  // namespace latentwalk
