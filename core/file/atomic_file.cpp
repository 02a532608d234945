#include "core/file/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/file/file_error.h"

namespace latentwalk {
namespace {

FileError cannotWrite(const std::filesystem::path& path, int error) {
    return FileError(path, std::string("cannot be written: ") + std::strerror(error));
}

std::filesystem::path folderOf(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

// A new file beside `path` under a name that nobody else has, with the rights that the user's mask gives (mkstemp would
// make it for its owner alone). Returns the descriptor, or -1 with errno set.
int makeTemporary(const std::filesystem::path& path, std::string& name) {
    static std::atomic<unsigned> counter{0};
    const std::string stem = (folderOf(path) / ("." + path.filename().string().substr(0, 200))).string();
    for (int attempt = 0; attempt < 1000; ++attempt) {
        name = stem + "." + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".part";
        const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST) {
            return descriptor;
        }
    }
    return -1;
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

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path path) : m_path(std::move(path)) {
    if (!m_path.has_filename()) {
        throw FileError(m_path, "cannot be written: it is not the name of a file");
    }
    std::error_code ignored;
    if (std::filesystem::is_directory(m_path, ignored)) {
        throw FileError(m_path, "cannot be written: a folder has that name");
    }
    // Through a symbolic link the file that it points to is replaced, not the link.
    if (std::filesystem::is_symlink(m_path, ignored)) {
        const auto target = std::filesystem::weakly_canonical(m_path, ignored);
        if (!ignored && target.has_filename()) {
            m_path = target;
        }
    }
    const auto status = std::filesystem::status(m_path, ignored);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        throw FileError(m_path, "cannot be written: it is not a regular file");
    }
    m_descriptor = makeTemporary(m_path, m_temporary);
    if (m_descriptor < 0) {
        const int error = errno;
        if (error == ENOENT) {
            throw FileError(m_path, "cannot be written: there is no folder " + forMessage(folderOf(m_path).string()));
        }
        throw cannotWrite(m_path, error);
    }
}

AtomicFile::~AtomicFile() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        ::unlink(m_temporary.c_str());
    }
}

void AtomicFile::write(std::span<const std::byte> bytes) {
    constexpr std::size_t kLargest = std::size_t{1} << 30;  // Linux writes at most 2 GiB at once
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), std::min(bytes.size(), kLargest));
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
        ::fchmod(m_descriptor, old.st_mode & 07777U);
    }
    if (::fsync(m_descriptor) != 0) {
        throw cannotWrite(m_path, errno);
    }
    // Some file systems report a full disk only here. After close() the descriptor is gone, whatever it says.
    const int closed = ::close(std::exchange(m_descriptor, -1));
    if (closed != 0 || ::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
        const int error = errno;
        ::unlink(m_temporary.c_str());
        throw cannotWrite(m_path, error);
    }
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
        throw FileError(directory, "cannot be made a folder: a file is in the way");
    }
    throw FileError(directory, "cannot be made: " + std::string(std::strerror(error.value())));
}

}  // namespace latentwalk
