#include "app/cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <utility>

namespace latentwalk::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

// 3725 as "1:02:05", 65 as "1:05".
std::string duration(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(seconds));
    char text[32];
    if (whole >= 3600) {
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    } else {
        std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    }
    return text;
}

}  // namespace

void catchInterrupts() {
    struct sigaction action = {};
    action.sa_handler = [](int) { interrupted = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);  // a second Ctrl+C ends the program at once
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

Progress::Progress(std::int64_t total, std::string what, bool shown)
    : m_total(total),
      m_what(std::move(what)),
      m_shown(shown && isatty(STDERR_FILENO) != 0),
      m_begin(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
    if (m_shown) {
        std::fputs("\r\x1b[K", stderr);
    }
}

void Progress::step(std::int64_t count) {
    m_done += count;
    if (interrupted != 0) {
        throw Interrupted();
    }
    const auto now = std::chrono::steady_clock::now();
    if (m_shown && now - m_drawn > std::chrono::milliseconds(100)) {
        m_drawn = now;
        draw();
    }
}

void Progress::reach(std::int64_t done, std::int64_t total) {
    m_total = total;
    m_done = 0;
    step(done);
}

std::function<bool(std::int64_t, std::int64_t)> countingIn(Progress& progress) {
    return [&progress](std::int64_t done, std::int64_t total) {
        progress.reach(done, total);
        return true;
    };
}

void Progress::draw() {
    constexpr int kWidth = 30;
    const double seconds = std::chrono::duration<double>(m_drawn - m_begin).count();
    const double share = static_cast<double>(m_done) / static_cast<double>(std::max<std::int64_t>(m_total, 1));
    const int filled = static_cast<int>(share * kWidth);
    std::string bar(static_cast<std::size_t>(filled), '#');
    bar.resize(kWidth, '.');
    std::fprintf(stderr, "\r[%s] %lld of %lld %s, %.1f per second, %s left\x1b[K", bar.c_str(),
                 static_cast<long long>(m_done), static_cast<long long>(m_total), m_what.c_str(),
                 seconds > 0 ? static_cast<double>(m_done) / seconds : 0.0,
                 duration(share > 0 ? seconds * (1 - share) / share : 0.0).c_str());
    std::fflush(stderr);
}

}  // namespace latentwalk::cli
