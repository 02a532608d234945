// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/log/log.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <mutex>
#include <string>

namespace latentwalk {
namespace {

constexpr std::array<std::string_view, 5> kNames{"off", "error", "warning", "info", "debug"};
constexpr std::size_t kLongest = 4000;  // bytes of a sentence; what a file says may be as long as the file

struct Outlet {
    LogLevel level = LogLevel::Off;
    LogSink sink;
};

struct Log {
    std::mutex mutex;
    std::array<Outlet, 2> outlets;
    std::atomic<LogLevel> most{LogLevel::Off};  // of both, so that what nobody wants costs nothing
};

// Never destroyed: threads may log until the very end.
Log& theLog() {
    static Log* const log = new Log;
    return *log;
}

std::string stamp() {
    timespec now{};
    std::timespec_get(&now, TIME_UTC);
    std::tm parts{};
    ::localtime_r(&now.tv_sec, &parts);
    std::array<char, 32> day{};
    std::strftime(day.data(), day.size(), "%Y-%m-%d %H:%M:%S", &parts);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%s.%03ld ", day.data(), now.tv_nsec / 1'000'000);
    return text.data();
}

}  // namespace

std::optional<LogLevel> logLevelOf(std::string_view name) {
    const auto same = [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); };
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (std::equal(kNames[i].begin(), kNames[i].end(), name.begin(), name.end(), same)) {
            return static_cast<LogLevel>(i);
        }
    }
    return std::nullopt;
}

std::string_view nameOf(LogLevel level) {
    return kNames[static_cast<std::size_t>(level)];
}

void setLog(LogPlace place, LogLevel level, LogSink sink) {
    Log& log = theLog();
    const std::lock_guard lock(log.mutex);
    log.outlets[static_cast<std::size_t>(place)] = {sink ? level : LogLevel::Off, std::move(sink)};
    log.most = std::max(log.outlets[0].level, log.outlets[1].level);
}

void log(LogLevel level, std::string_view sentence) noexcept {
    Log& log = theLog();
    if (level == LogLevel::Off || level > log.most.load(std::memory_order_relaxed)) {
        return;
    }
    try {
        std::string line = stamp();
        line += nameOf(level);
        line += ": ";
        for (const char letter : sentence.substr(0, kLongest)) {
            line += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F ? ' ' : letter;
        }
        const std::lock_guard lock(log.mutex);
        for (const Outlet& outlet : log.outlets) {
            if (level <= outlet.level) {
                outlet.sink(line);
            }
        }
    } catch (...) {  // a log is never a reason to fail
    }
}

LogSink terminalSink() {
    return [](std::string_view line) { std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data()); };
}

}  // namespace latentwalk
