// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "app/cli/common.h"
#include "app/cli/open_generator.h"
#include "app/cli/places.h"
#include "core/file/npy/npy.h"
#include "core/output/grid.h"
#include "core/picture/png.h"

namespace latentwalk::cli {

// Where the images of one run go; each place may be empty.
struct SinkOptions {
    std::filesystem::path grid;       // one picture with all of them
    std::filesystem::path directory;  // one PNG each
    std::filesystem::path raw;        // one .npy with the values as the generator gave them
    std::filesystem::path latents;    // one .npy with what the generator got: shape (N, latent size), float32
    std::int64_t columns = 8;
    bool scaleEach = false;

    bool empty() const { return grid.empty() && directory.empty() && raw.empty() && latents.empty(); }
};

// Declares --columns, for the grid.
void addColumnsOption(const Command& command, SinkOptions& options);

// Declares --raw, --save-latents and --scale-each, which generate and walk share; `ones` is what they call the images.
Option addSinkOptions(const Command& command, SinkOptions& options, const std::string& ones);

// What the sinks write, with names that fit; throws FileError where one does not. Folders are gone on with, so files in
// them may be there. `isInFolder` as in Places.
Places placesOf(const SinkOptions& sinks, std::function<bool(std::string_view name)> isInFolder);

// Sends images to their files as they are made. Nothing is kept but one row of the grid; grid and .npy appear when all
// images have come.
class ImageSinks {
public:
    using NameOf = std::function<std::string(std::int64_t index)>;

    // `count` images will come; `nameOf` gives the name of each one's own file, `recipeOf` the recipe in it.
    ImageSinks(const SinkOptions& options, std::int64_t count, NameOf nameOf, NameOf recipeOf, std::string gridRecipe);

    // Whether this image need not be made: nothing is wanted of it but its own file, if that, which is complete and has
    // the same recipe. Grids and the .npy of values need every image.
    bool isDone(std::int64_t index) const;
    // Images with the numbers `indexes`, in rising order.
    void add(const Images& images, std::span<const std::int64_t> indexes);
    // The latent of the next image, whether that is made or not.
    void addLatent(std::span<const float> latent);
    // Ends the files; returns the names of those that hold images.
    std::string finish();

private:
    void addToGrid(const Images& images);
    void beginGrid(std::int64_t width, std::int64_t height);

    SinkOptions m_options;
    Range m_range;
    std::int64_t m_count;
    NameOf m_nameOf;
    NameOf m_recipeOf;
    std::string m_gridRecipe;
    std::optional<GridRows> m_grid;
    std::optional<PngFile> m_gridFile;  // a PNG is written row by row
    Picture m_gridPicture;              // another format at once
    std::optional<NpyWriter> m_raw;
    std::optional<NpyWriter> m_latents;
};

// What a command makes.
struct ImageList {
    std::int64_t count = 0;
    std::function<LatentBatch(std::int64_t first, std::int64_t count)> latentsAt;
    ImageSinks::NameOf nameOf;
    // The session that shows one image at its position, and the one whose grid shows them all: what recipes hold.
    std::function<Session(std::int64_t index)> sessionOf;
    std::function<Session()> gridSession;
    std::string what;  // "images"
};

// Generates the images batch by batch, sends them to their sinks, shows the progress and says what was written.
void makeImages(const OpenedGenerator& opened, const CommonOptions& common, const SinkOptions& sinkOptions,
                const ImageList& list);

}  // namespace latentwalk::cli
