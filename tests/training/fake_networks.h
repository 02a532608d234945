// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <numeric>

#include "core/training/values/networks.h"

namespace latentwalk::test {

// Networks without arithmetic: a step mixes all of its input into one weight, so that a run that was given anything
// else ends elsewhere.
class FakeNetworks final : public training::Networks {
public:
    explicit FakeNetworks(const training::TrainingSettings& settings) : m_settings(settings) {}

    training::StepLosses step(const training::StepInput& input) override {
        float& mark = m_arrays.front().values.front();
        for (const auto* values : {&input.reals, &input.discriminatorLatents, &input.generatorLatents, &input.mix}) {
            for (const float value : *values) {
                mark = mark * 0.999F + value;
            }
        }
        mark += input.alpha + static_cast<float>(input.scale) + static_cast<float>(input.rate);
        rates.push_back(input.rate);
        ++m_steps;
        training::StepLosses losses;
        if (divergesAt == static_cast<int>(rates.size())) {
            losses.fake = NAN;
            mark = NAN;
        }
        return losses;
    }
    void forgetMoments() override {
        ++forgotten;
        m_steps = 0;
    }
    std::vector<training::NamedArray> arrays() const override { return m_arrays; }
    void set(const std::vector<training::NamedArray>& arrays, std::int64_t steps) override {
        m_arrays = training::expectedArrays(m_settings);
        for (training::NamedArray& array : m_arrays) {
            const training::NamedArray* const given = find(arrays, array.name);
            const std::int64_t count =
                std::accumulate(array.shape.begin(), array.shape.end(), std::int64_t{1}, std::multiplies<>());
            array.values = given != nullptr ? given->values : std::vector<float>(static_cast<std::size_t>(count));
        }
        m_steps = steps;
    }
    std::int64_t adamSteps() const override { return m_steps; }
    Images paint(std::span<const float> latents, std::int64_t count, int scale, float alpha) override {
        paintedAlpha = alpha;
        const std::int64_t side = Architecture::resolution(scale);
        Images images{count, 3, side, side, std::vector<float>(static_cast<std::size_t>(count * 3 * side * side))};
        for (std::size_t i = 0; i < images.values.size(); ++i) {
            images.values[i] = latents[i % latents.size()] / 4;
        }
        return images;
    }

    int divergesAt = 0;  // the step that does, counted from 1
    int forgotten = 0;
    float paintedAlpha = -1;
    std::vector<double> rates;

private:
    training::TrainingSettings m_settings;
    std::vector<training::NamedArray> m_arrays;
    std::int64_t m_steps = 0;
};

}  // namespace latentwalk::test
