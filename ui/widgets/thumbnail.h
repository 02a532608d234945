// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QImage>

namespace latentwalk {

// A small square picture that can be clicked. Shows a quiet placeholder with a letter while the picture is not there.
class Thumbnail : public QAbstractButton {
    Q_OBJECT

public:
    explicit Thumbnail(QWidget* parent = nullptr);

    void setImage(const QImage& image);
    const QImage& image() const { return m_image; }
    // Framed in the accent colour: this is what the stage shows.
    void setCurrent(bool current);
    bool isCurrent() const { return m_current; }

    QSize sizeHint() const override { return {72, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_image;
    bool m_current = false;
};

}  // namespace latentwalk
