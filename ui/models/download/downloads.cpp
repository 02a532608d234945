// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/download/downloads.h"

#include <QFileInfo>

namespace latentwalk {
namespace {

constexpr int kSettleMilliseconds = 100;

DownloadStanding::What toWhat(Download::State state) {
    using What = DownloadStanding::What;
    switch (state) {
        case Download::State::Preparing:
        case Download::State::Connecting:
            return What::Starting;
        case Download::State::Receiving:
            return What::Receiving;
        case Download::State::Waiting:
            return What::Waiting;
        case Download::State::Paused:
            return What::Paused;
        case Download::State::Finishing:
            return What::Finishing;
        case Download::State::Failed:
            return What::Failed;
        case Download::State::Idle:
        case Download::State::Finished:
        case Download::State::Cancelled:
            break;
    }
    return What::Unknown;
}

}  // namespace

Downloads::Downloads(QString folder, QList<PublishedModel> models, DownloadRules rules, QObject* parent)
    : QObject(parent),
      m_folder(std::move(folder)),
      m_models(std::move(models)),
      m_rules(std::move(rules)),
      m_found(m_models.size()),
      m_downloads(static_cast<std::size_t>(m_models.size())) {
    m_disk.setMaxThreadCount(1);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMilliseconds);
    connect(&m_settle, &QTimer::timeout, this, &Downloads::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_settle.start(); });
}

Downloads::~Downloads() {
    m_disk.waitForDone();
}

QString Downloads::path(int index) const {
    return m_folder + u'/' + m_models[index].fileName;
}

void Downloads::refresh() {
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_disk.start([this] {
        QList<PartFile::Found> found;
        for (const PublishedModel& model : std::as_const(m_models)) {
            found.append(PartFile::look(m_folder, model.fileName, model.url));
        }
        const bool folderIsThere = QFileInfo(m_folder).isDir();
        QMetaObject::invokeMethod(
            this, [this, found, folderIsThere] { take(found, folderIsThere); }, Qt::QueuedConnection);
    });
}

void Downloads::take(const QList<PartFile::Found>& found, bool folderIsThere) {
    m_looking = false;
    m_looked = true;
    m_found = found;
    m_folderIsThere = folderIsThere;
    if (folderIsThere && m_watcher.directories().isEmpty()) {
        m_watcher.addPath(m_folder);
    }
    for (int index = 0; index < count(); ++index) {
        emit changed(index);
    }
    emit folderLookedAt();
    if (m_lookAgain) {
        m_lookAgain = false;
        refresh();
    }
}

DownloadStanding Downloads::standing(int index) const {
    const PartFile::Found& found = m_found[index];
    const auto& download = m_downloads[static_cast<std::size_t>(index)];
    const auto what = download ? toWhat(download->state()) : DownloadStanding::What::Unknown;
    const bool ours = download && (download->isRunning() || what == DownloadStanding::What::Paused ||
                                   (what == DownloadStanding::What::Failed && !found.ready));
    if (ours) {
        return {what, download->received(), download->total(), download->remaining(), download->sentence()};
    }
    if (!m_looked) {
        return {};
    }
    if (found.ready) {
        return {DownloadStanding::What::Ready, found.size, found.size, {}, {}};
    }
    if (found.part) {
        return {DownloadStanding::What::Paused, found.size, found.partTotal, {}, {}};
    }
    return {DownloadStanding::What::Absent, 0, -1, {}, {}};
}

bool Downloads::isAnyRunning() const {
    return std::any_of(m_downloads.begin(), m_downloads.end(),
                       [](const auto& download) { return download && download->isRunning(); });
}

Download& Downloads::downloadOf(int index) {
    auto& place = m_downloads[static_cast<std::size_t>(index)];
    if (!place) {
        const PublishedModel& model = m_models[index];
        place = std::make_unique<Download>(DownloadWish{model.url, m_folder, model.fileName, model.hashPrefix},
                                           m_network, m_rules);
        Download* made = place.get();
        connect(made, &Download::stateChanged, this, [this, index] { emit changed(index); });
        connect(made, &Download::progressed, this, [this, index] { emit changed(index); });
        // What is known of the folder is brought up to date at once: nobody shall see an old state in between.
        connect(made, &Download::finished, this, [this, index, made](const QString& path) {
            m_found[index] = {true, made->received(), false, -1};
            emit changed(index);
            emit finished(path);
            refresh();
        });
        connect(made, &Download::cancelled, this, [this, index] {
            m_found[index] = {};
            emit changed(index);
            refresh();
        });
        connect(made, &Download::failed, this, &Downloads::failed);
    }
    return *place;
}

void Downloads::download(int index) {
    // One that ended begins anew: its file may be gone since.
    auto& place = m_downloads[static_cast<std::size_t>(index)];
    if (place && place->state() == Download::State::Finished) {
        place.reset();
    }
    downloadOf(index).start();
}

void Downloads::pause(int index) {
    downloadOf(index).pause();
}

void Downloads::cancel(int index) {
    downloadOf(index).cancel();
}

}  // namespace latentwalk
