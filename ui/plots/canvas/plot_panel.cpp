// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/canvas/plot_panel.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

#include "ui/plots/canvas/plot_canvas.h"
#include "ui/plots/canvas/plot_style.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kMargin = 8;
constexpr int kSpacing = 4;
constexpr int kReadoutPadding = 4;
constexpr int kHeadedFrom = 180;  // a lower plot needs the room for itself
// Faster than this nobody reads, and a screen reader does not speak.
constexpr int kWordsPauseMs = 200;

QLabel* addLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

}  // namespace

PlotPanel::PlotPanel(QWidget* parent)
    : QWidget(parent),
      m_canvas(new PlotCanvas(this)),
      m_words(addLabel(this)),
      m_empty(addLabel(this)),
      m_readout(addLabel(m_canvas)) {
    setFocusPolicy(Qt::StrongFocus);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->hide();
    m_readout->setForegroundRole(QPalette::ToolTipText);
    m_readout->setBackgroundRole(QPalette::ToolTipBase);
    m_readout->setAutoFillBackground(true);
    m_readout->setFrameStyle(QFrame::StyledPanel | QFrame::Plain);
    m_readout->setMargin(kReadoutPadding);
    m_readout->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_readout->hide();
    m_canvas->installEventFilter(this);
    m_canvas->setPrepare([this] {
        stylePlot(*m_canvas);
        prepare();
    });
    connect(m_canvas, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { pointerMoved(event->position()); });
    m_wordsPause.setSingleShot(true);
    m_wordsPause.setInterval(kWordsPauseMs);
    connect(&m_wordsPause, &QTimer::timeout, this, [this] {
        if (m_wordsAreStale) {
            refreshWords();
        }
    });
}

QString PlotPanel::sentence() const {
    if (isEmpty()) {
        return m_message;
    }
    const Words said = words();
    return said.rest.isEmpty() ? said.first : tr("%1 %2").arg(said.first, said.rest);
}

QString PlotPanel::readout() const {
    return m_readout->isHidden() ? QString() : m_readout->text();
}

void PlotPanel::setMessage(const QString& message) {
    if (message.isEmpty() != m_message.isEmpty()) {
        m_wordsPause.stop();  // what comes in sight now is not in its place yet
    }
    m_message = message;
    m_empty->setText(message);
    m_empty->setVisible(isEmpty());
    m_canvas->setVisible(!isEmpty());
    m_words->setVisible(!isEmpty());
    if (isEmpty()) {
        setReadout({});
    }
    refresh();
}

void PlotPanel::refresh() {
    refreshWords();
    m_canvas->refresh();
}

void PlotPanel::refreshOverlay() {
    refreshWords();
    m_canvas->refreshOverlay();
}

void PlotPanel::setReadout(const QString& text, double x) {
    m_readout->setVisible(!text.isEmpty());
    if (!text.isEmpty() && (text != m_readout->text() || x != m_readoutX)) {
        m_readout->setText(text);
        m_readoutX = x;
        placeReadout();
    }
}

void PlotPanel::placeReadout() {
    const QRect plane = m_canvas->axisRect()->rect();
    const int around = 2 * (kReadoutPadding + m_readout->frameWidth());
    const int oneLine = m_readout->fontMetrics().horizontalAdvance(m_readout->text()) + around + 2;
    const int width = std::min(oneLine, m_canvas->width());
    const QSize size(width, m_readout->heightForWidth(width));
    // On the side where the pointer is not, at the top; in the middle where it has to cover both.
    int left = m_readoutX > plane.center().x() ? plane.left() : plane.right() + 1 - width;
    left = std::clamp(left, 0, m_canvas->width() - width);
    // Names above the plot stay in sight where it is high enough.
    const int top = plane.height() > 3 * size.height() ? plane.top() + 1 : 0;
    m_readout->setGeometry(QRect(QPoint(left, top), size));
}

void PlotPanel::pointerLeft() {
    setReadout({});
}

void PlotPanel::refreshWords() {
    m_wordsAreStale = true;
    if (isVisible() && !m_wordsPause.isActive()) {
        showWords();
        m_wordsPause.start();
    }
}

void PlotPanel::showWords() {
    m_wordsAreStale = false;
    setAccessibleDescription(sentence());
    place();
}

void PlotPanel::place() {
    QRect area = contentsRect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    m_empty->setGeometry(area);
    if (m_header != nullptr) {
        const bool headed = !isEmpty() && area.height() >= kHeadedFrom;
        m_header->setVisible(headed);
        if (headed) {
            const QSize size = m_header->sizeHint().boundedTo(area.size());
            m_header->setGeometry(QRect(area.topLeft(), size));
            area.setTop(area.top() + size.height() + kSpacing);
        }
    }
    if (isEmpty() || area.isEmpty()) {
        return;
    }
    const Words said = words();
    const QString all = sentence();
    m_words->setText(all);
    m_words->setToolTip({});
    const int most = area.height() * 2 / 5;
    if (!said.rest.isEmpty() && m_words->heightForWidth(area.width()) > most) {
        m_words->setText(said.first);
        m_words->setToolTip(all);
    }
    const int height = std::min(m_words->heightForWidth(area.width()), most);
    m_words->setGeometry(area.left(), area.bottom() + 1 - height, area.width(), height);
    m_canvas->setGeometry(area.left(), area.top(), area.width(), area.height() - height - kSpacing);
}

bool PlotPanel::event(QEvent* event) {
    // The window has shortcuts on some of the same keys.
    if (event->type() == QEvent::ShortcutOverride && !isEmpty()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (takeKey(key->key(), key->modifiers() & ~Qt::KeypadModifier, true)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

bool PlotPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_canvas && event->type() == QEvent::Leave) {
        pointerLeft();
    }
    // The readout says more than the tooltip, which would cover it.
    if (watched == m_canvas && event->type() == QEvent::ToolTip && !m_readout->isHidden()) {
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PlotPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    switch (event->type()) {
        case QEvent::LanguageChange:
            translate();
            refresh();
            break;
        case QEvent::PaletteChange:
        case QEvent::FontChange:
        case QEvent::StyleChange:
            refresh();
            break;
        default:
            break;
    }
}

void PlotPanel::keyPressEvent(QKeyEvent* event) {
    if (isEmpty() || !takeKey(event->key(), event->modifiers() & ~Qt::KeypadModifier, false)) {
        QWidget::keyPressEvent(event);
    }
}

void PlotPanel::paintEvent(QPaintEvent*) {
    if (!hasFocus()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Appearance::accent(), 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 3, 3);
}

void PlotPanel::resizeEvent(QResizeEvent*) {
    place();
}

void PlotPanel::showEvent(QShowEvent*) {
    if (m_wordsAreStale) {
        showWords();
    }
}

void PlotPanel::focusInEvent(QFocusEvent*) {
    update();
}

void PlotPanel::focusOutEvent(QFocusEvent*) {
    update();
}

}  // namespace latentwalk
