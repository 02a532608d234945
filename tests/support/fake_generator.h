// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <new>
#include <string>
#include <thread>

#include "core/generator/generator.h"
#include "core/message/file_error.h"

namespace latentwalk::test {

// How a fake fails: with an error of its own, as a device without memory does, as a program without memory does,
// because of a file, or with something that is not a std::exception.
enum class Fault { Generator, OutOfMemory, BadAlloc, File, Odd };

// What tests tell a fake generator and learn from it, from any thread, also while it runs and after it is gone.
struct FakeControl {
    std::atomic<int> delayMilliseconds{0};
    std::atomic<int> failures{0};                // so many of the next calls throw
    std::atomic<Fault> fault{Fault::Generator};  // so they do
    std::atomic<float> poison{99};               // so does every call with a latent that begins with this
    std::atomic<float> contrast{1};              // of the pictures of calls that begin from now on
    std::atomic<int> calls{0};
    std::atomic<int> images{0};         // that these calls were asked for
    std::atomic<int> running{0};        // calls that are running now
    std::atomic<int> alive{0};          // fakes that exist
    std::atomic<bool> held{false};      // calls wait until release(); who holds them releases them before all else ends
    std::atomic<bool> fellBack{false};  // they compute in float32 from now on, as after a card has no memory left

    void release() {
        held = false;
        held.notify_all();
    }
};

// A generator without weights: the picture is a function of the latent, another one for every latent. Its first
// component is the red of the picture, the second the green, the third the blue, exactly; where it has labels, the blue
// is the last label. Of a face with offsets the first number of that at 4x4 is added to the green.
class FakeGenerator final : public Generator {
public:
    explicit FakeGenerator(std::shared_ptr<FakeControl> control, std::int64_t latentSize = 8, int scales = 3,
                           Precision precision = Precision::Float32)
        : m_control(std::move(control)), m_precision(precision) {
        m_architecture.latentSize = latentSize;
        m_architecture.depths.assign(static_cast<std::size_t>(scales), 4);
        ++m_control->alive;
    }
    ~FakeGenerator() override { --m_control->alive; }
    void setLabels(Labels labels) { m_architecture.labels = std::move(labels); }

    const Architecture& architecture() const override { return m_architecture; }
    bool hasHead(int) const override { return true; }
    Message device() const override { return cpuDevice(2); }
    Precision precision() const override { return m_control->fellBack ? Precision::Float32 : m_precision; }

    Images generate(const LatentBatch& latents, const GenerateOptions& options) override {
        ++m_control->calls;
        m_control->images += static_cast<int>(latents.count);
        ++m_control->running;
        const float contrast = m_control->contrast;
        m_control->held.wait(true);
        std::this_thread::sleep_for(std::chrono::milliseconds(m_control->delayMilliseconds));
        --m_control->running;
        if (m_control->failures > 0) {
            --m_control->failures;
            fail();
        }
        for (std::int64_t i = 0; i < latents.count; ++i) {
            if (latents.row(i)[0] == m_control->poison) {
                fail();
            }
        }
        if (latents.size != m_architecture.latentSize) {
            throw GeneratorError(std::string("A latent of the wrong size reached the generator."));
        }
        const std::int64_t side = Architecture::resolution(options.scale.value_or(m_architecture.scaleCount() - 1));
        Images images{latents.count, 3, side, side, {}};
        for (std::int64_t i = 0; i < latents.count; ++i) {
            const std::size_t blue = m_architecture.labels.empty() ? 2 : latents.row(i).size() - 1;
            const FaceOffsets* const offsets = latents.offsetsOf(i);
            const float added = offsets && !offsets->scales[0].empty() ? offsets->scales[0].front() : 0.0F;
            for (const std::size_t channel : {std::size_t{0}, std::size_t{1}, blue}) {
                images.values.insert(images.values.end(), static_cast<std::size_t>(side * side),
                                     latents.row(i)[channel] / 3 * contrast + (channel == 1 ? added : 0.0F));
            }
        }
        return images;
    }

private:
    [[noreturn]] void fail() const {
        switch (m_control->fault) {
            case Fault::OutOfMemory:
                throw OutOfMemoryError(std::string("not enough memory for the image"));
            case Fault::BadAlloc:
                throw std::bad_alloc();
            case Fault::File:
                throw FileError("fake.pth", Core::about("%1 was told to fail"));
            case Fault::Odd:
                throw 42;
            case Fault::Generator:
                break;
        }
        throw GeneratorError(std::string("The fake was told to fail."));
    }

    std::shared_ptr<FakeControl> m_control;
    Precision m_precision;
    Architecture m_architecture;
};

}  // namespace latentwalk::test
