// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace latentwalk {

// Before the first thread: lets all threads share two heaps. glibc would give each thread one of its own, and what
// models and films leave behind in many heaps is no use to the next ones: over some 80 switches of the model and 80
// exports the window grew from 380 to 580 MB that way, and to 410 MB this way. Does nothing with other C libraries.
void shareHeaps();

}  // namespace latentwalk
