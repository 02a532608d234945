// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace latentwalk {

// A label of one line that may be narrower than its text: then the text ends in "…", and the tooltip has all of it.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool isElided() const { return fontMetrics().horizontalAdvance(text()) > contentsRect().width(); }
};

}  // namespace latentwalk
