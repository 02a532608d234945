// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>
#include <functional>
#include <memory>

namespace latentwalk {

// When the system, or a terminal, wants the program to end (SIGTERM, SIGINT, SIGHUP), `before` is called on the UI
// thread, and then it ends as it would have without. One at a time.
class EndSignals {
public:
    explicit EndSignals(std::function<void()> before);
    ~EndSignals();
    EndSignals(const EndSignals&) = delete;
    EndSignals& operator=(const EndSignals&) = delete;

private:
    void end();

    std::function<void()> m_before;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace latentwalk
