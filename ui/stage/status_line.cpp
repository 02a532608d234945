// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stage/status_line.h"
#include "ui/wording/message_text.h"

#include <QHBoxLayout>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/theme.h"
#include "ui/wording/numbers.h"

namespace latentwalk {

StatusLine::StatusLine(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(16);
    // These two give way on a small screen.
    m_faceTip = tr("The face that is shown: its seed, or its place on the walk");
    m_face = add(new ElidedLabel(this), tr("Shown face"), m_faceTip);
    row->addStretch(1);
    m_size = addLabel(tr("Resolution"), tr("Width and height of the picture in pixels"));
    m_zoom = addLabel(tr("Zoom"), tr("Size on the screen: 100 % shows each pixel of the picture as one of the screen"),
                      tr("%1 %").arg(8888));
    m_precision = addLabel(tr("Precision"), tr("The kind of numbers that the generator computes with"));
    m_device = add(new ElidedLabel(this), tr("Device"), tr("Where the generator runs"));
    m_time = addLabel(tr("Time"), tr("How long the generator took for this picture"), tr("%1 ms").arg(8888));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QLabel* StatusLine::addLabel(const QString& name, const QString& tip, const QString& widest) {
    return add(new QLabel(this), name, tip, widest);
}

QLabel* StatusLine::add(QLabel* label, const QString& name, const QString& tip, const QString& widest) {
    label->setFont(Appearance::tabular(font()));
    label->setAccessibleName(name);
    label->setToolTip(tip);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    if (!widest.isEmpty()) {
        label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest));
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    layout()->addWidget(label);
    return label;
}

void StatusLine::setFace(const QString& text) {
    m_faceText = text;
    showFace();
}

void StatusLine::setMeasured(const QString& text) {
    m_face->setToolTip(text.isEmpty()
                           ? m_faceTip
                           : QStringLiteral("%1\n%2\n%3")
                                 .arg(m_faceTip, text,
                                      tr("Measured by two small networks and sums of pixels on this picture. They "
                                         "tell what it shows, not what anybody is.")));
    m_face->setAccessibleDescription(text);
}

void StatusLine::showFace() {
    m_face->setText(m_tip.isEmpty() ? m_faceText : m_tip);
}

void StatusLine::follow(const QMenuBar& menus) {
    connect(&menus, &QMenuBar::hovered, this, [this](const QAction* action) { showTip(*action); });
    for (const QAction* action : menus.actions()) {
        if (action->menu() != nullptr) {
            connect(action->menu(), &QMenu::aboutToHide, this, [this] {
                m_tip.clear();
                showFace();
            });
        }
    }
}

// An entry without a tip of its own has its name as one, which is to be read already.
void StatusLine::showTip(const QAction& action) {
    QAction nameOnly(action.text());
    m_tip = action.toolTip() == nameOnly.toolTip() ? QString() : action.toolTip();
    showFace();
}

void StatusLine::setPicture(QSize pixels, double zoom) {
    m_size->setText(tr("%1 × %2 px").arg(pixels.width()).arg(pixels.height()));
    m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100)));
}

void StatusLine::setEngine(const QString& precision, const Message& device) {
    m_precision->setText(precision);
    m_device->setText(textOf(device));
}

void StatusLine::setMilliseconds(double milliseconds) {
    m_time->setText(tr("%1 ms").arg(fixedNumber(milliseconds, milliseconds < 10 ? 1 : 0)));
}

}  // namespace latentwalk
