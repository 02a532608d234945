// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/find/wish_row.h"

#include <QHBoxLayout>

#include "ui/widgets/icons.h"

namespace latentwalk {

WishRow::WishRow(const ScoreRange& range, QWidget* parent)
    : QWidget(parent), m_range(range), m_end(new QComboBox), m_amount(new QComboBox) {
    const auto wish = Wish::of(range);
    for (const bool plus : {true, false}) {
        m_end->addItem(fullEndText(range.score, plus), plus);
    }
    m_end->setCurrentIndex(m_end->findData(!wish || wish->plus));
    m_end->setAccessibleName(tr("What the faces are like"));
    m_end->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_end->setMinimumContentsLength(8);
    for (const Amount amount : {Amount::Little, Amount::Clear, Amount::Much}) {
        m_amount->addItem(amountText(amount), static_cast<int>(amount));
        m_amount->setItemData(m_amount->count() - 1,
                              tr("More than %1 standard deviations from the model's mean face")
                                  .arg(QLocale().toString(deviationsOf(amount))),
                              Qt::ToolTipRole);
    }
    if (!wish) {
        m_amount->addItem(rangeText(range), -1);
    }
    m_amount->setCurrentIndex(m_amount->findData(wish ? static_cast<int>(wish->amount) : -1));
    m_amount->setAccessibleName(tr("How much"));
    auto* remove = new QToolButton;
    remove->setObjectName(QStringLiteral("removeWish"));
    remove->setIcon(icon(QStringLiteral("close")));
    remove->setAutoRaise(true);
    remove->setAccessibleName(tr("Remove this wish"));
    remove->setToolTip(tr("Remove this wish"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_end, 1);
    row->addWidget(m_amount);
    row->addWidget(remove);

    const auto take = [this] {
        const int amount = m_amount->currentData().toInt();
        if (amount >= 0) {
            m_range = Wish{m_range.score, m_end->currentData().toBool(), static_cast<Amount>(amount)}.range();
            emit changed();
        }
    };
    connect(m_end, &QComboBox::activated, this, take);
    connect(m_amount, &QComboBox::activated, this, take);
    connect(remove, &QToolButton::clicked, this, &WishRow::removed);
}

ScoreRange WishRow::range() const {
    return m_range;
}

}  // namespace latentwalk
