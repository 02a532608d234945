// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/find/like_box.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>
#include <QWheelEvent>
#include <algorithm>

#include "core/faces/likeness/likeness_in.h"
#include "ui/widgets/seed_mime.h"

namespace latentwalk {
namespace {

QString droppedFile(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

}  // namespace

QString seedName(quint64 seed) {
    return LikeBox::tr("Seed %1").arg(seed);
}

LikeBox::LikeBox(QWidget* parent) : QComboBox(parent) {
    setAcceptDrops(true);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    setAccessibleName(tr("Like this face"));
    setToolTip(tr("Faces like this one; a face of the gallery or a saved picture can be dropped here"));
    connect(this, &QComboBox::activated, this, &LikeBox::choose);
    fill();
}

void LikeBox::setFace(const std::optional<LikeFace>& face) {
    m_face = face;
    fill();
}

// No face first, then the chosen one where it is none of those that there are, then those.
void LikeBox::fill() {
    m_listed = m_faces ? m_faces() : std::vector<LikeFace>();
    const auto sameFace = [this](const LikeFace& other) {
        return other.seed == m_face->seed && other.latent == m_face->latent && other.offsets == m_face->offsets;
    };
    auto chosen = m_face ? std::find_if(m_listed.begin(), m_listed.end(), sameFace) : m_listed.end();
    if (m_face && chosen == m_listed.end()) {
        chosen = m_listed.insert(m_listed.begin(), *m_face);
    }
    clear();
    addItem(tr("any face"));
    for (const LikeFace& face : m_listed) {
        addItem(face.name);
    }
    setCurrentIndex(m_face ? static_cast<int>(chosen - m_listed.begin()) + 1 : 0);
}

void LikeBox::choose(int index) {
    const auto before = m_face;
    m_face = index > 0 && index <= static_cast<int>(m_listed.size())
                 ? std::optional(m_listed[static_cast<std::size_t>(index) - 1])
                 : std::nullopt;
    if (m_face != before) {
        emit changed();
    }
}

void LikeBox::showPopup() {
    fill();
    QComboBox::showPopup();
}

// What keys choose is among what there is now, too.
void LikeBox::keyPressEvent(QKeyEvent* event) {
    fill();
    QComboBox::keyPressEvent(event);
}

// The wheel scrolls the panel; it starts no search by accident.
void LikeBox::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

void LikeBox::takePicture(const QString& path) {
    const auto read = [path, model = m_model](const TellProgress&) {
        const Likeness likeness = likenessIn(path.toStdString(), model);
        return LikeFace{QFileInfo(path).fileName(), likeness.seed, likeness.latent, likeness.offsets};
    };
    m_reading.start(read, {.finished =
                               [this](const LikeFace& face) {
                                   setFace(face);
                                   emit changed();
                               },
                           .failed = [this](const QString& sentence) { emit failed(sentence); }});
}

void LikeBox::dragEnterEvent(QDragEnterEvent* event) {
    if (decodeSeed(*event->mimeData()) || !droppedFile(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void LikeBox::dropEvent(QDropEvent* event) {
    if (const auto seed = decodeSeed(*event->mimeData())) {
        setFace(LikeFace{seedName(*seed), *seed, {}});
        emit changed();
    } else {
        takePicture(droppedFile(*event->mimeData()));
    }
    event->acceptProposedAction();
}

}  // namespace latentwalk
