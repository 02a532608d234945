// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <variant>

#include "ui/render/render_task.h"

namespace latentwalk {

// The mailbox between the UI thread and the rendering thread: one slot for the file to open and one for the live image
// (the newest wins), a line for ordered tasks. The order is: opening, live image, then by urgency.
// A very long run of live images lets one ordered picture through now and then, whatever the pause; a brief one, that
// somebody looks at beside the live face, more often, and during a pause too. Thread-safe; nothing but take() blocks.
class RenderQueue {
public:
    using Task = std::variant<OpenTask, ImageTask, OrderedStep>;

    void setOpen(OpenTask task);
    void setImage(ImageTask task);
    // Forgets the live image that has not been taken yet.
    void clearImage();
    void append(OrderedTask task);
    // Takes an ordered task out; false when it is not there any more.
    bool cancel(RequestId id);
    // After a step of several tasks has failed: each that was not cancelled meanwhile is handed out again, alone,
    // before others of its urgency. Called before the next take().
    void retrySingly(const OrderedStep& step);
    // How many latents of ordered tasks are handed out together, at least 1: few enough for the live image that may
    // come meanwhile not to wait long.
    void setBatch(std::int64_t latents);
    // For so long after a live image was asked for no ordered task is handed out, since the next one may come at any
    // moment; 0: never held back.
    void setPause(std::chrono::milliseconds pause);
    // Ordered pictures of this scale and those below take so little time that the live image can wait for one; -1:
    // none.
    void setBriefScale(int scale);
    // No task is handed out any more; take() returns nothing.
    void stop();

    // Between them somebody works on another thread and may append at any moment. From any thread.
    void enter();
    void leave();
    // Whether take() waits for what it has not been given yet, and nobody is at work who may give it more.
    bool isIdle() const;

    // Whether something is done or waits to be, whoever may ask for more.
    bool isBusy() const;

    // Waits for the next task. Nothing after stop().
    std::optional<Task> take();

private:
    using Clock = std::chrono::steady_clock;

    struct Waiting {
        OrderedTask task;
        std::int64_t next = 0;
        bool alone = false;  // not to be joined with others
    };
    using Line = std::deque<Waiting>;

    bool isBrief(const Waiting& waiting) const;
    // Takes the step that begins at `place` out of the line.
    OrderedStep step(Line::iterator place);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopped = false;
    bool m_working = true;  // no take() waits
    int m_inside = 0;       // who have entered and not left
    int m_liveInARow = 0;
    int m_liveSinceBrief = 0;
    std::int64_t m_batch = 1;
    int m_briefScale = -1;
    std::chrono::milliseconds m_pause{0};
    Clock::time_point m_pauseEnd;  // before it no ordered task is handed out
    std::optional<OpenTask> m_open;
    std::optional<ImageTask> m_image;
    Line m_ordered;               // by urgency, then in the order of asking
    std::set<RequestId> m_taken;  // tasks of the step handed out last, without those cancelled since
};

}  // namespace latentwalk
