// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>

#include "core/latent/found/found_directions.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/model/weights/checkpoint.h"
#include "core/processor/threads.h"

// Measures how long finding directions in the weights takes. Prints one line of JSON:
//   directions_ms  the best of five runs with the ten leading directions
//   components     of a latent
// Usage: directions_bench [MODEL]; without one the built-in model.
int main(int argc, char** argv) {
    using namespace latentwalk;
    try {
        setThreads(0);
        const Checkpoint checkpoint = openCheckpoint(argc > 1 ? std::filesystem::path(argv[1]) : builtInModelPath());
        double best = 1e9;
        for (int run = 0; run < 5; ++run) {
            const auto start = std::chrono::steady_clock::now();
            directionsInWeights(checkpoint.weights(), 10);
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
            best = std::min(best, took.count());
        }
        std::printf("{\"directions_ms\": %.1f, \"components\": %lld}\n", best,
                    static_cast<long long>(checkpoint.architecture.latentSize));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
