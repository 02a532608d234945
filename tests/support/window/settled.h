// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <QTimer>
#include <algorithm>

#include "ui/render/render_service.h"

namespace latentwalk::test {

// Whether a part of `root` is about to do something after a rest. Only timers that are among its children are known.
inline bool isDue(const QObject& root) {
    const auto timers = root.findChildren<QTimer*>();
    return std::any_of(timers.begin(), timers.end(),
                       [](const QTimer* timer) { return timer->isActive() && timer->isSingleShot(); });
}

// Wait, until all that follows from what was done so far has been asked for; until the service has done, and told, all
// that it was asked for; and until both: what was not asked for then, will not be.
inline bool rested(const QObject& root) {
    return QTest::qWaitFor([&] { return !isDue(root); }, 30'000);
}
inline bool settled(const RenderService& service) {
    return QTest::qWaitFor([&] { return service.isIdle(); }, 30'000);
}
inline bool settled(const RenderService& service, const QObject& root) {
    return QTest::qWaitFor([&] { return service.isIdle() && !isDue(root); }, 30'000);
}

}  // namespace latentwalk::test
