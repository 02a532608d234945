// SPDX-License-Identifier: GPL-3.0-or-later

#include <charconv>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/commands/found_film.h"
#include "app/cli/opening/model_points.h"
#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "app/cli/places/endings.h"
#include "app/cli/places/places.h"
#include "app/cli/terminal/progress.h"
#include "app/cli/terminal/standard_output.h"
#include "core/diagnosis/places.h"
#include "core/faces/align/target_points.h"
#include "core/film/film_plan.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/make/make_gradient.h"
#include "core/latent/face_file.h"
#include "core/model/builtin_model.h"
#include "core/output/session_recipe.h"
#include "core/picture/photo/photo.h"
#include "core/picture/picture_file.h"
#include "core/processor/threads.h"
#include "core/projection/feature_loss.h"
#include "core/projection/find_face.h"
#include "core/projection/kept_starts.h"

namespace latentwalk::cli {
namespace {

struct ProjectOptions {
    CommonOptions common;
    std::filesystem::path photo;
    std::filesystem::path out;                // --out
    std::filesystem::path picture;            // --picture
    std::filesystem::path aligned;            // --aligned
    std::filesystem::path film;               // --film
    std::optional<faces::FacePoints> points;  // --points
    double seconds = 30;                      // --seconds
    std::optional<int> steps;                 // --steps
    std::optional<std::uint64_t> seed;        // --seed
    bool closer = false;                      // --closer
    bool json = false;                        // --json
};

std::optional<faces::FacePoints> parsePoints(const std::string& text) {
    std::vector<double> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (true) {
        double number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc()) {
            return std::nullopt;
        }
        numbers.push_back(number);
        if (next == end) {
            break;
        }
        if (*next != ',') {
            return std::nullopt;
        }
        at = next + 1;
    }
    if (numbers.size() != 6) {
        return std::nullopt;
    }
    return faces::FacePoints{{numbers[0], numbers[1]}, {numbers[2], numbers[3]}, {numbers[4], numbers[5]}};
}

void checkNames(const ProjectOptions& options) {
    if (options.out.extension() != ".npz") {
        throw FileError(options.out, Core::about("%1 is no name for a face: it ends in .npz"));
    }
    for (const auto& path : {options.picture, options.aligned}) {
        if (!path.empty()) {
            pictureFormatOrPng(path);
        }
    }
    if (!options.film.empty() && !filmFormatOf(options.film)) {
        throw FileError(options.film, Core::about("%1 is no name for a film: it ends in .mp4, .webm, .gif, .apng or "
                                                  ".webp"));
    }
    Places places;
    places.readModel(options.common.model);
    places.read.push_back(options.photo);
    places.written = {options.out, options.picture, options.aligned, options.film};
    checkPlaces(places, options.common);
}

// Where the face is: as it was typed, or as it is found.
faces::FacePoints pointsIn(const Picture& photo, faces::FaceFinder& finder, const ProjectOptions& options) {
    if (options.points) {
        const Message problem =
            faces::problemOf(*options.points, static_cast<double>(photo.width), static_cast<double>(photo.height));
        if (!problem.empty()) {
            throw FileError(options.photo, Core::about("the points of %1 cannot be used: %2")(problem));
        }
        return *options.points;
    }
    const std::vector<faces::FoundFace> found = finder.find(photo);
    const Message said = faces::saidOfFaces(options.photo, found.size());
    if (found.empty()) {
        throw Error(said);
    }
    if (!said.empty()) {
        tell(options.common, said.english());
    }
    return found.front().points;
}

projection::Starts startsOf(const OpenedGenerator& opened, const CommonOptions& options) {
    projection::Starts starts = projection::keptStarts(startsFolder(), opened.reference);
    if (starts.count() == 0) {
        Progress progress(projection::kStartSeeds, "small pictures, once for this model", !options.quiet);
        makeWith(opened, [&] { projection::makeStarts(*opened.generator, starts, countingIn(progress)); });
        projection::keepStarts(startsFolder(), opened.reference, starts);
    }
    return starts;
}

nlohmann::ordered_json jsonOf(const projection::FaceOfPhoto& found, const faces::FacePoints& points,
                              const ProjectOptions& options) {
    nlohmann::ordered_json coarse = nlohmann::ordered_json::array();
    for (const auto& [scale, steps] : found.schedule.coarse) {
        coarse.push_back({{"scale", scale}, {"steps", steps}});
    }
    return {
        {"points",
         {points.leftEye.x, points.leftEye.y, points.rightEye.x, points.rightEye.y, points.mouth.x, points.mouth.y}},
        {"precision", nameOf(found.precision)},
        {"seed", options.seed.value_or(0)},
        {"begun_at_seed", found.startSeed},
        {"offsets", found.schedule.offsets},
        {"steps", found.steps},
        {"coarse", coarse},
        {"full", found.schedule.full},
        {"starts", found.schedule.starts},
        {"stopped", found.stopped},
        {"psnr", found.psnr},
        {"difference", found.difference},
        {"feature_loss", found.featureLoss},
        {"poor", found.poor}};
}

// What may be expected of what was found.
void sayHowNear(const projection::FaceOfPhoto& found, bool builtIn, const CommonOptions& options) {
    say(options, builtIn ? "The model paints a relative of the person, not the person: it knows about 200,000 pictures "
                           "of celebrities. Glasses, hats, age, dark skin and profiles are often lost."
                         : "The model paints a relative of the person, not the person. What its own pictures seldom "
                           "show is often lost.");
    if (found.poor) {
        tell(options,
             "Not much of a likeness. Try another photo, give the three points (--points), or --closer "
             "(changes less freely afterwards).");
    }
}

// With all that it takes to paint it again and to find it again, but for the photo.
void writeFound(const projection::FaceOfPhoto& found, const OpenedGenerator& opened, const ProjectOptions& options) {
    Session session = sessionOf(opened, options.common);
    session.model.precision = found.precision;
    SessionAnchor& face = session.anchors.emplace_back();
    face.components = found.face.latent;
    face.offsets = found.face.offsets;
    const std::string recipe = toJson(pictureRecipe(session));
    PictureOptions form;
    form.recipe = recipe;
    writePicture(options.picture, found.picture, pictureFormatOrPng(options.picture), form);
    say(options.common, "Wrote " + options.picture.string() + ".");
}

void project(const ProjectOptions& options) {
    checkNames(options);
    const Picture photo = readPhoto(options.photo);
    faces::FaceFinder finder(faces::builtInFinderNetworks());
    const faces::FacePoints points = pointsIn(photo, finder, options);
    setThreads(options.common.threads);
    const GeneratorSettings settings = settingsOf(options.common);
    const OpenedGenerator opened = openModel(options.common, settings);
    const std::int64_t side = opened.generator->architecture().fullResolution();
    const Picture aligned = faces::alignedFace(photo, points, modelPoints(opened, finder, options.common), side);
    if (!options.aligned.empty()) {
        writePicture(options.aligned, aligned, pictureFormatOrPng(options.aligned));
        say(options.common, "Wrote " + options.aligned.string() + ".");
    }
    const projection::Starts starts = startsOf(opened, options.common);
    const auto features = projection::builtInFeatures();
    projection::FindFaceOptions find;
    find.seconds = options.seconds;
    find.steps = options.steps;
    find.seed = options.seed.value_or(0);
    find.offsets = options.closer ? 3 : 2;
    FoundFilm film;
    bool interrupted = false;
    projection::FaceOfPhoto found;
    {
        Progress progress(1, "steps", !options.common.quiet);
        const auto told = [&](const projection::FindFaceProgress& step) {
            if (!options.film.empty() && step.picture != nullptr &&
                (step.done % FoundFilm::stepsBetween(step.all) == 0)) {
                film.add(*step.picture);
            }
            try {
                progress.reach(step.done, step.all);
            } catch (const Interrupted&) {
                interrupted = true;  // what there is is kept
            }
            return !interrupted;
        };
        makeWith(opened, [&] {
            const auto gradient = makeImageGradient(*opened.checkpoint, settings);
            found = projection::findFace(*gradient, aligned, starts, features.get(), find, told);
        });
    }
    writeFace(options.out, found.face);
    say(options.common, "Wrote " + options.out.string() + ", found in " + counted(found.steps, "steps") + ".");
    if (!options.picture.empty()) {
        writeFound(found, opened, options);
    }
    if (!options.film.empty()) {
        film.write(options.film, found.picture);
        say(options.common, "Wrote " + options.film.string() + ".");
    }
    if (options.json) {
        print(jsonOf(found, points, options).dump(2) + "\n");
    } else {
        sayHowNear(found, successorOf(opened.reference.sha256) == kBuiltInModelSha256, options.common);
    }
    if (interrupted) {
        throw Interrupted();
    }
}

}  // namespace

void addProjectCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<ProjectOptions>();
    options->common.precision = Precision::Auto;
    const Command command = line.add("project", "Find a face that is painted like a photograph");
    command.file("PHOTO", options->photo, "The photograph: PNG, JPEG or WebP of any size");
    command.path("--out", "FILE.npz", options->out,
                 "The face: its latent z, and offset4, offset8 (offset16), numbers that are added to the features at "
                 "4x4, 8x8 (16x16) (default: face.npz)");
    command.read(
        "--points", "X,Y,X,Y,X,Y",
        [options = options.get()](const std::string& text) -> std::string {
            options->points = parsePoints(text);
            return options->points ? "" : "'" + text + "' is not six numbers with commas between them";
        },
        "Where the eye on the picture's left, the other one and the mouth are, in pixels of the upright photo (one of "
        "more than 4096 pixels is reduced to that first). Without it they are looked for");
    command.number("--seconds", "S", options->seconds, Real{1, 3600}, "About how long it may take").withDefault();
    command.number("--steps", "N", options->steps, Whole{1, 100'000},
                   "Exactly so many steps, however long they take: then the same is found again");
    command.seed("--seed", options->seed,
                 "Begin at another of the faces that the model knows nearest: 0 (default) at the nearest one");
    command.flag("--closer", options->closer,
                 "Closer to the photo, with numbers at 16x16, too; it changes less freely afterwards");
    command.path("--picture", "FILE", options->picture, "What was found, as a picture: .png, .jpg, .webp");
    command.path("--aligned", "FILE", options->aligned, "What was looked for: the photo's face as the model has faces");
    command.path("--film", "FILE", options->film, "How it was found: .mp4, .webm, .gif, .apng, .webp");
    command.flag("--json", options->json, "Print what was done as JSON");
    addForceOption(command, options->common);
    addModelOption(command, options->common);
    addKindOption(command, options->common,
                  "average (of the weights during training; default where the file has it) or raw (the last step's)");
    command.choice("--precision", options->common.precision,
                   {{"auto", Precision::Auto}, {"float32", Precision::Float32}, {"bfloat16", Precision::BFloat16}},
                   "auto (default: the fastest here), float32 or bfloat16");
    addMachineOptions(command, options->common);
    command.footer(
        "Works best with one face, looking at the camera, evenly lit. Everything stays on this computer. The first "
        "time, small pictures of the model's faces are painted, which takes about as long as a short search. Ctrl+C "
        "ends the search and keeps what was found until then.");
    command.whenChosen([options, &run] {
        if (options->out.empty()) {
            options->out = "face.npz";
        }
        run = [options] { project(*options); };
    });
}

}  // namespace latentwalk::cli
