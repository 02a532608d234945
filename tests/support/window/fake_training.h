// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <semaphore>
#include <stdexcept>
#include <vector>

#include "tests/training/fake_networks.h"
#include "tests/training/training_pictures.h"
#include "ui/training/training_order.h"

namespace latentwalk::test {

// How long tests wait for what is done beside them, in milliseconds: other tests, and slower machines, may take their
// time.
inline constexpr int kPatience = 60'000;

// What tests tell a fake training and learn from it, from any thread.
struct TrainingControl {
    std::atomic<bool> gated{false};           // each step waits until it may be taken:
    std::counting_semaphore<100000> gate{0};  // so many may
    std::atomic<int> steps{0};                // that were taken
    std::atomic<int> failsAt{0};              // the step that fails, counted from 1
    std::atomic<bool> painting{false};        // the explorer wants the processor
    std::atomic<double> now{0};
    std::atomic<double> tick{0.01};        // seconds between two looks at the clock
    std::atomic<double> secondsOfWork{0};  // that a step takes besides, for each of training::workOf()

    // The sizes of the networks that took a step, and the widths of those that were made, one after the other.
    void noteStep(std::int64_t side) {
        const std::lock_guard lock(m_mutex);
        m_sides.push_back(side);
    }
    void noteMade(std::int64_t width) {
        const std::lock_guard lock(m_mutex);
        m_widths.push_back(width);
    }
    std::vector<std::int64_t> sidesOfSteps() const {
        const std::lock_guard lock(m_mutex);
        return m_sides;
    }
    std::vector<std::int64_t> widthsMade() const {
        const std::lock_guard lock(m_mutex);
        return m_widths;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::int64_t> m_sides;
    std::vector<std::int64_t> m_widths;
};

class ControlledNetworks final : public training::Networks {
public:
    ControlledNetworks(std::shared_ptr<TrainingControl> control, const training::TrainingSettings& settings)
        : m_control(std::move(control)), m_settings(settings), m_fake(settings) {}

    training::StepLosses step(const training::StepInput& input) override {
        if (m_control->gated) {
            m_control->gate.acquire();
        }
        m_control->noteStep(m_settings.side);
        if (++m_control->steps == m_control->failsAt) {
            throw std::runtime_error("The fake training was told to fail.");
        }
        m_control->now = m_control->now + m_control->secondsOfWork * static_cast<double>(input.count) *
                                              training::workOf(m_settings, input.scale);
        return m_fake.step(input);
    }
    void forgetMoments() override { m_fake.forgetMoments(); }
    std::vector<training::NamedArray> arrays() const override { return m_fake.arrays(); }
    void set(const std::vector<training::NamedArray>& arrays, std::int64_t steps) override {
        m_fake.set(arrays, steps);
    }
    std::int64_t adamSteps() const override { return m_fake.adamSteps(); }
    Images paint(std::span<const float> latents, std::int64_t count, int scale, float alpha) override {
        return m_fake.paint(latents, count, scale, alpha);
    }

private:
    std::shared_ptr<TrainingControl> m_control;
    training::TrainingSettings m_settings;
    FakeNetworks m_fake;
};

// A training that takes no time. It waits for the explorer for as long as that paints.
inline TrainingSeams fakeTraining(const std::shared_ptr<TrainingControl>& control) {
    TrainingSeams seams = trainingSeams();
    seams.networks = [control](const training::TrainingSettings& settings) {
        control->noteMade(settings.width);
        return std::make_unique<ControlledNetworks>(control, settings);
    };
    seams.distance = [](int) {
        return [](const Images&, const Images&, std::uint64_t) { return std::vector<double>{5}; };
    };
    seams.seconds = [control] {
        control->now = control->now + control->tick;
        return control->now.load();
    };
    seams.begin = {};
    seams.isPainting = [control] { return control->painting.load(); };
    seams.facesEvery = 0;
    seams.tryEvery = 0;
    seams.longestWait = 1'000'000'000;
    return seams;
}

// Up to 8x8 in 30 steps of four pictures.
inline training::TrainingSettings tinyTraining() {
    training::TrainingSettings settings;
    settings.side = 8;
    settings.width = 4;
    settings.latentSize = 4;
    settings.batch = 4;
    settings.phaseImages = 40;
    return settings;
}

// Of noise in `folder`/pictures; the run is in `folder`/run.
inline TrainingOrder tinyOrder(const QString& folder) {
    writeNoise(folder + QStringLiteral("/pictures"), 8);
    TrainingOrder order;
    order.folder = (folder + QStringLiteral("/pictures")).toStdString();
    order.files = {(folder + QStringLiteral("/run")).toStdString()};
    order.settings = tinyTraining();
    order.costs = {{0.1, 1000}, {0.2, 1000}};
    return order;
}

}  // namespace latentwalk::test
