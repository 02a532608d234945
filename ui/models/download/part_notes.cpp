// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/download/part_notes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cerrno>

namespace latentwalk {
namespace {

constexpr qint64 kLargestNotes = 16384;
constexpr int kLongestField = 1000;

// Goes into a header of a request, so that it must not be able to begin another one.
QByteArray headerValue(const QJsonValue& value) {
    const QByteArray text = value.toString().toUtf8();
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; });
    return plain && text.size() <= kLongestField ? text : QByteArray();
}

}  // namespace

ServerFile readPartNotes(const QByteArray& path, const QUrl& url) {
    const int descriptor = ::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        return {};
    }
    struct stat status {};
    QByteArray text;
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid() &&
        status.st_size <= kLargestNotes) {
        text.resize(status.st_size);
        text.resize(std::max<ssize_t>(0, ::read(descriptor, text.data(), static_cast<std::size_t>(text.size()))));
    }
    ::close(descriptor);
    const QJsonObject notes = QJsonDocument::fromJson(text).object();
    if (notes[QStringLiteral("url")].toString() != url.toString()) {
        return {};
    }
    return {headerValue(notes[QStringLiteral("etag")]), headerValue(notes[QStringLiteral("lastModified")]),
            notes[QStringLiteral("total")].toInteger(-1)};
}

int writePartNotes(const QByteArray& path, const QUrl& url, const ServerFile& server) {
    const QByteArray text =
        QJsonDocument(QJsonObject{
                          {QStringLiteral("url"), url.toString()},
                          {QStringLiteral("etag"), QString::fromLatin1(server.etag)},
                          {QStringLiteral("lastModified"), QString::fromLatin1(server.lastModified)},
                          {QStringLiteral("total"), server.total},
                      })
            .toJson();
    ::unlink(path.constData());
    const int descriptor = ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return errno;
    }
    errno = EIO;
    const ssize_t written = ::write(descriptor, text.constData(), static_cast<std::size_t>(text.size()));
    const int error = written == text.size() ? 0 : errno;
    ::close(descriptor);
    return error;
}

}  // namespace latentwalk
