#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "app/cli/commands.h"
#include "app/cli/common.h"
#include "app/cli/image_sinks.h"
#include "core/latent/walk.h"

namespace latentwalk::cli {
namespace {

struct WalkOptions {
    CommonOptions common;
    SinkOptions sinks;
    std::optional<std::uint64_t> from;
    std::optional<std::uint64_t> to;
    std::optional<std::uint64_t> seed;
    std::filesystem::path anchors;
    std::int64_t frames = 8;
    WalkPath path = WalkPath::Straight;
    bool noEndpoint = false;
};

std::vector<Latent> anchorsOf(const WalkOptions& options, std::int64_t latentSize) {
    if (options.from) {
        return {sampleLatent(*options.from, latentSize), sampleLatent(*options.to, latentSize)};
    }
    const LatentBatch batch =
        options.seed ? sampleBatch(*options.seed, 2, latentSize) : readLatents(options.anchors, latentSize, 2);
    std::vector<Latent> anchors;
    for (std::int64_t i = 0; i < batch.count; ++i) {
        const auto row = batch.row(i);
        anchors.emplace_back(row.begin(), row.end());
    }
    return anchors;
}

void makeWalk(const WalkOptions& options) {
    const OpenedGenerator opened = openGenerator(options.common);
    const Walk walk(anchorsOf(options, opened.generator->architecture().latentSize), options.path);
    const auto positions = Walk::positions(options.frames, !options.noEndpoint);
    const auto latentsAt = [&](std::int64_t first, std::int64_t count) {
        LatentBatch batch{0, opened.generator->architecture().latentSize, {}};
        for (std::int64_t i = first; i < first + count; ++i) {
            batch.append(walk.at(positions[static_cast<std::size_t>(i)]));
        }
        return batch;
    };
    const auto nameOf = [](std::int64_t index) {
        char name[64];
        std::snprintf(name, sizeof name, "frame_%06lld", static_cast<long long>(index) + 1);
        return std::string(name);
    };
    makeImages(opened, options.common, options.sinks, options.frames, latentsAt, nameOf, "frames");
}

}  // namespace

void addWalkCommand(CLI::App& app, Run& run) {
    auto options = std::make_shared<WalkOptions>();
    CLI::App& command = *app.add_subcommand("walk", "Make the frames of a walk between anchors");

    CLI::Option_group& source = *command.add_option_group("Anchors");
    CLI::Option* from = source.add_option("--from", options->from, "Seed of the first anchor")->type_name("SEED");
    CLI::Option* to = command.add_option("--to", options->to, "Seed of the second anchor")->type_name("SEED");
    from->needs(to);
    to->needs(from);
    source.add_option("--seed", options->seed, "Both anchors from one batch of two, as the tutorial draws them")
        ->type_name("S");
    source.add_option("--anchors", options->anchors, "Two or more anchors from a .npy file, shape (N, latent size)")
        ->type_name("FILE.npy");
    source.require_option(1);

    command.add_option("--frames", options->frames, "How many frames, over the whole walk")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}))
        ->capture_default_str()
        ->type_name("N");
    command
        .add_option_function<std::string>(
            "--path",
            [options](const std::string& name) {
                options->path = name == "spherical" ? WalkPath::Spherical : WalkPath::Straight;
            },
            "straight (default) or spherical: the same images at other moments")
        ->check(CLI::IsMember({"straight", "spherical"}))
        ->type_name("NAME");
    command.add_flag("--no-endpoint", options->noEndpoint,
                     "Leave the last anchor out: positions 0, 1/N, ... (N-1)/N, as the tutorial spaces them");
    command
        .add_option("--out", options->sinks.grid,
                    "Grid of all frames as PNG (default: interpolate.png, unless --frames-dir or --raw is given)")
        ->type_name("FILE.png");
    command.add_option("--columns", options->sinks.columns, "Columns of the grid")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000}))
        ->capture_default_str()
        ->type_name("N");
    command.add_option("--frames-dir", options->sinks.directory, "Folder for one PNG per frame")->type_name("DIR");
    command.add_option("--raw", options->sinks.raw, "All values, unclamped, as .npy of shape (N, C, R, R)")
        ->type_name("FILE.npy");
    command.add_flag("--scale-each", options->sinks.scaleEach,
                     "Stretch each frame from its own darkest to its own brightest value");
    addGeneratorOptions(command, options->common);

    command.callback([options, &run] {
        if (options->sinks.grid.empty() && options->sinks.directory.empty() && options->sinks.raw.empty()) {
            options->sinks.grid = "interpolate.png";
        }
        run = [options] { makeWalk(*options); };
    });
}

}  // namespace latentwalk::cli
