// SPDX-License-Identifier: GPL-3.0-or-later

#include <memory>

#include "app/cli/commands/commands.h"
#include "app/cli/opening/open_model.h"
#include "app/cli/options/common.h"
#include "app/cli/places/endings.h"
#include "app/cli/places/places.h"
#include "app/cli/terminal/interrupts.h"
#include "core/faces/network/network_weights.h"
#include "core/file/mapped_file.h"
#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/processor/threads.h"

namespace latentwalk::cli {
namespace {

struct ConvertOptions {
    CommonOptions common;
    std::filesystem::path in;
    std::filesystem::path out;
    DType dtype = DType::Float16;
    std::string title;
    bool fitHeads = false;
    bool dropFittedHeads = false;
};

// The networks that read faces, which come as a list of weights without a model around it.
void convertFaceNetwork(const ConvertOptions& options, const std::shared_ptr<const MappedFile>& file) {
    faces::writeNetwork(faces::readWeightsManifest(file), options.out);
    say(options.common, "Wrote " + options.out.string() + " (as quantized as it was)");
}

void convert(const ConvertOptions& options) {
    needModelName(options.out);
    Places places{{}, {options.out}, {}, {}};
    places.readModel(options.in);
    checkPlaces(places, options.common);
    if (std::filesystem::is_regular_file(options.in)) {
        const auto file = MappedFile::open(options.in);
        if (faces::isWeightsManifest(*file)) {
            convertFaceNetwork(options, file);
            return;
        }
    }
    Checkpoint checkpoint = openCheckpoint(options.in);
    if (checkpoint.average && checkpoint.raw) {
        places.written.push_back(rawCompanion(options.out));
        checkPlaces(places, options.common);
    }
    stopIfInterrupted();
    if (!options.title.empty()) {
        checkpoint.title = options.title;
    }
    if (options.dropFittedHeads) {
        for (auto* weights : {&checkpoint.average, &checkpoint.raw}) {
            if (*weights) {
                (*weights)->fittedHeads.clear();
            }
        }
    }
    if (options.fitHeads) {
        setThreads(options.common.threads);
        for (auto* weights : {&checkpoint.average, &checkpoint.raw}) {
            if (*weights && (*weights)->fittedHeads.empty()) {
                (*weights)->fittedHeads = fitHeads(checkpoint.architecture, **weights, options.common);
            }
        }
    }
    writeSafetensors(checkpoint, options.out, options.dtype);
    say(options.common, "Wrote " + options.out.string() + " (" + std::string(nameOf(options.dtype)) + ")");
    if (checkpoint.average && checkpoint.raw) {
        say(options.common, "Wrote " + rawCompanion(options.out).string() +
                                " (the raw generator; keep it beside the other file to use --generator raw)");
    }
}

}  // namespace

void addConvertCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<ConvertOptions>();
    const Command command = line.add("convert", "Write a model file of any known kind as safetensors");
    command.file("IN", options->in, "Model file to read");
    command.file("OUT", options->out, "File to write (OUT.safetensors)");
    command
        .choice("--dtype", options->dtype, {{"float16", DType::Float16}, {"float32", DType::Float32}},
                "float16 (half the size, the same pictures to the eye) or float32")
        .withDefault();
    command.text("--title", "TEXT", options->title, "Name to store in the file");
    const Option fit =
        command.flag("--fit-heads", options->fitHeads,
                     "Fit heads for the lower scales, so that growth can be shown, and store them too. Python then "
                     "loads the file with load_state_dict(..., strict=False)");
    command
        .flag("--drop-fitted-heads", options->dropFittedHeads,
              "Leave the fitted heads out that the file has: what was trained, and nothing else")
        .excludes(fit);
    addForceOption(command, options->common);
    addMachineOptions(command, options->common);
    command.whenChosen([options, &run] { run = [options] { convert(*options); }; });
}

}  // namespace latentwalk::cli
