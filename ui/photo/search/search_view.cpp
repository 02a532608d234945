// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/search/search_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kViewMargin = 16;
constexpr int kSmallMargin = 6;
constexpr int kSmallHeight = 112;
const QString kSplitKey = QStringLiteral("photo/split");

}  // namespace

SearchView::SearchView(QWidget& stage)
    : QWidget(&stage),
      m_stage(stage),
      m_pair(new PairView(this)),
      m_words(new QLabel(this)),
      m_row(new QWidget(this)),
      m_split(new QToolButton(m_row)),
      m_mend(new QPushButton(tr("Points and choices…"), m_row)),
      m_close(new QToolButton(m_row)),
      m_escape(new QShortcut(Qt::Key_Escape, this)) {
    compose();
    stage.installEventFilter(this);
    connect(m_split, &QToolButton::toggled, this, [this](bool split) {
        m_pair->setSplit(split && !m_small);
        QSettings().setValue(kSplitKey, split);
    });
    connect(m_mend, &QPushButton::clicked, this, &SearchView::mendRequested);
    connect(m_close, &QToolButton::clicked, this, &SearchView::giveWay);
    connect(m_escape, &QShortcut::activated, this, &SearchView::giveWay);
    m_split->setChecked(QSettings().value(kSplitKey, false).toBool());
    hide();
}

void SearchView::compose() {
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_split->setObjectName(QStringLiteral("splitView"));
    m_split->setCheckable(true);
    m_split->setText(tr("Split view"));
    m_split->setToolTip(tr("Photo and face in one square, with a divider that can be dragged"));
    m_mend->setToolTip(tr("Look for this photo’s face once more, with other points or other choices"));
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAccessibleName(tr("Back to the walk"));

    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_split);
    row->addStretch(1);
    row->addWidget(m_mend);
    row->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(m_row);
    column->addWidget(m_pair, 1);
    column->addWidget(m_words);
    QWidget::setTabOrder(m_split, m_pair);
    QWidget::setTabOrder(m_pair, m_mend);
    QWidget::setTabOrder(m_mend, m_close);
}

void SearchView::begin(const QString& words) {
    const bool small = m_running && m_small;
    m_running = true;
    m_words->setText(words);
    m_mend->hide();
    m_close->setToolTip(tr("Back to the walk; the search goes on in the corner"));
    m_pair->setFace({});
    m_pair->setPhoto({});
    setSmall(small);
    show();
    raise();
}

void SearchView::setWords(const QString& words) {
    if (words != m_words->text()) {
        m_words->setText(words);
    }
}

void SearchView::end(const QString& words, bool mend) {
    m_running = false;
    if (m_small) {
        hide();
        return;
    }
    m_words->setText(words);
    m_mend->setVisible(mend);
    m_close->setToolTip(tr("Back to the walk"));
    lie();
}

void SearchView::giveWay() {
    if (!isVisible()) {
        return;
    }
    if (m_running) {
        setSmall(true);
    } else {
        hide();
    }
}

void SearchView::setSmall(bool small) {
    m_small = small;
    m_row->setVisible(!small);
    m_words->setVisible(!small);
    m_escape->setEnabled(!small);
    m_pair->setPlain(small);
    m_pair->setSplit(m_split->isChecked() && !small);
    const int margin = small ? kSmallMargin : kViewMargin;
    layout()->setContentsMargins(margin, margin, margin, margin);
    setCursor(small ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_pair->setCursor(small ? Qt::PointingHandCursor : m_pair->isSplit() ? Qt::SplitHCursor : Qt::ArrowCursor);
    setToolTip(small ? tr("Show the search large again") : QString());
    lie();
}

void SearchView::lie() {
    if (!m_small) {
        setGeometry(m_stage.rect());
        return;
    }
    const int high = std::min(kSmallHeight, m_stage.height() / 3);
    const int wide = 2 * high - kSmallMargin;
    setGeometry(m_stage.width() - wide - kViewMargin, kViewMargin, wide, high);
}

bool SearchView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_stage && event->type() == QEvent::Resize) {
        lie();
    }
    return QWidget::eventFilter(watched, event);
}

void SearchView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!m_small) {
        painter.fillRect(rect(), Appearance::stage());
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Appearance::line(), 1));
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void SearchView::mousePressEvent(QMouseEvent* event) {
    if (m_small && event->button() == Qt::LeftButton) {
        setSmall(false);
    }
    event->accept();  // the stage under it has nothing of this
}

}  // namespace latentwalk
