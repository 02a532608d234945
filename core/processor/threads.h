// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace latentwalk {

// Physical cores that this process may use, at least 1 (hyper-threads of one core count once: they do not make
// convolutions faster).
int physicalCores();

// Threads that one forward pass uses on the CPU; 0, and what holds until it is set, means physicalCores().
// Process-wide: set before generators are made.
void setThreads(int threads);
int threads();

}  // namespace latentwalk
