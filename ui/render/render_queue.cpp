#include "ui/render/render_queue.h"

#include <algorithm>

namespace latentwalk {
namespace {

// While a walk plays on a slow machine there is always a live image waiting. After so many of them one ordered picture
// goes first, or thumbnails would never come; rarely enough for nobody to see it.
constexpr int kLiveInARow = 32;

}  // namespace

void RenderQueue::setOpen(OpenTask task) {
    {
        const std::lock_guard lock(m_mutex);
        m_open = std::move(task);
    }
    m_changed.notify_one();
}

void RenderQueue::setImage(ImageTask task) {
    {
        const std::lock_guard lock(m_mutex);
        m_image = std::move(task);
        m_pauseEnd = Clock::now() + m_pause;
    }
    m_changed.notify_one();
}

void RenderQueue::clearImage() {
    const std::lock_guard lock(m_mutex);
    m_image.reset();
}

void RenderQueue::setBatch(std::int64_t latents) {
    const std::lock_guard lock(m_mutex);
    m_batch = std::max<std::int64_t>(latents, 1);
}

void RenderQueue::append(OrderedTask task) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped) {
            return;
        }
        const auto place =
            std::upper_bound(m_ordered.begin(), m_ordered.end(), task.urgency,
                             [](Urgency urgency, const Waiting& waiting) { return urgency < waiting.task.urgency; });
        m_ordered.insert(place, Waiting{std::move(task)});
    }
    m_changed.notify_one();
}

bool RenderQueue::cancel(RequestId id) {
    const std::lock_guard lock(m_mutex);
    return std::erase_if(m_ordered, [id](const Waiting& waiting) { return waiting.task.id == id; }) > 0;
}

void RenderQueue::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_open.reset();
        m_image.reset();
        m_ordered.clear();
    }
    m_changed.notify_one();
}

void RenderQueue::setPause(std::chrono::milliseconds pause) {
    const std::lock_guard lock(m_mutex);
    m_pause = pause;
}

// So many live images have come in a row that an ordered one is due.
bool RenderQueue::livesLong() const {
    return m_liveInARow >= kLiveInARow;
}

std::optional<RenderQueue::Task> RenderQueue::take() {
    std::unique_lock lock(m_mutex);
    const auto urgent = [this] { return m_stopped || m_open || m_image; };
    m_changed.wait(lock, [&] { return urgent() || !m_ordered.empty(); });
    if (!urgent() && !livesLong()) {
        m_changed.wait_until(lock, m_pauseEnd, urgent);
        // What was waiting may have been cancelled meanwhile.
        m_changed.wait(lock, [&] { return urgent() || !m_ordered.empty(); });
    }
    if (m_stopped) {
        return std::nullopt;
    }
    if (m_open) {
        return *std::exchange(m_open, std::nullopt);
    }
    if (m_image && (m_ordered.empty() || !livesLong())) {
        ++m_liveInARow;
        return *std::exchange(m_image, std::nullopt);
    }
    m_liveInARow = 0;
    return nextStep();
}

OrderedStep RenderQueue::nextStep() {
    Waiting& first = m_ordered.front();
    const std::int64_t count = std::min(m_batch, first.task.latents.count - first.next);
    OrderedStep step{first.task.id,
                     first.task.opening,
                     first.next,
                     first.task.latents.count,
                     first.task.latents.slice(first.next, count),
                     first.task.options,
                     first.task.onImages,
                     first.task.onFailed};
    first.next += count;
    if (first.next == first.task.latents.count) {
        m_ordered.pop_front();
    }
    return step;
}

}  // namespace latentwalk
