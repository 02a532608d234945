// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/message/message.h"
#include "core/output/grid.h"
#include "core/picture/picture_file.h"
#include "core/picture/png.h"

namespace latentwalk {

// Why no grid of this size can be written, where none can: what the format cannot hold, or what would take more than
// 1 GiB of memory. To be asked before anything is rendered.
std::optional<AboutFile> problemOfGridSize(const GridShape& shape, PictureFormat format);

// `rows` below those that are there.
void appendRows(Picture& picture, const Picture& rows);

// A grid's file, which gets the grid in pieces from the top, as GridRows gives them. A PNG is written as they come, so
// that its height costs no memory; other formats are written at the end. It appears complete with commit() or not at
// all. Every function throws FileError.
class GridFile {
public:
    GridFile(const std::filesystem::path& path, PictureFormat format, std::int64_t width, std::int64_t height,
             const PictureOptions& options);

    void add(const Picture& rows);
    // Once all rows are there.
    void commit();

private:
    std::filesystem::path m_path;
    PictureFormat m_format;
    int m_quality;
    std::string m_recipe;
    std::optional<PngFile> m_png;
    Picture m_picture;  // of another format
};

}  // namespace latentwalk
