// SPDX-License-Identifier: GPL-3.0-or-later
// How many images a training step takes a second: train_bench SCALE WIDTH BATCH THREADS ALPHA SECONDS [logistic]
// [bfloat16]. train_bench.py runs it by turns with the same step written in Python.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "core/torch/torch_functions.h"
#include "core/training/values/networks.h"

using namespace latentwalk;
using namespace latentwalk::training;

int main(int argc, char** argv) {
    if (argc < 7) {
        std::fprintf(stderr, "train_bench SCALE WIDTH BATCH THREADS ALPHA SECONDS [logistic] [bfloat16]\n");
        return 2;
    }
    const int scale = std::atoi(argv[1]);
    TrainingSettings settings;
    settings.side = Architecture::resolution(scale);
    settings.width = settings.latentSize = std::atoi(argv[2]);
    settings.batch = std::atoi(argv[3]);
    settings.threads = std::atoi(argv[4]);
    for (int i = 7; i < argc; ++i) {
        if (argv[i] == std::string_view("logistic")) {
            settings.loss = Loss::Logistic;
        } else if (argv[i] == nameOf(Precision::BFloat16)) {
            settings.precision = Precision::BFloat16;
        }
    }
    Random random(1);
    const auto networks = torchFunctions().trainedNetworks(settings, false, settings.threads, {});
    networks->set(initialArrays(settings, random), 0);
    StepInput input;
    input.scale = scale;
    input.alpha = std::strtof(argv[5], nullptr);
    input.count = settings.batch;
    input.reals = random.uniforms(settings.batch * 3 * settings.side * settings.side);
    const auto step = [&] {
        input.discriminatorLatents = random.normals(settings.batch * settings.latentSize);
        input.generatorLatents = random.normals(settings.batch * settings.latentSize);
        input.mix = random.uniforms(settings.batch);
        if (!networks->step(input).finite()) {
            std::fprintf(stderr, "diverged\n");
            std::exit(1);
        }
    };
    step();
    step();
    const auto now = [] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    };
    const double begin = now(), most = std::atof(argv[6]);
    const std::clock_t processor = std::clock();
    int steps = 0;
    do {
        step();
        ++steps;
    } while (now() - begin < most);
    const double images = static_cast<double>(steps) * static_cast<double>(settings.batch);
    std::printf("%.2f images a second, %.2f a second of processor time\n", images / (now() - begin),
                images / (static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC));
    return 0;
}
