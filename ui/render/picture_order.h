// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "core/generator/generator.h"
#include "core/latent/carried_offsets.h"
#include "core/latent/latent.h"
#include "ui/render/render_queue.h"

namespace latentwalk {

class OpenOrders;

// What a small picture is to show.
struct PictureRequest {
    Latent latent;
    GenerateOptions options = {};
    SharedOffsets offsets = {};  // that the face carries

    bool operator==(const PictureRequest& other) const {
        return latent == other.latent && options == other.options && sameOffsets(offsets, other.offsets);
    }
};

// A small picture that was ordered (RenderService::order()), and belongs to whoever wants it. Its result is told once:
// finished or failed, on the UI thread and not before order() has returned. Nothing is told of one that was cancelled
// or destroyed, nor once another model is open or the service is gone, which an order may outlive. Used on the UI
// thread; nothing blocks.
class PictureOrder {
public:
    // Each may be missing. What is called may do anything, also end the order or the service.
    struct Tell {
        std::function<void(const QImage& image)> finished = {};
        std::function<void(const QString& sentence)> failed = {};
    };

    // One of nothing, which is not open.
    PictureOrder() = default;
    PictureOrder(PictureOrder&& other) noexcept = default;
    // Cancels what was before.
    PictureOrder& operator=(PictureOrder other) noexcept;
    ~PictureOrder();

    // Whether something may still be told.
    bool isOpen() const;
    void cancel();

private:
    friend class OpenOrders;

    PictureOrder(std::weak_ptr<OpenOrders> orders, RequestId id) : m_orders(std::move(orders)), m_id(id) {}

    std::weak_ptr<OpenOrders> m_orders;
    RequestId m_id = 0;
};

// The open orders of a service, which owns it. UI thread only. Each function but add() is without effect on an order
// that is not open.
class OpenOrders : public std::enable_shared_from_this<OpenOrders> {
public:
    // Orders that are cancelled are taken out of the queue.
    explicit OpenOrders(std::shared_ptr<RenderQueue> queue) : m_queue(std::move(queue)) {}

    PictureOrder add(RequestId id, PictureOrder::Tell tell);
    bool contains(RequestId id) const { return m_tells.contains(id); }
    // Closes the order, then tells its result.
    void finish(RequestId id, const QImage& image);
    void fail(RequestId id, const QString& sentence);
    void cancel(RequestId id);
    // Nothing is told of any of them.
    void clear();

private:
    PictureOrder::Tell take(RequestId id);

    std::shared_ptr<RenderQueue> m_queue;
    std::map<RequestId, PictureOrder::Tell> m_tells;
};

}  // namespace latentwalk
