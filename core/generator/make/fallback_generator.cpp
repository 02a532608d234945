// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/generator/make/fallback_generator.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace latentwalk {

FallbackGenerator::FallbackGenerator(std::unique_ptr<Generator> first, Make makeSpare, Notice notice)
    : m_current(std::move(first)),
      m_makeSpare(std::move(makeSpare)),
      m_notice(std::move(notice)),
      m_largestBatch(std::numeric_limits<std::int64_t>::max()) {}

const Architecture& FallbackGenerator::architecture() const {
    return m_current->architecture();
}

bool FallbackGenerator::hasHead(int scale) const {
    return m_current->hasHead(scale);
}

Message FallbackGenerator::device() const {
    return m_current->device();
}

bool FallbackGenerator::isOnCard() const {
    return m_current->isOnCard();
}

Precision FallbackGenerator::precision() const {
    return m_current->precision();
}

void FallbackGenerator::moveToSpare() {
    const Message before = m_current->device();
    m_current = m_makeSpare();
    m_makeSpare = {};
    m_largestBatch = std::numeric_limits<std::int64_t>::max();
    if (m_notice) {
        m_notice(Core::says("%1 has too little memory for one image; images are made on %2 now")(before,
                                                                                                 m_current->device()));
    }
}

void FallbackGenerator::inBatches(const LatentBatch& latents, const std::function<void(const LatentBatch&)>& make) {
    std::int64_t done = 0;
    do {
        const std::int64_t batch = std::min(latents.count - done, m_largestBatch);
        try {
            make(latents.slice(done, batch));
            done += batch;
        } catch (const OutOfMemoryError&) {
            if (batch > 1) {
                m_largestBatch = batch / 2;
                if (m_notice) {
                    m_notice(Core::says("%1 has too little memory for %2 images at once; batches of %3 are used now")(
                        m_current->device(), batch, m_largestBatch));
                }
            } else if (m_makeSpare) {
                moveToSpare();
            } else {
                throw;
            }
        }
    } while (done < latents.count);
}

Images FallbackGenerator::generate(const LatentBatch& latents, const GenerateOptions& options) {
    Images all;
    inBatches(latents, [&](const LatentBatch& batch) {
        Images part = m_current->generate(batch, options);
        if (all.values.empty()) {
            all = std::move(part);
        } else {
            // Not insert(): GCC 14 sees an overflow in it that is not there.
            const auto before = all.values.size();
            all.values.resize(before + part.values.size());
            std::ranges::copy(part.values, std::next(all.values.begin(), static_cast<std::ptrdiff_t>(before)));
            all.count += part.count;
        }
    });
    return all;
}

std::vector<Picture> FallbackGenerator::pictures(const LatentBatch& latents, const GenerateOptions& options) {
    std::vector<Picture> all;
    inBatches(latents, [&](const LatentBatch& batch) {
        std::ranges::move(m_current->pictures(batch, options), std::back_inserter(all));
    });
    return all;
}

}  // namespace latentwalk
