// SPDX-License-Identifier: GPL-3.0-or-later

#include <memory>
#include <string>

#include "app/cli/commands/commands.h"
#include "app/cli/options/common.h"
#include "app/cli/training/train_group.h"
#include "app/cli/training/train_run.h"
#include "core/film/film_plan.h"
#include "core/training/data/convert.h"

namespace latentwalk::cli {
namespace {

// "100000", "100k", "1.5M": what is wrong with it, or nothing.
std::string readImages(const std::string& text, std::int64_t& images) {
    std::string number = text;
    double factor = 1;
    if (!number.empty() && (number.back() == 'k' || number.back() == 'K')) {
        factor = 1e3;
        number.pop_back();
    } else if (!number.empty() && number.back() == 'M') {
        factor = 1e6;
        number.pop_back();
    }
    char* end = nullptr;
    const double value = std::strtod(number.c_str(), &end) * factor;
    if (number.empty() || *end != '\0' || !(value >= 1 && value <= 1e8)) {
        return "'" + text + "' is not a number of images like 50000, 100k or 1.5M";
    }
    images = static_cast<std::int64_t>(value);
    return {};
}

void addWhat(const Command& command, TrainOptions& options) {
    command.number("--size", "N", options.settings.side, std::vector<int>{4, 8, 16, 32, 64, 128, 256, 512, 1024},
                   "Pixels along one side at the end (default: 32)");
    command.number("--width", "N", options.settings.width, Whole{1, 512},
                   "Channels of the networks: 64 to 128 for a processor, 512 as in the paper (default: 64)");
    command.read(
        "--images", "N", [&options](const std::string& text) { return readImages(text, options.settings.phaseImages); },
        "Images shown in each phase, a fade or a stay of one size: 50000, 100k, 1.5M (default: 100k)");
    command.number("--batch", "N", options.settings.batch, Whole{1, 4096}, "Images of a step (default: 16)");
    command.number("--rate", "R", options.settings.rate, Real{1e-6, 0.1}, "Learning rate (default: 0.001)");
    command.choice("--loss", options.settings.loss,
                   {{"wgan-gp", training::Loss::WassersteinPenalty}, {"logistic", training::Loss::Logistic}},
                   "wgan-gp (default: Wasserstein with a penalty on gradients) or logistic (with R1)");
    command.choice("--precision", options.settings.precision,
                   {{"auto", Precision::Auto}, {"float32", Precision::Float32}, {"bfloat16", Precision::BFloat16}},
                   "In what convolutions multiply: float32 (default), bfloat16 (mixed precision: quicker where the "
                   "processor or the card has it), or auto, the quicker one");
    command.flag("--mirror", options.settings.mirror, "Show half of the pictures mirrored: for faces");
    command.choice("--fit", options.fit, {{"crop", training::Fit::Crop}, {"whole", training::Fit::Whole}},
                   "What becomes of pictures that are not square: crop (default: their middle) or whole (with white "
                   "beside them)");
    command.number("--film-every", "S", options.filmEvery, Real{training::kLeastFilmEvery, training::kMostFilmEvery},
                   "Films among the pictures: seconds from one picture that is taken to the next (default: 1)");
    command.seed("--seed", options.seed, "Of all random numbers (default: 0)");
}

// For a cluster.
void addGroup(const Command& command, TrainOptions& options) {
    const Option process = command.read(
        "--process", "I/N", [&options](const std::string& text) { return readProcess(text, options.place); },
        "One of N processes that train the run together, each on its part of every batch (0/N writes the files): one "
        "for each card, on machines that see the folders FOLDER and RUN. Without it RANK, WORLD_SIZE, MASTER_ADDR and "
        "MASTER_PORT in the "
        "environment are asked");
    const Option meeting = command.read(
        "--meet", "HOST:PORT", [&options](const std::string& text) { return readMeeting(text, options.place); },
        "Where they meet: the machine of process 0, and a free port there");
    process.needs(meeting);
    meeting.needs(process);
}

}  // namespace

void addTrainCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<TrainOptions>();
    const Command command =
        line.add("train", "Grow a generator of your own from a folder of pictures, from 4x4 pixels upwards");
    command.path("FOLDER", "TEXT", options->folder,
                 "Pictures, in folders below it, too: PNG, JPEG and WebP of any size, and films, of which a picture is "
                 "taken every second (--film-every)");
    command.path("--out", "RUN", options->out,
                 "Folder for the run: state.safetensors to resume from, average.safetensors to be opened in the "
                 "explorer at any time, average.pth for pytorch_GAN_zoo, sheets of sixteen faces");
    addWhat(command, *options);
    const Option resume = command.flag("--resume", options->resume, "Go on with the run in the folder --out");
    command
        .path("--from", "STATE", options->from,
              "Begin with the networks of another run (its state.safetensors), on these pictures")
        .excludes(resume);
    command.read(
        "--film", "FILE",
        [options = options.get()](const std::string& text) {
            options->film = text;
            return filmFormatOf(text) ? ""
                                      : "'" + text + "' is not the name of a film (.mp4, .webm, .gif, .apng, .webp)";
        },
        "At the end also make a film of the sixteen faces from the first step on: .mp4, .webm, .gif, .apng, .webp. "
        "Without FOLDER: of the run in --out, as far as it is");
    command.flag("--data-report", options->report,
                 "Only look at the pictures: how many are usable, what is left out and why, which size makes sense");
    command.flag("--estimate", options->estimate, "Only try each size: how long it would take, in how much memory");
    command.number("--save-every", "S", options->saveEvery, Real{0, 3600},
                   "Seconds between saved states (default: 60)");
    command.number("--measure-every", "S", options->measureEvery, Real{0, 86400},
                   "Seconds between measurements of the distance to the pictures (default: 120; 0: only where a phase "
                   "ends)");
    addGroup(command, *options);
    addForceOption(command, options->common);
    addMachineOptions(command, options->common);
    command.footer(
        "Ctrl+C saves and ends; --resume goes on from there, to the bit on the same processor with the same number of "
        "threads. The state is saved every minute: what is killed loses a minute at most. A processor takes one or two "
        "hours for 32x32 at width 64; --estimate says how long it would be here.");
    command.whenChosen([options, &run] {
        if (options->out.empty() && !options->report && !options->estimate) {
            failMissing("--out or --data-report");
        }
        if (options->folder.empty() && (options->film.empty() || options->report || options->estimate)) {
            failMissing("FOLDER");
        }
        options->settings.seed = options->seed.value_or(0);
        options->settings.latentSize = options->settings.width;
        options->settings.averageDecay = training::suggestedDecay(options->settings);
        run = [options] { runTraining(*options); };
    });
}

}  // namespace latentwalk::cli
