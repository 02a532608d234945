// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "ui/render/checkpoint_info.h"
#include "ui/render/render_queue.h"

namespace latentwalk {

// The window's generator for work on another thread: each image is ordered in the queue and waited for, so that the
// live face and everything else that is more urgent goes first. What core's functions make with it is what they make
// with the generator itself, to the bit.
// Used by one thread at a time, which must not be the UI's or the rendering one. It belongs to the checkpoint that was
// open when it was made: once another one is open or the queue has stopped, generate() throws GeneratorError, and after
// stop() Stopped.
class QueuedGenerator final : public Generator {
public:
    QueuedGenerator(std::shared_ptr<RenderQueue> queue, CheckpointInfo info, std::uint64_t opening, Urgency urgency);
    ~QueuedGenerator() override;

    const Architecture& architecture() const override { return m_info.architecture; }
    bool hasHead(int scale) const override { return m_info.heads.at(static_cast<std::size_t>(scale)); }
    Message device() const override { return m_info.device; }
    Precision precision() const override { return m_info.precision; }
    Images generate(const LatentBatch& latents, const GenerateOptions& options) override;

    // From any thread: the images that are waited for are not, and no others are made. The one that is being rendered
    // is finished first.
    void stop();

private:
    std::shared_ptr<RenderQueue> m_queue;  // work on another thread may end after the service
    CheckpointInfo m_info;
    std::uint64_t m_opening;
    Urgency m_urgency;
    std::mutex m_mutex;
    bool m_stopped = false;
    RequestId m_ordered = 0;  // the newest
};

}  // namespace latentwalk
