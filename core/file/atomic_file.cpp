// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "core/message/file_error.h"
#include "core/message/system_cause.h"

namespace latentwalk {
namespace {

FileError cannotWrite(const std::filesystem::path& path, int error) {
    return FileError(path, Core::about("%1 cannot be written: %2")(systemCause(error)));
}

std::filesystem::path folderOf(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

// Renaming is only durable once the folder that holds the name has reached the disk. Some file systems cannot do it:
// the file itself is complete, so that is not an error.
void flushFolder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

// Where a file for `path` goes: through a symbolic link the file that it points to is replaced, not the link. Throws
// where no file may go.
std::filesystem::path targetOf(std::filesystem::path path) {
    if (!path.has_filename()) {
        throw FileError(path, Core::about("%1 cannot be written: %2")(Core::says("it is not the name of a file")));
    }
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        throw FileError(path, Core::about("%1 cannot be written: %2")(Core::says("a folder has that name")));
    }
    constexpr int kMostLinks = 40;  // as many as Linux follows
    for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(path, ignored); ++i) {
        const auto target = std::filesystem::read_symlink(path, ignored);
        if (ignored || !target.has_filename()) {
            break;
        }
        path = path.parent_path() / target;
    }
    const auto status = std::filesystem::status(path, ignored);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        throw FileError(path, Core::about("%1 cannot be written: %2")(Core::says("it is not a regular file")));
    }
    // Renaming over a file asks for rights on the folder only, but who made a file read-only wants to keep it.
    if (std::filesystem::exists(status) && ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) {
        if (errno == EACCES) {
            throw FileError(path, Core::about("%1 cannot be written: %2")(Core::says("the file is read-only")));
        }
        throw cannotWrite(path, errno);
    }
    return path;
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : m_path(targetOf(std::move(path))) {
    m_file = makeUnfinished(m_path);
    if (m_file.descriptor < 0) {
        const int error = errno;
        std::error_code ignored;
        if (error == ENOENT && !std::filesystem::exists(folderOf(m_path), ignored)) {
            throw FileError(m_path, Core::about("%1 cannot be written: %2")(
                                        Core::says("there is no folder %1")(forMessage(folderOf(m_path).string()))));
        }
        if (error == ENOENT) {  // /proc says so
            throw FileError(m_path, Core::about("%1 cannot be written: %2")(Core::says("its folder takes no files")));
        }
        throw cannotWrite(m_path, error);
    }
}

AtomicFile::AtomicFile(std::filesystem::path path, UnfinishedFile file)
    : m_path(std::move(path)), m_file(std::move(file)) {}

AtomicFile::~AtomicFile() {
    if (m_file.descriptor >= 0) {
        // Before the lock goes with the descriptor.
        if (standsUnder(m_file.descriptor, m_file.name)) {
            ::unlink(m_file.name.c_str());
        }
        ::close(m_file.descriptor);
    }
}

bool AtomicFile::place(int descriptor, const std::filesystem::path& path) {
    std::filesystem::path target = targetOf(path);
    UnfinishedFile named = nameUnfinished(descriptor, target);
    if (named.descriptor < 0) {
        return false;
    }
    AtomicFile(std::move(target), std::move(named)).commit();
    return true;
}

void AtomicFile::write(std::span<const std::byte> bytes) {
    constexpr std::size_t kLargest = std::size_t{1} << 30;  // Linux writes at most 2 GiB at once
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file.descriptor, bytes.data(), std::min(bytes.size(), kLargest));
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            throw cannotWrite(m_path, errno);
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void AtomicFile::write(std::string_view text) {
    write(std::as_bytes(std::span(text.data(), text.size())));
}

void AtomicFile::commit() {
    // A file that is replaced keeps its rights.
    struct stat old {};
    if (::stat(m_path.c_str(), &old) == 0) {
        ::fchmod(m_file.descriptor, old.st_mode & 07777U);
    }
    if (::fsync(m_file.descriptor) != 0) {
        throw cannotWrite(m_path, errno);
    }
    // Some file systems report a full disk only when a descriptor is closed. Ours stays open: with it would go the
    // lock, and somebody could take the file for a leftover before it has its name.
    const int second = ::fcntl(m_file.descriptor, F_DUPFD_CLOEXEC, 0);
    if (second < 0 || ::close(second) != 0) {
        throw cannotWrite(m_path, errno);
    }
    if (!standsUnder(m_file.descriptor, m_file.name)) {
        throw cannotWrite(m_path, ENOENT);
    }
    if (::rename(m_file.name.c_str(), m_path.c_str()) != 0) {
        throw cannotWrite(m_path, errno);
    }
    ::close(std::exchange(m_file.descriptor, -1));
    flushFolder(folderOf(m_path));
}

void makeDirectories(const std::filesystem::path& directory) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    std::error_code ignored;
    if (std::filesystem::is_directory(directory, ignored)) {
        return;
    }
    if (!error || error == std::errc::file_exists || error == std::errc::not_a_directory) {
        throw FileError(directory, Core::about("%1 cannot be made a folder: a file is in the way"));
    }
    throw FileError(directory, Core::about("%1 cannot be made: %2")(systemCause(error.value())));
}

}  // namespace latentwalk
