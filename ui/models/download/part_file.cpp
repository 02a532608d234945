// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/download/part_file.h"
#include "ui/wording/message_text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFile>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "core/file/atomic_file.h"
#include "core/message/file_error.h"
#include "ui/models/download/data_size.h"
#include "ui/models/download/part_notes.h"

namespace latentwalk {
namespace {

struct Part {
    Q_DECLARE_TR_FUNCTIONS(PartFile)
};

constexpr qint64 kHashedPiece = qint64{1} << 20;

QString shown(const QByteArray& path) {
    return QFile::decodeName(path);
}

QString causeOf(int error) {
    return QString::fromLocal8Bit(std::strerror(error));
}

bool isThere(const QByteArray& path) {
    struct stat status {};
    return ::lstat(path.constData(), &status) == 0;
}

// Everything in `descriptor` from where it stands, into `hash`; the number of bytes, or -1 with errno set.
qint64 addTo(QCryptographicHash& hash, int descriptor, const std::atomic<bool>& stop) {
    QByteArray piece(kHashedPiece, Qt::Uninitialized);
    qint64 all = 0;
    for (;;) {
        if (stop) {
            errno = EINTR;
            return -1;
        }
        const ssize_t count = ::read(descriptor, piece.data(), static_cast<std::size_t>(piece.size()));
        if (count == 0) {
            return all;
        }
        if (count < 0 && errno != EINTR) {
            return -1;
        }
        if (count > 0) {
            hash.addData(QByteArrayView(piece.constData(), count));
            all += count;
        }
    }
}

// To our own file only: regular, made by us, with no second name.
bool isOwn(const struct stat& status) {
    return S_ISREG(status.st_mode) && status.st_uid == ::geteuid() && status.st_nlink == 1;
}

}  // namespace

PartFile::PartFile(const QString& folder, const QString& fileName, QUrl url, const QByteArray& hashPrefix)
    : m_folder(QFile::encodeName(folder)),
      m_target(QFile::encodeName(folder + u'/' + fileName)),
      m_part(m_target + ".latentwalk.part"),
      m_notes(m_part + ".json"),
      m_url(std::move(url)),
      m_hashPrefix(hashPrefix.toLower()) {}

PartFile::~PartFile() {
    close();
}

void PartFile::close() {
    if (m_descriptor >= 0) {
        ::close(std::exchange(m_descriptor, -1));  // and gives up the lock
    }
}

void PartFile::cannotWrite(int error) const {
    if (error == ENOSPC || error == EDQUOT) {
        throw PartError(Part::tr("%1 cannot be written: there is no room left on the disk.").arg(shown(m_target)));
    }
    throw PartError(Part::tr("%1 cannot be written: %2.").arg(shown(m_target), causeOf(error)));
}

// Whether the open part is still what its name leads to, and nobody else has written to it.
bool PartFile::stillOpen() const {
    struct stat opened {};
    struct stat named {};
    return m_descriptor >= 0 && ::fstat(m_descriptor, &opened) == 0 && ::lstat(m_part.constData(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino && opened.st_size == m_size;
}

// The descriptor of the part, or -1 when there is none and none shall be made. Whatever else has its name is removed.
int PartFile::openOwn(bool create) {
    // O_NONBLOCK: somebody's pipe of that name must not hold us up.
    const int old = ::open(m_part.constData(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (old >= 0) {
        struct stat status {};
        if (::fstat(old, &status) == 0 && isOwn(status)) {
            return old;
        }
        ::close(old);
    }
    if (isThere(m_part) && ::unlink(m_part.constData()) != 0 && errno != ENOENT) {
        throw PartError(
            Part::tr("%1 is in the way of the download and cannot be removed: %2.").arg(shown(m_part), causeOf(errno)));
    }
    if (!create) {
        return -1;
    }
    const int made = ::open(m_part.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (made < 0 && errno != EEXIST) {
        cannotWrite(errno);
    }
    return made;
}

bool PartFile::open(bool create) {
    // Another program may finish and rename the part between our opening and our locking it: then look again.
    for (int attempt = 0; attempt < 10; ++attempt) {
        m_descriptor = openOwn(create);
        if (m_descriptor < 0) {
            if (!create) {
                return false;
            }
            continue;
        }
        // Where there are no locks (some network file systems), we go on without.
        if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            close();
            throw PartError(
                Part::tr("%1 is being downloaded already, by another window or program.").arg(shown(m_target)));
        }
        struct stat status {};
        ::fstat(m_descriptor, &status);
        m_size = status.st_size;
        if (stillOpen()) {
            return true;
        }
        close();
    }
    throw PartError(Part::tr("%1 cannot be written: another program keeps changing it.").arg(shown(m_part)));
}

PartFile::Begun PartFile::begin(const std::atomic<bool>& stop) {
    if (stillOpen()) {
        return {false, m_size, m_server};
    }
    close();
    if (isThere(m_target)) {
        takeOver(stop);
        return {true, 0, {}};
    }
    try {
        makeDirectories(std::filesystem::path(m_folder.toStdString()));
    } catch (const FileError& error) {
        throw PartError(textOf(error.message()));
    }
    open(true);
    m_hash.reset();
    m_server = readPartNotes(m_notes, m_url);
    if (m_size > 0 && (m_server.validator().isEmpty() || (m_server.total >= 0 && m_size > m_server.total))) {
        startOver();
    }
    hashPart(stop);
    return {false, m_size, m_server};
}

void PartFile::hashPart(const std::atomic<bool>& stop) {
    ::lseek(m_descriptor, 0, SEEK_SET);
    const qint64 read = addTo(m_hash, m_descriptor, stop);
    if (read != m_size) {
        const int error = errno;
        close();
        throw PartError(Part::tr("%1 cannot be read: %2.").arg(shown(m_part), causeOf(read < 0 ? error : EIO)));
    }
}

void PartFile::remember(const ServerFile& server) {
    m_server = server;
    struct statvfs disk {};
    if (server.total > m_size && ::fstatvfs(m_descriptor, &disk) == 0) {
        const double room = static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize);
        if (room < static_cast<double>(server.total - m_size)) {
            throw PartError(
                Part::tr("%1 cannot be written: it needs %2 more, but the disk has room for %3 only.")
                    .arg(shown(m_target), dataSize(server.total - m_size), dataSize(static_cast<qint64>(room))));
        }
    }
    if (const int error = writePartNotes(m_notes, m_url, server); error != 0) {
        cannotWrite(error);
    }
}

void PartFile::append(const QByteArray& bytes) {
    const char* next = bytes.constData();
    auto left = static_cast<std::size_t>(bytes.size());
    while (left > 0) {
        const ssize_t count = ::write(m_descriptor, next, left);
        if (count < 0 && errno != EINTR) {
            const int error = errno;
            close();  // what came of it is found out at the next begin()
            cannotWrite(error);
        }
        if (count > 0) {
            next += count;
            left -= static_cast<std::size_t>(count);
        }
    }
    m_hash.addData(bytes);
    m_size += bytes.size();
}

void PartFile::startOver() {
    if (::ftruncate(m_descriptor, 0) != 0) {
        cannotWrite(errno);
    }
    ::lseek(m_descriptor, 0, SEEK_SET);
    ::unlink(m_notes.constData());
    m_hash.reset();
    m_size = 0;
    m_server = {};
}

void PartFile::finish(const std::atomic<bool>& stop) {
    const QByteArray digits = m_hash.result().toHex();
    if (!digits.startsWith(m_hashPrefix)) {
        discard();
        throw PartError(Part::tr("%1 is not the published file: its SHA-256 begins with %2 instead of %3. It was "
                                 "removed.")
                            .arg(shown(m_target), QString::fromLatin1(digits.first(m_hashPrefix.size())),
                                 QString::fromLatin1(m_hashPrefix)));
    }
    if (!stillOpen()) {
        close();
        throw PartError(Part::tr("%1 was changed by another program while it was downloaded.").arg(shown(m_part)));
    }
    if (::fsync(m_descriptor) != 0) {
        cannotWrite(errno);
    }
    rename();
    if (isThere(m_part)) {
        // The name was taken meanwhile, and what has it stays.
        discard();
        takeOver(stop);
        return;
    }
    ::unlink(m_notes.constData());
    close();
    // The new name is durable once the folder has reached the disk; some file systems cannot do that.
    const int folder = ::open(m_folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

// The part gets its name unless something has that: then the part is left, and that is no error here.
void PartFile::rename() const {
    const char* from = m_part.constData();
    const char* to = m_target.constData();
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 || errno == EEXIST) {
        return;
    }
    // File systems that cannot rename so can often link, which does not replace either.
    if (::link(from, to) == 0) {
        ::unlink(from);
        return;
    }
    if (isThere(m_target)) {
        return;
    }
    if (::rename(from, to) != 0) {
        cannotWrite(errno);
    }
}

// Throws unless what has the name already is the published file.
void PartFile::takeOver(const std::atomic<bool>& stop) const {
    QFile file(shown(m_target));
    struct stat status {};
    if (::stat(m_target.constData(), &status) != 0 || !S_ISREG(status.st_mode)) {
        throw PartError(Part::tr("%1 is in the way: it is a folder or a link, not a file. Move it away and try again.")
                            .arg(shown(m_target)));
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || addTo(hash, file.handle(), stop) < 0) {
        throw PartError(Part::tr("%1 is there already, but cannot be read: %2.").arg(shown(m_target), causeOf(errno)));
    }
    const QByteArray digits = hash.result().toHex();
    if (!digits.startsWith(m_hashPrefix)) {
        throw PartError(Part::tr("%1 is there already, but is not the published file: its SHA-256 begins with %2 "
                                 "instead of %3. Move it away and try again.")
                            .arg(shown(m_target), QString::fromLatin1(digits.first(m_hashPrefix.size())),
                                 QString::fromLatin1(m_hashPrefix)));
    }
}

void PartFile::discard() {
    if (m_descriptor >= 0 || open(false)) {
        ::unlink(m_part.constData());
        close();
    }
    ::unlink(m_notes.constData());
}

PartFile::Found PartFile::look(const QString& folder, const QString& fileName, const QUrl& url) {
    const PartFile file(folder, fileName, url, {});
    struct stat status {};
    if (::stat(file.m_target.constData(), &status) == 0 && S_ISREG(status.st_mode) &&
        ::access(file.m_target.constData(), R_OK) == 0) {
        return {true, status.st_size, false, -1};
    }
    if (::lstat(file.m_part.constData(), &status) == 0 && isOwn(status) && status.st_size > 0) {
        const ServerFile server = readPartNotes(file.m_notes, url);
        if (!server.validator().isEmpty()) {
            return {false, status.st_size, true, server.total};
        }
    }
    return {};
}

}  // namespace latentwalk
