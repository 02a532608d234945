// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/gallery_sheet.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/gallery/gallery_cell.h"
#include "ui/gallery/gallery_model.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kLinesAWheelStep = 3;  // Qt scrolls so many single steps with a notch of the wheel

}  // namespace

GallerySheet::GallerySheet(QWidget* parent) : QAbstractItemView(parent) {
    m_grid.side = kDefaultSide;
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Coming and going it would change the number of columns.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setVerticalScrollMode(ScrollPerPixel);
    setMinimumSize(kSmallestSide + 4 * GalleryGrid::kGap, kSmallestSide);
    // A white page would outshine the faces.
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
}

void GallerySheet::setSide(int side) {
    side = std::clamp(side, kSmallestSide, kLargestSide);
    if (side == m_grid.side) {
        return;
    }
    const int top = topRow();
    m_grid.side = side;
    updateGeometries();
    showAtTop(top);
    viewport()->update();
    emit sightChanged();
}

ThumbnailShape GallerySheet::shape() const {
    const double ratio = devicePixelRatioF();
    return {static_cast<int>(std::lround(m_grid.side * ratio)), kThumbnailRadius * ratio};
}

void GallerySheet::setShownSeed(std::optional<quint64> seed) {
    if (seed != m_shownSeed) {
        m_shownSeed = seed;
        viewport()->update();
    }
}

void GallerySheet::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

int GallerySheet::rowCount() const {
    return model() == nullptr ? 0 : model()->rowCount(rootIndex());
}

QModelIndex GallerySheet::indexOf(int row) const {
    return row < 0 || row >= rowCount() ? QModelIndex() : model()->index(row, 0, rootIndex());
}

std::optional<quint64> GallerySheet::seedAt(const QModelIndex& index) const {
    return index.isValid() ? std::optional(index.data(GalleryModel::SeedRole).toULongLong()) : std::nullopt;
}

qint64 GallerySheet::offset() const {
    return qint64{verticalScrollBar()->value()} * m_unit;
}

void GallerySheet::setOffset(qint64 offset) {
    verticalScrollBar()->setValue(
        static_cast<int>(std::clamp<qint64>(offset / m_unit, 0, verticalScrollBar()->maximum())));
}

// The base class needs it only to tell how far was scrolled since the mouse was pressed: that fits into an int.
int GallerySheet::verticalOffset() const {
    constexpr qint64 kMost = 0x3fffffff;
    return static_cast<int>(offset() & kMost);
}

GallerySheet::Rows GallerySheet::visibleRows() const {
    if (!isVisible() || m_grid.rows == 0) {
        return {};
    }
    const int first = m_grid.lineStart(offset());
    const int end = m_grid.lineStart(offset() + viewport()->height() - 1) + m_grid.columns();
    return {first, std::min(end, m_grid.rows) - first};
}

int GallerySheet::topRow() const {
    return m_grid.lineStart(offset() + m_grid.cellHeight() / 2);
}

void GallerySheet::showAtTop(int row) {
    if (row >= 0) {
        setOffset(m_grid.top(row) - GalleryGrid::kGap / 2);
    }
}

QList<quint64> GallerySheet::selectedSeeds(int most) const {
    QList<int> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < most; ++row) {
            rows.append(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    QList<quint64> seeds;
    for (const int row : rows) {
        seeds.append(*seedAt(indexOf(row)));
    }
    return seeds;
}

QRect GallerySheet::visualRect(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= m_grid.rows) {
        return {};
    }
    // Far away is as good as the exact place, and fits into an int.
    constexpr qint64 kFar = std::numeric_limits<int>::max() / 2;
    const qint64 top = std::clamp(m_grid.top(index.row()) - offset(), -kFar, kFar);
    return {m_grid.left(index.row()), static_cast<int>(top), m_grid.cellWidth(), m_grid.cellHeight()};
}

QModelIndex GallerySheet::indexAt(const QPoint& point) const {
    return indexOf(m_grid.rowAt(point.x(), point.y() + offset()));
}

void GallerySheet::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) {
        return;
    }
    const qint64 top = m_grid.top(index.row());
    const qint64 bottom = top + m_grid.cellHeight();
    const int room = viewport()->height();
    if (hint == PositionAtCenter) {
        setOffset((top + bottom - room) / 2);
    } else if (hint == PositionAtTop || (hint == EnsureVisible && top < offset())) {
        setOffset(top - GalleryGrid::kGap / 2);
    } else if (hint == PositionAtBottom || bottom > offset() + room) {
        // A view that is lower than a cell shows the picture, not the number under it.
        setOffset(std::min(bottom + GalleryGrid::kGap / 2 - room, top - GalleryGrid::kGap / 2));
    }
}

void GallerySheet::reset() {
    QAbstractItemView::reset();
    m_hovered = QModelIndex();
    updateGeometries();
    emit sightChanged();
}

void GallerySheet::doItemsLayout() {
    QAbstractItemView::doItemsLayout();
    emit sightChanged();
}

// All faces of an endless list is more than anybody wants; the favourites can be counted.
void GallerySheet::selectAll() {
    constexpr int kMany = 100'000;
    if (rowCount() <= kMany) {
        QAbstractItemView::selectAll();
    }
}

