// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/film/scratch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "core/file/atomic_file.h"
#include "core/message/file_error.h"
#include "core/message/system_cause.h"

namespace latentwalk {
namespace {

FileError cannotWrite(const std::filesystem::path& path) {
    return FileError(path, Core::about("%1 cannot be written: %2")(systemCause(errno)));
}

int openWithoutName(const std::filesystem::path& final) {
    const std::filesystem::path folder = final.has_parent_path() ? final.parent_path() : ".";
    int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
        // A file system without nameless files: the name is taken away at once.
        std::string name = (folder / ".latentwalk-XXXXXX").string();
        descriptor = ::mkostemp(name.data(), O_CLOEXEC);
        if (descriptor >= 0) {
            ::unlink(name.c_str());
        }
    }
    if (descriptor < 0) {
        throw cannotWrite(final);
    }
    return descriptor;
}

}  // namespace

ScratchFile::ScratchFile(const std::filesystem::path& final) : m_final(final), m_descriptor(openWithoutName(final)) {}

ScratchFile::~ScratchFile() {
    ::close(m_descriptor);
}

void ScratchFile::writeAt(std::uint64_t offset, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno != EINTR) {
            throw cannotWrite(m_final);
        }
        const auto done = static_cast<std::size_t>(std::max<ssize_t>(written, 0));
        bytes = bytes.subspan(done);
        offset += done;
        m_size = std::max(m_size, offset);
    }
}

std::size_t ScratchFile::readAt(std::uint64_t offset, std::span<std::byte> bytes) const {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count =
            ::pread(m_descriptor, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno != EINTR) {
            throw cannotWrite(m_final);
        }
        if (count == 0) {
            break;
        }
        done += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    return done;
}

void ScratchFile::moveToFinal() {
    if (AtomicFile::place(m_descriptor, m_final)) {
        return;
    }
    AtomicFile file(m_final);
    std::vector<std::byte> buffer(std::size_t{1} << 20U);
    for (std::uint64_t at = 0; at < m_size;) {
        const std::size_t count = readAt(at, buffer);
        file.write(std::span(buffer).first(count));
        at += count;
    }
    file.commit();
}

}  // namespace latentwalk
