// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/unfinished_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace latentwalk {
namespace {

std::string nameOf(const std::filesystem::path& path, int slot) {
    constexpr std::size_t kLongest = 200;  // of 255 that a name may have
    const std::string stem = "." + path.filename().string().substr(0, kLongest);
    return (path.parent_path() / (stem + ".latentwalk-" + std::to_string(slot) + ".part")).string();
}

// Where locks are unknown nothing counts as left by a killed writer, and files differ by their numbers alone.
bool lockOrDoWithout(int descriptor) {
    return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

// Removes what a writer that is gone left under `name`; false where it is still being written, or none of ours.
bool removeDead(const std::string& name) {
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    struct stat status {};
    // With the lock in our hands nobody else gives it another name or takes it away between the last two.
    const bool removed = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid() &&
                         ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && standsUnder(descriptor, name) &&
                         ::unlink(name.c_str()) == 0;
    ::close(descriptor);
    return removed;
}

// Calls make(name) for one number after the other until it does not fail with EEXIST.
template <class Make>
UnfinishedFile inFreeSlot(const std::filesystem::path& path, const Make& make) {
    constexpr int kMostAttempts = 1000;
    int slot = 0;
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        UnfinishedFile file{-1, nameOf(path, slot)};
        file.descriptor = make(file.name);
        if (file.descriptor >= 0) {
            while (removeDead(nameOf(path, ++slot))) {
            }
            return file;
        }
        if (errno != EEXIST) {
            return file;
        }
        if (!removeDead(file.name)) {
            ++slot;
        }
    }
    errno = EEXIST;
    return {};
}

}  // namespace

UnfinishedFile makeUnfinished(const std::filesystem::path& path) {
    return inFreeSlot(path, [](const std::string& name) {
        const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        // Before we had the lock another writer may have taken the file for a dead one's.
        if (descriptor >= 0 && !(lockOrDoWithout(descriptor) && standsUnder(descriptor, name))) {
            ::close(descriptor);
            errno = EEXIST;
            return -1;
        }
        return descriptor;
    });
}

UnfinishedFile nameUnfinished(int descriptor, const std::filesystem::path& path) {
    return inFreeSlot(path, [descriptor](const std::string& name) {
        const int own = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
        if (own < 0) {
            return -1;
        }
        lockOrDoWithout(own);
        const std::string nameless = "/proc/self/fd/" + std::to_string(own);
        if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) {
            const int error = errno;
            ::close(own);
            errno = error;
            return -1;
        }
        return own;
    });
}

bool standsUnder(int descriptor, const std::string& name) {
    struct stat file {};
    struct stat named {};
    return ::fstat(descriptor, &file) == 0 && ::lstat(name.c_str(), &named) == 0 && file.st_dev == named.st_dev &&
           file.st_ino == named.st_ino;
}

}  // namespace latentwalk
