#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/commands.h"
#include "app/cli/common.h"
#include "app/cli/image_sinks.h"
#include "app/cli/seed_list.h"
#include "core/latent/latent.h"

namespace latentwalk::cli {
namespace {

struct GenerateOptions {
    CommonOptions common;
    SinkOptions sinks;
    std::vector<SeedRange> seeds;       // --seeds
    std::optional<std::uint64_t> seed;  // --seed
    std::int64_t count = 8;             // --count
    std::filesystem::path latents;      // --latents
};

std::uint64_t seedAt(const std::vector<SeedRange>& ranges, std::uint64_t index) {
    for (const SeedRange& range : ranges) {
        if (index <= range.last - range.first) {
            return range.first + index;
        }
        index -= range.last - range.first + 1;
    }
    throw std::out_of_range("no such seed");
}

std::string numbered(const char* prefix, unsigned long long number) {
    char text[64];
    std::snprintf(text, sizeof text, "%s_%06llu", prefix, number);
    return text;
}

void generate(const GenerateOptions& options) {
    const OpenedGenerator opened = openGenerator(options.common);
    const std::int64_t size = opened.generator->architecture().latentSize;
    const auto numberedImage = [](std::int64_t index) {
        return numbered("image", static_cast<unsigned long long>(index) + 1);
    };

    if (!options.seeds.empty()) {
        const auto latentsAt = [&](std::int64_t first, std::int64_t count) {
            LatentBatch batch{0, size, {}};
            for (std::int64_t i = first; i < first + count; ++i) {
                batch.append(sampleLatent(seedAt(options.seeds, static_cast<std::uint64_t>(i)), size));
            }
            return batch;
        };
        const auto nameOf = [&](std::int64_t index) {
            return numbered("seed", seedAt(options.seeds, static_cast<std::uint64_t>(index)));
        };
        makeImages(opened, options.common, options.sinks, *seedCount(options.seeds), latentsAt, nameOf, "images");
        return;
    }
    const LatentBatch all =
        options.seed ? sampleBatch(*options.seed, options.count, size) : readLatents(options.latents, size, 1);
    const auto latentsAt = [&all](std::int64_t first, std::int64_t count) { return all.slice(first, count); };
    makeImages(opened, options.common, options.sinks, all.count, latentsAt, numberedImage, "images");
}

}  // namespace

void addGenerateCommand(CLI::App& app, Run& run) {
    auto options = std::make_shared<GenerateOptions>();
    CLI::App& command = *app.add_subcommand("generate", "Make images of seeds or latents");

    CLI::Option_group& source = *command.add_option_group("What to show");
    source
        .add_option_function<std::string>(
            "--seeds",
            [options](const std::string& text) {
                const auto ranges = parseSeedList(text);
                if (!ranges || !seedCount(*ranges)) {
                    throw CLI::ValidationError("--seeds", "'" + text +
                                                              "' is not a list of seeds such as 0-7,12 (each from 0 to "
                                                              "18446744073709551615)");
                }
                options->seeds = *ranges;
            },
            "Seeds, each with a latent of its own: 0-7,12")
        ->type_name("LIST");
    CLI::Option* seed =
        source.add_option("--seed", options->seed, "One seed, from which a batch of latents is drawn")->type_name("S");
    source.add_option("--latents", options->latents, "Latents from a .npy file, float32, shape (N, latent size)")
        ->type_name("FILE.npy");
    source.require_option(1);
    command.add_option("--count", options->count, "How many latents to draw from --seed")
        ->needs(seed)
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}))
        ->capture_default_str()
        ->type_name("N");

    command
        .add_option("--out", options->sinks.grid,
                    "Grid of all images as PNG (default: image_samples.png, unless --images or --raw is given)")
        ->type_name("FILE.png");
    command.add_option("--columns", options->sinks.columns, "Columns of the grid")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000}))
        ->capture_default_str()
        ->type_name("N");
    command.add_flag("--scale-each", options->sinks.scaleEach,
                     "Stretch each image from its own darkest to its own brightest value");
    command.add_option("--images", options->sinks.directory, "Folder for one PNG per image")->type_name("DIR");
    command.add_option("--raw", options->sinks.raw, "All values, unclamped, as .npy of shape (N, C, R, R)")
        ->type_name("FILE.npy");
    addGeneratorOptions(command, options->common);

    command.callback([options, &run] {
        if (options->sinks.grid.empty() && options->sinks.directory.empty() && options->sinks.raw.empty()) {
            options->sinks.grid = "image_samples.png";
        }
        run = [options] { generate(*options); };
    });
}

}  // namespace latentwalk::cli
