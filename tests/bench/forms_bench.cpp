// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <vector>

#include "core/generator/fast/fast_network.h"
#include "core/model/weights/random_checkpoint.h"
#include "core/processor/threads.h"

// Prints, for every layer of the published generators and each kind of arithmetic that this processor has, the
// milliseconds of both forms in turn, how many times the direct form takes that of Winograd's method, and a star behind
// the form that the network uses. forms_bench [THREADS] (default: all physical cores).
using namespace latentwalk;
using namespace latentwalk::fast;

namespace {

constexpr int kRuns = 9;

PreparedLayer zeroWeights(const ConvShape& shape, Form form, const Kernels& kernels) {
    std::int64_t matrices = shape.matrices();
    if (form == Form::Direct) {
        matrices = 0;
        for (const TapPlane& plane : tapPlanes(shape.upsample)) {
            matrices += std::ssize(plane.taps);
        }
    }
    return {AlignedBuffer<std::byte>(
                static_cast<std::size_t>(matrices * shape.inChannels * shape.outChannels * kernels.elementSize)),
            AlignedBuffer<float>(static_cast<std::size_t>(shape.outChannels))};
}

// Times a layer of one shape in one form, all workers taking part; its weights are zero, which costs the same as any.
class FormTimer {
public:
    FormTimer(const ConvShape& shape, Form form, const Kernels& kernels, Workers& workers);

    // Runs the layer once.
    void run();

    // Seconds of the fastest run but the first; 0 before the second.
    double best() const { return m_best; }

private:
    AlignedBuffer<float> m_input;
    ConvLayer m_layer;
    std::vector<Scratch> m_scratch;
    int m_runs = 0;
    double m_best = 0;
};

FormTimer::FormTimer(const ConvShape& shape, Form form, const Kernels& kernels, Workers& workers)
    : m_input(static_cast<std::size_t>((shape.inResolution() + 2) * (shape.inResolution() + 2) * shape.inChannels)),
      m_layer(shape, form, zeroWeights(shape, form, kernels), kernels, workers) {
    for (int worker = 0; worker < workers.count(); ++worker) {
        m_scratch.emplace_back(worker == 0 ? m_layer.firstScratch() : m_layer.otherScratch(), kernels);
    }
}

void FormTimer::run() {
    const auto begin = std::chrono::steady_clock::now();
    m_layer.run(m_input.data(), m_scratch);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (++m_runs > 1) {
        m_best = m_runs == 2 ? took.count() : std::min(m_best, took.count());
    }
}

std::vector<const Kernels*> allKernels() {
    std::vector<const Kernels*> all;
    for (const char* isa : {"portable", "avx2", "avx512"}) {
        if (const Kernels* kernels = floatKernels(isa)) {
            all.push_back(kernels);
        }
    }
    if (const Kernels* kernels = bfloat16Kernels()) {
        all.push_back(kernels);
    }
    return all;
}

void compare(const ConvShape& shape, const Architecture& architecture, const Kernels& kernels, Workers& workers) {
    FormTimer direct(shape, Form::Direct, kernels, workers);
    FormTimer winograd(shape, Form::Winograd, kernels, workers);
    for (int run = 0; run < kRuns; ++run) {
        direct.run();
        winograd.run();
    }
    const bool usesDirect = shape.outResolution <= largestDirectResolution(architecture, kernels.elementSize == 2);
    std::printf("  %s: %.2f%s %.2f%s (%.2f)", kernels.name, direct.best() * 1e3, usesDirect ? "*" : "",
                winograd.best() * 1e3, usesDirect ? "" : "*", direct.best() / winograd.best());
}

}  // namespace

int main(int argc, char** argv) {
    setThreads(argc > 1 ? std::atoi(argv[1]) : 0);
    Workers workers(threads());
    const Architecture architecture = publishedArchitecture(1024);
    std::printf("layer, %d threads: direct and Winograd's form in ms (direct / Winograd)\n", workers.count());
    for (int scale = 0; scale < architecture.scaleCount(); ++scale) {
        const auto at = static_cast<std::size_t>(scale);
        for (const bool upsample : {true, false}) {
            if (scale == 0 && upsample) {
                continue;
            }
            const std::int64_t out = architecture.depths[at];
            const std::int64_t in = upsample ? architecture.depths[at - 1] : out;
            const ConvShape shape{padded(in), padded(out), out, Architecture::resolution(scale), upsample, true, 0.2F};
            std::printf("%4lld %3lld -> %3lld%s:", static_cast<long long>(shape.outResolution),
                        static_cast<long long>(in), static_cast<long long>(out), upsample ? " upsampled" : "");
            for (const Kernels* kernels : allKernels()) {
                compare(shape, architecture, *kernels, workers);
            }
            std::printf("\n");
            std::fflush(stdout);
        }
    }
}
