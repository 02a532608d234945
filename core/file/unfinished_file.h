// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace latentwalk {

// A file on its way to `path`, under a name beside it: ".NAME.latentwalk-0.part", another number where that one is
// being written already. Who writes holds a lock on it (flock), which the system takes back when the process ends,
// however that happens. By it what a killed writer left is told from what is being written now, here or on another
// computer, and the next writer to the same place takes it away.
struct UnfinishedFile {
    int descriptor = -1;  // open for writing; -1: it could not be made, errno says why
    std::string name;
};

// A new and empty one, with the rights that the user's mask gives.
UnfinishedFile makeUnfinished(const std::filesystem::path& path);

// The nameless file behind `descriptor` (O_TMPFILE) under such a name; the result has a descriptor of its own. errno is
// what linkat() says where the system cannot give a file of that folder a name.
UnfinishedFile nameUnfinished(int descriptor, const std::filesystem::path& path);

// Whether `name` still is the name of the file behind `descriptor`.
bool standsUnder(int descriptor, const std::string& name);

}  // namespace latentwalk
