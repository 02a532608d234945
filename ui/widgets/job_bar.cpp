// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/job_bar.h"

#include <QHBoxLayout>
#include <cmath>
#include <limits>

#include "ui/widgets/theme.h"

namespace latentwalk {

QString timeLeftText(int seconds) {
    return seconds < 90 ? JobBar::tr("%1 s left").arg(seconds) : JobBar::tr("%1 min left").arg(qRound(seconds / 60.0));
}

QString timeLeft(qint64 elapsedMilliseconds, qint64 done, qint64 count) {
    constexpr qint64 kEnoughToTell = 500;
    if (done < 1 || elapsedMilliseconds < kEnoughToTell) {
        return {};
    }
    const double perOne = static_cast<double>(elapsedMilliseconds) / static_cast<double>(done);
    return timeLeftText(static_cast<int>(std::ceil(perOne * static_cast<double>(count - done) / 1000)));
}

JobBar::JobBar(QWidget* parent)
    : QFrame(parent),
      m_what(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_left(new QLabel(this)),
      m_cancel(new QToolButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(16);
    row->addWidget(m_what);
    row->addWidget(m_bar, 1);
    row->addWidget(m_left);
    row->addWidget(m_cancel);

    m_what->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(tr("Progress"));
    m_left->setFont(Appearance::tabular(font()));
    m_left->setMinimumWidth(m_left->fontMetrics().horizontalAdvance(tr("%1 min left").arg(888)));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("End this; nothing half-written is left behind"));
    connect(m_cancel, &QToolButton::clicked, this, &JobBar::cancelRequested);
    hide();
}

void JobBar::setButton(const QString& text, const QString& tip) {
    m_cancel->setText(text);
    m_cancel->setToolTip(tip);
}

void JobBar::start(const QString& what) {
    m_what->setText(what);
    m_left->clear();
    m_bar->setRange(0, 0);
    m_clock.start();
    show();
}

void JobBar::setProgress(qint64 done, qint64 count) {
    setProgress(done, count, timeLeft(m_clock.elapsed(), done, count));
}

void JobBar::setProgress(qint64 done, qint64 count, const QString& text) {
    // The bar counts in int.
    const qint64 unit = count / std::numeric_limits<int>::max() + 1;
    m_bar->setRange(0, static_cast<int>(count / unit));
    m_bar->setValue(static_cast<int>(done / unit));
    m_left->setText(text);
}

void JobBar::setWhat(const QString& what) {
    m_what->setText(what);
}

void JobBar::finish() {
    hide();
}

}  // namespace latentwalk
