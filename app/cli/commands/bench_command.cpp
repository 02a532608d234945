// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/options/common.h"
#include "app/cli/places/endings.h"
#include "app/cli/places/places.h"
#include "app/cli/terminal/interrupts.h"
#include "app/cli/terminal/standard_output.h"
#include "core/generator/make/cost.h"
#include "core/generator/make/make_generator.h"
#include "core/generator/torch/torch_generator.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/model/safetensors/safetensors.h"
#include "core/model/weights/random_checkpoint.h"
#include "core/processor/threads.h"

namespace latentwalk::cli {
namespace {

struct BenchOptions {
    CommonOptions common;
    std::int64_t random = 0;     // --random: resolution of a model with random weights; 0: --model
    std::filesystem::path save;  // --save
    std::vector<std::int64_t> batches{1, 8};
    double seconds = 3;
    std::optional<Precision> precision;  // --precision; without it all that can be computed here
    bool json = false;
};

struct Row {
    std::string precision;
    std::string device;
    int scale;
    std::int64_t batch;
    double median;  // milliseconds for the batch
    double p95;
    double psnr;    // against float32, dB; infinite for the same bytes
    double memory;  // the most the program held meanwhile, MB
    double bound;   // milliseconds for the batch that the processor's multiplications alone take; 0: not known
};

double psnr(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += std::pow(static_cast<double>(a[i]) - b[i], 2);
    }
    return 10 * std::log10(4 * static_cast<double>(a.size()) / sum);
}

// Lets the peak begin anew at what the program holds now (proc(5), clear_refs); where that is not allowed it stays.
void forgetPeak() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

// The most memory that the program held since forgetPeak(), in MB of 2^20 bytes.
double peakMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kibibytes = 0;
        if (word == "VmHWM:" && status >> kibibytes) {
            return kibibytes / 1024;
        }
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Times what the screen needs, pictures(), for at least five rounds and about `seconds`, after one round that does not
// count.
std::vector<double> time(Generator& generator, const LatentBatch& latents, int scale, double seconds) {
    using Clock = std::chrono::steady_clock;
    std::vector<double> rounds;
    generator.pictures(latents, {scale, 0.0F});
    const auto begin = Clock::now();
    while (rounds.size() < 5 || Clock::now() - begin < std::chrono::duration<double>(seconds)) {
        stopIfInterrupted();
        const auto before = Clock::now();
        generator.pictures(latents, {scale, 0.0F});
        rounds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - before).count());
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds;
}

// What was asked for, whether it can be computed here or not, or else all that can be.
std::vector<Precision> precisionsOf(const BenchOptions& options) {
    if (options.precision) {
        return {*options.precision};
    }
    std::vector<Precision> precisions{Precision::Float32, Precision::BFloat16, Precision::Float16};
    std::erase_if(precisions, [&](Precision one) { return !canCompute(one, options.common.device); });
    return precisions;
}

std::vector<Row> measure(const Checkpoint& checkpoint, const BenchOptions& options) {
    std::vector<Row> rows;
    const auto exact = makeGenerator(checkpoint, {options.common.kind, Device::Cpu, Precision::Float32, {}});
    for (const Precision precision : precisionsOf(options)) {
        const auto generator = makeGenerator(checkpoint, {options.common.kind, options.common.device, precision, {}});
        const bool onCpu = options.common.device == Device::Cpu || !cudaAvailable();
        // Where auto was asked for, that is what it took.
        const Precision used = generator->precision();
        const double rate = onCpu ? multiplyRate(used, threads()) : 0;
        for (int scale = 0; scale < checkpoint.architecture.scaleCount(); ++scale) {
            if (!generator->hasHead(scale) || (options.common.scale && *options.common.scale != scale)) {
                continue;
            }
            for (const std::int64_t batch : options.batches) {
                const LatentBatch latents =
                    sampleBatch(0, batch, checkpoint.architecture.latentSize, checkpoint.architecture.labels);
                forgetPeak();
                const auto rounds = time(*generator, latents, scale, options.seconds);
                const double memory = peakMegabytes();
                const double quality = psnr(generator->generate(latents, {scale, 0.0F}).values,
                                            exact->generate(latents, {scale, 0.0F}).values);
                const double work = costOf(checkpoint.architecture, scale, used).ours * static_cast<double>(batch);
                rows.push_back({std::string(nameOf(generator->precision())), generator->device().english(), scale,
                                batch, rounds[rounds.size() / 2], rounds[rounds.size() * 95 / 100], quality, memory,
                                rate > 0 ? 1000 * work / rate : 0});
            }
        }
    }
    if (rows.empty()) {
        throw GeneratorError(Core::says("'%1' cannot be measured at scale %2: it has no head there")(
            checkpoint.title, options.common.scale.value_or(checkpoint.architecture.scaleCount() - 1)));
    }
    return rows;
}

