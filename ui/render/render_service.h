// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <atomic>
#include <memory>
#include <thread>

#include "ui/render/checkpoint_info.h"
#include "ui/render/frame_cache.h"
#include "ui/render/picture_order.h"
#include "ui/render/queued_generator.h"
#include "ui/render/render_queue.h"
#include "ui/render/render_times.h"
#include "ui/render/rendered.h"

namespace latentwalk {

// The generator on a thread of its own.
//
// Thread contract: made, used and destroyed on the UI thread. No function blocks, except for the destructor, which
// waits for at most the forward pass (or the opening) that is running. Everything crosses the threads by value; all
// signals are emitted on the UI thread, and nothing that the generator throws gets further than a signal with a
// sentence. Opening and rendering share the thread: while a file is being opened, images wait.
class RenderService : public QObject {
    Q_OBJECT

public:
    explicit RenderService(GeneratorFactory factory, QObject* parent = nullptr);
    ~RenderService() override;

    // Opens a model file. The newest wins; until it is open, and when it cannot be opened, the checkpoint that was open
    // before stays in use. Ends in checkpointOpened or checkpointFailed, unless a newer one took its place.
    void openCheckpoint(const QString& path, const OpenOptions& options = {});

    // The picture of a latent, for the face that is looked at. Latest-wins: a request that has not been started when
    // the next one comes is dropped; the last one always ends in imageRendered or renderFailed. Ids only grow, and so
    // do the ids of the pictures that arrive. A picture that was made before comes from memory, at once. Requests made
    // while a file is being opened are for the checkpoint before it, and are dropped if they have not been rendered
    // when the new one is there.
    RequestId requestImage(const Latent& latent, const GenerateOptions& options = {},
                           const SharedOffsets& offsets = {});

    // A small picture that can wait; those of one urgency come in the order of asking, and neighbours of one scale are
    // made together where that is quick. Those of the walk come from memory where they can, and stay in it for the live
    // face. Of nothing while no model is open.
    [[nodiscard]] PictureOrder order(const PictureRequest& wanted, Urgency urgency, PictureOrder::Tell tell);

    // The generator that is open, for blocking work on another thread; nothing when none is. Made and handed over on
    // the UI thread; its user is gone before this object is. See QueuedGenerator.
    std::unique_ptr<QueuedGenerator> generatorFor(Urgency urgency);

    // Whether all that was asked for has been done, and told, and nobody has a generator (generatorFor()). What others
    // ask for in the next moment is theirs.
    bool isIdle() const { return m_queue->isIdle() && m_posted == 0; }

    // Says whether there is anything to paint or to open just now, so that others leave it the processor. It may be
    // called on any thread, and longer than this object lives.
    std::function<bool()> busyTeller() const;

signals:
    void checkpointOpened(const latentwalk::CheckpointInfo& info);
    void checkpointFailed(const QString& path, const QString& message);
    void imageRendered(const latentwalk::Rendered& rendered);
    void renderFailed(quint64 id, const QString& message);
    // A picture was made just now, for anyone: what could not be made before may be worth another try.
    void pictureMade();
    // The generator goes on in another way than before: "Not enough memory on the GPU; using the CPU."
    void noticed(const QString& message);

private:
    // On the rendering thread.
    void work();
    void perform(const OpenTask& task);
    void perform(const ImageTask& task);
    void perform(const OrderedStep& step);
    // Does what ends in the part's onImages, and tells when that fails.
    template <typename Work>
    void handOut(const OrderedStep::Part& part, const Work& work);
    Rendered render(const ImageTask& task);
    // A picture that the generator has made.
    Rendered describe(RequestId id, Picture picture) const;
    void noteTime(const GenerateOptions& options, double millisecondsPerImage);

    // Runs `function` on the UI thread, if this object still lives then. It may end this object.
    template <typename Function>
    void post(Function function);

    // On the UI thread.
    void arrive(const Rendered& rendered, std::uint64_t opening, const QByteArray& key);

    // Generators for other threads may outlive the service, which then stops it.
    const std::shared_ptr<RenderQueue> m_queue = std::make_shared<RenderQueue>();

    // UI thread only.
    RequestId m_nextId = 1;
    RequestId m_openId = 0;      // of the newest opening that was asked for
    RequestId m_shownId = 0;     // of the newest image that has arrived
    std::uint64_t m_opened = 0;  // how many openings have succeeded, as far as the UI thread knows
    std::shared_ptr<OpenOrders> m_orders;
    std::optional<CheckpointInfo> m_info;
    FrameCache m_cache;

    // Rendering thread only.
    GeneratorFactory m_factory;
    std::unique_ptr<Generator> m_generator;
    std::uint64_t m_opening = 0;
    RenderTimes m_times;

    std::atomic<int> m_posted = 0;  // functions that have not begun to run
    std::thread m_thread;           // the last member: it starts when the others are there
};

}  // namespace latentwalk
