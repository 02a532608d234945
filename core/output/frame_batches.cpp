#include "core/output/frame_batches.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

#include "core/output/batch_size.h"
#include "core/output/picture_file.h"

namespace latentwalk {
Range rangeOf(const Session& session) {
    return session.stretch ? Range::Each : Range::Fixed;
}

std::int64_t commonSize(const Session& session) {
    if (!session.growth) {
        return 0;
    }
    return Architecture::resolution(static_cast<int>(std::ceil(std::max(session.growth->from, session.growth->to))));
}

Picture enlargedTo(Picture picture, std::int64_t size) {
    return size > picture.width ? enlarged(picture, static_cast<int>(size / picture.width)) : picture;
}

bool forEachBatch(Generator& generator, std::int64_t count, const std::function<Moment(std::int64_t)>& momentOf,
                  const std::function<void(std::int64_t, Images)>& take,
                  const std::function<bool(std::int64_t)>& goOn) {
    using Clock = std::chrono::steady_clock;
    BatchSize size;
    std::optional<Moment> next;
    for (std::int64_t done = 0; done < count;) {
        Moment first = next ? std::move(*next) : momentOf(done);
        next.reset();
        const GenerateOptions options = first.options;
        LatentBatch batch{0, static_cast<std::int64_t>(first.latent.size()), {}};
        batch.append(first.latent);
        while (batch.count < size.next() && done + batch.count < count) {
            Moment moment = momentOf(done + batch.count);
            if (moment.options.scale != options.scale || moment.options.alpha != options.alpha) {
                next = std::move(moment);
                break;
            }
            batch.append(moment.latent);
        }
        const auto begin = Clock::now();
        Images images = generator.generate(batch, options);
        size.took(batch.count, std::chrono::duration<double>(Clock::now() - begin).count());
        take(done, std::move(images));
        done += batch.count;
        if (!goOn(done)) {
            return false;
        }
    }
    return true;
}

bool forEachPicture(Generator& generator, std::int64_t count, const std::function<Moment(std::int64_t)>& momentOf,
                    Range range, const std::function<void(std::int64_t, Picture)>& take,
                    const std::function<bool(std::int64_t)>& goOn) {
    return forEachBatch(
        generator, count, momentOf,
        [&](std::int64_t first, const Images& images) {
            for (std::int64_t i = 0; i < images.count; ++i) {
                take(first + i, toPicture(images, i, range));
            }
        },
        goOn);
}

}  // namespace latentwalk
