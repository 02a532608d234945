// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <string>
#include <utility>

#include "core/file/descriptor.h"
#include "core/message/file_error.h"
#include "core/message/system_cause.h"

namespace latentwalk {
namespace {

Message causeOf(int error) {
    return error == ENOENT ? Core::says("there is no such file") : systemCause(error);
}

}  // namespace

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
    // O_NONBLOCK: a named pipe must not hang us before we see that it is no regular file.
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (descriptor.value() < 0) {
        throw FileError(path, Core::about("%1 cannot be opened: %2")(causeOf(errno)));
    }
    struct stat status {};
    if (::fstat(descriptor.value(), &status) != 0) {
        throw FileError(path, Core::about("%1 cannot be read: %2")(causeOf(errno)));
    }
    if (S_ISDIR(status.st_mode)) {
        throw FileError(path, Core::about("%1 is a folder; a file is needed"));
    }
    if (!S_ISREG(status.st_mode)) {
        throw FileError(path, Core::about("%1 is not a regular file"));
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const start = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.value(), 0);
    if (start == MAP_FAILED) {  // NOLINT(performance-no-int-to-ptr): the system's own macro
        throw FileError(path, Core::about("%1 cannot be read: %2")(causeOf(errno)));
    }
    const std::span<const std::byte> bytes(static_cast<const std::byte*>(start), size);
    try {
        std::shared_ptr<const MappedFile> file(new MappedFile(path, descriptor.value(), bytes));
        descriptor.release();
        file->checkUnchanged();  // between asking for the size and here
        return file;
    } catch (...) {
        if (descriptor.value() >= 0 && size > 0) {
            ::munmap(start, size);
        }
        throw;
    }
}

MappedFile::MappedFile(std::filesystem::path path, int descriptor, std::span<const std::byte> bytes)
    : m_path(std::move(path)),
      m_descriptor(descriptor),
      m_state(stateOf(descriptor)),
      m_bytes(bytes),
      m_guard(std::in_place, bytes) {}

MappedFile::~MappedFile() {
    m_guard.reset();  // before other files can be mapped to the same place
    if (!m_bytes.empty()) {
        // munmap's signature is older than const.
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
    }
    ::close(m_descriptor);
}

std::optional<MappedFile::State> MappedFile::stateOf(int descriptor) noexcept {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) {
        return std::nullopt;
    }
    return State{status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

void MappedFile::letGo() const noexcept {
    if (!m_bytes.empty()) {
        ::madvise(const_cast<std::byte*>(m_bytes.data()), m_bytes.size(), MADV_DONTNEED);
    }
}

bool MappedFile::changed() const noexcept {
    const auto now = stateOf(m_descriptor);
    return m_guard->damaged() || !now || now != m_state || static_cast<std::size_t>(now->size) != m_bytes.size();
}

void MappedFile::checkUnchanged() const {
    if (changed()) {
        throw FileError(
            m_path, Core::about("%1 was changed or cut off while it was in use; open it again once it is complete"));
    }
}

}  // namespace latentwalk
