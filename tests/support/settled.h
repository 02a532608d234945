// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <QTimer>
#include <algorithm>

#include "ui/render/render_service.h"

namespace latentwalk::test {

// Waits until the service has done, and told, all that it was asked for.
inline bool settled(const RenderService& service) {
    return QTest::qWaitFor([&] { return service.isIdle(); }, 30'000);
}

// Likewise, and until no part of `root` is about to do something after a rest: what was not asked for then, will not
// be.
inline bool settled(const RenderService& service, const QObject& root) {
    const auto isDue = [&] {
        const auto timers = root.findChildren<QTimer*>();
        return std::any_of(timers.begin(), timers.end(),
                           [](const QTimer* timer) { return timer->isActive() && timer->isSingleShot(); });
    };
    return QTest::qWaitFor([&] { return service.isIdle() && !isDue(); }, 30'000);
}

}  // namespace latentwalk::test
