// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/queued_generator.h"

#include <atomic>
#include <future>
#include <utility>

#include "core/latent/progress.h"

namespace latentwalk {
namespace {

// Apart from those of RenderService, which count from 1.
RequestId nextId() {
    static std::atomic<RequestId> next{RequestId{1} << 63U};
    return next++;
}

}  // namespace

QueuedGenerator::QueuedGenerator(std::shared_ptr<RenderQueue> queue, CheckpointInfo info, std::uint64_t opening,
                                 Urgency urgency)
    : m_queue(std::move(queue)), m_info(std::move(info)), m_opening(opening), m_urgency(urgency) {
    std::set<int> stale;
    for (int scale = 0; scale < m_info.architecture.scaleCount(); ++scale) {
        const auto at = static_cast<std::size_t>(scale);
        if (m_info.heads[at] && !m_info.resembling[at]) {
            stale.insert(scale);
        }
    }
    setStaleScales(std::move(stale));
    m_queue->enter();
}

QueuedGenerator::~QueuedGenerator() {
    m_queue->leave();
}

Images QueuedGenerator::generate(const LatentBatch& latents, const GenerateOptions& options) {
    // A task that is given up destroys its functions, and with them the promise: then the future throws.
    struct Order {
        std::promise<Images> promise;
        Images images;
    };
    auto order = std::make_shared<Order>();
    std::future<Images> result = order->promise.get_future();
    OrderedTask task;
    task.id = nextId();
    task.opening = m_opening;
    task.urgency = m_urgency;
    task.latents = latents;
    task.options = options;
    task.onFailed = [weak = std::weak_ptr(order)](std::exception_ptr error) {
        if (const auto waiting = weak.lock()) {
            waiting->promise.set_exception(error);
        }
    };
    // From here on only the queue keeps the order alive.
    task.onImages = [order = std::move(order), count = latents.count](std::int64_t, const Images& images) {
        Images& all = order->images;
        if (all.count == 0) {
            all = images;
        } else {
            all.count += images.count;
            all.values.insert(all.values.end(), images.values.begin(), images.values.end());
        }
        if (all.count == count) {
            order->promise.set_value(std::move(all));
        }
    };
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped) {
            throw Stopped();
        }
        m_ordered = task.id;
        m_queue->append(std::move(task));
    }
    try {
        return result.get();
    } catch (const std::future_error&) {
        const std::lock_guard lock(m_mutex);
        if (m_stopped) {
            throw Stopped();
        }
        throw GeneratorError(Core::says("Another model was opened meanwhile."));
    }
}

void QueuedGenerator::stop() {
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    m_queue->cancel(m_ordered);
}

}  // namespace latentwalk
