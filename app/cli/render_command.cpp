// SPDX-License-Identifier: GPL-3.0-or-later

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>
#include <string_view>

#include "app/cli/commands.h"
#include "app/cli/common.h"
#include "app/cli/endings.h"
#include "app/cli/places.h"
#include "app/cli/progress.h"
#include "app/cli/recorded_model.h"
#include "core/file/file_error.h"
#include "core/output/exporter.h"
#include "core/session/frame_rate.h"

namespace latentwalk::cli {
namespace {

struct RenderOptions {
    RecordedOptions recorded;
    std::filesystem::path session;
    std::filesystem::path video;
    std::filesystem::path framesDir;
    std::filesystem::path out;
    std::filesystem::path picture;
    std::string rate;
    std::optional<double> duration;
    std::optional<std::int64_t> frames;
    std::optional<int> quality;
    std::optional<int> loops;
    std::string size;
    std::optional<int> enlarge;
    bool pingPong = false;
    std::optional<std::int64_t> columns;
    std::optional<std::int64_t> padding;
    bool captions = false;
    std::string cells;
};

// "AxB" as two positive numbers.
bool readSize(std::string_view text, std::int64_t& width, std::int64_t& height) {
    const auto at = text.find('x');
    const auto read = [](std::string_view part, std::int64_t& number) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        return error == std::errc() && end == part.data() + part.size() && number > 0;
    };
    return at != std::string_view::npos && read(text.substr(0, at), width) && read(text.substr(at + 1), height);
}

void apply(const RenderOptions& options, Session& session) {
    FilmSettings& film = session.film;
    GridSettings& grid = session.grid;
    // At another rate the film is as long as before, as in the window, unless its length is asked for.
    const double seconds =
        options.duration.value_or(static_cast<double>(film.frames) * film.rateDenominator / film.rateNumerator);
    const auto rate = frameRateOf(options.rate);
    if (rate) {
        film.rateNumerator = rate->numerator;
        film.rateDenominator = rate->denominator;
    }
    if (rate || options.duration) {
        film.frames = framesOf(seconds, film);
    }
    film.frames = options.frames.value_or(film.frames);
    film.quality = options.quality.value_or(film.quality);
    film.loops = options.loops.value_or(film.loops);
    film.pingPong = film.pingPong || options.pingPong;
    if (!options.size.empty()) {
        readSize(options.size, film.width, film.height);
    }
    if (options.enlarge) {
        film.enlarge = grid.enlarge = *options.enlarge;
        film.width = film.height = 0;
    }
    grid.columns = options.columns.value_or(grid.columns);
    grid.padding = options.padding.value_or(grid.padding);
    grid.captions = grid.captions || options.captions;
    grid.steps = options.frames.value_or(grid.steps);
    if (!options.cells.empty()) {
        grid.cells = options.cells == "frames"     ? GridCells::Frames
                     : options.cells == "segments" ? GridCells::Segments
                     : options.cells == "pairs"    ? GridCells::Pairs
                                                   : GridCells::Anchors;
    }
    if (const std::string problem = problemOf(session); !problem.empty()) {
        throw FileError(options.session, "cannot be rendered so: it has " + problem);
    }
    if (session.anchors.empty()) {
        throw FileError(options.session, "has no anchor, so there is nothing to show");
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
        say(common, "Wrote " + what + " to " + path.string() + " (" + opened.generator->precision() + ", " +
                        opened.generator->device() + ")");
    };
    const std::string frames = counted(session.film.frames, "frames");
    try {
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
    } catch (const GeneratorError& error) {
        throw FileError(opened.path, std::string("cannot make this image: ") + error.what());
    }
}

CLI::Validator checked(const std::function<bool(const std::string&)>& good, const std::string& wanted) {
    return {[good, wanted](std::string& text) { return good(text) ? "" : "'" + text + "' is not " + wanted; }, ""};
}

}  // namespace

