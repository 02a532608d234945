// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/grid_file.h"

#include "core/message/file_error.h"

namespace latentwalk {
namespace {

// Formats other than PNG are made from the whole picture in memory, a PNG from a row of cells.
constexpr std::int64_t kMostBytes = std::int64_t{1} << 30;

std::int64_t largestSide(PictureFormat format) {
    switch (format) {
        case PictureFormat::Png:
            return kLargestPngSide;
        case PictureFormat::Jpeg:
            return 65'500;
        case PictureFormat::WebP:
            return 16'383;
    }
    return 0;
}

}  // namespace

std::optional<AboutFile> problemOfGridSize(const GridShape& shape, PictureFormat format) {
    const auto number = [](std::int64_t value) { return grouped(static_cast<unsigned long long>(value)); };
    const std::int64_t width = shape.width();
    const std::int64_t height = shape.height();
    const Message size = Core::says("%1 x %2 pixels")(number(width), number(height));
    const std::int64_t most = largestSide(format);
    if (width > most || height > most) {
        const auto detail =
            format == PictureFormat::Png
                ? Core::says("it would have %1, and %2 a side are possible; choose fewer pictures")
                : Core::says("it would have %1, and %2 a side are possible; choose fewer pictures, or PNG");
        return Core::about("%1 cannot be written as %2: %3")(nameOf(format), detail(size, number(most)));
    }
    if (format != PictureFormat::Png && width * height * 3 > kMostBytes) {
        return Core::about("%1 cannot be written at once: %2")(
            Core::says("it would have %1; choose PNG, which is written row by row")(size));
    }
    if (shape.rowBytes > kMostBytes) {
        return Core::about("%1 cannot be written: %2")(Core::says(
            "a row of it would take %1 MB of memory; choose fewer columns")(number(shape.rowBytes / 1'000'000)));
    }
    return std::nullopt;
}

void appendRows(Picture& picture, const Picture& rows) {
    picture.width = rows.width;
    picture.height += rows.height;
    picture.rgb.insert(picture.rgb.end(), rows.rgb.begin(), rows.rgb.end());
}

GridFile::GridFile(const std::filesystem::path& path, PictureFormat format, std::int64_t width, std::int64_t height,
                   const PictureOptions& options)
    : m_path(path), m_format(format), m_quality(options.quality), m_recipe(options.recipe) {
    if (format == PictureFormat::Png) {
        m_png.emplace(path, width, height, m_recipe);
    }
}

void GridFile::add(const Picture& rows) {
    if (m_png) {
        m_png->add(rows);
    } else {
        appendRows(m_picture, rows);
    }
}

void GridFile::commit() {
    if (m_png) {
        m_png->commit();
    } else {
        writePicture(m_path, m_picture, m_format, {m_quality, m_recipe});
    }
}

}  // namespace latentwalk
