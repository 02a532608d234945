// SPDX-License-Identifier: GPL-3.0-or-later

#include <charconv>
#include <memory>
#include <string_view>

#include "app/cli/commands/commands.h"
#include "app/cli/opening/recorded_model.h"
#include "app/cli/options/common.h"
#include "app/cli/places/endings.h"
#include "app/cli/places/places.h"
#include "app/cli/terminal/progress.h"
#include "core/message/file_error.h"
#include "core/output/exporter.h"
#include "core/session/frame_rate.h"

namespace latentwalk::cli {
namespace {

struct Size {
    std::int64_t width = 0;
    std::int64_t height = 0;
};

// "AxB"; nothing where these are not two positive numbers.
std::optional<Size> sizeOf(std::string_view text) {
    const auto at = text.find('x');
    const auto read = [](std::string_view part, std::int64_t& number) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        return error == std::errc() && end == part.data() + part.size() && number > 0;
    };
    Size size;
    const bool good =
        at != std::string_view::npos && read(text.substr(0, at), size.width) && read(text.substr(at + 1), size.height);
    return good ? std::optional(size) : std::nullopt;
}

struct RenderOptions {
    RecordedOptions recorded;
    std::filesystem::path session;
    std::filesystem::path video;
    std::filesystem::path framesDir;
    std::filesystem::path out;
    std::filesystem::path picture;
    std::optional<FrameRate> rate;
    std::optional<double> duration;
    std::optional<std::int64_t> frames;
    std::optional<int> quality;
    std::optional<int> loops;
    std::optional<Size> size;
    std::optional<int> enlarge;
    bool pingPong = false;
    std::optional<std::int64_t> columns;
    std::optional<std::int64_t> padding;
    bool captions = false;
    std::optional<GridCells> cells;
};

void apply(const RenderOptions& options, Session& session) {
    FilmSettings& film = session.film;
    GridSettings& grid = session.grid;
    // At another rate the film is as long as before, as in the window, unless its length is asked for.
    const double seconds =
        options.duration.value_or(static_cast<double>(film.frames) * film.rateDenominator / film.rateNumerator);
    if (options.rate) {
        film.rateNumerator = options.rate->numerator;
        film.rateDenominator = options.rate->denominator;
    }
    if (options.rate || options.duration) {
        film.frames = framesOf(seconds, film);
    }
    film.frames = options.frames.value_or(film.frames);
    film.quality = options.quality.value_or(film.quality);
    film.loops = options.loops.value_or(film.loops);
    film.pingPong = film.pingPong || options.pingPong;
    if (options.size) {
        film.width = options.size->width;
        film.height = options.size->height;
    }
    if (options.enlarge) {
        film.enlarge = grid.enlarge = *options.enlarge;
        film.width = film.height = 0;
    }
    grid.columns = options.columns.value_or(grid.columns);
    grid.padding = options.padding.value_or(grid.padding);
    grid.captions = grid.captions || options.captions;
    grid.steps = options.frames.value_or(grid.steps);
    grid.cells = options.cells.value_or(grid.cells);
    if (const Message problem = problemOf(session); !problem.empty()) {
        throw FileError(options.session, Core::about("%1 cannot be rendered so: %2")(Core::says("it has %1")(problem)));
    }
    if (session.anchors.empty()) {
        throw FileError(options.session, Core::about("%1 has no anchor, so there is nothing to show"));
    }
}

void render(const RenderOptions& options) {
    const CommonOptions& common = options.recorded.common;
    for (const auto& path : {options.out, options.picture}) {
        if (!path.empty()) {
            needPictureFormat(path);
        }
    }
    Places places{{options.session}, {options.video, options.out, options.picture}, options.framesDir, isOfSequence};
    places.readModel(common.model);
    checkPlaces(places, common);
    Session session = readSession(options.session);
    apply(options, session);
    const OpenedGenerator opened = openRecorded(options.session, session, options.recorded);
    const bool shown = !common.quiet;
    const auto wrote = [&](const std::string& what, const std::filesystem::path& path) {
        say(common, "Wrote " + what + " to " + path.string() + " (" +
                        std::string(nameOf(opened.generator->precision())) + ", " +
                        opened.generator->device().english() + ")");
    };
    const std::string frames = counted(session.film.frames, "frames");
    makeWith(opened, [&] {
        if (!options.video.empty()) {
            Progress progress(session.film.frames, "frames", shown);
            exportFilm(*opened.generator, session, options.video, *filmFormatOf(options.video), countingIn(progress));
            wrote(frames, options.video);
        }
        if (!options.framesDir.empty()) {
            Progress progress(session.film.frames, "frames", shown);
            exportSequence(*opened.generator, session, options.framesDir, countingIn(progress));
            wrote(frames, options.framesDir);
        }
        if (!options.out.empty()) {
            Progress progress(1, "images", shown);
            exportGrid(*opened.generator, session, options.out, needPictureFormat(options.out), countingIn(progress),
                       options.quality.value_or(95));
            wrote("a grid", options.out);
        }
        if (!options.picture.empty()) {
            exportPicture(*opened.generator, session, options.picture, needPictureFormat(options.picture),
                          options.enlarge.value_or(1), options.quality.value_or(95));
            wrote("the picture", options.picture);
        }
    });
}

std::string isNot(const std::string& text, const std::string& wanted) {
    return "'" + text + "' is not " + wanted;
}

}  // namespace

void addRenderCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<RenderOptions>();
    const Command command = line.add("render", "Make a session's film, frames, grid or picture");
    command.file("SESSION", options->session, "Session file (.latentwalk)");
    const Command target = command.group("What to make (at least one)", 1, 4);
    target.read(
        "--video", "FILE",
        [options = options.get()](const std::string& text) {
            options->video = text;
            return filmFormatOf(text) ? "" : isNot(text, "the name of a film (.mp4, .webm, .gif, .apng, .webp)");
        },
        "Film of the walk: .mp4, .webm, .gif, .apng, .webp");
    target.path("--frames-dir", "DIR", options->framesDir,
                "Folder for numbered PNGs; run again, it makes only what is missing");
    target.path("--out", "FILE", options->out, "Grid as the session describes it: .png, .jpg, .webp");
    target.path("--picture", "FILE", options->picture, "Picture at the session's position: .png, .jpg, .webp");

    command.read(
        "--fps", "N",
        [options = options.get()](const std::string& text) {
            options->rate = frameRateOf(text);
            return options->rate ? ""
                                 : isNot(text,
                                         "a frame rate: from 1/1000 to 1000 a second, in at most six digits, "
                                         "such as 60, 29.97 or 30000/1001");
        },
        "Frames per second: 60, 29.97 or 30000/1001 (default: the session's); the film stays as long as it is. 29.97 "
        "is television's 30000/1001, likewise 23.976 and 59.94; other decimals count exactly");
    const Option duration = command.number("--duration", "SECONDS", options->duration, Real{0.001, 1e6},
                                           "Length of one run through the walk (default: the session's)");
    command
        .number("--frames", "N", options->frames, Whole{1, 10'000'000},
                "Frames of one run through the walk, or of a grid's row; tiles of a plane")
        .excludes(duration);
    command.number("--quality", "Q", options->quality, Whole{0, 100},
                   "0 ... 100 (default: the session's; 95 for pictures). MP4 and WebM from 95 on keep colours at full "
                   "resolution, which QuickTime and many phones do not play");
    command.number("--loop", "N", options->loops, Whole{0, 65'535},
                   "GIF, APNG, WebP: how often it plays (0: for ever); MP4, WebM: how often the walk is in the film");
    const Option size = command.read(
        "--size", "WxH",
        [options = options.get()](const std::string& text) {
            options->size = sizeOf(text);
            return options->size ? "" : isNot(text, "a size such as 512x512");
        },
        "Size of a film, smoothly scaled: 512x512");
    command.number("--enlarge", "N", options->enlarge, Whole{1, 64}, "Every pixel becomes N x N equal ones")
        .excludes(size);
    command.flag("--ping-pong", options->pingPong, "To the end of the walk and back");
    command.choice(
        "--cells", options->cells,
        {{"anchors", GridCells::Anchors},
         {"frames", GridCells::Frames},
         {"segments", GridCells::Segments},
         {"pairs", GridCells::Pairs},
         {"plane", GridCells::Plane},
         {"family", GridCells::Family}},
        "What a grid shows: anchors, frames, segments or pairs (two tables), tiles of the session's plane, or the "
        "generation that its family shows");
    command.number("--columns", "N", options->columns, Whole{1, 100'000}, "Columns of a grid");
    command.number("--padding", "N", options->padding, Whole{0, 4096}, "Pixels between a grid's cells");
    command.flag("--captions", options->captions, "Seed, name or position under each cell of a grid");
    addRecordedOptions(command, options->recorded);
    command.whenChosen([options, &run] { run = [options] { render(*options); }; });
}

}  // namespace latentwalk::cli
