// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/terminal/interrupts.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <ctime>

namespace latentwalk::cli {
namespace {

constexpr std::array kEnding{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU};

// Lock-free, as handlers need them.
std::atomic<int> interrupted{0};  // the signal
std::atomic<std::int64_t> since{0};

std::int64_t milliseconds() noexcept {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

extern "C" void onInterrupt(int signal) {
    int none = 0;
    if (interrupted.compare_exchange_strong(none, signal)) {
        since = milliseconds();
        return;
    }
    // Often one wish comes twice: from a terminal that goes and from its shell, from `timeout` alone and to the group.
    constexpr std::int64_t kOneWish = 500;
    if (since != 0 && milliseconds() - since > kOneWish) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
}

}  // namespace

void catchInterrupts() noexcept {
    for (const int signal : kEnding) {
        struct sigaction before {};
        ::sigaction(signal, nullptr, &before);
        // Scripts start what runs in the background with Ctrl+C ignored, but end it with the same signal.
        const bool always = signal == SIGINT || signal == SIGTERM;
        if (always || before.sa_handler != SIG_IGN) {
            struct sigaction action {};
            action.sa_handler = onInterrupt;
            action.sa_flags = static_cast<int>(SA_RESTART);
            ::sigaction(signal, &action, nullptr);
        }
    }
}

void stopIfInterrupted() {
    if (interrupted != 0) {
        throw Interrupted();
    }
}

int endAsInterrupted() noexcept {
    constexpr int kShellsBase = 128;
    const int signal = interrupted;
    std::signal(signal, SIG_DFL);
    std::raise(signal);
    return kShellsBase + signal;
}

}  // namespace latentwalk::cli
