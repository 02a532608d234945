// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// What the commands print. A line that cannot be printed is no reason to leave the rest of the work undone: print()
// never fails, and main() asks at the end. Nothing else may write to standard output.
namespace latentwalk::cli {

// To be called first in main(): where the program was started with standard input, output or error closed, the first
// files that it opens would take their places, and sentences for people would go into them.
void holdStandardStreams() noexcept;

// What a command was asked for: a table, a description, help.
void print(std::string_view text) noexcept;

// What is said besides: which file was written.
void remark(std::string_view text) noexcept;

// Why not all was printed, as a sentence; empty where it was. That nobody reads (any more) is no failure: a pipe whose
// other end is closed, as of `head`, and for remarks a standard output that is closed.
std::string problemOfOutput();

}  // namespace latentwalk::cli
