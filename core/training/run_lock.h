// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace latentwalk::training {

// Keeps a run's folder to one program: two would write over each other's state. The system takes the lock back when the
// process ends, however that happens; its empty file stays.
class RunLock {
public:
    // Throws FileError where the run is being trained already, here or in another program. The folder must be there.
    // On file systems without locks it does without.
    explicit RunLock(const std::filesystem::path& folder);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

private:
    int m_descriptor;
};

}  // namespace latentwalk::training
