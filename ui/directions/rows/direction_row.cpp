// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/rows/direction_row.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kFrame = 3;  // that a thumbnail has around its picture
constexpr int kSide = DirectionRow::kPicturePixels + 2 * kFrame;
constexpr int kNumberWidth = 72;
constexpr double kStaleOpacity = 0.35;

void makeQuietButton(QToolButton& button, const QString& iconName, const QString& name, const QString& toolTip) {
    button.setAutoRaise(true);
    button.setIcon(icon(iconName));
    button.setIconSize({16, 16});
    button.setFixedSize(24, 24);
    button.setFocusPolicy(Qt::TabFocus);
    button.setAccessibleName(name);
    button.setToolTip(toolTip);
}

QImage faded(const QImage& image) {
    QImage result(image.size(), QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setOpacity(kStaleOpacity);
    painter.drawImage(0, 0, image);
    return result;
}

}  // namespace

DirectionRow::DirectionRow(const QString& id, QWidget* parent)
    : QWidget(parent),
      m_id(id),
      m_star(new QToolButton(this)),
      m_name(new NameEdit(this)),
      m_source(new QLabel(this)),
      m_reset(new QToolButton(this)),
      m_menu(new QToolButton(this)),
      m_strip(makeStrip()),
      m_number(new QDoubleSpinBox(this)) {
    auto* top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(m_star);
    top->addWidget(m_name, 1);
    top->addSpacing(8);
    top->addWidget(m_source);
    top->addSpacing(4);
    top->addWidget(m_reset);
    top->addWidget(m_menu);
    auto* body = new QHBoxLayout;
    body->setSpacing(8);
    body->addWidget(m_strip, 1);
    body->addWidget(m_number, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 8);
    column->setSpacing(2);
    column->addLayout(top);
    column->addLayout(body);

    makeQuietButton(*m_star, QStringLiteral("star"), {}, {});
    connect(m_star, &QToolButton::clicked, this, [this] { emit starToggled(!m_look.star); });
    makeQuietButton(*m_reset, QStringLiteral("reset"), tr("Reset"), {});
    connect(m_reset, &QToolButton::clicked, this, [this] { choose(0); });
    makeQuietButton(*m_menu, QStringLiteral("more"), tr("More"), tr("Rename, hold others still …"));
    connect(m_menu, &QToolButton::clicked, this,
            [this] { emit menuRequested(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });

    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    m_name->setAccessibleName(tr("Name"));
    connect(m_name, &NameEdit::nameEntered, this, &DirectionRow::nameEntered);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    m_source->setFont(small);
    m_source->setForegroundRole(QPalette::PlaceholderText);
    m_source->setTextFormat(Qt::PlainText);

    m_number->setRange(-1, 1);
    m_number->setDecimals(2);
    m_number->setSingleStep(0.05);
    m_number->setKeyboardTracking(false);
    m_number->setAlignment(Qt::AlignRight);
    m_number->setFont(Appearance::tabular(font()));
    m_number->setFixedWidth(kNumberWidth);
    m_number->setFocusPolicy(Qt::StrongFocus);
    m_number->installEventFilter(this);
    m_number->setToolTip(tr("How far to go, in units of the latent's length"));
    connect(m_number, &QDoubleSpinBox::valueChanged, this, &DirectionRow::choose);

    auto* rename = new QShortcut(QKeySequence(Qt::Key_F2), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(rename, &QShortcut::activated, m_name, &NameEdit::begin);
    setStrength(0);
}

// The pictures stand above the slider, each where it takes the handle to.
QWidget* DirectionRow::makeStrip() {
    auto* strip = new QWidget(this);
    m_slider = new StrengthSlider(strip);
    connect(m_slider, &StrengthSlider::strengthMoved, this, [this](double strength) {
        setStrength(strength);
        emit strengthMoved(strength);
    });
    connect(m_slider, &StrengthSlider::letGo, this, &DirectionRow::letGo);
    for (std::size_t i = 0; i < kStrengths.size(); ++i) {
        m_pictures[i] = new Thumbnail(strip);
        m_pictures[i]->setFixedSize(kSide, kSide);
        m_pictures[i]->setFocusPolicy(Qt::NoFocus);  // the slider has keys for all of them
        connect(m_pictures[i], &QAbstractButton::clicked, this, [this, i] { choose(kStrengths[i]); });
    }
    strip->setMinimumSize(m_slider->minimumSizeHint().width() + 40, kSide + m_slider->sizeHint().height());
    strip->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    strip->installEventFilter(this);
    return strip;
}

void DirectionRow::setLook(const Look& look) {
    if (look == m_look) {
        return;
    }
    m_look = look;
    const QString label = look.name.isEmpty() ? look.placeholder : look.name;
    m_name->setName(look.name, look.placeholder);
    m_source->setText(look.source);
    m_source->setToolTip(look.explanation);
    m_star->setAccessibleName(look.star ? tr("Starred") : tr("Not starred"));
    m_star->setToolTip(look.star ? tr("Take the star away") : tr("Star it, to find it again among the others"));
    m_star->setIcon(icon(look.star ? QStringLiteral("star-filled") : QStringLiteral("star")));
    setAccessibleName(label);
    m_slider->setAccessibleName(tr("Strength of %1").arg(label));
    m_slider->setToolTip(tr("%1: drag to change the face. Pictures are convincing up to the marks; "
                            "a double click takes it back.")
                             .arg(label));
    m_number->setAccessibleName(tr("Strength of %1").arg(label));
    for (std::size_t i = 0; i < kStrengths.size(); ++i) {
        const QString strength = QLocale().toString(kStrengths[i], 'f', 1);
        m_pictures[i]->setAccessibleName(tr("%1 at %2").arg(label, strength));
        m_pictures[i]->setToolTip(tr("The face with %1 at %2; click to take it there").arg(label, strength));
    }
}

void DirectionRow::setStrength(double strength) {
    m_strength = strength;
    m_slider->setStrength(strength);
    const QSignalBlocker quiet(m_number);
    // One from elsewhere may go further than the slider does, and is shown as it is.
    m_number->setRange(std::min(-1.0, strength), std::max(1.0, strength));
    m_number->setValue(strength);
    for (std::size_t i = 0; i < kStrengths.size(); ++i) {
        m_pictures[i]->setCurrent(strength != 0 && std::abs(strength - kStrengths[i]) < 0.005);
    }
    m_reset->setEnabled(strength != 0);
    m_reset->setToolTip(strength != 0 ? tr("Back to 0") : tr("It is at 0 already"));
}

// A strength that is a step of its own.
void DirectionRow::choose(double strength) {
    if (strength == m_strength) {
        return;
    }
    emit letGo();
    setStrength(strength);
    emit strengthMoved(strength);
    emit letGo();
}

void DirectionRow::setPicture(int place, const QImage& image) {
    const auto index = static_cast<std::size_t>(place);
    m_stale.at(index) = false;
    m_pictures.at(index)->setImage(image);
}

void DirectionRow::setStale(int place) {
    const auto index = static_cast<std::size_t>(place);
    if (!m_stale.at(index)) {
        m_stale.at(index) = true;
        Thumbnail* picture = m_pictures.at(index);
        if (!picture->image().isNull()) {
            picture->setImage(faded(picture->image()));
        }
    }
}

void DirectionRow::placePictures() {
    const int width = m_strip->width();
    for (std::size_t i = 0; i < kStrengths.size(); ++i) {
        m_pictures[i]->move(qRound(StrengthSlider::xAt(kStrengths[i], width) - kSide / 2.0), 0);
    }
    m_slider->setGeometry(0, kSide, width, m_slider->sizeHint().height());
}

void DirectionRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placePictures();
}

bool DirectionRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_strip && event->type() == QEvent::Resize) {
        placePictures();
    }
    // The wheel scrolls the list, not by chance a number under it.
    if (watched == m_number && event->type() == QEvent::Wheel && !m_number->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void DirectionRow::contextMenuEvent(QContextMenuEvent* event) {
    emit menuRequested(event->globalPos());
}

void DirectionRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(8, height() - 1, width() - 16, 1), Appearance::line());
}

}  // namespace latentwalk
