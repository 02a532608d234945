// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "core/generator/make/make_generator.h"
#include "core/generator/make/make_gradient.h"
#include "core/generator/torch/torch_generator.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"

// What a step of a search for a face costs (forward and backward, latent and offsets at 4x4 and 8x8, full size) on the
// built-in model: beside a frame of the generator in the same precision (to be at most 3 times as much) and beside
// LibTorch's autograd in float32 (to be at least 3 times as fast), all in turn. gradient_bench [THREADS [ROUNDS]]
// (default: all physical cores, 15).
using namespace latentwalk;

namespace {

struct Row {
    std::string name;
    std::function<void()> work;
    std::vector<double> milliseconds = {};

    double median() {
        std::ranges::nth_element(milliseconds, milliseconds.begin() + std::ssize(milliseconds) / 2);
        return milliseconds[milliseconds.size() / 2];
    }
};

double timed(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void run(int rounds) {
    const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
    const Architecture& architecture = checkpoint.architecture;
    const int last = architecture.scaleCount() - 1;
    const Latent latent = sampleLatent(1, architecture.latentSize);
    const FaceOffsets offsets = zeroOffsets(architecture, 2);
    const auto batch = LatentBatch::of(latent, std::make_shared<FaceOffsets>(offsets));
    std::vector<float> byImage(static_cast<std::size_t>(architecture.outputChannels * architecture.fullResolution() *
                                                        architecture.fullResolution()));
    for (std::size_t i = 0; i < byImage.size(); ++i) {
        byImage[i] = static_cast<float>(i % 7) - 3;
    }
    std::vector<Row> rows;
    std::vector<std::shared_ptr<Generator>> generators;
    std::vector<std::shared_ptr<ImageGradient>> gradients;
    const auto add = [&](const std::string& name, std::shared_ptr<ImageGradient> gradient) {
        gradients.push_back(gradient);
        rows.push_back({name + " step", [=, &latent, &offsets, &byImage] {
                            gradient->forward(latent, offsets, last);
                            gradient->backward(byImage);
                        }});
    };
    std::vector<Precision> precisions{Precision::Float32};
    if (canCompute(Precision::BFloat16, Device::Cpu)) {
        precisions.push_back(Precision::BFloat16);
    }
    for (const Precision precision : precisions) {
        const GeneratorSettings settings{{}, Device::Cpu, precision, {}};
        const std::string name(nameOf(precision));
        const std::shared_ptr<Generator> generator = makeGenerator(checkpoint, settings);
        rows.push_back({name + " frame", [=, &batch] { generator->generate(batch); }});
        add(name, makeImageGradient(checkpoint, settings));
        rows.push_back({name + " forward", [gradient = gradients.back(), last, &latent, &offsets] {
                            gradient->forward(latent, offsets, last);
                        }});
    }
    add("autograd float32", makeTorchGradient(architecture, checkpoint.weights(), false));
    for (int i = 0; i < 16; ++i) {  // the layers look for their fastest way in their first runs
        for (Row& row : rows) {
            if (i < 2 || &row != &rows.back()) {
                row.work();
            }
        }
    }
    for (int round = 0; round < rounds; ++round) {
        for (Row& row : rows) {
            row.milliseconds.push_back(timed(row.work));
        }
    }
    std::printf("%d threads, median of %d rounds in turn\n", threads(), rounds);
    const double autograd = rows.back().median();
    double frame = 0;
    for (Row& row : rows) {
        const double median = row.median();
        std::printf("%-24s %8.1f ms", row.name.c_str(), median);
        if (row.name.ends_with("frame")) {
            frame = median;
        } else if (&row != &rows.back()) {
            std::printf("  %5.2f frames", median / frame);
        }
        if (row.name.ends_with("step") && &row != &rows.back()) {
            std::printf("  %5.2f times as fast as autograd", autograd / median);
        }
        std::printf("\n");
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        setThreads(argc > 1 ? std::atoi(argv[1]) : 0);
        run(argc > 2 ? std::max(std::atoi(argv[2]), 1) : 15);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
