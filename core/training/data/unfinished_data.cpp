// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/data/unfinished_data.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "core/file/mapped_file.h"
#include "core/message/file_error.h"
#include "core/message/system_cause.h"

namespace latentwalk::training {
namespace {

FileError notWritten(const std::filesystem::path& path, int error) {
    return {path, Core::about("%1 cannot be written: %2")(systemCause(error))};
}

std::filesystem::path besides(const std::filesystem::path& path, const char* ending) {
    std::filesystem::path result = path;
    result += ending;
    return result;
}

int openedForBoth(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) {
        throw notWritten(path, errno);
    }
    return descriptor;
}

}  // namespace

UnfinishedData::UnfinishedData(std::filesystem::path path, DataTable settings)
    : m_path(std::move(path)),
      m_dataPath(besides(m_path, ".part")),
      m_journalPath(besides(m_path, ".journal")),
      m_table(std::move(settings)),
      m_data(openedForBoth(m_dataPath)),
      m_journal(openedForBoth(m_journalPath)) {
    m_table.entries.clear();
    takeUp();
}

std::int64_t UnfinishedData::begin(std::int64_t picture) const {
    return kDataHeaderBytes + picture * bytesOfLevels(m_table.side);
}

std::vector<std::uint8_t> UnfinishedData::levels(std::int64_t picture) const {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(bytesOfLevels(m_table.side)));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t some = ::pread(m_data.value(), bytes.data() + done, bytes.size() - done,
                                     begin(picture) + static_cast<std::int64_t>(done));
        if (some < 0 && errno == EINTR) {
            continue;
        }
        if (some <= 0) {
            bytes.clear();  // not all of it is there
            return bytes;
        }
        done += static_cast<std::size_t>(some);
    }
    return bytes;
}

void UnfinishedData::takeUp() {
    std::string journal;
    if (m_journal.size() > 0) {
        journal = asText(MappedFile::open(m_journalPath)->bytes());
    }
    const std::string head = tableHead(m_table) + "\n";
    if (!journal.starts_with(head)) {
        startAgain();
        return;
    }
    std::size_t at = head.size();
    for (std::size_t end = journal.find('\n', at); end != std::string::npos; end = journal.find('\n', at)) {
        DataEntry entry;
        try {
            entry = readEntry(m_journalPath, std::string_view(journal).substr(at, end - at));
        } catch (const FileError&) {
            break;
        }
        if (entry.picture >= 0) {
            const auto bytes = entry.picture == m_pictures ? levels(entry.picture) : std::vector<std::uint8_t>();
            if (bytes.empty() ||
                checksumOf({reinterpret_cast<const char*>(bytes.data()), bytes.size()}) != entry.checksum) {
                break;
            }
            ++m_pictures;
        }
        m_table.entries.push_back(std::move(entry));
        at = end + 1;
    }
    m_journalEnd = static_cast<std::int64_t>(at);
    cutOff(m_journal, m_journalPath, m_journalEnd);
    cutOff(m_data, m_dataPath, begin(m_pictures));
}

void UnfinishedData::startAgain() {
    m_table.entries.clear();
    m_pictures = 0;
    cutOff(m_journal, m_journalPath, 0);
    cutOff(m_data, m_dataPath, 0);
    write(m_data, m_dataPath, 0, std::string(static_cast<std::size_t>(kDataHeaderBytes), '\0'));
    const std::string head = tableHead(m_table) + "\n";
    write(m_journal, m_journalPath, 0, head);
    m_journalEnd = static_cast<std::int64_t>(head.size());
}

std::int64_t UnfinishedData::addPicture(std::span<const std::uint8_t> levels) {
    write(m_data, m_dataPath, begin(m_pictures), {reinterpret_cast<const char*>(levels.data()), levels.size()});
    return m_pictures++;
}

void UnfinishedData::add(const DataEntry& entry) {
    const std::string line = entryText(entry) + "\n";
    write(m_journal, m_journalPath, m_journalEnd, line);
    m_journalEnd += static_cast<std::int64_t>(line.size());
    m_table.entries.push_back(entry);
}

void UnfinishedData::finish() {
    const std::string table = tableText(m_table);
    write(m_data, m_dataPath, begin(m_pictures), table);
    write(m_data, m_dataPath, 0, dataHeader(m_table.side, m_pictures, table));
    if (::fsync(m_data.value()) != 0 || ::rename(m_dataPath.c_str(), m_path.c_str()) != 0) {
        throw notWritten(m_path, errno);
    }
    ::unlink(m_journalPath.c_str());
}

void UnfinishedData::write(const Descriptor& to, const std::filesystem::path& path, std::int64_t at,
                           std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(to.value(), bytes.data(), bytes.size(), at);
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            throw notWritten(path, errno);
        }
        at += written;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void UnfinishedData::cutOff(const Descriptor& file, const std::filesystem::path& path, std::int64_t size) {
    if (::ftruncate(file.value(), size) != 0) {
        throw notWritten(path, errno);
    }
}

}  // namespace latentwalk::training
