#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "ui/render/background_job.h"
#include "ui/walk/walk_document.h"

namespace latentwalk {

// Keeps a copy of the session on the disk while the program runs, so that a crash loses no more than a moment's work.
// Each running program has a file of its own, locked; one whose lock has no owner any more was left by a crash. Written
// in the background.
class Autosave : public QObject {
    Q_OBJECT

public:
    static constexpr int kInterval = 15000;  // milliseconds

    Autosave(const WalkDocument& document, QString folder, QObject* parent = nullptr);
    // The end of the program in good order: the copy goes.
    ~Autosave() override;

    // The newest session that a crashed program left, if any; files that cannot be read are removed. Blocking (a small
    // file). What is returned stays on the disk until forgetLeft().
    std::optional<Session> findLeft();
    void forgetLeft();
    // Writes now when something has changed since.
    void write();

private:
    QString pathFor(const QString& name, const QString& ending) const;

    const WalkDocument& m_document;
    QString m_folder;
    QString m_name;
    std::unique_ptr<QLockFile> m_lock;
    std::vector<QString> m_left;  // names of what was left
    BackgroundJob m_writing;
    QTimer m_timer;
    std::optional<Session> m_written;
};

}  // namespace latentwalk
