// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/session/autosave.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QUuid>
#include <utility>

#include "core/log/log.h"
#include "core/message/file_error.h"

namespace latentwalk {
namespace {

const QString kSession = QStringLiteral(".latentwalk");
const QString kLock = QStringLiteral(".lock");

}  // namespace

Autosave::Autosave(const Document& document, QString folder, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_folder(std::move(folder)),
      m_name(QStringLiteral("autosave-") + QUuid::createUuid().toString(QUuid::Id128)) {
    QDir().mkpath(m_folder);
    m_lock = std::make_unique<QLockFile>(pathFor(m_name, kLock));
    m_lock->setStaleLockTime(0);  // only a dead owner makes it stale
    m_lock->tryLock();
    m_written = document.session();
    connect(&m_timer, &QTimer::timeout, this, &Autosave::write);
    m_timer.start(kInterval);
}

Autosave::~Autosave() {
    m_timer.stop();
    // A writing that still goes on ends before its file is taken away.
    m_writing.forget();
    m_writing.wait();
    QFile::remove(pathFor(m_name, kSession));
    m_lock->unlock();
}

QString Autosave::pathFor(const QString& name, const QString& ending) const {
    return QDir(m_folder).filePath(name + ending);
}

std::optional<Autosave::Left> Autosave::findLeft() {
    const QStringList files =
        QDir(m_folder).entryList({QStringLiteral("autosave-*") + kSession}, QDir::Files, QDir::Time);
    for (const QString& file : files) {
        const QString name = file.chopped(kSession.size());
        if (name == m_name || m_found.contains(name)) {
            continue;
        }
        auto lock = std::make_unique<QLockFile>(pathFor(name, kLock));
        lock->setStaleLockTime(0);
        if (!lock->tryLock()) {
            continue;  // its program is running, or another one asks about it
        }
        try {
            Left left{name, readSession(pathFor(name, kSession).toStdString())};
            m_found.emplace(name, std::move(lock));
            return left;
        } catch (const FileError& error) {
            log(LogLevel::Warning, std::string("what a crashed program left cannot be read: ") + error.what());
        }
    }
    return std::nullopt;
}

void Autosave::forget(const QString& name) {
    if (m_found.contains(name)) {
        QFile::remove(pathFor(name, kSession));
        m_found.erase(name);
    }
}

void Autosave::adopt(const QString& name) {
    if (m_found.contains(name)) {
        QFile::remove(pathFor(m_name, kSession));
        QFile::rename(pathFor(name, kSession), pathFor(m_name, kSession));
        m_found.erase(name);
    }
}

Session Autosave::present() const {
    const std::vector<SessionAnchor> coming = m_coming ? m_coming() : std::vector<SessionAnchor>();
    Session session = m_document.session();
    if (coming.empty()) {
        return session;
    }
    session.anchors.insert(session.anchors.end(), coming.begin(), coming.end());
    return problemOf(session).empty() ? std::move(session) : m_document.session();
}

void Autosave::write() {
    if (m_writing.isRunning()) {
        return;
    }
    const Session session = present();
    if (m_written == session) {
        return;
    }
    m_written = session;
    QDir().mkpath(m_folder);  // it may have been taken away, or could not be made before
    m_writing.start(
        [session, path = pathFor(m_name, kSession).toStdString()](const TellProgress&) { writeSession(path, session); },
        {.finished = [this] { m_failing = false; },
         .failed =
             [this](const QString& message) {
                 m_written.reset();  // the next round tries again
                 if (!std::exchange(m_failing, true)) {
                     emit failed(message);
                 }
             }});
}

}  // namespace latentwalk
