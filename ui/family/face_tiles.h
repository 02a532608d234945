// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/family/face_tile.h"
#include "ui/family/tile_shape.h"
#include "ui/render/board/picture_board.h"

namespace latentwalk {

// Faces of a family as tiles: a screen of them, as large as fits, or rows of small ones. Their pictures come small at
// first, then as large as they are shown. One of them has the focus, to which Tab leads; the arrows lead from one to
// the next. UI thread; nothing blocks. The service may end first.
class FaceTiles : public QWidget {
    Q_OBJECT

public:
    enum class Kind {
        Screen,  // takes all the room that there is
        Rows,    // as high as its rows
    };
    static constexpr int kLeastSide = 40;
    static constexpr int kRowSide = 56;

    FaceTiles(Kind kind, RenderService& service, QWidget* parent);

    struct Tile {
        FamilyFace face;
        FaceTile::Look look;
    };
    // Those from now on; pictures that are there stay.
    void setTiles(const std::vector<Tile>& tiles);
    // What a picture is made with; forgets those of another model.
    void setCheckpoint(const CheckpointInfo& info);

    int count() const { return static_cast<int>(m_tiles.size()); }
    FaceTile* tile(int index) const { return m_tiles.at(static_cast<std::size_t>(index)); }
    FaceTile* tileOf(FaceId face) const;
    // The tile that the keys are at.
    std::optional<FaceId> current() const;
    void focusCurrent(Qt::FocusReason reason);
    // How many pictures are still to come, in any quality.
    int missing() const;

    bool hasHeightForWidth() const override { return m_kind == Kind::Rows; }
    int heightForWidth(int width) const override { return rowShape(width, kRowSide).height(count()); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void lookRequested(latentwalk::FaceId face);
    void choiceRequested(latentwalk::FaceId face, bool chosen);
    void pinRequested(latentwalk::FaceId face, bool pinned);
    void menuRequested(latentwalk::FaceId face, const QPoint& globalPosition);
    // A picture could not be made.
    void failed(const QString& sentence);
    // Every face has a picture, of whatever quality.
    void filled();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    FaceTile* makeTile();
    void place();
    void order();
    void wantNothing();
    void showPicture(int index);
    void move(int from, int key);
    void makeCurrent(int index);

    const Kind m_kind;
    std::optional<CheckpointInfo> m_info;
    PictureBoard m_coarse;
    PictureBoard m_fine;
    std::vector<FaceTile*> m_tiles;
    std::vector<FamilyFace> m_faces;
    TileShape m_shape;
    int m_current = 0;
    QTimer m_resizing{this};  // until the size has rested and pictures of it are asked for
};

}  // namespace latentwalk
