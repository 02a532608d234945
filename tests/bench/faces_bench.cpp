// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <vector>

#include "core/faces/face_reader.h"
#include "core/faces/open_face_networks.h"
#include "core/generator/make/make_generator.h"
#include "core/latent/latent.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"
#include "core/processor/threads.h"

// Paints and scores faces of the built-in model, and prints how long each of both took. Scoring 1,000 faces on two
// cores is to take at most 90 seconds in all. faces_bench [FACES] [THREADS] (default: 1000 and 2).
using namespace latentwalk;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
    const int faces = argc > 1 ? std::atoi(argv[1]) : 1000;
    const int threads = argc > 2 ? std::atoi(argv[2]) : 2;
    setThreads(threads);
    const auto begin = Clock::now();
    const Checkpoint checkpoint = openCheckpoint(builtInModelPath());
    const auto generator = makeGenerator(checkpoint);
    const auto networks = faces::builtInFaceNetworks();
    std::vector<faces::FaceReader> readers;
    for (int i = 0; i < threads; ++i) {
        readers.emplace_back(networks);
    }
    const double opening = secondsSince(begin);

    constexpr int kBatch = 32;
    double painting = 0;
    double reading = 0;
    int readable = 0;
    for (int first = 0; first < faces; first += kBatch) {
        auto start = Clock::now();
        LatentBatch latents{0, checkpoint.architecture.latentSize, {}};
        for (int seed = first; seed < std::min(first + kBatch, faces); ++seed) {
            latents.append(sampleLatent(static_cast<std::uint64_t>(seed), latents.size));
        }
        const std::vector<Picture> pictures = generator->pictures(latents);
        painting += secondsSince(start);
        start = Clock::now();
        std::vector<std::future<int>> parts;
        for (std::size_t reader = 0; reader < readers.size(); ++reader) {
            parts.push_back(std::async(std::launch::async, [&, reader] {
                int count = 0;
                for (std::size_t i = reader; i < pictures.size(); i += readers.size()) {
                    count += readers[reader].read(pictures[i]).readable ? 1 : 0;
                }
                return count;
            }));
        }
        for (auto& part : parts) {
            readable += part.get();
        }
        reading += secondsSince(start);
    }
    std::printf(
        "%d faces on %d threads: %.1f s (opening %.1f, painting %.1f, scoring %.1f: %.2f ms a face), %d readable\n",
        faces, threads, secondsSince(begin), opening, painting, reading, 1000 * reading / std::max(faces, 1), readable);
    return 0;
}
