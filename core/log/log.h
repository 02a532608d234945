// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string_view>

// What the programs do, for finding out afterwards why something went wrong. Safe to use from every thread.
namespace latentwalk {

enum class LogLevel {
    Off,
    Error,    // something that was asked for was not done
    Warning,  // done in another way than was asked for
    Info,     // what is done: files opened, devices chosen
    Debug,    // everything else
};

// "off", "error", "warning", "info", "debug", in any case.
std::optional<LogLevel> logLevelOf(std::string_view name);
std::string_view nameOf(LogLevel level);

// Takes one line without its end, such as "2026-11-25 18:39:21.123 error: a.pth is empty". Called by one thread at a
// time; may not log itself, nor throw.
using LogSink = std::function<void(std::string_view line)>;

// Lines of `level` and graver go to `sink`; Off takes the sink away. Two places: the terminal, off at first, and a
// file of the window's.
enum class LogPlace { Terminal, File };
void setLog(LogPlace place, LogLevel level, LogSink sink = {});

// Writes a sentence. Control characters, line ends among them, become spaces: names of files cannot forge lines.
void log(LogLevel level, std::string_view sentence) noexcept;

// Standard error, as a sink.
LogSink terminalSink();

}  // namespace latentwalk
