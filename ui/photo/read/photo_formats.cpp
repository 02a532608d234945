// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/read/photo_formats.h"

#include <QFile>
#include <QImageReader>
#include <array>
#include <string_view>

namespace latentwalk {
namespace {

using namespace std::string_view_literals;

// What Qt may be able to read beside what core does. Drawings (SVG, PDF) are no photographs, and may name other files.
struct QtFormat {
    const char* name;   // Qt's
    const char* title;  // for people
    const char* endings;
};
constexpr std::array<QtFormat, 8> kQtFormats{{{"gif", "GIF", "gif"},
                                              {"bmp", "BMP", "bmp"},
                                              {"tiff", "TIFF", "tif tiff"},
                                              {"heic", "HEIC", "heic heif"},
                                              {"avif", "AVIF", "avif"},
                                              {"jxl", "JPEG XL", "jxl"},
                                              {"jp2", "JPEG 2000", "jp2"},
                                              {"ppm", "PNM", "ppm pgm pnm"}}};

QList<QtFormat> formatsOfQt() {
    const QList<QByteArray> there = QImageReader::supportedImageFormats();
    QList<QtFormat> found;
    for (const QtFormat& format : kQtFormats) {
        if (there.contains(format.name)) {
            found.append(format);
        }
    }
    return found;
}

// JPEG, PNG, WebP, GIF, BMP, TIFF of both byte orders, JPEG XL bare and boxed, JPEG 2000, Photoshop, GIMP.
struct Beginning {
    std::string_view bytes;
    std::size_t at = 0;
};
constexpr std::array kBeginnings{Beginning{"\xFF\xD8\xFF"sv},
                                 Beginning{"\x89PNG\r\n\x1A\n"sv},
                                 Beginning{"WEBP"sv, 8},
                                 Beginning{"GIF8"sv},
                                 Beginning{"BM"sv},
                                 Beginning{"II*\0"sv},
                                 Beginning{"MM\0*"sv},
                                 Beginning{"\xFF\x0A"sv},
                                 Beginning{"\0\0\0\x0CJXL "sv},
                                 Beginning{"\0\0\0\x0CjP  "sv},
                                 Beginning{"8BPS"sv},
                                 Beginning{"gimp xcf"sv}};
// Of pictures that are built like films.
constexpr std::array kBrands{"avif"sv, "avis"sv, "heic"sv, "heix"sv, "heim"sv, "heis"sv, "mif1"sv, "crx "sv};

bool isPnm(std::string_view text) {
    return text.size() > 3 && text[0] == 'P' && text[1] >= '1' && text[1] <= '6' && (text[2] == '\n' || text[2] == ' ');
}

}  // namespace

bool isPhoto(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    constexpr qint64 kEnough = 16;
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray first = file.read(kEnough);
    const std::string_view text(first.constData(), static_cast<std::size_t>(first.size()));
    for (const Beginning& one : kBeginnings) {
        if (text.size() >= one.at && text.substr(one.at).starts_with(one.bytes)) {
            return true;
        }
    }
    for (const std::string_view brand : kBrands) {
        if (text.size() >= 12 && text.substr(4, 4) == "ftyp" && text.substr(8, 4) == brand) {
            return true;
        }
    }
    return isPnm(text);
}

QString photoFormats() {
    QStringList names{QStringLiteral("JPEG"), QStringLiteral("PNG"), QStringLiteral("WebP")};
    for (const QtFormat& format : formatsOfQt()) {
        names.append(QString::fromLatin1(format.title));
    }
    return names.join(QStringLiteral(", "));
}

QString photoPatterns() {
    QStringList patterns;
    const auto add = [&patterns](const QString& endings) {
        for (const QString& ending : endings.split(u' ')) {
            patterns.append(QStringLiteral("*.") + ending);
        }
    };
    add(QStringLiteral("jpg jpeg jfif png webp"));
    for (const QtFormat& format : formatsOfQt()) {
        add(QString::fromLatin1(format.endings));
    }
    return patterns.join(u' ');
}

}  // namespace latentwalk
