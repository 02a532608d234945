// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QSqlDatabase>
#include <QString>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "ui/gallery/thumbnails/thumbnail_key.h"

class QSqlQuery;

namespace latentwalk {

// Small pictures on the disk: one SQLite file of bounded size, from which those go first that were not looked at for
// longest. It is a cache and never a reason to complain: a damaged file is replaced, and where nothing can be written,
// or read, nothing is found. Several programs may use the file at the same time.
//
// Made, used and destroyed on one thread, any one; every function may wait for the disk.
class ThumbnailDatabase {
public:
    struct Options {
        QString folder;                        // made when needed; empty: nothing is kept
        qint64 bytes = 256LL * 1024 * 1024;    // that the file may have
        qint64 touchAfterSeconds = 60LL * 60;  // how exactly to know when a picture was last looked at
        // The clock that says so: milliseconds since 1970, on the thread of the database.
        std::function<qint64()> now = &QDateTime::currentMSecsSinceEpoch;
    };

    explicit ThumbnailDatabase(Options options);
    ~ThumbnailDatabase();
    ThumbnailDatabase(const ThumbnailDatabase&) = delete;
    ThumbnailDatabase& operator=(const ThumbnailDatabase&) = delete;

    // The bytes of an encoded picture, as they are in the file: not to be trusted.
    std::optional<QByteArray> find(const ThumbnailKey& key);

    using Rows = std::vector<std::pair<ThumbnailKey, QByteArray>>;
    // Writes all of them at once, remembers what was found since the last time, and makes room.
    void write(const Rows& rows);

    bool isOpen() const { return m_database.isOpen(); }

    static QString fileName() { return QStringLiteral("thumbnails-1.sqlite"); }

private:
    bool open();
    void close();
    bool prepareTable();
    void correctDates();
    bool writeAll(const Rows& rows);
    bool makeRoom();
    // True when the file was at fault and another one has taken its place.
    bool replaceWhenDamaged(const class QSqlError& error);
    qint64 number(const QString& pragma);

    Options m_options;
    QString m_connection;  // Qt's name of it
    QSqlDatabase m_database;
    std::vector<ThumbnailKey> m_touched;
    int m_replaced = 0;
    int m_failedWrites = 0;
};

}  // namespace latentwalk
