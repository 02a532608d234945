// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/anchor_editor.h"

#include <QBoxLayout>

#include "ui/widgets/icons.h"

namespace latentwalk {

AnchorEditor::AnchorEditor(Qt::Edge thumbnailEdge, QWidget* parent)
    : QWidget(parent),
      m_thumbnail(new AnchorThumbnail(this)),
      m_name(new QLabel(this)),
      m_seed(new SeedEdit(this)),
      m_random(makeButton(QStringLiteral("random"))),
      m_pin(makeButton(QStringLiteral("pin"))),
      m_closeness(new ClosenessSlider(this)) {
    const bool left = thumbnailEdge == Qt::LeftEdge;
    auto* all = new QBoxLayout(left ? QBoxLayout::LeftToRight : QBoxLayout::RightToLeft, this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addWidget(m_thumbnail, 0, Qt::AlignVCenter);

    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setAlignment((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    m_name->setBuddy(m_seed);
    m_seed->setFixedWidth(m_seed->fontMetrics().horizontalAdvance(u'8') * 10 + 24);

    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(1);
    column->addWidget(m_name);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_seed);
    row->addWidget(m_random);
    row->addWidget(m_pin);
    column->addLayout(row);
    column->addWidget(m_closeness);
    m_closeness->hide();
    column->addStretch(1);
    all->addLayout(column);

    connect(m_seed, &SeedEdit::seedEntered, this, &AnchorEditor::seedEntered);
    connect(m_random, &QToolButton::clicked, this, [this] { emit seedEntered(randomSeed()); });
    connect(m_pin, &QToolButton::clicked, this, &AnchorEditor::pinRequested);
    connect(m_closeness, &ClosenessSlider::moved, this, &AnchorEditor::closenessMoved);
    connect(m_closeness, &ClosenessSlider::released, this, &AnchorEditor::closenessReleased);
}

QToolButton* AnchorEditor::makeButton(const QString& iconName) {
    auto* button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setIconSize({20, 20});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void AnchorEditor::setAnchor(const SessionAnchor& anchor, int index) {
    const QString name = QString::fromStdString(anchor.name);
    constexpr int kWidest = 120;
    m_name->setText(
        m_name->fontMetrics().elidedText(name.size() <= 2 ? tr("Anchor %1").arg(name) : name, Qt::ElideRight, kWidest));
    m_thumbnail->setAnchor(index);
    m_thumbnail->setText(name);
    m_thumbnail->setAccessibleName(tr("Go to anchor %1").arg(name));
    m_thumbnail->setToolTip(
        tr("Anchor %1: click to go there, drop a face to replace it, right-click for more").arg(name));
    m_seed->setSeed(anchor.seed);
    m_seed->setAccessibleName(tr("Seed of anchor %1").arg(name));
    m_seed->setToolTip(anchor.seed ? tr("Seed of anchor %1: a whole number from 0 to 18446744073709551615").arg(name)
                       : anchor.offsets.empty()
                           ? tr("Anchor %1 was taken from a walk and has no seed. Type one to replace it.").arg(name)
                           : tr("Anchor %1 comes from a photo and has no seed. Type one to replace it.").arg(name));
    m_closeness->setCloseness(anchor.offsets.closeness(), name);
    m_closeness->setVisible(!anchor.offsets.empty());
    m_random->setAccessibleName(tr("Random seed for anchor %1").arg(name));
    m_random->setToolTip(tr("Another face: a random seed for anchor %1").arg(name));
    m_pin->setAccessibleName(tr("Pin the shown face as anchor %1").arg(name));
    m_pin->setToolTip(m_pinKey.isEmpty() ? tr("Make the shown face anchor %1").arg(name)
                                         : tr("Make the shown face anchor %1 (%2)").arg(name, m_pinKey));
}

void AnchorEditor::setPinKey(const QString& key) {
    m_pinKey = key;
}

}  // namespace latentwalk
