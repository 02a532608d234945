// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/run_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "core/message/file_error.h"

namespace latentwalk::training {

RunLock::RunLock(const std::filesystem::path& folder)
    : m_descriptor(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (m_descriptor >= 0 && ::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(m_descriptor);
        throw FileError(folder, Core::about("%1 is being trained already, here or in another program"));
    }
}

RunLock::~RunLock() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

}  // namespace latentwalk::training
