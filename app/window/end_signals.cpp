// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/end_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace latentwalk {
namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};

// A handler may do little more than write to a pipe (signal-safety(7)).
std::array<int, 2> pipeEnds{-1, -1};

void note(int signal) {
    const int before = errno;
    const auto which = static_cast<unsigned char>(signal);
    static_cast<void>(!write(pipeEnds[1], &which, 1));
    errno = before;
}

}  // namespace

EndSignals::EndSignals(std::function<void()> before) : m_before(std::move(before)) {
    if (pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { end(); });
    for (const int which : kSignals) {
        struct sigaction action {};
        sigaction(which, nullptr, &action);
        if (action.sa_handler != SIG_IGN) {  // nohup(1)
            action.sa_handler = note;
            action.sa_flags = SA_RESTART;
            sigaction(which, &action, nullptr);
        }
    }
}

EndSignals::~EndSignals() {
    for (const int which : kSignals) {
        struct sigaction action {};
        sigaction(which, nullptr, &action);
        if (action.sa_handler == note) {
            std::signal(which, SIG_DFL);
        }
    }
    m_notifier.reset();
    for (int& pipeEnd : pipeEnds) {
        close(std::exchange(pipeEnd, -1));
    }
}

void EndSignals::end() {
    unsigned char which = 0;
    if (read(pipeEnds[0], &which, 1) != 1) {
        return;
    }
    std::signal(which, SIG_DFL);  // a second one ends it at once
    m_before();
    std::raise(which);
}

}  // namespace latentwalk
