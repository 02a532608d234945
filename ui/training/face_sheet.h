// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QWidget>

namespace latentwalk {

// Sixteen faces that grow, four by four; as sharp squares, so that every pixel of a small one is seen.
class FaceSheet : public QWidget {
    Q_OBJECT

public:
    explicit FaceSheet(QWidget* parent = nullptr);

    void setFaces(const QList<QImage>& faces);
    const QList<QImage>& faces() const { return m_faces; }
    // Where a face is painted.
    QRect faceRect(int index) const;

    QSize sizeHint() const override { return {400, 400}; }
    QSize minimumSizeHint() const override { return {128, 128}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<QImage> m_faces;
};

}  // namespace latentwalk
