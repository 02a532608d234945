// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>
#include <QUrl>
#include <atomic>
#include <stdexcept>

#include "ui/models/download/server_file.h"

namespace latentwalk {

// One sentence, fit to be shown.
class PartError : public std::runtime_error {
public:
    explicit PartError(const QString& sentence) : std::runtime_error(sentence.toStdString()), m_sentence(sentence) {}
    const QString& sentence() const { return m_sentence; }

private:
    QString m_sentence;
};

// A file on its way into a folder: what has come so far lies in NAME.latentwalk.part, what is known of it in
// NAME.latentwalk.part.json, so that a later run can go on. Only finish() gives it its name, and never in place of
// another file. The part is locked while it is open, so that two programs do not write the same one. Neither symbolic
// links nor files of somebody else are written to where the part has to be: they make way or it is an error.
// All functions touch the disk and throw PartError; use them on one thread at a time, not that of the user interface.
class PartFile {
public:
    PartFile(const QString& folder, const QString& fileName, QUrl url, const QByteArray& hashPrefix);
    ~PartFile();  // closes; keeps what is there
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    struct Begun {
        bool complete = false;  // the file is there already, and it is the right one
        qint64 size = 0;        // bytes in the part
        ServerFile server;      // whose they are
    };
    // Opens the part or makes it, and the folder. Reads what is there for the hash; gives up once `stop` is set.
    Begun begin(const std::atomic<bool>& stop);
    void remember(const ServerFile& server);
    void append(const QByteArray& bytes);
    void startOver();
    // Checks the hash, flushes to the disk, renames. A file that does not match is removed.
    void finish(const std::atomic<bool>& stop);
    // Removes the part.
    void discard();
    void close();

    // What is in the folder, without opening or locking anything; never throws.
    struct Found {
        bool ready = false;     // the file is there
        qint64 size = 0;        // of it, or of the part
        bool part = false;      // a part is there with which a download can go on
        qint64 partTotal = -1;  // how large the file will be
    };
    static Found look(const QString& folder, const QString& fileName, const QUrl& url);

private:
    bool stillOpen() const;
    bool open(bool create);
    int openOwn(bool create);
    void hashPart(const std::atomic<bool>& stop);
    void takeOver(const std::atomic<bool>& stop) const;
    void rename() const;
    [[noreturn]] void cannotWrite(int error) const;

    QByteArray m_folder;  // names as the file system has them
    QByteArray m_target;
    QByteArray m_part;
    QByteArray m_notes;
    QUrl m_url;
    QByteArray m_hashPrefix;
    int m_descriptor = -1;
    qint64 m_size = 0;
    ServerFile m_server;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

}  // namespace latentwalk
