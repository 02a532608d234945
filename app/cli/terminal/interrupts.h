// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/progress.h"

namespace latentwalk::cli {

// Thrown after a signal that ends the program, so that destructors can remove what is half-written.
struct Interrupted : Stopped {};

// Makes Ctrl+C, SIGTERM, a terminal that goes (SIGHUP), Ctrl+\ and a used-up processor time (SIGXCPU) end the program
// at the next stopIfInterrupted() instead of at once; a second one, half a second later or more, does so at once. What
// `nohup` and the like have had ignored stays ignored.
void catchInterrupts() noexcept;

// Throws Interrupted once there was such a signal. Cheap; to be called between the steps of long work.
void stopIfInterrupted();

// Ends the program as that signal would have, so that whoever started it sees why: shells report 128 and its number.
// Returns, with that number, only where the system does not let it.
int endAsInterrupted() noexcept;

}  // namespace latentwalk::cli
