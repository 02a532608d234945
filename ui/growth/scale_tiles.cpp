// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/scale_tiles.h"

#include <QKeyEvent>
#include <QStyle>
#include <algorithm>
#include <cmath>

namespace latentwalk {
namespace {

constexpr int kTileGap = 4;
constexpr int kNarrowest = 64;
constexpr int kPleasant = 96;
constexpr int kWidest = 144;

}  // namespace

ScaleTiles::ScaleTiles(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ScaleTiles::setScaleCount(int count) {
    for (ScaleTile* tile : m_tiles) {
        delete tile;
    }
    m_tiles.clear();
    for (int scale = 0; scale < count; ++scale) {
        auto* tile = new ScaleTile(scale, this);
        tile->installEventFilter(this);
        connect(tile, &ScaleTile::clicked, this, [this, scale] { emit scaleChosen(scale); });
        tile->show();
        m_tiles.push_back(tile);
    }
    updateGeometry();
    arrange();
}

void ScaleTiles::setShown(int scale, double alpha) {
    for (ScaleTile* tile : m_tiles) {
        tile->setShare(tile->scale() == scale ? 1 - alpha : tile->scale() == scale - 1 ? alpha : 0);
    }
}

int ScaleTiles::tileWidth(int width, int columns) {
    return std::clamp((width - kTileGap * (columns - 1)) / columns, 1, kWidest);
}

// As many columns as leave the fewest holes in the last row, and of those the ones with tiles of the nicest size.
int ScaleTiles::columnsFor(int width) const {
    const int count = static_cast<int>(m_tiles.size());
    int best = 1;
    int fewest = 0;
    double nearest = 0;
    for (int columns = 1; columns <= count; ++columns) {
        const int side = tileWidth(width, columns);
        if (columns > 1 && side < kNarrowest) {
            break;
        }
        const int holes = (columns - count % columns) % columns;
        const double away = std::abs(std::log(static_cast<double>(side) / kPleasant));
        const bool large = side > kPleasant * 5 / 4 && columns < count;  // rather some holes than a tower
        const bool bestIsLarge = tileWidth(width, best) > kPleasant * 5 / 4;
        if (columns == 1 || (bestIsLarge && !large) ||
            (bestIsLarge == large && (holes < fewest || (holes == fewest && away < nearest)))) {
            best = columns;
            fewest = holes;
            nearest = away;
        }
    }
    return best;
}

int ScaleTiles::heightForWidth(int width) const {
    if (m_tiles.empty()) {
        return 0;
    }
    const int columns = columnsFor(width);
    const int rows = (static_cast<int>(m_tiles.size()) + columns - 1) / columns;
    return rows * m_tiles.front()->heightFor(tileWidth(width, columns)) + (rows - 1) * kTileGap;
}

QSize ScaleTiles::minimumSizeHint() const {
    return {2 * kNarrowest + kTileGap, 0};
}

void ScaleTiles::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ScaleTiles::arrange() {
    if (m_tiles.empty()) {
        return;
    }
    const int columns = columnsFor(width());
    const int side = tileWidth(width(), columns);
    const int tall = m_tiles.front()->heightFor(side);
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        const int column = static_cast<int>(i) % columns;
        const int row = static_cast<int>(i) / columns;
        m_tiles[i]->setGeometry(QStyle::visualRect(
            layoutDirection(), rect(), QRect(column * (side + kTileGap), row * (tall + kTileGap), side, tall)));
    }
}

bool ScaleTiles::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int row = columnsFor(width());
        const int by = key == Qt::Key_Left    ? -1
                       : key == Qt::Key_Right ? 1
                       : key == Qt::Key_Up    ? -row
                       : key == Qt::Key_Down  ? row
                                              : 0;
        if (by != 0) {
            const auto at = std::find(m_tiles.begin(), m_tiles.end(), watched) - m_tiles.begin() + by;
            if (at >= 0 && at < static_cast<std::ptrdiff_t>(m_tiles.size())) {
                m_tiles[static_cast<std::size_t>(at)]->setFocus(Qt::TabFocusReason);
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace latentwalk