void addRenderCommand(CLI::App& app, Run& run) {
    auto options = std::make_shared<RenderOptions>();
    CLI::App& command = *app.add_subcommand("render", "Make a session's film, frames, grid or picture");
    command.add_option("SESSION", options->session, "Session file (.latentwalk)")->required();
    CLI::Option_group& target = *command.add_option_group("What to make (at least one)");
    target.add_option("--video", options->video, "Film of the walk: .mp4, .webm, .gif, .apng, .webp")
        ->check(checked([](const std::string& text) { return filmFormatOf(text).has_value(); },
                        "the name of a film (.mp4, .webm, .gif, .apng, .webp)"))
        ->type_name("FILE");
    target
        .add_option("--frames-dir", options->framesDir,
                    "Folder for numbered PNGs; run again, it makes only what is missing")
        ->type_name("DIR");
    target.add_option("--out", options->out, "Grid as the session describes it: .png, .jpg, .webp")->type_name("FILE");
    target.add_option("--picture", options->picture, "Picture at the session's position: .png, .jpg, .webp")
        ->type_name("FILE");
    target.require_option(1, 4);

    const auto goodRate = [](const std::string& text) { return frameRateOf(text).has_value(); };
    const auto goodSize = [](const std::string& text) {
        std::int64_t width = 0;
        std::int64_t height = 0;
        return readSize(text, width, height);
    };
    command
        .add_option("--fps", options->rate,
                    "Frames per second: 60, 29.97 or 30000/1001 (default: the session's); the film stays as long as "
                    "it is. 29.97 is television's 30000/1001, likewise 23.976 and 59.94; other decimals count exactly")
        ->check(checked(goodRate,
                        "a frame rate: from 1/1000 to 1000 a second, in at most six digits, such as 60, "
                        "29.97 or 30000/1001"))
        ->type_name("N");
    CLI::Option* duration =
        command
            .add_option("--duration", options->duration, "Length of one run through the walk (default: the session's)")
            ->check(CLI::Range(0.001, 1e6))
            ->type_name("SECONDS");
    command.add_option("--frames", options->frames, "Frames of one run through the walk, or of a grid's row")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}))
        ->excludes(duration)
        ->type_name("N");
    command
        .add_option("--quality", options->quality,
                    "0 ... 100 (default: the session's; 95 for pictures). MP4 and WebM from 95 on keep "
                    "colours at full resolution, which QuickTime and many phones do not play")
        ->check(CLI::Range(0, 100))
        ->type_name("Q");
    command
        .add_option("--loop", options->loops,
                    "GIF, APNG, WebP: how often it plays (0: for ever); MP4, WebM: how "
                    "often the walk is in the film")
        ->check(CLI::Range(0, 65'535))
        ->type_name("N");
    command.add_option("--size", options->size, "Size of a film, smoothly scaled: 512x512")
        ->check(checked(goodSize, "a size such as 512x512"))
        ->type_name("WxH");
    command.add_option("--enlarge", options->enlarge, "Every pixel becomes N x N equal ones")
        ->check(CLI::Range(1, 64))
        ->excludes("--size")
        ->type_name("N");
    command.add_flag("--ping-pong", options->pingPong, "To the end of the walk and back");
    command.add_option("--cells", options->cells, "What a grid shows: anchors, frames, segments or pairs (two tables)")
        ->check(CLI::IsMember({"anchors", "frames", "segments", "pairs"}))
        ->type_name("NAME");
    command.add_option("--columns", options->columns, "Columns of a grid")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000}))
        ->type_name("N");
    command.add_option("--padding", options->padding, "Pixels between a grid's cells")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{4096}))
        ->type_name("N");
    command.add_flag("--captions", options->captions, "Seed, name or position under each cell of a grid");
    addRecordedOptions(command, options->recorded);
    command.callback([options, &run] { run = [options] { render(*options); }; });
}

}  // namespace latentwalk::cli
