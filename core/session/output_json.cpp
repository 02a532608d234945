// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/output_json.h"

#include <nlohmann/json.hpp>

namespace latentwalk {
namespace {

using OutputJson = nlohmann::ordered_json;

const std::vector<std::string_view> kCells{"anchors", "frames", "segments", "pairs", "plane", "family"};

}  // namespace

OutputJson filmJson(const FilmSettings& film) {
    return OutputJson{{"rate", {{"numerator", film.rateNumerator}, {"denominator", film.rateDenominator}}},
                      {"frames", film.frames},
                      {"ping_pong", film.pingPong},
                      {"loops", film.loops},
                      {"quality", film.quality},
                      {"enlarge", film.enlarge},
                      {"width", film.width},
                      {"height", film.height}};
}

FilmSettings filmOf(const JsonFields& fields) {
    const auto integer = [&](const JsonFields& from, const char* key, std::int64_t fallback) {
        return from.integer(key, fallback, -kHugeInteger + 1, kHugeInteger - 1);
    };
    FilmSettings film;
    const JsonFields rate = fields.object("rate");
    film.rateNumerator = static_cast<int>(integer(rate, "numerator", film.rateNumerator));
    film.rateDenominator = static_cast<int>(integer(rate, "denominator", film.rateDenominator));
    film.frames = integer(fields, "frames", film.frames);
    film.pingPong = fields.flag("ping_pong", film.pingPong);
    film.loops = static_cast<int>(integer(fields, "loops", film.loops));
    film.quality = static_cast<int>(integer(fields, "quality", film.quality));
    film.enlarge = static_cast<int>(integer(fields, "enlarge", film.enlarge));
    film.width = integer(fields, "width", film.width);
    film.height = integer(fields, "height", film.height);
    return film;
}

OutputJson gridJson(const GridSettings& grid) {
    return OutputJson{{"cells", named(kCells, grid.cells)},
                      {"steps", grid.steps},
                      {"columns", grid.columns},
                      {"padding", grid.padding},
                      {"background", grid.background},
                      {"captions", grid.captions},
                      {"enlarge", grid.enlarge}};
}

GridSettings gridOf(const JsonFields& fields) {
    const auto integer = [&](const char* key, std::int64_t fallback) {
        return fields.integer(key, fallback, 0, kHugeInteger - 1);
    };
    GridSettings grid;
    grid.cells = static_cast<GridCells>(fields.choice("cells", 0, kCells));
    grid.steps = integer("steps", grid.steps);
    grid.columns = integer("columns", grid.columns);
    grid.padding = integer("padding", grid.padding);
    grid.background = static_cast<std::uint32_t>(integer("background", grid.background));
    grid.captions = fields.flag("captions", grid.captions);
    grid.enlarge = static_cast<int>(integer("enlarge", grid.enlarge));
    return grid;
}

}  // namespace latentwalk
