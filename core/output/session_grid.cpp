// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "core/message/file_error.h"
#include "core/output/exporter.h"
#include "core/output/frame_batches.h"
#include "core/output/grid.h"
#include "core/output/grid_file.h"
#include "core/output/session_recipe.h"
#include "core/plane/session_plane.h"

namespace latentwalk {
namespace {

struct Cell {
    Moment moment;
    std::string caption;
};

std::int64_t shownFaces(const Session& session) {
    const auto shown = session.family.shown();
    return shown ? std::ssize(session.family.generation(*shown)->faces) : 0;
}

// The cells of a session's grid, one after the other.
class Cells {
public:
    Cells(const Session& session, int scaleCount) : m_session(session), m_walk(session) {
        if (session.grid.cells == GridCells::Plane) {
            m_plane.emplace(session, std::nullopt, scaleCount);
            if (m_plane->empty()) {
                throw Error(
                    Core::says("this session has no plane to make a grid of: two axes, or four anchors, are needed"));
            }
            const std::int64_t rows = (steps() + columns() - 1) / columns();
            m_tiles =
                planeCells(m_plane->plane(), m_plane->across(), m_plane->up(), std::min(columns(), steps()), rows);
        }
    }

    std::int64_t count() const {
        const auto anchors = static_cast<std::int64_t>(m_session.anchors.size());
        switch (m_session.grid.cells) {
            case GridCells::Anchors:
                return anchors;
            case GridCells::Frames:
                return steps();
            case GridCells::Segments:
                return static_cast<std::int64_t>(m_walk.walk().segments()) * steps();
            case GridCells::Pairs:
                return anchors / 2 * steps();
            case GridCells::Plane:
                return steps();
            case GridCells::Family:
                return shownFaces(m_session);
        }
        return 0;
    }

    std::int64_t columns() const {
        const bool table = m_session.grid.cells == GridCells::Segments || m_session.grid.cells == GridCells::Pairs;
        return table ? steps() : m_session.grid.columns;
    }

    Cell at(std::int64_t index) const {
        const std::int64_t row = index / steps();
        const double t = steps() > 1 ? static_cast<double>(index % steps()) / static_cast<double>(steps() - 1) : 0.0;
        const auto& anchors = m_walk.walk().anchors();
        switch (m_session.grid.cells) {
            case GridCells::Anchors: {
                const auto i = static_cast<std::size_t>(index);
                return {momentOf(anchors[i], m_walk.offsetsOf(i)), captionOf(i)};
            }
            case GridCells::Frames: {
                const std::int64_t last = m_session.closed ? steps() : std::max<std::int64_t>(steps() - 1, 1);
                const double position = static_cast<double>(index) / static_cast<double>(last);
                Moment moment = m_walk.at(position);
                const std::string caption = grows() ? scaleOf(moment.options) : number(position);
                return {std::move(moment), caption};
            }
            case GridCells::Segments: {
                const auto segment = static_cast<std::size_t>(row);
                return {momentOf(m_walk.walk().within(segment, t), m_walk.offsetsWithin(segment, t)), number(t)};
            }
            case GridCells::Pairs: {
                const auto first = static_cast<std::size_t>(row) * 2;
                return {momentOf(interpolate(anchors[first], anchors[first + 1], t, m_session.path),
                                 between(m_walk.offsetsOf(first), m_walk.offsetsOf(first + 1), t)),
                        number(t)};
            }
            case GridCells::Plane: {
                const PlanePoint& place = m_tiles.at(static_cast<std::size_t>(index));
                return {m_plane->at(place), hundredths(place.x) + ", " + hundredths(place.y)};
            }
            case GridCells::Family: {
                const Family& family = m_session.family;
                const FamilyFace& face = family.generation(*family.shown())->faces[static_cast<std::size_t>(index)];
                const std::string number = face.seed ? std::to_string(*face.seed) : "#" + std::to_string(index + 1);
                return {{face.face.latent, {m_session.scale, m_session.alpha}, offsetsOf(face.face).shown()},
                        face.name.empty() ? number : face.name};
            }
        }
        return {};
    }

    // Whether one face stands there at several scales.
    bool grows() const {
        return m_session.grid.cells == GridCells::Frames && m_session.growth && m_session.anchors.size() == 1;
    }

private:
    std::int64_t steps() const { return m_session.grid.steps; }

    Moment momentOf(const Latent& latent, SharedOffsets offsets) const {
        return {edited(latent, m_session.edits, m_session.directions, m_session.model.labels),
                {m_session.scale, m_session.alpha},
                std::move(offsets)};
    }

