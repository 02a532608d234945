#include "ui/session/autosave.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QUuid>
#include <utility>

#include "core/file/file_error.h"

namespace latentwalk {
namespace {

const QString kSession = QStringLiteral(".latentwalk");
const QString kLock = QStringLiteral(".lock");

}  // namespace

Autosave::Autosave(const WalkDocument& document, QString folder, QObject* parent)
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
    m_writing.cancel();
    m_writing.wait();
    QFile::remove(pathFor(m_name, kSession));
    m_lock->unlock();
}

QString Autosave::pathFor(const QString& name, const QString& ending) const {
    return QDir(m_folder).filePath(name + ending);
}

std::optional<Session> Autosave::findLeft() {
    const QStringList files =
        QDir(m_folder).entryList({QStringLiteral("autosave-*") + kSession}, QDir::Files, QDir::Time);
    std::optional<Session> newest;
    for (const QString& file : files) {
        const QString name = file.chopped(kSession.size());
        QLockFile lock(pathFor(name, kLock));
        lock.setStaleLockTime(0);
        if (name == m_name || !lock.tryLock()) {
            continue;  // its program is running
        }
        m_left.push_back(name);
        try {
            if (!newest) {
                newest = readSession(pathFor(name, kSession).toStdString());
            }
        } catch (const FileError&) {
            QFile::remove(pathFor(name, kSession));
        }
    }
    return newest;
}

void Autosave::forgetLeft() {
    for (const QString& name : std::exchange(m_left, {})) {
        QFile::remove(pathFor(name, kSession));
    }
}

void Autosave::write() {
    const Session& session = m_document.session();
    if (m_writing.isRunning() || m_written == session) {
        return;
    }
    m_written = session;
    m_writing.start([session, path = pathFor(m_name, kSession).toStdString()](const GoOn&) {
        writeSession(path, session);
        return true;
    });
}

}  // namespace latentwalk
