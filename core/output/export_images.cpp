// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/export_images.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/file/npy/npy.h"
#include "core/message/file_error.h"
#include "core/output/frame_batches.h"
#include "core/output/grid.h"
#include "core/output/grid_file.h"
#include "core/output/missing_frames.h"
#include "core/output/session_recipe.h"
#include "core/recipe/recipe.h"
#include "core/recipe/recipe_reader.h"

namespace latentwalk {
namespace {

GridLayout layoutOf(const ImageFiles& files) {
    return {files.columns, 2, 0, {}};
}

// Recipes grow with the anchors of a grid; a picture with more than this beside its pixels helps nobody.
constexpr std::size_t kMostGridAnchors = 10'000;

std::string gridRecipeOf(const ImageList& list, const ImageFiles& files, const Notice& notice) {
    if (files.grid.empty()) {
        return "";
    }
    Session session = list.gridSession();
    session.grid.columns = files.columns;
    session.stretch = files.stretch;
    if (session.anchors.size() > kMostGridAnchors) {
        if (notice) {
            notice(Core::says("%1 will carry no recipe: that has room for %2 images, and these are %3")(
                files.grid.string(), grouped(kMostGridAnchors), grouped(session.anchors.size())));
        }
        return "";
    }
    if (const Message problem = problemOf(session); !problem.empty()) {
        if (notice) {
            notice(Core::says("%1 will carry no recipe: it would have %2")(files.grid.string(), problem));
        }
        return "";
    }
    return toJson(gridRecipe(session));
}

// Before the first image is made.
void checkGridSize(const ImageList& list, const ImageFiles& files, const Architecture& architecture) {
    if (files.grid.empty() || list.count == 0 || files.gridFormat == PictureFormat::Png) {
        return;  // a PNG says so itself
    }
    const int top = architecture.scaleCount() - 1;
    const std::int64_t side = Architecture::resolution(std::min(list.momentOf(0).options.scale.value_or(top), top));
    const GridShape shape = gridShape(list.count, layoutOf(files), side, side);
    if (const auto problem = problemOfGridSize(shape, files.gridFormat)) {
        throw FileError(files.grid, *problem);
    }
}

// The files of one list, as its images come.
class Sinks {
public:
    Sinks(const ImageList& list, const ImageFiles& files, std::string gridRecipe)
        : m_list(list), m_files(files), m_gridRecipe(std::move(gridRecipe)) {
        if (!m_files.directory.empty()) {
            makeDirectories(m_files.directory);
        }
    }

    // Whether this image need not be made. Grids and the .npy of values need every image.
    bool isDone(std::int64_t index) const {
        return m_files.grid.empty() && m_files.raw.empty() &&
               (m_files.directory.empty() || isCompletePng(fileOf(index), recipeOf(index)));
    }

    // Images with the numbers `indexes`, in rising order.
    void add(const Images& images, std::span<const std::int64_t> indexes) {
        if (!m_files.grid.empty()) {
            addToGrid(images);
        }
        if (!m_files.raw.empty()) {
            if (!m_raw) {
                m_raw.emplace(m_files.raw, std::array{m_list.count, images.channels, images.height, images.width});
            }
            m_raw->write(images.values);
        }
        if (!m_files.directory.empty()) {
            for (std::int64_t i = 0; i < images.count; ++i) {
                const std::int64_t index = indexes[static_cast<std::size_t>(i)];
                const std::string recipe = recipeOf(index);
                writePicture(fileOf(index), toPicture(images, i, range()), PictureFormat::Png, {100, recipe});
            }
        }
    }

    // The latent of the next image, whether that is made or not.
    void addLatent(const Latent& latent) {
        if (!m_latents) {
            m_latents.emplace(m_files.latents, std::array{m_list.count, static_cast<std::int64_t>(latent.size())});
        }
        m_latents->write(latent);
    }

    void finish() {
        if (m_gridFile) {
            m_gridFile->commit();
        }
        if (m_raw) {
            m_raw->commit();
        }
        if (m_latents) {
            m_latents->commit();
        }
    }

private:
    Range range() const { return m_files.stretch ? Range::Each : Range::Fixed; }
    std::filesystem::path fileOf(std::int64_t index) const {
        return m_files.directory / (m_list.nameOf(index) + ".png");
    }

    std::string recipeOf(std::int64_t index) const {
        Session session = m_list.sessionOf(index);
        session.stretch = m_files.stretch;
        Recipe recipe = pictureRecipe(session);
        if (!recipe.latent.seed) {
            recipe.latent.components = m_list.momentOf(index).latent;
        }
        return toJson(recipe);
    }

    void addToGrid(const Images& images) {
        if (!m_grid) {
            const GridShape shape = gridShape(m_list.count, layoutOf(m_files), images.width, images.height);
            m_gridFile.emplace(m_files.grid, m_files.gridFormat, shape.width(), shape.height(),
                               PictureOptions{95, m_gridRecipe});
            m_grid.emplace(m_list.count, layoutOf(m_files), range(),
                           [this](const Picture& rows) { m_gridFile->add(rows); });
        }
        m_grid->add(images);
    }

    const ImageList& m_list;
    const ImageFiles& m_files;
    std::string m_gridRecipe;
    std::optional<GridRows> m_grid;
    std::optional<GridFile> m_gridFile;
    std::optional<NpyWriter> m_raw;
    std::optional<NpyWriter> m_latents;
};

}  // namespace

std::int64_t exportImages(Generator& generator, const ImageList& list, const ImageFiles& files,
                          const TellProgress& tell, const Notice& notice) {
    checkGridSize(list, files, generator.architecture());
    Sinks sinks(list, files, gridRecipeOf(list, files, notice));
    std::int64_t made = 0;
    const auto isThere = [&](std::int64_t index) {
        if (!files.latents.empty()) {
            sinks.addLatent(list.momentOf(index).latent);
        }
        return sinks.isDone(index);
    };
    const auto make = [&](std::span<const std::int64_t> missing, const std::function<void(std::int64_t)>& done) {
        forEachBatch(
            generator, std::ssize(missing),
            [&](std::int64_t i) { return list.momentOf(missing[static_cast<std::size_t>(i)]); },
            [&](std::int64_t first, const Images& images) {
                sinks.add(images, missing.subspan(static_cast<std::size_t>(first)));
                made += images.count;
            },
            done);
    };
    forEachMissing(list.count, isThere, make, tell);
    sinks.finish();
    return made;
}

}  // namespace latentwalk
