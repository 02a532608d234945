// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QNetworkAccessManager>
#include <QThreadPool>
#include <QTimer>
#include <memory>
#include <vector>

#include "ui/models/download/download.h"
#include "ui/models/download/published_models.h"

namespace latentwalk {

// How it stands with one published checkpoint.
struct DownloadStanding {
    enum class What {
        Unknown,  // the folder has not been looked at yet
        Absent,
        Ready,
        Starting,
        Receiving,
        Waiting,  // to connect again; `sentence` says why
        Paused,
        Finishing,
        Failed,  // `sentence` says why
    };
    What what = What::Unknown;
    qint64 size = 0;    // bytes of the file, or of what has come
    qint64 total = -1;  // bytes; -1: not known
    QString remaining;  // "3 min left", or empty
    QString sentence;
};

// The published checkpoints, which of them are in torch.hub's folder, and the downloads of the others. Lives as long as
// the window, so that downloads go on when the dialog is closed; destroyed, it keeps what has come for the next run.
// The network is used only after download(). Used on the UI thread; nothing blocks but the destructor, shortly.
class Downloads : public QObject {
    Q_OBJECT

public:
    explicit Downloads(QObject* parent = nullptr) : Downloads(torchHubFolder(), publishedModels(), {}, parent) {}
    Downloads(QString folder, QList<PublishedModel> models, DownloadRules rules, QObject* parent = nullptr);
    ~Downloads() override;

    const QString& folder() const { return m_folder; }
    bool folderIsThere() const { return m_folderIsThere; }
    int count() const { return static_cast<int>(m_models.size()); }
    const PublishedModel& model(int index) const { return m_models[index]; }
    DownloadStanding standing(int index) const;
    QString path(int index) const;
    bool isAnyRunning() const;

public slots:
    // Looks at the folder; changed() follows.
    void refresh();
    // Begins, or goes on with what has come.
    void download(int index);
    void pause(int index);
    // Removes what has come.
    void cancel(int index);

signals:
    void changed(int index);
    void folderLookedAt();
    void finished(const QString& path);
    void failed(const QString& sentence);

private:
    Download& downloadOf(int index);
    void take(const QList<PartFile::Found>& found, bool folderIsThere);

    QString m_folder;
    QList<PublishedModel> m_models;
    DownloadRules m_rules;
    bool m_folderIsThere = false;
    bool m_looked = false;
    bool m_looking = false;
    bool m_lookAgain = false;
    QList<PartFile::Found> m_found;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;  // a folder's changes come in swarms
    QNetworkAccessManager m_network;
    std::vector<std::unique_ptr<Download>> m_downloads;  // by index; null before the first download()
    QThreadPool m_disk;
};

}  // namespace latentwalk
