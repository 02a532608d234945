// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/growth/scale_tile.h"

namespace latentwalk {

// The face at every scale, in rows as wide as the panel. Keys: arrows go from scale to scale, Space and Enter choose
// one.
class ScaleTiles : public QWidget {
    Q_OBJECT

public:
    explicit ScaleTiles(QWidget* parent = nullptr);

    // New, empty tiles.
    void setScaleCount(int count);
    const std::vector<ScaleTile*>& tiles() const { return m_tiles; }
    // What the stage shows: `scale` with the previous one's weight `alpha`.
    void setShown(int scale, double alpha);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {336, heightForWidth(336)}; }
    QSize minimumSizeHint() const override;

signals:
    void scaleChosen(int scale);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int columnsFor(int width) const;
    static int tileWidth(int width, int columns);
    void arrange();

    std::vector<ScaleTile*> m_tiles;
};

}  // namespace latentwalk