    std::string captionOf(std::size_t index) const {
        const SessionAnchor& anchor = m_session.anchors[index];
        if (anchor.seed) {
            return std::to_string(*anchor.seed);
        }
        return anchor.name.empty() ? "#" + std::to_string(index + 1) : anchor.name;
    }

    // "16x16", and while 16x16 is being faded in over 8x8 how far it is: "16x16 40%".
    static std::string scaleOf(const GenerateOptions& options) {
        const std::string side = std::to_string(Architecture::resolution(options.scale.value_or(0)));
        const auto percent = std::lround(100 * (1 - options.alpha.value_or(0.0F)));
        return side + 'x' + side + (percent == 100 ? "" : ' ' + std::to_string(percent) + '%');
    }

    static std::string hundredths(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.2f", value);
        return text;
    }

    static std::string number(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.3f", value);
        return text;
    }

    const Session& m_session;
    SessionWalk m_walk;
    std::optional<SessionPlane> m_plane;  // of a grid of its tiles, which are
    std::vector<PlanePoint> m_tiles;
};

// A session's grid, ready to be painted.
class SessionGrid {
public:
    // `session` has its pace and outlives this object. Only the first `mostRows` rows are made.
    SessionGrid(const Session& session, const Architecture& architecture, std::int64_t mostRows)
        : m_session(session), m_cells(session, architecture.scaleCount()) {
        if (m_cells.count() == 0 && session.grid.cells == GridCells::Family) {
            throw Error(Core::says("this session has no family to make a grid of"));
        }
        if (m_cells.count() == 0) {
            throw std::invalid_argument("a table needs at least two anchors");
        }
        const std::int64_t columns = m_cells.columns();
        const std::int64_t rows = (m_cells.count() + columns - 1) / columns;
        m_count = mostRows < rows ? mostRows * columns : m_cells.count();
        m_layout = {columns, session.grid.padding, session.grid.background, {}, session.grid.enlarge};
        for (std::int64_t i = 0; session.grid.captions && i < m_count; ++i) {
            m_layout.captions.push_back(m_cells.at(i).caption);
        }
        // While the network grows, smaller frames are brought to the largest's size; other cells are of one scale.
        m_side = session.grid.cells == GridCells::Frames ? commonSize(session) : 0;
        if (session.grid.cells == GridCells::Plane) {
            for (std::int64_t i = 0; i < m_count; ++i) {
                const int last = architecture.scaleCount() - 1;
                const int scale = m_cells.at(i).moment.options.scale.value_or(last);
                m_side = std::max<std::int64_t>(m_side, Architecture::resolution(scale));
            }
        }
    }

    GridShape shape(const Architecture& architecture) const {
        const int scale = m_session.scale.value_or(architecture.scaleCount() - 1);
        const std::int64_t pixels = m_side > 0 ? m_side : Architecture::resolution(scale);
        return gridShape(m_count, m_layout, pixels, pixels);
    }

    void paint(Generator& generator, const GridRows::TakeRows& take, const TellProgress& tell) const {
        GridRows rows(m_count, m_layout, rangeOf(m_session), take);
        forEachPicture(
            generator, m_count, [&](std::int64_t i) { return m_cells.at(i).moment; }, rangeOf(m_session),
            [&](std::int64_t, Picture picture) { rows.add(enlargedTo(std::move(picture), m_side)); },
            [&](std::int64_t done) {
                tellProgress(tell, {done, m_count});
            });
    }

private:
    const Session& m_session;
    Cells m_cells;
    std::int64_t m_count = 0;
    GridLayout m_layout;
    std::int64_t m_side = 0;  // that every image is brought to; 0: as it comes
};

}  // namespace

Picture renderGrid(Generator& generator, const Session& session, const TellProgress& tell, std::int64_t mostRows) {
    Session complete = session;
    ensurePace(complete, generator, tell);
    Picture picture;
    const auto add = [&](const Picture& rows) { appendRows(picture, rows); };
    SessionGrid(complete, generator.architecture(), mostRows).paint(generator, add, tell);
    return picture;
}

void exportGrid(Generator& generator, const Session& session, const std::filesystem::path& path, PictureFormat format,
                const TellProgress& tell, int quality) {
    checkWritable(path);
    Session complete = session;
    ensurePace(complete, generator, tell);
    const SessionGrid grid(complete, generator.architecture(), kAllRows);
    const GridShape shape = grid.shape(generator.architecture());
    if (const auto problem = problemOfGridSize(shape, format)) {
        throw FileError(path, *problem);
    }
    const std::string recipe = toJson(gridRecipe(complete));
    GridFile file(path, format, shape.width(), shape.height(), {quality, recipe});
    grid.paint(
        generator, [&](const Picture& rows) { file.add(rows); }, tell);
    file.commit();
}

}  // namespace latentwalk
