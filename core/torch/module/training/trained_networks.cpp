// SPDX-License-Identifier: GPL-3.0-or-later

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <malloc.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "core/torch/module/functions.h"
#include "core/torch/module/torch_network.h"
#include "core/torch/module/training/grown_networks.h"
#include "core/torch/module/training/layer_function.h"

namespace latentwalk::with_torch {
namespace {

using training::Loss;
using training::StepInput;
using training::StepLosses;

constexpr double kPenalty = 10;   // WGAN-GP's (Gulrajani et al. 2017) and, halved, R1's
constexpr double kDrift = 0.001;  // Karras et al. 2018, appendix A

// What a step allocates comes back to it in the next one. The C library would give large blocks back to the system each
// time, and fresh pages cost more than the arithmetic in them.
void keepFreedMemory() {
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 512 << 20);
#endif
}

at::ScalarType factorsOf(const training::TrainingSettings& settings) {
    return settings.precision == Precision::BFloat16 ? at::kBFloat16 : at::kFloat;
}

struct RecordedStep {
    const c10::InferenceMode inference{false};
    const c10::AutoGradMode gradients{true};
};

class TrainedNetworks final : public training::Networks {
public:
    TrainedNetworks(const training::TrainingSettings& settings, at::Device device, int threads,
                    std::shared_ptr<training::TrainingGroup> group)
        : m_settings(settings),
          m_device(device),
          m_threads(threads),
          m_group(std::move(group)),
          m_generator(generatorLayers(settings), device, true, factorsOf(settings)),
          m_discriminator(discriminatorLayers(settings), device, true, m_generator.factors()),
          m_average(generatorLayers(settings), device, false) {}

    StepLosses step(const StepInput& input) override {
        return translated([&] {
            const RecordedStep recorded;
            useThreads(m_threads);
            ++m_steps;
            StepLosses losses;
            discriminatorStep(input, losses);
            generatorStep(input, losses);
            sumLosses(losses);
            const double decay = input.averageDecay.value_or(m_settings.averageDecay);
            if (input.youngDecay) {
                m_average.follow(m_generator, decay, *input.youngDecay,
                                 [&](const std::string& layer) { return joinsAt(layer, input.scale); });
            } else {
                m_average.follow(m_generator, decay);
            }
            return losses;
        });
    }

    void forgetMoments() override {
        m_generator.forgetMoments();
        m_discriminator.forgetMoments();
        m_steps = 0;
    }

    std::vector<training::NamedArray> arrays() const override {
        using namespace training;
        std::vector<NamedArray> arrays;
        m_generator.appendTo(arrays, std::string(kGenerator));
        m_discriminator.appendTo(arrays, std::string(kDiscriminator));
        m_average.appendTo(arrays, std::string(kAverage));
        for (const bool second : {false, true}) {
            m_generator.appendMomentsTo(arrays, std::string(kGenerator), second);
            m_discriminator.appendMomentsTo(arrays, std::string(kDiscriminator), second);
        }
        return arrays;
    }

    void set(const std::vector<training::NamedArray>& arrays, std::int64_t steps) override {
        m_generator.take(arrays, std::string(training::kGenerator));
        m_discriminator.take(arrays, std::string(training::kDiscriminator));
        m_average.take(arrays, std::string(training::kAverage));
        m_steps = steps;
    }

    std::int64_t adamSteps() const override { return m_steps; }

    Images paint(std::span<const float> latents, std::int64_t count, int scale, float alpha) override {
        return translated([&] {
            const c10::InferenceMode inference;
            useThreads(m_threads);
            const std::int64_t side = Architecture::resolution(scale);
            Images images{count, 3, side, side, {}};
            // A batch at a time: more memory than a step's is not asked for.
            for (std::int64_t first = 0; first < count; first += m_settings.batch) {
                const std::int64_t some = std::min(m_settings.batch, count - first);
                const at::Tensor z = tensorOf(latents.subspan(static_cast<std::size_t>(first * m_settings.latentSize)),
                                              {some, m_settings.latentSize});
                const at::Tensor painted =
                    generated(m_average, z, scale, alpha, Learning::Off).to(at::kCPU).contiguous();
                const float* const values = painted.data_ptr<float>();
                images.values.insert(images.values.end(), values, values + painted.numel());
            }
            return images;
        });
    }

private:
    at::Tensor tensorOf(std::span<const float> values, at::IntArrayRef shape) const {
        at::Tensor tensor = at::empty(shape, at::kFloat);
        std::copy_n(values.begin(), tensor.numel(), tensor.data_ptr<float>());
        return tensor.to(m_device);
    }

    at::Tensor latentsOf(const std::vector<float>& values, const StepInput& input) const {
        return tensorOf(values, {input.count, m_settings.latentSize});
    }

