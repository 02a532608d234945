// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QList>
#include <QPersistentModelIndex>
#include <optional>

#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/thumbnails/thumbnail_store.h"

namespace latentwalk {

// The faces of a GalleryModel as a grid that can be scrolled by pixels: where each is, what is in sight, what a
// selection covers, and how all of it is painted. Millions of rows cost nothing: where a cell is follows from its
// number, and only cells in sight are looked at. What the mouse and the keys do is GalleryView's.
class GallerySheet : public QAbstractItemView {
    Q_OBJECT

public:
    static constexpr int kSmallestSide = 64;
    static constexpr int kLargestSide = 192;
    static constexpr int kDefaultSide = 96;

    explicit GallerySheet(QWidget* parent = nullptr);

    // Of a picture, in logical pixels. What is at the top stays there.
    void setSide(int side);
    int side() const { return m_grid.side; }
    // In device pixels.
    ThumbnailShape shape() const;

    // The seed on the stage; framed, where it is in sight.
    void setShownSeed(std::optional<quint64> seed);
    // What stands in an empty view: what to do.
    void setEmptyText(const QString& text);
    const QString& emptyText() const { return m_emptyText; }

    struct Rows {
        int first = 0;
        int count = 0;
    };
    // The rows of which something can be seen; none while the view is hidden.
    Rows visibleRows() const;
    // The first row that can be seen whole, or nearly so.
    int topRow() const;
    void showAtTop(int row);
    const GalleryGrid& grid() const { return m_grid; }

    // At most so many of the selected seeds, in their order: one may select millions.
    QList<quint64> selectedSeeds(int most = 1000) const;

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;
    void doItemsLayout() override;
    void selectAll() override;

signals:
    // visibleRows() or shape() may have changed.
    void sightChanged();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;

    int rowCount() const;
    QModelIndex indexOf(int row) const;
    // Of the row; nothing where there is none.
    std::optional<quint64> seedAt(const QModelIndex& index) const;
    // The pointer is over this cell, or over none.
    void hover(const QModelIndex& index);

private:
    // The height of the content above the viewport's top.
    qint64 offset() const;
    void setOffset(qint64 offset);

    GalleryGrid m_grid;
    // Content pixels in a step of the scroll bar: 1, unless the content is too high for its numbers.
    int m_unit = 1;
    double m_ratio = 0;  // of the screen's pixels, as of the last painting
    std::optional<quint64> m_shownSeed;
    QString m_emptyText;
    QPersistentModelIndex m_hovered;
};

}  // namespace latentwalk
