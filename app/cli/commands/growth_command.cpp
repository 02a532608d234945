// SPDX-License-Identifier: GPL-3.0-or-later

#include <memory>
#include <utility>

#include "app/cli/commands/commands.h"
#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "app/cli/options/label_choice.h"
#include "app/cli/places/endings.h"
#include "app/cli/places/places.h"
#include "app/cli/terminal/progress.h"
#include "core/message/file_error.h"
#include "core/model/open_checkpoint.h"
#include "core/output/exporter.h"
#include "core/processor/threads.h"
#include "core/walk/growing_face.h"

namespace latentwalk::cli {
namespace {

struct GrowthOptions {
    CommonOptions common;
    std::optional<std::uint64_t> seed;
    std::filesystem::path out;
    std::filesystem::path directory;
    std::int64_t frames = 0;
    Heads heads = Heads::Auto;
    std::vector<LabelWish> labels;
};

OpenedGenerator open(const GrowthOptions& options, SessionAnchor& face) {
    setThreads(options.common.threads);
    const std::filesystem::path path = modelPath(options.common);
    auto checkpoint = std::make_shared<Checkpoint>(openCheckpoint(path));
    face.seed = options.seed.value_or(0);
    checkpoint->resolve(options.common.kind);
    face.labels = choiceOf(options.labels, checkpoint->architecture.labels, path);
    GeneratorSettings settings = settingsOf(options.common);
    settings.heads = options.heads;
    const int scales = checkpoint->architecture.scaleCount();
    const MissingHeads missing = headsFor({0, scales - 1}, options.common);
    OpenedGenerator opened = openGenerator(std::move(checkpoint), std::move(settings), missing);
    for (int scale = 0; scale < scales; ++scale) {
        if (!opened.generator->hasHead(scale)) {
            throw FileError(
                path, Core::about(
                          "%1 has not got trained heads for all scales; --heads auto or fitted makes what is missing"));
        }
    }
    return opened;
}

void grow(const GrowthOptions& options) {
    if (!options.out.empty()) {
        needPictureFormat(options.out);
    }
    Places places{{}, {options.out}, options.directory, isOfSequence};
    places.readModel(options.common.model);
    checkPlaces(places, options.common);
    SessionAnchor face;
    const OpenedGenerator opened = open(options, face);
    Session session;
    session.model = opened.reference;
    session.labels = face.labels;
    const bool shown = !options.common.quiet;
    const int scales = opened.generator->architecture().scaleCount();
    const std::string whose = " of seed " + std::to_string(*face.seed) + " to ";
    makeWith(opened, [&] {
        if (!options.out.empty()) {
            Progress progress(scales, "scales", shown);
            exportGrid(*opened.generator, growthStrip(session, face, scales), options.out,
                       needPictureFormat(options.out), countingIn(progress));
            say(options.common, "Wrote " + counted(scales, "scales") + whose + options.out.string());
        }
        if (!options.directory.empty()) {
            Session film = growingFace(session, face, scales);
            film.film.frames = options.frames;
            Progress progress(options.frames, "frames", shown);
            exportSequence(*opened.generator, film, options.directory, countingIn(progress));
            say(options.common,
                "Wrote " + counted(options.frames, "frames") + whose + (options.directory / "").string());
        }
    });
}

}  // namespace

void addGrowthCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<GrowthOptions>();
    const Command command = line.add("growth", "Show a face at every scale, from 4x4 to full, as training grew it");
    command.seed("--seed", options->seed, "Whose face grows (default: 0)");
    addLabelOption(command, options->labels, "--label", "of the face");
    command.path("--out", "FILE", options->out,
                 "Strip of all scales, each as large as the last: .png, .jpg, .webp (default: growth.png, unless "
                 "--frames-dir is given)");
    const Option directory =
        command.path("--frames-dir", "DIR", options->directory,
                     "Folder for one PNG per frame of the growth; run again, it makes only what is missing");
    command
        .number("--frames", "N", options->frames, Whole{1, 10'000'000},
                "How many frames, from 4x4 to full with each new scale faded in")
        .needs(directory);
    command.choice("--heads", options->heads,
                   {{"auto", Heads::Auto}, {"trained", Heads::Trained}, {"fitted", Heads::Fitted}},
                   "What paints the lower scales: trained (often stale), fitted to the finished image, or auto "
                   "(trained where the model has one)");
    addModelOption(command, options->common);
    addKindOption(command, options->common, "average or raw, as in generate");
    addForceOption(command, options->common);
    addMachineOptions(command, options->common);
    command.whenChosen([options, &run] {
        if (options->out.empty() && options->directory.empty()) {
            options->out = "growth.png";
        }
        if (options->frames == 0) {
            options->frames = 60;
        }
        run = [options] { grow(*options); };
    });
}

}  // namespace latentwalk::cli
