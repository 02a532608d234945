// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "app/cli/terminal/interrupts.h"
#include "core/latent/progress.h"

namespace latentwalk::cli {

// A bar with the time left, on stderr, drawn only when that is a terminal. It needs a carriage return and nothing else
// of the terminal.
class Progress {
public:
    // `what` names the things counted ("images"); `shown` false draws nothing.
    Progress(std::int64_t total, std::string what, bool shown);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // `count` more things are done. Asks stopIfInterrupted().
    void step(std::int64_t count = 1);
    // `done` of `total` are done: for work that counts itself. Throws like step().
    void reach(std::int64_t done, std::int64_t total);
    // The same where some things take longer than others, and where some were done before: `share` of the time that all
    // of them take is over.
    void reach(std::int64_t done, std::int64_t total, double share);

private:
    void draw();
    void show(std::string line);

    std::int64_t m_total;
    std::int64_t m_done = 0;
    std::int64_t m_before = 0;  // done when this began
    std::optional<double> m_share;
    double m_shareBefore = 0;
    std::string m_what;
    bool m_shown;
    std::size_t m_width = 0;  // of the line that stands on the terminal
    std::chrono::steady_clock::time_point m_begin;
    std::chrono::steady_clock::time_point m_drawn;
};

// What the library's long functions tell, as progress; Ctrl+C comes out of it as Interrupted.
TellProgress countingIn(Progress& progress);

}  // namespace latentwalk::cli
