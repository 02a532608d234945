// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace latentwalk {

// A face as the model gets it, with the model's mean face over it like a ghost.
class CropView : public QWidget {
    Q_OBJECT

public:
    explicit CropView(QWidget* parent = nullptr);

    void setCrop(const QImage& crop);
    const QImage& crop() const { return m_crop; }
    void setGhost(const QImage& ghost);
    bool hasGhost() const { return !m_ghost.isNull(); }
    // From 0, none of it, to 1, nothing else.
    void setGhostShare(double share);

    QSize sizeHint() const override { return {232, 232}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_crop;
    QImage m_ghost;
    double m_share = 0;
};

}  // namespace latentwalk
