// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/colour_button.h"

#include <QColorDialog>
#include <QPainter>

#include "ui/widgets/theme.h"

namespace latentwalk {

ColourButton::ColourButton(QWidget* parent) : QPushButton(parent) {
    connect(this, &QPushButton::clicked, this, &ColourButton::choose);
    setAutoDefault(false);
    setColour(m_colour);
}

void ColourButton::setColour(const QColor& colour) {
    const bool changed = colour != m_colour;
    m_colour = colour;
    const double ratio = devicePixelRatioF();
    QPixmap swatch((QSizeF(iconSize()) * ratio).toSize());
    swatch.setDevicePixelRatio(ratio);
    swatch.fill(colour);
    QPainter painter(&swatch);
    painter.setPen(Appearance::line());
    painter.drawRect(QRectF(0.5, 0.5, iconSize().width() - 1, iconSize().height() - 1));
    painter.end();
    setIcon(swatch);
    setText(colour == Qt::black ? tr("Black") : colour == Qt::white ? tr("White") : colour.name().toUpper());
    if (changed) {
        emit colourChanged(colour);
    }
}

void ColourButton::choose() {
    auto* dialog = new QColorDialog(m_colour, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, &ColourButton::setColour);
    dialog->open();
}

}  // namespace latentwalk
