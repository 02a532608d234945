// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace latentwalk {

// From now on a write that the system refuses is an error like any other, where by default it ends the process: into a
// pipe that nobody reads any more (SIGPIPE; write() says EPIPE) and beyond what the user's files may hold (SIGXFSZ,
// `ulimit -f`; EFBIG). Programs that this one starts are ended by them as usual. To be called once, before threads are
// made.
void surviveFailedWrites() noexcept;

}  // namespace latentwalk