    // The mean over images of (|gradient of the judgement by the image| - target)^2 as a sum, times `weight`.
    at::Tensor gradientPenalty(const at::Tensor& images, const StepInput& input, bool toOne) {
        const at::Tensor leaf = images.detach().set_requires_grad(true);
        const at::Tensor judgement = judged(m_discriminator, leaf, input.scale, input.alpha, Learning::On).sum();
        const at::Tensor gradient = torch::autograd::grad({judgement}, {leaf}, {}, true, true)[0];
        const at::Tensor squares = gradient.flatten(1).square().sum(1);
        return toOne ? kPenalty * (squares.sqrt() - 1).square().sum() : kPenalty / 2 * squares.sum();
    }

    // The losses are sums over the batch; so are their derivatives.
    void sumGradients(Parameters& parameters) const {
        if (m_group) {
            parameters.sumGradients(*m_group);
        }
    }

    void sumLosses(StepLosses& losses) const {
        if (m_group) {
            std::array sums{losses.real, losses.fake, losses.penalty, losses.drift, losses.generator};
            m_group->sum(std::span<double>(sums));
            losses = {sums[0], sums[1], sums[2], sums[3], sums[4]};
        }
    }

    void discriminatorStep(const StepInput& input, StepLosses& losses) {
        const std::int64_t side = Architecture::resolution(input.scale);
        const at::Tensor reals = fadedReals(tensorOf(input.reals, {input.count, 3, side, side}), input.alpha);
        const at::Tensor latents = latentsOf(input.discriminatorLatents, input);
        const at::Tensor fakes = [&] {
            const at::NoGradGuard still;
            return generated(m_generator, latents, input.scale, input.alpha, Learning::Off);
        }();
        m_discriminator.clearGradients();
        at::Tensor onReals, onFakes;
        if (judgedTogether(input.count)) {
            const at::Tensor both =
                judged(m_discriminator, at::cat({reals, fakes}), input.scale, input.alpha, Learning::On);
            onReals = both.slice(0, 0, input.count);
            onFakes = both.slice(0, input.count, 2 * input.count);
        } else {
            onReals = judged(m_discriminator, reals, input.scale, input.alpha, Learning::On);
            onFakes = judged(m_discriminator, fakes, input.scale, input.alpha, Learning::On);
        }
        at::Tensor real, fake, penalty, drift;
        if (m_settings.loss == Loss::WassersteinPenalty) {
            real = -onReals.sum();
            fake = onFakes.sum();
            const at::Tensor mix = tensorOf(input.mix, {input.count, 1, 1, 1});
            penalty = gradientPenalty(mix * reals + (1 - mix) * fakes, input, true);
            drift = kDrift * onReals.square().sum();
        } else {
            real = at::softplus(-onReals).sum();
            fake = at::softplus(onFakes).sum();
            penalty = gradientPenalty(reals, input, false);
            drift = at::zeros_like(real);
        }
        torch::autograd::backward({real + fake + penalty + drift}, {});
        sumGradients(m_discriminator);
        m_discriminator.adamStep(input.rate, m_steps);
        losses.real = real.item<double>();
        losses.fake = fake.item<double>();
        losses.penalty = penalty.item<double>();
        losses.drift = drift.item<double>();
    }

    void generatorStep(const StepInput& input, StepLosses& losses) {
        m_generator.clearGradients();
        const at::Tensor fakes =
            generated(m_generator, latentsOf(input.generatorLatents, input), input.scale, input.alpha, Learning::On);
        const at::Tensor judgement = judged(m_discriminator, fakes, input.scale, input.alpha, Learning::Off);
        const at::Tensor loss =
            m_settings.loss == Loss::WassersteinPenalty ? -judgement.sum() : at::softplus(-judgement).sum();
        torch::autograd::backward({loss}, {});
        sumGradients(m_generator);
        m_generator.adamStep(input.rate, m_steps);
        losses.generator = loss.item<double>();
    }

    training::TrainingSettings m_settings;
    at::Device m_device;
    int m_threads;
    std::shared_ptr<training::TrainingGroup> m_group;
    std::int64_t m_steps = 0;
    Parameters m_generator;
    Parameters m_discriminator;
    Parameters m_average;
};

}  // namespace

bool trainsInBfloat16(bool cuda) {
    return translated([&] { return multipliesInBfloat16(cuda ? at::kCUDA : at::kCPU); });
}

std::unique_ptr<training::Networks> trainedNetworks(const training::TrainingSettings& settings, bool cuda, int threads,
                                                    std::shared_ptr<training::TrainingGroup> group) {
    if (cuda) {
        makeCudaRepeatable();
    }
    return translated([&]() -> std::unique_ptr<training::Networks> {
        const RecordedStep recorded;
        useThreads(threads);
        keepFreedMemory();
        at::Device device(at::kCPU);
        if (cuda) {
            const int card = group ? group->place().local : 0;
            device = at::Device(at::kCUDA, static_cast<at::DeviceIndex>(card % at::getNumGPUs()));
        }
        return std::make_unique<TrainedNetworks>(settings, device, threads, std::move(group));
    });
}

}  // namespace latentwalk::with_torch
