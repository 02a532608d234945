// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/photo_commands.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>
#include <cmath>
#include <utility>

#include "core/diagnosis/places.h"
#include "ui/photo/read/photo_formats.h"
#include "ui/photo/search/likeness_words.h"
#include "ui/photo/search/projected_likeness.h"
#include "ui/widgets/file_dialogs.h"

namespace latentwalk {

PhotoCommands::PhotoCommands(const Actions& actions, const Context& context)
    : m_context(context),
      m_findFaces(builtInFaces()),
      m_ahead(std::make_unique<StartsAhead>(context.service, startsFolder())),
      m_makeSearch(projectedLikeness(*m_ahead)),
      m_model(context.service, alignmentFolder()),
      m_anchors(context.document),
      m_view(new SearchView(context.stage)),
      m_run(this) {
    connect(actions.ownPhoto, &QAction::triggered, this, &PhotoCommands::askForPhotos);
    connect(actions.pastePicture, &QAction::triggered, this, &PhotoCommands::paste);
    connect(&context.files, &SessionFiles::photosRequested, this, [this](const QStringList& paths) {
        QList<PhotoSource> photos;
        for (const QString& path : paths) {
            photos.append(photoIn(path));
        }
        show(photos);
    });
    connect(&m_run, &SearchRun::began, this, &PhotoCommands::showBegun);
    connect(&m_run, &SearchRun::aligned, this, [this](const QImage& photo) { m_view->pair().setPhoto(photo); });
    connect(&m_run, &SearchRun::progressed, this, &PhotoCommands::showProgress);
    connect(&m_run, &SearchRun::found, this, &PhotoCommands::take);
    connect(&m_run, &SearchRun::failed, this, &PhotoCommands::refuse);
    connect(&m_run, &SearchRun::ended, this, &PhotoCommands::end);
    connect(m_view, &SearchView::mendRequested, this, [this] {
        if (m_dialog) {
            m_dialog->open();
        }
    });
    context.bar.setButton(tr("Stop"), tr("End the search and keep what there is"));
    connect(&context.bar, &JobBar::cancelRequested, &m_run, &SearchRun::stop);
    // Whoever moves the walk wants to see it.
    connect(&context.document.place(), &WalkPlace::currentChanged, this, [this] {
        if (!m_adding) {
            m_view->giveWay();
        }
    });
}

PhotoCommands::~PhotoCommands() {
    m_run.forget();
    delete m_dialog;
}

void PhotoCommands::setSeams(FindFaces faces, MakeSearch search) {
    m_findFaces = std::move(faces);
    m_makeSearch = std::move(search);
    m_ahead.reset();
}

std::vector<SessionAnchor> PhotoCommands::unfinished() const {
    const auto one = m_run.unfinished();
    return one ? std::vector{PhotoAnchors::named(one->name, one->face)} : std::vector<SessionAnchor>();
}

void PhotoCommands::keepUnfinished() {
    if (!m_run.isRunning()) {
        return;
    }
    if (const auto one = m_run.unfinished()) {
        Likeness likeness;
        likeness.face = one->face;
        m_anchors.add(one->name, likeness);
    }
    m_run.forget();
    end();
}

void PhotoCommands::setCheckpoint(const CheckpointInfo& info) {
    const bool another = m_info && m_info->generatorKey() != info.generatorKey();
    if (another && m_run.isRunning()) {
        m_run.forget();
        end();
        m_context.messages.showInfo(tr("The search has ended: another model was opened."));
    }
    m_info = info;
    m_model.setCheckpoint(info);
    if (m_ahead) {
        m_ahead->setCheckpoint(info);
    }
    if (m_dialog && m_dialog->isVisible()) {
        m_model.prepare();
    }
    if (const auto waiting = std::exchange(m_waiting, {}); !waiting.isEmpty()) {
        show(waiting);
    }
}

void PhotoCommands::askForPhotos() {
    QList<PhotoSource> photos;
    for (const QString& path : askPhotoFiles(&m_context.window, photoPatterns())) {
        photos.append(photoIn(path));
    }
    if (photos.isEmpty()) {
        emit nothingCame();
    } else {
        show(photos);
    }
}

void PhotoCommands::paste() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QStringList paths;
    for (const QUrl& url : data == nullptr ? QList<QUrl>() : data->urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    if (!paths.isEmpty()) {
        m_context.files.open(paths);  // copied in a file manager
    } else if (const QImage picture = QGuiApplication::clipboard()->image(); !picture.isNull()) {
        showPicture(picture);
    } else {
        m_context.messages.showInfo(tr("There is no picture on the clipboard."));
    }
}

void PhotoCommands::showPicture(const QImage& picture) {
    show({PhotoSource{tr("Pasted picture"), {}, picture}});
}

void PhotoCommands::show(const QList<PhotoSource>& photos) {
    if (!m_info) {
        m_waiting += photos;
        emit modelWanted();
        return;
    }
    if (!m_dialog) {
        makeDialog();
    }
    if (!m_dialog->isVisible()) {
        m_dialog->clear();
    }
    m_dialog->open();
    m_dialog->raise();
    m_dialog->activateWindow();
    m_dialog->add(photos);
    if (m_ahead && !m_run.isRunning()) {
        m_ahead->prepare();
    }
}

void PhotoCommands::makeDialog() {
    m_dialog = new PhotoDialog(m_model, m_findFaces, &m_context.window);
    connect(m_dialog, &PhotoDialog::searchRequested, this, &PhotoCommands::begin);
    connect(m_dialog, &PhotoDialog::rejected, this, &PhotoCommands::nothingCame);
}

void PhotoCommands::begin(const SearchOrder& order) {
    auto search = m_makeSearch && m_info ? m_makeSearch(m_context.service, *m_info) : nullptr;
    if (!search) {
        m_context.messages.showError(tr("Faces of photos cannot be looked for in this model."));
        return;
    }
    m_run.start(std::move(search), order);
}

void PhotoCommands::showBegun(int index, int count, const QString& name) {
    if (index == 0) {
        m_anchors.begin(count);
        m_names.clear();
        m_words.clear();
        m_poor = false;
    }
    m_names.append(name);
    m_view->begin(searchingWords());
    m_context.bar.start(count > 1 ? tr("Looking for the face in %1 (%2 of %3)").arg(name).arg(index + 1).arg(count)
                                  : tr("Looking for the face in %1").arg(name));
}

void PhotoCommands::showProgress(const QImage& face, qint64 done, qint64 all, double secondsLeft) {
    m_view->setWords(face.isNull() ? preparingWords() : searchingWords());
    if (!face.isNull()) {
        m_view->pair().setFace(face);
    }
    if (secondsLeft < 0) {
        m_context.bar.setProgress(done, all);
    } else {
        const int seconds = static_cast<int>(std::ceil(secondsLeft));
        m_context.bar.setProgress(done, all, timeLeftText(seconds));
    }
}

void PhotoCommands::take(int index, const Likeness& likeness) {
    m_adding = true;
    m_anchors.add(m_names.value(index), likeness);
    m_adding = false;
    m_view->pair().setFace(toImage(likeness.picture));
    m_words = wordsOf(likeness);
    m_poor = likeness.poor;
    emit faceFound();
}

void PhotoCommands::refuse(int index, const QString& sentence) {
    m_context.messages.showError(tr("No face was found for %1: %2").arg(m_names.value(index), sentence));
}

void PhotoCommands::end() {
    m_context.bar.finish();
    const bool seen = m_view->isLarge() && !m_words.isEmpty();
    if (!seen && !m_words.isEmpty()) {
        m_context.messages.showInfo(m_words);
    }
    m_view->end(m_words, m_poor);
    if (!seen) {
        m_view->giveWay();
    }
    if (m_words.isEmpty()) {
        emit nothingCame();
    }
}

}  // namespace latentwalk
