// SPDX-License-Identifier: GPL-3.0-or-later
// Session files. What is read can be written again and is the same then.
#include "core/session/session.h"

#include <string_view>

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(session)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords([&] {
        const Session session = parseSession("input.latentwalk", {reinterpret_cast<const char*>(data), size});
        fuzz::require(problemOf(session).empty(), "a session without a problem");
        fuzz::require(parseSession("again", toJson(session)) == session, "a session that comes back as it was");
    });
    return 0;
}
