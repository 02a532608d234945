// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/thumbnails/thumbnail_database.h"

#include <QDir>
#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>
#include <string>

#include "core/log/log.h"

namespace latentwalk {
namespace {

// More than once in a program's life a file does not break by accident.
constexpr int kMostReplaced = 2;
constexpr int kMostFailedWrites = 3;
// A picture of 1024² is far below it.
constexpr qint64 kMostBytes = 4LL * 1024 * 1024;
constexpr int kRemovedAtOnce = 16;

const QString kDriver = QStringLiteral("QSQLITE");

// SQLite's own numbers.
constexpr int kError = 1;
constexpr int kCorrupt = 11;
constexpr int kNotADatabase = 26;

// SQLite knows signed numbers only.
QVariant toColumn(quint64 seed) {
    return QVariant::fromValue(static_cast<qint64>(seed));
}

void bind(QSqlQuery& query, const ThumbnailKey& key, int from) {
    query.bindValue(from, key.model);
    query.bindValue(from + 1, toColumn(key.seed));
    query.bindValue(from + 2, key.scale);
}

}  // namespace

ThumbnailDatabase::ThumbnailDatabase(Options options)
    : m_options(std::move(options)), m_connection(QUuid::createUuid().toString()) {
    if (!m_options.folder.isEmpty() && QSqlDatabase::isDriverAvailable(kDriver)) {
        open();
    }
}

ThumbnailDatabase::~ThumbnailDatabase() {
    close();
}

bool ThumbnailDatabase::open() {
    const QDir folder(m_options.folder);
    if (!folder.mkpath(QStringLiteral("."))) {
        return false;
    }
    m_database = QSqlDatabase::addDatabase(kDriver, m_connection);
    m_database.setDatabaseName(folder.filePath(fileName()));
    // Another window of the program holds the file for some milliseconds at a time.
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=1000"));
    return m_database.open() && prepareTable();
}

void ThumbnailDatabase::close() {
    m_database.close();
    m_database = {};
    if (QSqlDatabase::contains(m_connection)) {
        QSqlDatabase::removeDatabase(m_connection);
    }
}

bool ThumbnailDatabase::prepareTable() {
    const QStringList statements{
        QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = NORMAL"),
        QStringLiteral("PRAGMA journal_size_limit = 4194304"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS thumbnails (model TEXT NOT NULL, seed INTEGER NOT NULL, "
                       "scale INTEGER NOT NULL, used INTEGER NOT NULL, picture BLOB NOT NULL, "
                       "UNIQUE (model, seed, scale))"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS thumbnails_used ON thumbnails (used)"),
        // Fails where somebody else's table has this name.
        QStringLiteral("SELECT model, seed, scale, used, picture FROM thumbnails LIMIT 1")};
    QSqlError error;
    for (const QString& statement : statements) {
        // Gone before the file is closed, as Qt demands of every query.
        QSqlQuery query(m_database);
        if (!query.exec(statement)) {
            error = query.lastError();
            break;
        }
    }
    if (!error.isValid()) {
        correctDates();
        return true;
    }
    if (replaceWhenDamaged(error)) {
        return true;
    }
    close();
    return false;
}

// A clock that ran ahead for a while dated pictures into the future: they would outlive all that are kept now. When
// somebody else holds the file, the next start will do.
void ThumbnailDatabase::correctDates() {
    QSqlQuery query(m_database);
    query.exec(QStringLiteral("SELECT max(used) FROM thumbnails"));
    const qint64 today = m_options.now();
    if (query.next() && query.value(0).toLongLong() > today) {
        query.finish();
        query.exec(QStringLiteral("UPDATE thumbnails SET used = %1 WHERE used > %1").arg(today));
    }
}

bool ThumbnailDatabase::replaceWhenDamaged(const QSqlError& error) {
    const int code = error.nativeErrorCode().toInt() & 0xff;
    if (code != kError && code != kCorrupt && code != kNotADatabase) {
        return false;
    }
    const QString path = QDir(m_options.folder).filePath(fileName());
    const std::string sentence = path.toStdString() + " is damaged (" + error.text().toStdString() + ")";
    if (++m_replaced > kMostReplaced) {
        log(LogLevel::Warning, sentence + " again; thumbnails are not kept any more");
        close();
        return false;
    }
    log(LogLevel::Warning, sentence + "; a new one takes its place");
    close();
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        QFile::remove(path + QLatin1String(suffix));
    }
    return open();
}

std::optional<QByteArray> ThumbnailDatabase::find(const ThumbnailKey& key) {
    if (!isOpen()) {
        return std::nullopt;
    }
    QSqlError error;
    {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        query.prepare(
            QStringLiteral("SELECT picture, used FROM thumbnails "
                           "WHERE model = ? AND seed = ? AND scale = ? AND length(picture) <= ?"));
        bind(query, key, 0);
        query.bindValue(3, kMostBytes);
        if (query.exec()) {
            if (query.next()) {
                if (m_options.now() - query.value(1).toLongLong() >= m_options.touchAfterSeconds * 1000) {
                    m_touched.push_back(key);
                }
                return query.value(0).toByteArray();
            }
        }
        error = query.lastError();
    }
    if (error.isValid()) {
        replaceWhenDamaged(error);
    }
    return std::nullopt;
}

void ThumbnailDatabase::write(const Rows& rows) {
    if (!isOpen() || (rows.empty() && m_touched.empty())) {
        return;
    }
    if (writeAll(rows)) {
        m_failedWrites = 0;
    } else if (isOpen() && ++m_failedWrites >= kMostFailedWrites) {
        // The disk is full, or the file belongs to somebody else: trying on would only cost time.
        log(LogLevel::Warning, m_options.folder.toStdString() + " cannot be written; thumbnails are not kept any more");
        close();
    }
    m_touched.clear();
}

bool ThumbnailDatabase::writeAll(const Rows& rows) {
    QSqlError error;
    {
        QSqlQuery query(m_database);
        // At once and not with the first change: two programs that both read first could then not both go on.
        bool good = query.exec(QStringLiteral("BEGIN IMMEDIATE"));
        const bool begun = good;
        if (good && !rows.empty()) {
            good = query.prepare(QStringLiteral("INSERT OR REPLACE INTO thumbnails VALUES (?, ?, ?, ?, ?)"));
            for (const auto& [key, bytes] : rows) {
                bind(query, key, 0);
                query.bindValue(3, m_options.now());
                query.bindValue(4, bytes);
                good = good && query.exec();
            }
        }
        if (good && !m_touched.empty()) {
            good = query.prepare(
                QStringLiteral("UPDATE thumbnails SET used = ? WHERE model = ? AND seed = ? AND scale = ?"));
            for (const ThumbnailKey& key : m_touched) {
                query.bindValue(0, m_options.now());
                bind(query, key, 1);
                good = good && query.exec();
            }
        }
        good = good && makeRoom() && query.exec(QStringLiteral("COMMIT"));
        if (good) {
            return true;
        }
        error = query.lastError();
        if (begun) {
            query.exec(QStringLiteral("ROLLBACK"));
        }
    }
    replaceWhenDamaged(error);
    return false;
}

// Counts in pages of the file, which SQLite knows without looking at the rows, and which hold for all programs that use
// it. Freed pages are written again, so the file stops growing at the limit.
bool ThumbnailDatabase::makeRoom() {
    const qint64 pageBytes = number(QStringLiteral("page_size"));
    const auto used = [&] {
        return (number(QStringLiteral("page_count")) - number(QStringLiteral("freelist_count"))) * pageBytes;
    };
    if (used() <= m_options.bytes) {
        return true;
    }
    // Some more than needed, so that not every write has to make room.
    const qint64 wanted = m_options.bytes - m_options.bytes / 16;
    QSqlQuery query(m_database);
    while (used() > wanted) {
        if (!query.exec(QStringLiteral("DELETE FROM thumbnails WHERE rowid IN "
                                       "(SELECT rowid FROM thumbnails ORDER BY used LIMIT %1)")
                            .arg(kRemovedAtOnce))) {
            return false;
        }
        if (query.numRowsAffected() <= 0) {
            return true;
        }
    }
    return true;
}

qint64 ThumbnailDatabase::number(const QString& pragma) {
    QSqlQuery query(m_database);
    return query.exec(QStringLiteral("PRAGMA ") + pragma) && query.next() ? query.value(0).toLongLong() : 0;
}

}  // namespace latentwalk
