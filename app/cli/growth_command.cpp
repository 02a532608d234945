#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/common.h"
#include "app/cli/heads.h"
#include "app/cli/progress.h"
#include "core/file/atomic_file.h"
#include "core/file/file_error.h"
#include "core/generator/device.h"
#include "core/generator/growth.h"
#include "core/model/builtin_model.h"
#include "core/output/grid.h"
#include "core/output/png.h"

namespace latentwalk::cli {
namespace {

struct GrowthOptions {
    CommonOptions common;
    std::uint64_t seed = 0;
    std::filesystem::path out;
    std::filesystem::path directory;
    std::int64_t frames = 0;
    Heads heads = Heads::Auto;
};

bool paintsAll(const Generator& generator) {
    for (int scale = 0; scale < generator.architecture().scaleCount(); ++scale) {
        if (!generator.hasHead(scale)) {
            return false;
        }
    }
    return true;
}

std::unique_ptr<Generator> makeGrowing(const std::filesystem::path& path, const GrowthOptions& options) {
    setThreads(options.common.threads);
    Checkpoint checkpoint = openCheckpoint(path);
    GeneratorSettings settings;
    settings.kind = checkpoint.resolve(options.common.kind);
    settings.device = options.common.device;
    settings.precision = options.common.precision;
    settings.heads = options.heads;
    if (options.heads == Heads::Fitted) {
        fitMissingHeads(checkpoint, settings.kind, options.common);
    }
    auto generator = makeGenerator(checkpoint, settings);
    if (!paintsAll(*generator) && options.heads == Heads::Auto) {
        fitMissingHeads(checkpoint, settings.kind, options.common);
        generator = makeGenerator(checkpoint, settings);
    }
    if (!paintsAll(*generator)) {
        throw FileError(path, "has not got trained heads for all scales; --heads auto or fitted makes what is missing");
    }
    return generator;
}

void grow(const GrowthOptions& options) {
    const auto path = options.common.model.empty() ? builtInModelPath() : options.common.model;
    const auto generator = makeGrowing(path, options);
    const Architecture& architecture = generator->architecture();
    const LatentBatch latent = LatentBatch::of(sampleLatent(options.seed, architecture.latentSize));
    const int scales = architecture.scaleCount();
    const std::int64_t side = architecture.fullResolution();
    if (!options.out.empty()) {
        GridPainter strip(scales, {scales, 2});
        for (int scale = 0; scale < scales; ++scale) {
            strip.add(enlarged(generator->generate(latent, growthAt(scale, scales)), side));
        }
        writePng(options.out, strip.picture());
        say(options.common, "Wrote " + std::to_string(scales) + " scales of seed " + std::to_string(options.seed) +
                                " to " + options.out.string());
    }
    if (!options.directory.empty()) {
        makeDirectories(options.directory);
        Progress progress(options.frames, "frames", !options.common.quiet);
        for (std::int64_t frame = 0; frame < options.frames; ++frame) {
            const double level = options.frames > 1 ? static_cast<double>(scales - 1) * static_cast<double>(frame) /
                                                          static_cast<double>(options.frames - 1)
                                                    : static_cast<double>(scales - 1);
            char name[64];
            std::snprintf(name, sizeof name, "frame_%06lld.png", static_cast<long long>(frame) + 1);
            const Images image = enlarged(generator->generate(latent, growthAt(level, scales)), side);
            writePng(options.directory / name, toPicture(image, 0));
            progress.step();
        }
        say(options.common,
            "Wrote " + std::to_string(options.frames) + " frames to " + (options.directory / "").string());
    }
}

}  // namespace

void addGrowthCommand(CLI::App& app, Run& run) {
    auto options = std::make_shared<GrowthOptions>();
    CLI::App& command =
        *app.add_subcommand("growth", "Show a face at every scale, from 4x4 to full, as training grew it");
    command.add_option("--seed", options->seed, "Whose face grows")->capture_default_str()->type_name("SEED");
    command
        .add_option(
            "--out", options->out,
            "Strip of all scales as PNG, each as large as the last (default: growth.png, unless --frames-dir is "
            "given)")
        ->type_name("FILE.png");
    CLI::Option* directory =
        command.add_option("--frames-dir", options->directory, "Folder for one PNG per frame of the growth")
            ->type_name("DIR");
    command.add_option("--frames", options->frames, "How many frames, from 4x4 to full with each new scale faded in")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}))
        ->needs(directory)
        ->type_name("N");
    static const std::map<std::string, Heads> kHeads{
        {"auto", Heads::Auto}, {"trained", Heads::Trained}, {"fitted", Heads::Fitted}};
    command
        .add_option_function<std::string>(
            "--heads", [options](const std::string& name) { options->heads = kHeads.at(name); },
            "What paints the lower scales: trained (often stale), fitted to the finished image, or auto (trained where "
            "the model has one)")
        ->check(CLI::IsMember({"auto", "trained", "fitted"}))
        ->type_name("NAME");
    command.add_option("--model", options->common.model, "Model file (default: the built-in face model)")
        ->type_name("FILE");
    command
        .add_option_function<std::string>(
            "--generator",
            [options](const std::string& name) {
                options->common.kind = name == "raw" ? GeneratorKind::Raw : GeneratorKind::Average;
            },
            "average or raw, as in generate")
        ->check(CLI::IsMember({"average", "raw"}))
        ->type_name("NAME");
    addMachineOptions(command, options->common);
    command.callback([options, &run] {
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
