// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/output/frame_batches.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "core/output/batch_size.h"
#include "core/picture/resize.h"
#include "core/walk/growth.h"

namespace latentwalk {

Range rangeOf(const Session& session) {
    return session.stretch ? Range::Each : Range::Fixed;
}

std::int64_t commonSize(const Session& session) {
    if (!session.growth) {
        return 0;
    }
    return Architecture::resolution(grownScale(std::max(session.growth->from, session.growth->to)).scale);
}

Picture enlargedTo(Picture picture, std::int64_t size) {
    return size > picture.width ? enlarged(picture, static_cast<int>(size / picture.width)) : picture;
}

namespace {

// forEachBatch() for whatever `make` makes of latents and options.
template <typename Make, typename Take>
void inBatches(std::int64_t count, const std::function<Moment(std::int64_t)>& momentOf, const Make& make,
               const Take& take, const std::function<void(std::int64_t)>& tell) {
    using Clock = std::chrono::steady_clock;
    BatchSize size;
    std::optional<Moment> next;
    for (std::int64_t done = 0; done < count;) {
        Moment first = next ? std::move(*next) : momentOf(done);
        next.reset();
        const GenerateOptions options = first.options;
        LatentBatch batch{0, static_cast<std::int64_t>(first.latent.size()), {}};
        batch.append(first.latent, first.offsets);
        while (batch.count < size.next() && done + batch.count < count) {
            Moment moment = momentOf(done + batch.count);
            if (moment.options.scale != options.scale || moment.options.alpha != options.alpha) {
                next = std::move(moment);
                break;
            }
            batch.append(moment.latent, moment.offsets);
        }
        const auto begin = Clock::now();
        auto made = make(batch, options);
        size.took(batch.count, std::chrono::duration<double>(Clock::now() - begin).count());
        take(done, std::move(made));
        done += batch.count;
        tell(done);
    }
}

}  // namespace

void forEachBatch(Generator& generator, std::int64_t count, const std::function<Moment(std::int64_t)>& momentOf,
                  const std::function<void(std::int64_t, Images)>& take,
                  const std::function<void(std::int64_t)>& tell) {
    const auto make = [&](const LatentBatch& latents, const GenerateOptions& options) {
        return generator.generate(latents, options);
    };
    inBatches(count, momentOf, make, take, tell);
}

void forEachPicture(Generator& generator, std::int64_t count, const std::function<Moment(std::int64_t)>& momentOf,
                    Range range, const std::function<void(std::int64_t, Picture)>& take,
                    const std::function<void(std::int64_t)>& tell) {
    const auto make = [&](const LatentBatch& latents, const GenerateOptions& options) {
        if (range == Range::Fixed) {
            return generator.pictures(latents, options);
        }
        const Images images = generator.generate(latents, options);
        std::vector<Picture> pictures;
        for (std::int64_t i = 0; i < images.count; ++i) {
            pictures.push_back(toPicture(images, i, range));
        }
        return pictures;
    };
    const auto takeEach = [&](std::int64_t first, std::vector<Picture> pictures) {
        for (Picture& picture : pictures) {
            take(first++, std::move(picture));
        }
    };
    inBatches(count, momentOf, make, takeEach, tell);
}

}  // namespace latentwalk
