// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generator/generator.h"

#include <functional>
#include <memory>
#include <string>

namespace latentwalk {

// A generator that survives a full device: a batch that does not fit is halved until it does, and when not even one
// image fits, everything moves to the generator that `makeSpare` gives (the CPU's). Each step down is told once through
// `notice`. Other errors pass through.
class FallbackGenerator final : public Generator {
public:
    using Make = std::function<std::unique_ptr<Generator>()>;

    FallbackGenerator(std::unique_ptr<Generator> first, Make makeSpare, Notice notice);

    const Architecture& architecture() const override;
    bool hasHead(int scale) const override;
    Message device() const override;
    bool isOnCard() const override;
    Precision precision() const override;
    Images generate(const LatentBatch& latents, const GenerateOptions& options) override;
    std::vector<Picture> pictures(const LatentBatch& latents, const GenerateOptions& options) override;

private:
    // Hands all latents to `make` in batches as large as fit.
    void inBatches(const LatentBatch& latents, const std::function<void(const LatentBatch&)>& make);
    void moveToSpare();

    std::unique_ptr<Generator> m_current;
    Make m_makeSpare;  // empty once it has been used
    Notice m_notice;
    std::int64_t m_largestBatch;
};

}  // namespace latentwalk
