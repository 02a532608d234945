// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/render_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace latentwalk {
namespace {

// While a walk plays on a slow machine there is always a live image waiting. After so many of them one ordered picture
// goes first, or thumbnails would never come; rarely enough for nobody to see it.
constexpr int kLiveInARow = 32;
// Before a brief one: small pictures that follow the hand beside the live face.
constexpr int kLiveBeforeBrief = 4;

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
    m_taken.erase(id);
    return std::erase_if(m_ordered, [id](const Waiting& waiting) { return waiting.task.id == id; }) > 0;
}

void RenderQueue::retrySingly(const OrderedStep& step) {
    const std::lock_guard lock(m_mutex);
    if (m_stopped) {
        return;
    }
    auto place =
        std::lower_bound(m_ordered.begin(), m_ordered.end(), step.urgency,
                         [](const Waiting& waiting, Urgency urgency) { return waiting.task.urgency < urgency; });
    for (std::size_t i = 0; i < step.parts.size(); ++i) {
        const OrderedStep::Part& part = step.parts[i];
        if (m_taken.contains(part.id)) {
            OrderedTask task{
                part.id,      step.opening,  step.urgency, step.latents.slice(static_cast<std::int64_t>(i), 1),
                step.options, part.onImages, part.onFailed};
            place = std::next(m_ordered.insert(place, Waiting{std::move(task), 0, true}));
        }
    }
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

void RenderQueue::setBriefScale(int scale) {
    const std::lock_guard lock(m_mutex);
    m_briefScale = scale;
}

// Only those that stand beside the live face: the gallery's can wait for the hand to rest.
bool RenderQueue::isBrief(const Waiting& waiting) const {
    return waiting.task.urgency <= Urgency::Panel &&
           waiting.task.options.scale.value_or(m_briefScale + 1) <= m_briefScale;
}

void RenderQueue::enter() {
    const std::lock_guard lock(m_mutex);
    ++m_inside;
}

void RenderQueue::leave() {
    const std::lock_guard lock(m_mutex);
    --m_inside;
}

bool RenderQueue::isIdle() const {
    const std::lock_guard lock(m_mutex);
    return !m_working && m_inside == 0 && !m_open && !m_image && m_ordered.empty();
}

bool RenderQueue::isBusy() const {
    const std::lock_guard lock(m_mutex);
    return m_working || m_open || m_image || !m_ordered.empty();
}

std::optional<RenderQueue::Task> RenderQueue::take() {
    std::unique_lock lock(m_mutex);
    m_taken.clear();
    while (!m_stopped) {
        if (m_open) {
            return *std::exchange(m_open, std::nullopt);
        }
        const bool moving = m_image || Clock::now() < m_pauseEnd;
        if (!m_ordered.empty() && (!moving || m_liveInARow >= kLiveInARow)) {
            // Brief ones come anyway while a hand moves, and may never end.
            const auto other = std::find_if(m_ordered.begin(), m_ordered.end(),
                                            [&](const Waiting& one) { return !moving || !isBrief(one); });
            m_liveInARow = 0;
            m_liveSinceBrief = 0;
            return step(other != m_ordered.end() ? other : m_ordered.begin());
        }
        if (!m_image || m_liveSinceBrief >= kLiveBeforeBrief) {
            const auto brief =
                std::find_if(m_ordered.begin(), m_ordered.end(), [this](const Waiting& one) { return isBrief(one); });
            if (brief != m_ordered.end()) {
                m_liveSinceBrief = 0;
                return step(brief);
            }
        }
        if (m_image) {
            ++m_liveInARow;
            ++m_liveSinceBrief;
            return *std::exchange(m_image, std::nullopt);
        }
        m_working = false;
        if (m_ordered.empty()) {
            m_changed.wait(lock);
        } else {
            m_changed.wait_until(lock, m_pauseEnd);
        }
        m_working = true;
    }
    return std::nullopt;
}

OrderedStep RenderQueue::step(Line::iterator place) {
    const Waiting first = *place;
    const OrderedTask& task = first.task;
    const std::int64_t count = std::min(first.alone ? std::int64_t{1} : m_batch, task.latents.count - first.next);
    OrderedStep step{task.opening, task.urgency,
                     first.next,   task.latents.slice(first.next, count),
                     task.options, {{task.id, task.onImages, task.onFailed}}};
    m_taken.insert(task.id);
    if (first.next + count < task.latents.count) {
        place->next += count;
        return step;
    }
    place = m_ordered.erase(place);
    const auto joins = [&](const Waiting& other) {
        return !first.alone && !other.alone && task.latents.count == 1 && other.task.latents.count == 1 &&
               other.task.urgency == task.urgency && other.task.opening == task.opening &&
               other.task.latents.size == task.latents.size && other.task.options == task.options;
    };
    while (place != m_ordered.end() && step.latents.count < m_batch && joins(*place)) {
        const LatentBatch& face = place->task.latents;
        step.latents.append(face.row(0), face.offsets.empty() ? SharedOffsets() : face.offsets.front());
        step.parts.push_back({place->task.id, place->task.onImages, place->task.onFailed});
        m_taken.insert(place->task.id);
        place = m_ordered.erase(place);
    }
    return step;
}

}  // namespace latentwalk
