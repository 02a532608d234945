#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "app/cli/common.h"
#include "core/file/npy.h"
#include "core/output/grid.h"

namespace latentwalk::cli {

// Where the images of one run go; each place may be empty.
struct SinkOptions {
    std::filesystem::path grid;       // one PNG with all of them
    std::filesystem::path directory;  // one PNG each
    std::filesystem::path raw;        // one .npy with the values as the generator gave them
    std::int64_t columns = 8;
    bool scaleEach = false;
};

// Sends images to their files as they are made. Nothing is kept but the grid's picture, and grid and .npy appear when
// all images have come.
class ImageSinks {
public:
    using NameOf = std::function<std::string(std::int64_t index)>;

    // `count` images will come; `nameOf` gives the name of each one's own file.
    ImageSinks(const SinkOptions& options, std::int64_t count, NameOf nameOf);

    void add(const Images& images);
    // Ends the files; returns a sentence about what was written.
    std::string finish();

private:
    SinkOptions m_options;
    Range m_range;
    std::int64_t m_count;
    std::int64_t m_next = 0;
    NameOf m_nameOf;
    std::optional<GridPainter> m_grid;
    std::optional<NpyWriter> m_raw;
};

// Generates `latentsAt(first, count)` batch by batch for `count` latents, sends the images to their sinks, shows the
// progress and says what was written.
void makeImages(const OpenedGenerator& opened, const CommonOptions& common, const SinkOptions& sinkOptions,
                std::int64_t count, const std::function<LatentBatch(std::int64_t, std::int64_t)>& latentsAt,
                const ImageSinks::NameOf& nameOf, const std::string& what);

}  // namespace latentwalk::cli
