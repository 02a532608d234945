// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace latentwalk {

// Shows the preview of a grid, as large as fits, or says why there is none.
class GridPreview : public QWidget {
    Q_OBJECT

public:
    explicit GridPreview(QWidget* parent = nullptr);

    const QImage& image() const { return m_image; }
    QString text() const { return m_text; }
    // `part`: there is more below.
    void setImage(const QImage& image, bool part);
    void setText(const QString& text);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_image;
    QImage m_fitting;  // the same in the size that was painted last
    bool m_part = false;
    QString m_text;
};

}  // namespace latentwalk
