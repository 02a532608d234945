// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/image_sinks.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include "app/cli/endings.h"
#include "app/cli/progress.h"
#include "core/file/atomic_file.h"
#include "core/file/file_error.h"
#include "core/output/batch_size.h"
#include "core/output/exporter.h"
#include "core/output/session_recipe.h"
#include "core/picture/picture_file.h"
#include "core/picture/png.h"
#include "core/recipe/recipe.h"
#include "core/recipe/recipe_reader.h"

namespace latentwalk::cli {

void addColumnsOption(const Command& command, SinkOptions& options) {
    command.number("--columns", "N", options.columns, Whole{1, 100'000}, "Columns of the grid").withDefault();
}

Option addSinkOptions(const Command& command, SinkOptions& options, const std::string& ones) {
    command.flag("--scale-each", options.scaleEach,
                 "Stretch each " + ones + " from its own darkest to its own brightest value");
    command.path("--save-latents", "FILE.npy", options.latents,
                 "The latent of each " + ones + ", directions included, as .npy of shape (N, latent size), float32");
    return command.path("--raw", "FILE.npy", options.raw, "All values, unclamped, as .npy of shape (N, C, R, R)");
}

Places placesOf(const SinkOptions& sinks, std::function<bool(std::string_view name)> isInFolder) {
    if (!sinks.grid.empty()) {
        pictureFormatOrPng(sinks.grid);
    }
    for (const auto& path : {sinks.raw, sinks.latents}) {
        needArrayName(path);
    }
    return {{}, {sinks.grid, sinks.raw, sinks.latents}, sinks.directory, std::move(isInFolder)};
}

namespace {

GridLayout layoutOf(const SinkOptions& options) {
    return {options.columns, 2, 0, {}};
}

}  // namespace

ImageSinks::ImageSinks(const SinkOptions& options, std::int64_t count, NameOf nameOf, NameOf recipeOf,
                       std::string gridRecipe)
    : m_options(options),
      m_range(options.scaleEach ? Range::Each : Range::Fixed),
      m_count(count),
      m_nameOf(std::move(nameOf)),
      m_recipeOf(std::move(recipeOf)),
      m_gridRecipe(std::move(gridRecipe)) {
    if (!m_options.directory.empty()) {
        makeDirectories(m_options.directory);
    }
}

bool ImageSinks::isDone(std::int64_t index) const {
    return m_options.grid.empty() && m_options.raw.empty() &&
           (m_options.directory.empty() ||
            isCompletePng(m_options.directory / (m_nameOf(index) + ".png"), m_recipeOf(index)));
}

void ImageSinks::add(const Images& images, std::span<const std::int64_t> indexes) {
    if (!m_options.grid.empty()) {
        addToGrid(images);
    }
    if (!m_options.raw.empty()) {
        if (!m_raw) {
            const std::array shape{m_count, images.channels, images.height, images.width};
            m_raw.emplace(m_options.raw, shape);
        }
        m_raw->write(images.values);
    }
    if (!m_options.directory.empty()) {
        for (std::int64_t i = 0; i < images.count; ++i) {
            const std::int64_t index = indexes[static_cast<std::size_t>(i)];
            writePicture(m_options.directory / (m_nameOf(index) + ".png"), toPicture(images, i, m_range),
                         PictureFormat::Png, {100, m_recipeOf(index)});
        }
    }
}

void ImageSinks::addLatent(std::span<const float> latent) {
    if (m_options.latents.empty()) {
        return;
    }
    if (!m_latents) {
        m_latents.emplace(m_options.latents, std::array{m_count, static_cast<std::int64_t>(latent.size())});
    }
    m_latents->write(latent);
}

void ImageSinks::beginGrid(std::int64_t width, std::int64_t height) {
    const GridLayout layout = layoutOf(m_options);
    if (pictureFormatOrPng(m_options.grid) == PictureFormat::Png) {
        const GridShape shape = gridShape(m_count, layout, width, height);
        m_gridFile.emplace(m_options.grid, shape.width(), shape.height(), m_gridRecipe);
        m_grid.emplace(m_count, layout, m_range, [this](const Picture& rows) { m_gridFile->add(rows); });
        return;
    }
    m_grid.emplace(m_count, layout, m_range, [this](const Picture& rows) {
        m_gridPicture.width = rows.width;
        m_gridPicture.height += rows.height;
        m_gridPicture.rgb.insert(m_gridPicture.rgb.end(), rows.rgb.begin(), rows.rgb.end());
    });
}

void ImageSinks::addToGrid(const Images& images) {
    if (!m_grid) {
        beginGrid(images.width, images.height);
    }
    m_grid->add(images);
}

std::string ImageSinks::finish() {
    std::string places;
    const auto wrote = [&places](const std::filesystem::path& path) {
        places += (places.empty() ? "" : ", ") + path.string();
    };
    if (m_gridFile) {
        m_gridFile->commit();
        wrote(m_options.grid);
    } else if (m_grid) {
        writePicture(m_options.grid, m_gridPicture, pictureFormatOrPng(m_options.grid), {95, m_gridRecipe});
        wrote(m_options.grid);
    }
    if (m_raw) {
        m_raw->commit();
        wrote(m_options.raw);
    }
    if (!m_options.directory.empty()) {
        wrote(m_options.directory / "");
    }
    if (m_latents) {
        m_latents->commit();
    }
    return places;
}

namespace {

// Recipes grow with the anchors of a grid; a picture with more than this beside its pixels helps nobody.
constexpr std::size_t kMostGridAnchors = 10'000;

std::string gridRecipeOf(const ImageList& list, const SinkOptions& sinks, const CommonOptions& common) {
    if (sinks.grid.empty()) {
        return "";
    }
    Session session = list.gridSession();
    session.grid.columns = sinks.columns;
    session.stretch = sinks.scaleEach;
    if (session.anchors.size() > kMostGridAnchors) {
        tell(common, sinks.grid.string() + " will carry no recipe: that has room for " +
                         withThousands(kMostGridAnchors) + " images, and these are " +
                         withThousands(session.anchors.size()));
        return "";
    }
    return toJson(gridRecipe(session));
}

// Before the first image is made.
void checkGridSize(const ImageList& list, const SinkOptions& sinks, const Architecture& architecture,
                   const CommonOptions& common) {
    if (sinks.grid.empty() || list.count == 0 || pictureFormatOrPng(sinks.grid) == PictureFormat::Png) {
        return;  // a PNG says so itself
    }
    const int top = architecture.scaleCount() - 1;
    const std::int64_t side = Architecture::resolution(std::min(common.scale.value_or(top), top));
    const GridShape shape = gridShape(list.count, layoutOf(sinks), side, side);
    if (const std::string problem = problemOfGridSize(shape, pictureFormatOrPng(sinks.grid)); !problem.empty()) {
        throw FileError(sinks.grid, problem);
    }
}

}  // namespace

void makeImages(const OpenedGenerator& opened, const CommonOptions& common, const SinkOptions& sinkOptions,
                const ImageList& list) {
    const auto recipeOf = [&](std::int64_t index) {
        Session session = list.sessionOf(index);
        session.stretch = sinkOptions.scaleEach;
        Recipe recipe = pictureRecipe(session);
        if (!recipe.latent.seed) {
            recipe.latent.components = list.latentsAt(index, 1).values;
        }
        return toJson(recipe);
    };
    checkGridSize(list, sinkOptions, opened.generator->architecture(), common);
    ImageSinks sinks(sinkOptions, list.count, list.nameOf, recipeOf, gridRecipeOf(list, sinkOptions, common));
    std::int64_t made = 0;
    {
        using Clock = std::chrono::steady_clock;
        Progress progress(list.count, list.what, !common.quiet);
        BatchSize size;
        LatentBatch batch{0, opened.generator->architecture().latentSize, {}};
        std::vector<std::int64_t> indexes;
        for (std::int64_t i = 0; i < list.count; ++i) {
            const bool done = sinks.isDone(i);
            if (!done || !sinkOptions.latents.empty()) {
                const LatentBatch latent = list.latentsAt(i, 1);
                sinks.addLatent(latent.values);
                if (!done) {
                    indexes.push_back(i);
                    batch.append(latent.values);
                }
            }
            if (!indexes.empty() && (batch.count >= size.next() || i + 1 == list.count)) {
                const auto begin = Clock::now();
                const Images images = opened.generate(batch, common);
                size.took(batch.count, std::chrono::duration<double>(Clock::now() - begin).count());
                sinks.add(images, indexes);
                made += batch.count;
                batch = {0, batch.size, {}};
                indexes.clear();
            }
            progress.step();
        }
    }
    const std::int64_t kept = list.count - made;
    const std::string there =
        kept > 0 ? ", " + std::to_string(kept) + (kept == 1 ? " was" : " were") + " there already" : std::string();
    if (const std::string places = sinks.finish(); !places.empty()) {
        say(common, "Wrote " + counted(made, list.what) + " to " + places + there + " (" +
                        opened.generator->precision() + ", " + opened.generator->device() + ")");
    }
    if (!sinkOptions.latents.empty()) {
        say(common, "Wrote " + counted(list.count, "latents") + " to " + sinkOptions.latents.string());
    }
}

}  // namespace latentwalk::cli