void printTable(const Checkpoint& checkpoint, const std::vector<Row>& rows) {
    print(checkpoint.title + '\n');
    print(
        "precision  device               size       batch   median ms      p95 ms  images/s  bound ms   PSNR dB  peak "
        "MB\n");
    for (const Row& row : rows) {
        const auto side = static_cast<long long>(Architecture::resolution(row.scale));
        char line[400];
        std::snprintf(line, sizeof line, "%-10s %-20s %4lldx%-5lld %5lld %11.1f %11.1f %9.1f %9.1f %9.1f %8.0f\n",
                      row.precision.c_str(), row.device.c_str(), side, side, static_cast<long long>(row.batch),
                      row.median, row.p95, 1000 * static_cast<double>(row.batch) / row.median, row.bound, row.psnr,
                      row.memory);
        print(line);
    }
    print(
        "Bound: what this processor's measured rate of multiplications allows at best. Peak: of the whole program "
        "meanwhile.\n");
}

void printJson(const Checkpoint& checkpoint, const std::vector<Row>& rows) {
    nlohmann::ordered_json list = nlohmann::json::array();
    for (const Row& row : rows) {
        nlohmann::ordered_json entry;
        entry["precision"] = row.precision;
        entry["device"] = row.device;
        entry["scale"] = row.scale;
        entry["resolution"] = Architecture::resolution(row.scale);
        entry["batch"] = row.batch;
        entry["median_ms"] = row.median;
        entry["p95_ms"] = row.p95;
        entry["images_per_second"] = 1000 * static_cast<double>(row.batch) / row.median;
        entry["bound_ms"] = row.bound;
        entry["peak_memory_mb"] = row.memory;
        entry["psnr_db"] = std::isfinite(row.psnr) ? nlohmann::ordered_json(row.psnr) : nlohmann::ordered_json();
        list.push_back(entry);
    }
    nlohmann::ordered_json all;
    all["model"] = checkpoint.title;
    all["threads"] = threads();
    double peak = 0;
    for (const Row& row : rows) {
        peak = std::max(peak, row.memory);
    }
    all["peak_memory_mb"] = peak;
    all["results"] = list;
    print(all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

void bench(const BenchOptions& options) {
    setThreads(options.common.threads);
    const Checkpoint checkpoint =
        options.random > 0 ? randomCheckpoint(publishedArchitecture(options.random), 1)
                           : openCheckpoint(options.common.model.empty() ? builtInModelPath() : options.common.model);
    if (!options.save.empty()) {
        needModelName(options.save);
        Places places{{}, {options.save}, {}, {}};
        if (checkpoint.average && checkpoint.raw) {
            places.written.push_back(rawCompanion(options.save));
        }
        if (options.random == 0) {
            places.readModel(options.common.model);
        }
        checkPlaces(places, options.common);
        writeSafetensors(checkpoint, options.save, DType::Float32);
    }
    const auto rows = measure(checkpoint, options);
    if (options.json) {
        printJson(checkpoint, rows);
    } else {
        printTable(checkpoint, rows);
    }
}

}  // namespace

void addBenchCommand(CommandLine& line, Run& run) {
    auto options = std::make_shared<BenchOptions>();
    const Command command = line.add("bench", "Measure how fast images are made here, and how exact they are");
    command.number("--random", "R", options->random, std::vector<int>{4, 8, 16, 32, 64, 128, 256, 512, 1024},
                   "Measure a model with random weights and the published depths, of this resolution");
    command.path("--save", "FILE", options->save, "Also write the model as float32 safetensors, for other programs");
    command.numbers("--batches", "LIST", options->batches, {1, 1024}, "Batch sizes to measure").withDefault();
    command.number("--seconds", "S", options->seconds, Real{0.1, 600}, "How long to measure each case").withDefault();
    command.flag("--json", options->json, "Print JSON instead of a table");
    addForceOption(command, options->common);
    const Option precision = addGeneratorOptions(
        command, options->common, "Measure only this one, as in generate (default: all that can be computed here)");
    command.whenChosen([options, precision, &run] {
        if (precision.isGiven()) {
            options->precision = options->common.precision;
        }
        run = [options] { bench(*options); };
    });
}

}  // namespace latentwalk::cli
