// SPDX-License-Identifier: GPL-3.0-or-later

#include <memory>

#include "app/cli/commands/commands.h"
#include "app/cli/opening/recorded_model.h"
#include "app/cli/options/common.h"
#include "app/cli/places/endings.h"
#include "app/cli/places/places.h"
#include "app/cli/terminal/progress.h"
#include "core/message/file_error.h"
#include "core/output/exporter.h"
#include "core/recipe/recipe_reader.h"

namespace latentwalk::cli {
namespace {

struct ReproduceOptions {
    RecordedOptions recorded;
    std::filesystem::path file;
    std::filesystem::path out;
    std::filesystem::path session;
};

void checkEnding(const ReproduceOptions& options, const Recipe& recipe) {
    if (recipe.content != Content::Film) {
        needPictureFormat(options.out);
    } else if (!filmFormatOf(options.out)) {
        throw FileError(options.out,
                        Core::about("%1 needs an ending of a film, because %2 is one: .mp4, .webm, .gif, .apng, .webp")(
                            options.file.string()));
    }
}

// Writes what the recipe describes, with the recipe as it was but for the model that is used now.
void reproduceTo(const ReproduceOptions& options, const Recipe& recipe, Generator& generator) {
    const bool shown = !options.recorded.common.quiet;
    if (recipe.content == Content::Film) {
        Progress progress(recipe.session.film.frames, "frames", shown);
        exportFilm(generator, recipe.session, options.out, *filmFormatOf(options.out), countingIn(progress));
        return;
    }
    const PictureFormat format = needPictureFormat(options.out);
    if (recipe.content == Content::Grid) {
        Progress progress(1, "images", shown);
        exportGrid(generator, recipe.session, options.out, format, countingIn(progress));
        return;
    }
    const std::string json = toJson(recipe);
    writePicture(options.out, renderPicture(generator, recipe), format, {95, json});
}

void reproduce(const ReproduceOptions& options) {
    const CommonOptions& common = options.recorded.common;
    needSessionName(options.session);
    Places places{{options.file}, {options.out, options.session}, {}, {}};
    places.readModel(common.model);
    checkPlaces(places, common);
    Recipe recipe = readRecipe(options.file);
    if (!options.out.empty()) {
        checkEnding(options, recipe);
    }
    if (!options.session.empty()) {
        writeSession(options.session, recipe.session);
        say(common, "Wrote " + options.session.string());
    }
    if (options.out.empty()) {
        return;
    }
    const OpenedGenerator opened = openRecorded(options.file, recipe.session, options.recorded);
    recipe.session.model.path.clear();
    makeWith(opened, [&] { reproduceTo(options, recipe, *opened.generator); });
    say(common, "Wrote " + options.out.string() + " (" + std::string(nameOf(opened.generator->precision())) + ", " +
                    opened.generator->device().english() + ")");
}

}  // namespace

void addReproduceCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<ReproduceOptions>();
    const Command command = line.add("reproduce", "Make a picture or film again from the recipe inside of it");
    command.file("FILE", options->file, "PNG, JPEG, WebP, GIF, MP4 or WebM that Latentwalk wrote");
    command.path("--out", "FILE", options->out, "File to write");
    command.path("--session", "FILE.latentwalk", options->session, "Write the session of the recipe as well");
    addRecordedOptions(command, options->recorded);
    command.whenChosen([options, &run] {
        if (options->out.empty() && options->session.empty()) {
            failMissing("--out or --session");
        }
        run = [options] { reproduce(*options); };
    });
}

}  // namespace latentwalk::cli
