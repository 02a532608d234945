// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/render/board/render_retry.h"

#include <algorithm>

namespace latentwalk {
namespace {

constexpr int kFirstDelay = 200;  // milliseconds
constexpr int kLastDelay = 60'000;

}  // namespace

RenderRetry::RenderRetry(RenderService& service, QObject* parent)
    : QObject(parent), m_delay(kFirstDelay), m_timer(this) {
    m_timer.setSingleShot(true);
    connect(&service, &RenderService::pictureMade, this, &RenderRetry::succeed);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_failed = false;
        m_delay = std::min(2 * m_delay, kLastDelay);
        m_sinceDue.start();
        emit due();
    });
}

void RenderRetry::note() {
    m_failed = true;
    if (m_sinceDue.isValid() && m_sinceDue.hasExpired(2 * m_delay)) {
        m_delay = kFirstDelay;  // what failed before has been made since
    }
}

void RenderRetry::forget() {
    m_failed = false;
    m_timer.stop();
}

void RenderRetry::succeed() {
    if (m_failed && !m_timer.isActive()) {
        m_timer.start(m_delay);
    }
}

}  // namespace latentwalk
