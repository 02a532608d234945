// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/terminal/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace latentwalk::cli {
namespace {

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

// Of the terminal; a line of so many letters would make some of them scroll.
std::size_t columns() {
    constexpr std::size_t kUsual = 80;
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kUsual;
}

}  // namespace

Progress::Progress(std::int64_t total, std::string what, bool shown)
    : m_total(total),
      m_what(std::move(what)),
      m_shown(shown && isatty(STDERR_FILENO) != 0),
      m_begin(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
    if (m_shown) {
        show("");
        std::fputc('\r', stderr);
    }
}

void Progress::step(std::int64_t count) {
    m_done += count;
    stopIfInterrupted();
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

void Progress::reach(std::int64_t done, std::int64_t total, double share) {
    if (!m_share) {
        m_before = done;
        m_shareBefore = share;
    }
    m_share = share;
    reach(done, total);
}

TellProgress countingIn(Progress& progress) {
    return [&progress](const latentwalk::Progress& told) { progress.reach(told.done, told.all); };
}

void Progress::draw() {
    constexpr int kWidth = 30;
    const double seconds = std::chrono::duration<double>(m_drawn - m_begin).count();
    const double done = static_cast<double>(m_done) / static_cast<double>(std::max<std::int64_t>(m_total, 1));
    const double share = m_share.value_or(done), since = share - m_shareBefore;
    const int filled = static_cast<int>(done * kWidth);
    std::string bar(static_cast<std::size_t>(filled), '#');
    bar.resize(kWidth, '.');
    char numbers[160];
    std::snprintf(numbers, sizeof numbers, "] %lld of %lld %s, %.1f per second, %s left",
                  static_cast<long long>(m_done), static_cast<long long>(m_total), m_what.c_str(),
                  seconds > 0 ? static_cast<double>(m_done - m_before) / seconds : 0.0,
                  duration(since > 0 ? seconds * (1 - share) / since : 0.0).c_str());
    show("[" + bar + numbers);
}

// In the place of the line before, of which spaces cover what is longer.
void Progress::show(std::string line) {
    line.resize(std::min(line.size(), columns() - 1));
    const std::size_t width = line.size();
    line.resize(std::max(width, m_width), ' ');
    m_width = width;
    std::fprintf(stderr, "\r%s", line.c_str());
    std::fflush(stderr);
}

}  // namespace latentwalk::cli
