// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/face_tiles.h"

#include <QEvent>
#include <algorithm>

#include "ui/family/face_pictures.h"

namespace latentwalk {
namespace {

constexpr int kRest = 150;          // milliseconds
constexpr std::size_t kKept = 256;  // pictures in memory, so that going back is at once
constexpr int kMostSide = 1024;
constexpr int kUsualSide = 88;

}  // namespace

FaceTiles::FaceTiles(Kind kind, RenderService& service, QWidget* parent)
    : QWidget(parent),
      m_kind(kind),
      m_coarse(service, Urgency::Panel, this, kKept),
      m_fine(service, Urgency::Panel, this, kKept) {
    setSizePolicy(QSizePolicy::Expanding, kind == Kind::Screen ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    m_resizing.setSingleShot(true);
    m_resizing.setInterval(kRest);
    connect(&m_resizing, &QTimer::timeout, this, &FaceTiles::order);
    connect(&m_coarse, &PictureBoard::pictureChanged, this, &FaceTiles::showPicture);
    connect(&m_fine, &PictureBoard::pictureChanged, this, &FaceTiles::showPicture);
    connect(&m_fine, &PictureBoard::pictureFailed, this, [this](int index, const QString& sentence) {
        if (index < count()) {
            tile(index)->setFailed();
        }
        emit failed(sentence);
    });
}

QSize FaceTiles::sizeHint() const {
    if (m_kind == Kind::Rows) {
        return {4 * kRowSide, heightForWidth(width())};
    }
    return {4 * kUsualSide, 3 * kUsualSide};
}

QSize FaceTiles::minimumSizeHint() const {
    if (m_kind == Kind::Rows) {
        return {kRowSide, heightForWidth(width())};
    }
    const TileShape shape = fillingShape({width(), 1}, count(), kLeastSide, kMostSide);
    return {2 * kLeastSide, std::max(kLeastSide, shape.height(count()))};
}

FaceTile* FaceTiles::makeTile() {
    auto* made = new FaceTile(this);
    made->installEventFilter(this);
    connect(made, &FaceTile::lookRequested, this, [this, made] { emit lookRequested(made->face()); });
    connect(made, &FaceTile::choiceRequested, this,
            [this, made](bool chosen) { emit choiceRequested(made->face(), chosen); });
    connect(made, &FaceTile::pinRequested, this,
            [this, made](bool pinned) { emit pinRequested(made->face(), pinned); });
    connect(made, &FaceTile::menuRequested, this,
            [this, made](const QPoint& where) { emit menuRequested(made->face(), where); });
    connect(made, &FaceTile::moveRequested, this, [this, made](int key) {
        move(static_cast<int>(std::find(m_tiles.begin(), m_tiles.end(), made) - m_tiles.begin()), key);
    });
    return made;
}

void FaceTiles::setTiles(const std::vector<Tile>& tiles) {
    const bool same =
        std::equal(tiles.begin(), tiles.end(), m_faces.begin(), m_faces.end(),
                   [](const Tile& a, const FamilyFace& b) { return a.face.id == b.id && a.face.face == b.face; });
    while (m_tiles.size() > tiles.size()) {
        FaceTile* last = m_tiles.back();
        m_tiles.pop_back();
        if (last->hasFocus() && !m_tiles.empty()) {
            m_tiles.back()->setFocus();
        }
        last->hide();
        last->deleteLater();  // it may be the one that was clicked
    }
    while (m_tiles.size() < tiles.size()) {
        m_tiles.push_back(makeTile());
    }
    m_faces.clear();
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        m_faces.push_back(tiles[i].face);
        m_tiles[i]->setFace(tiles[i].face.id);
        m_tiles[i]->setLook(tiles[i].look);
        m_tiles[i]->show();
    }
    if (same) {
        return;
    }
    for (FaceTile* one : m_tiles) {
        one->setImage({});
    }
    makeCurrent(m_kind == Kind::Screen ? 0 : std::min(m_current, std::max(0, count() - 1)));
    updateGeometry();
    place();
    order();
}

void FaceTiles::setCheckpoint(const CheckpointInfo& info) {
    m_info = info;
    m_coarse.clear();
    m_fine.clear();
    for (FaceTile* one : m_tiles) {
        one->setImage({});
    }
    order();
}

FaceTile* FaceTiles::tileOf(FaceId face) const {
    const auto found =
        std::find_if(m_tiles.begin(), m_tiles.end(), [&](const FaceTile* one) { return one->face() == face; });
    return found == m_tiles.end() ? nullptr : *found;
}

std::optional<FaceId> FaceTiles::current() const {
    return m_tiles.empty() ? std::nullopt : std::optional(tile(m_current)->face());
}

void FaceTiles::focusCurrent(Qt::FocusReason reason) {
    if (!m_tiles.empty()) {
        tile(m_current)->setFocus(reason);
    }
}

int FaceTiles::missing() const {
    return static_cast<int>(
        std::count_if(m_tiles.begin(), m_tiles.end(), [](const FaceTile* one) { return one->image().isNull(); }));
}

void FaceTiles::place() {
    m_shape =
        m_kind == Kind::Screen ? fillingShape(size(), count(), kLeastSide, kMostSide) : rowShape(width(), kRowSide);
    for (int i = 0; i < count(); ++i) {
        tile(i)->setGeometry(m_shape.tile(i));
    }
}

// Or what was wanted before would come to what is there now.
void FaceTiles::wantNothing() {
    m_coarse.set({});
    m_fine.set({});
}

void FaceTiles::order() {
    if (!m_info || !isVisible()) {
        wantNothing();
        return;
    }
    const int pixels = qRound(m_shape.side * devicePixelRatioF());
    const GenerateOptions fine = optionsFor(*m_info, pixels);
    std::optional<GenerateOptions> coarse = coarseOptions(*m_info);
    if (coarse && fine.scale && *fine.scale <= *coarse->scale) {
        coarse.reset();
    }
    // Neither tells anything until both know what is wanted: one would bring pictures of faces from before.
    QSignalBlocker quiet(m_coarse);
    QSignalBlocker still(m_fine);
    m_coarse.set(picturesOf(m_faces, coarse));
    m_fine.set(picturesOf(m_faces, fine));
    quiet.unblock();
    still.unblock();
    for (int i = 0; i < count(); ++i) {
        showPicture(i);
    }
}

// What is coarse never takes the place of what is not.
void FaceTiles::showPicture(int index) {
    if (index >= count()) {
        return;
    }
    FaceTile& one = *tile(index);
    const bool first = one.image().isNull();
    const auto isReady = [index](const PictureBoard& board) {
        return index < board.size() && board.state(index) == PictureBoard::State::Ready;
    };
    if (isReady(m_fine)) {
        one.setImage(m_fine.picture(index));
    } else if (first && isReady(m_coarse)) {
        one.setImage(m_coarse.picture(index));
    }
    if (first && missing() == 0) {
        emit filled();
    }
}

void FaceTiles::makeCurrent(int index) {
    m_current = index;
    for (int i = 0; i < count(); ++i) {
        tile(i)->setFocusPolicy(i == index ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

void FaceTiles::move(int from, int key) {
    int to = from;
    switch (key) {
        case Qt::Key_Left:
            to = from - 1;
            break;
        case Qt::Key_Right:
            to = from + 1;
            break;
        case Qt::Key_Up:
            to = from - m_shape.columns;
            break;
        case Qt::Key_Down:
            to = from + m_shape.columns;
            break;
        case Qt::Key_Home:
            to = 0;
            break;
        default:
            to = count() - 1;
    }
    if (to >= 0 && to < count() && to != from) {
        tile(to)->setFocus(Qt::TabFocusReason);
        emit lookRequested(tile(to)->face());
    }
}

bool FaceTiles::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn) {
        const auto found = std::find(m_tiles.begin(), m_tiles.end(), watched);
        if (found != m_tiles.end()) {
            makeCurrent(static_cast<int>(found - m_tiles.begin()));
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FaceTiles::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
    m_resizing.start();
}

void FaceTiles::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    wantNothing();
}

void FaceTiles::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    place();
    order();
}

}  // namespace latentwalk
