// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "ui/background/job.h"
#include "ui/document/document.h"

namespace latentwalk {

// Keeps a copy of the session on the disk while the program runs, so that a crash loses no more than a moment's work.
// Each running program has a file of its own, locked; one whose lock has no owner any more was left by a crash. Written
// in the background.
class Autosave : public QObject {
    Q_OBJECT

public:
    static constexpr int kInterval = 15000;  // milliseconds

    Autosave(const Document& document, QString folder, QObject* parent = nullptr);
    // Asked at each writing for anchors that are going to be, but are not the session's yet.
    void setComing(std::function<std::vector<SessionAnchor>()> coming) { m_coming = std::move(coming); }
    // The end of the program in good order: the copy goes.
    ~Autosave() override;

    // What a crashed program left, under the name that it has here.
    struct Left {
        QString name;
        Session session;
    };
    // The newest of those that were not found before, if any. Blocking (a small file). It stays on the disk until it is
    // forgotten or adopted, and no other running program finds it meanwhile. What cannot be read stays where it is,
    // since another version or another moment may be able to; the log says so.
    std::optional<Left> findLeft();
    // The user does not want it.
    void forget(const QString& name);
    // The user goes on with it: it becomes this program's own copy.
    void adopt(const QString& name);
    // Writes now when something has changed since.
    void write();
    bool isWriting() const { return m_writing.isRunning(); }

signals:
    // The copy could not be written; said once, until it works again.
    void failed(const QString& message);

private:
    Session present() const;
    QString pathFor(const QString& name, const QString& ending) const;

    const Document& m_document;
    QString m_folder;
    QString m_name;
    std::unique_ptr<QLockFile> m_lock;
    std::map<QString, std::unique_ptr<QLockFile>> m_found;  // what was left, by name
    Job<void> m_writing;
    QTimer m_timer;
    std::optional<Session> m_written;
    std::function<std::vector<SessionAnchor>()> m_coming;
    bool m_failing = false;
};

}  // namespace latentwalk
