// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/named/named_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kNamedSide = NamedRow::kPicturePixels + 6;  // with a thumbnail's frame
constexpr int kNamedNumberWidth = 76;
constexpr int kNamedNumberFrame = 34;  // around its text, with the arrows

}  // namespace

NamedRow::NamedRow(const NamedDirection& direction, const NamedTexts& texts, QWidget* parent)
    : QWidget(parent),
      m_direction(direction),
      m_ends{direction.least * direction.sdPerUnit, direction.most * direction.sdPerUnit},
      m_slider(new StrengthSlider(this)),
      m_number(new QDoubleSpinBox(this)),
      m_lock(new QToolButton(this)) {
    compose(texts);
    // 0 is in the middle, whatever the ends are.
    connect(m_slider, &StrengthSlider::strengthMoved, this, [this](double place) {
        const double deviations = place < 0 ? -place * m_ends[0] : place * m_ends[1];
        setDeviations(deviations);
        emit moved(deviations);
    });
    connect(m_slider, &StrengthSlider::letGo, this, &NamedRow::letGo);
    connect(m_number, &QDoubleSpinBox::valueChanged, this, &NamedRow::choose);
    connect(m_lock, &QToolButton::toggled, this, [this](bool held) {
        setHeld(held);
        emit holdToggled(held);
    });
    for (const int end : {0, 1}) {
        connect(m_pictures.at(static_cast<std::size_t>(end)), &QAbstractButton::clicked, this,
                [this, end] { choose(deviationsAt(end)); });
    }
    setHeld(false);
    setDeviations(0);
}

void NamedRow::compose(const NamedTexts& texts) {
    setAccessibleName(texts.label);
    setToolTip(texts.tip);
    auto* name = new QLabel(texts.label, this);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    name->setFont(bold);
    auto* ends = new ElidedLabel(this);
    ends->setText(tr("%1 – %2", "the two ends of a slider").arg(texts.minus, texts.plus));
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    ends->setFont(small);
    ends->setForegroundRole(QPalette::PlaceholderText);
    m_lock->setCheckable(true);
    m_lock->setAutoRaise(true);
    m_lock->setIconSize({16, 16});
    m_lock->setFixedSize(24, 24);
    m_lock->setFocusPolicy(Qt::TabFocus);
    m_lock->setAccessibleName(tr("Hold %1").arg(texts.label));

    m_slider->setUseful(1);
    m_slider->setSnapping(true);
    m_slider->setAccessibleName(texts.label);
    m_slider->setToolTip(texts.tip);
    m_number->setDecimals(1);
    m_number->setSingleStep(0.5);
    m_number->setRange(m_ends[0], m_ends[1]);
    m_number->setKeyboardTracking(false);
    m_number->setAlignment(Qt::AlignRight);
    m_number->setFont(Appearance::tabular(font()));
    m_number->setFocusPolicy(Qt::StrongFocus);
    m_number->setSuffix(tr(" SD", "standard deviations, after a number"));
    // The same for all rows, whatever their ranges.
    const int width = m_number->fontMetrics().horizontalAdvance(QStringLiteral("−0.0") + m_number->suffix());
    m_number->setFixedWidth(std::max(kNamedNumberWidth, width + kNamedNumberFrame));
    m_number->setAccessibleName(tr("%1, in standard deviations").arg(texts.label));
    m_number->setToolTip(texts.tip);
    m_number->installEventFilter(this);
    const std::array<QString, 2> words{texts.minus, texts.plus};
    for (std::size_t i = 0; i < words.size(); ++i) {
        m_pictures[i] = new Thumbnail(this);
        m_pictures[i]->setFixedSize(kNamedSide, kNamedSide);
        m_pictures[i]->setFocusPolicy(Qt::NoFocus);  // the slider has keys for both
        m_pictures[i]->setAccessibleName(tr("%1: %2").arg(texts.label, words[i]));
        m_pictures[i]->setToolTip(
            tr("The face at %1 (%2); click to take it there").arg(deviationsText(m_ends[i]), words[i]));
    }

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(name);
    top->addWidget(ends, 1);
    top->addWidget(m_lock);
    auto* body = new QHBoxLayout;
    body->setSpacing(4);
    body->addWidget(m_pictures[0]);
    body->addWidget(m_slider, 1);
    body->addWidget(m_pictures[1]);
    body->addWidget(m_number);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 2, 8, 6);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(body);
}

void NamedRow::setDeviations(double deviations) {
    m_deviations = deviations;
    m_slider->setStrength(deviations < 0 ? -deviations / m_ends[0] : deviations / m_ends[1]);
    const QSignalBlocker quiet(m_number);
    // One from elsewhere may go further than the slider does, and is shown as it is.
    m_number->setRange(std::min(m_ends[0], deviations), std::max(m_ends[1], deviations));
    m_number->setValue(deviations);
    for (const int end : {0, 1}) {
        picture(end)->setCurrent(deviations != 0 && std::abs(deviations - deviationsAt(end)) < 0.005);
    }
}

void NamedRow::setHeld(bool held) {
    const QSignalBlocker quiet(m_lock);
    m_lock->setChecked(held);
    m_lock->setIcon(icon(held ? QStringLiteral("lock") : QStringLiteral("unlock")));
    m_lock->setToolTip(held ? tr("Held: the other named sliders leave it as it is. Click to let it change")
                            : tr("Hold it: the other named sliders leave it as it is from now on"));
}

void NamedRow::setMovable(bool movable) {
    m_slider->setEnabled(movable);
    m_number->setEnabled(movable);
}

void NamedRow::setPicture(int end, const QImage& image) {
    picture(end)->setImage(image);
}

// A step of its own.
void NamedRow::choose(double deviations) {
    if (std::abs(deviations - m_deviations) < 1e-9) {
        return;
    }
    emit letGo();
    setDeviations(deviations);
    emit moved(deviations);
    emit letGo();
}

bool NamedRow::eventFilter(QObject* watched, QEvent* event) {
    // The wheel scrolls the list, not by chance a number under it.
    if (watched == m_number && event->type() == QEvent::Wheel && !m_number->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace latentwalk
