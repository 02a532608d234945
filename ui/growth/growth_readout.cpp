// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/growth/growth_readout.h"

#include <QEvent>
#include <QGridLayout>
#include <cmath>

#include "ui/growth/heads_state.h"
#include "ui/widgets/theme.h"
#include "ui/wording/numbers.h"

namespace latentwalk {

GrowthReadout::GrowthReadout(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_new(makeShare()),
      m_previous(makeShare()),
      m_alpha(new QLabel(this)) {
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_alpha->setFont(Appearance::tabular(font()));
    m_alpha->setForegroundRole(QPalette::PlaceholderText);
    m_alpha->setWordWrap(true);
    m_alpha->setToolTip(
        tr("The weight with which a new scale is faded in is called α. In the paper (Karras et al. 2018) it "
           "is the weight of the new layer, in pytorch_GAN_zoo and its checkpoints that of the previous "
           "scale."));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_title, 0, 0, 1, 3);
    int row = 1;
    for (const Share& share : {m_new, m_previous}) {
        grid->addWidget(share.name, row, 0);
        grid->addWidget(share.bar, row, 1);
        grid->addWidget(share.percent, row, 2);
        ++row;
    }
    grid->addWidget(m_alpha, row, 0, 1, 3);
}

GrowthReadout::Share GrowthReadout::makeShare() {
    const Share share{new QLabel(this), new QProgressBar(this), new QLabel(this)};
    // Names change while the level does, but the bars must not.
    share.name->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1, upsampled").arg(scaleName(8))));
    share.bar->setRange(0, 1000);
    share.bar->setTextVisible(false);
    share.bar->setFixedHeight(8);
    share.percent->setFont(Appearance::tabular(font()));
    share.percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    share.percent->setMinimumWidth(share.percent->fontMetrics().horizontalAdvance(tr("%1 %").arg(100)));
    return share;
}

void GrowthReadout::setShare(const Share& share, const QString& name, double weight) {
    share.name->setText(name);
    share.bar->setValue(static_cast<int>(std::lround(weight * 1000)));
    share.bar->setAccessibleName(name);
    share.percent->setText(tr("%1 %").arg(std::lround(weight * 100)));
}

void GrowthReadout::setShown(int scale, double alpha, bool asSaved, int last) {
    const QString now = scaleName(scale);
    const QString before = scale > 0 ? scaleName(scale - 1) : QString();
    QString title = alpha > 0       ? tr("%1 fading in over %2").arg(now, before)
                    : scale == last ? tr("%1, fully grown").arg(now)
                    : scale == 0    ? tr("%1, where growing begins").arg(now)
                                    : tr("%1, the later layers left out").arg(now);
    if (asSaved && alpha > 0) {
        title = tr("%1, as its training was saved").arg(title);
    }
    m_title->setText(title);
    setShare(m_new, tr("%1, new layer").arg(now), 1 - alpha);
    setShare(m_previous, scale > 0 ? tr("%1, upsampled").arg(before) : tr("nothing before it"), alpha);
    m_alpha->setText(
        tr("α %1 in the paper, %2 in pytorch_GAN_zoo").arg(fixedNumber(1 - alpha, 2), fixedNumber(alpha, 2)));
    m_sentence = alpha > 0 ? tr("%1: new layer %2 %, previous scale upsampled %3 % (%4)")
                                 .arg(title)
                                 .arg(std::lround((1 - alpha) * 100))
                                 .arg(std::lround(alpha * 100))
                                 .arg(m_alpha->text())
                           : title;
    setAccessibleName(m_sentence);
}

}  // namespace latentwalk