void GallerySheet::updateGeometries() {
    const int topBefore = m_grid.rows > 0 ? topRow() : 0;
    const int columnsBefore = m_grid.columns();
    m_grid.width = viewport()->width();
    m_grid.rows = rowCount();
    m_grid.labelHeight = QFontMetrics(Appearance::tabular(font())).height() + 2;
    m_unit = static_cast<int>(m_grid.height() / (std::numeric_limits<int>::max() / 2)) + 1;

    QScrollBar* bar = verticalScrollBar();
    const qint64 beyond = std::max<qint64>(0, m_grid.height() - viewport()->height());
    bar->setSingleStep(std::max(1, m_grid.cellHeight() / kLinesAWheelStep / m_unit));
    bar->setPageStep(std::max(1, viewport()->height() / m_unit));
    bar->setRange(0, static_cast<int>((beyond + m_unit - 1) / m_unit));
    if (m_grid.columns() != columnsBefore) {
        showAtTop(topBefore);
    }
    QAbstractItemView::updateGeometries();
    emit sightChanged();
}

void GallerySheet::scrollContentsBy(int, int) {
    viewport()->update();
    hover(indexAt(viewport()->mapFromGlobal(QCursor::pos())));
    emit sightChanged();
}

void GallerySheet::hover(const QModelIndex& index) {
    const QModelIndex now = underMouse() || viewport()->underMouse() ? index : QModelIndex();
    if (now == m_hovered) {
        return;
    }
    viewport()->update(visualRect(m_hovered));
    m_hovered = now;
    viewport()->update(visualRect(m_hovered));
}

void GallerySheet::rowsInserted(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsInserted(parent, start, end);
    scheduleDelayedItemsLayout();
}

void GallerySheet::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    scheduleDelayedItemsLayout();
}

// In reading order from one corner to the other with Shift, as in a text; what a rubber band touches otherwise.
void GallerySheet::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    QItemSelection selection;
    if (state() == DragSelectingState) {
        const QRect band = rect.normalized();
        const int columns = m_grid.columns();
        const int left = std::clamp((band.left() - m_grid.left(0)) / m_grid.cellWidth(), 0, columns - 1);
        const int right = std::clamp((band.right() - m_grid.left(0)) / m_grid.cellWidth(), 0, columns - 1);
        const int end = m_grid.lineStart(band.bottom() + offset());
        for (int line = m_grid.lineStart(band.top() + offset()); line <= end && m_grid.rows > 0; line += columns) {
            const int last = std::min(line + right, m_grid.rows - 1);
            if (line + left <= last) {
                selection.select(indexOf(line + left), indexOf(last));
            }
        }
    } else {
        const QModelIndex from = indexAt(rect.topLeft());
        const QModelIndex to = indexAt(rect.bottomRight());
        if (from.isValid() && to.isValid()) {
            selection.select(indexOf(std::min(from.row(), to.row())), indexOf(std::max(from.row(), to.row())));
        }
    }
    selectionModel()->select(selection, command);
}

QRegion GallerySheet::visualRegionForSelection(const QItemSelection&) const {
    // Exact would take time for a large selection, and all cells in sight are quickly painted.
    return viewport()->rect();
}

void GallerySheet::showEvent(QShowEvent* event) {
    QAbstractItemView::showEvent(event);
    emit sightChanged();
}

void GallerySheet::hideEvent(QHideEvent* event) {
    QAbstractItemView::hideEvent(event);
    emit sightChanged();
}

void GallerySheet::changeEvent(QEvent* event) {
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometries();
    }
}

void GallerySheet::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    if (m_ratio != devicePixelRatioF()) {
        // The window has been moved to another screen, or is on one for the first time.
        m_ratio = devicePixelRatioF();
        QMetaObject::invokeMethod(this, &GallerySheet::sightChanged, Qt::QueuedConnection);
    }
    if (m_grid.rows == 0) {
        painter.setPen(Appearance::quiet());
        constexpr int kMargin = 16;
        painter.drawText(viewport()->rect().adjusted(kMargin, kMargin, -kMargin, -kMargin),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    painter.setRenderHints(QPainter::Antialiasing);
    painter.setFont(Appearance::tabular(font()));
    const Rows rows = visibleRows();
    for (int row = rows.first; row < rows.first + rows.count; ++row) {
        const QModelIndex index = indexOf(row);
        const QRect place = visualRect(index);
        if (!event->region().intersects(place)) {
            continue;
        }
        GalleryCell cell;
        cell.label = index.data().toString();
        cell.image = index.data(GalleryModel::ThumbnailRole).value<QImage>();
        cell.failed = index.data(GalleryModel::FailedRole).toBool();
        cell.favourite = index.data(GalleryModel::FavouriteRole).toBool();
        cell.mark = static_cast<MarkSign>(index.data(GalleryModel::MarkRole).toInt());
        cell.shown = m_shownSeed && seedAt(index) == m_shownSeed;
        cell.focused = hasFocus() && index == currentIndex();
        cell.selected = selectionModel()->isSelected(index);
        cell.hovered = index == m_hovered;
        paintCell(painter, m_grid, place.topLeft(), cell, palette());
    }
}

}  // namespace latentwalk
