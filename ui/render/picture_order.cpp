// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/picture_order.h"

#include <utility>

namespace latentwalk {

PictureOrder& PictureOrder::operator=(PictureOrder other) noexcept {
    std::swap(m_orders, other.m_orders);
    std::swap(m_id, other.m_id);
    return *this;
}

PictureOrder::~PictureOrder() {
    cancel();
}

bool PictureOrder::isOpen() const {
    const auto orders = m_orders.lock();
    return orders && orders->contains(m_id);
}

void PictureOrder::cancel() {
    if (const auto orders = m_orders.lock()) {
        orders->cancel(m_id);
    }
}

PictureOrder OpenOrders::add(RequestId id, PictureOrder::Tell tell) {
    m_tells[id] = std::move(tell);
    return {weak_from_this(), id};
}

// What is told may own other orders, and end them: they are found in a map that nobody is changing.
PictureOrder::Tell OpenOrders::take(RequestId id) {
    auto taken = m_tells.extract(id);
    return taken ? std::move(taken.mapped()) : PictureOrder::Tell();
}

void OpenOrders::finish(RequestId id, const QImage& image) {
    if (const PictureOrder::Tell tell = take(id); tell.finished) {
        tell.finished(image);
    }
}

void OpenOrders::fail(RequestId id, const QString& sentence) {
    if (const PictureOrder::Tell tell = take(id); tell.failed) {
        tell.failed(sentence);
    }
}

void OpenOrders::cancel(RequestId id) {
    if (m_tells.contains(id)) {
        m_queue->cancel(id);
        const PictureOrder::Tell tell = take(id);
    }
}

void OpenOrders::clear() {
    const auto tells = std::exchange(m_tells, {});
}

}  // namespace latentwalk
