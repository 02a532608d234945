// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/message_bar.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "core/log/log.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace latentwalk {
namespace {

constexpr int kInfoMilliseconds = 8000;
constexpr int kIconSize = 20;
constexpr QRgb kErrorColour = 0xffc8553d;

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_label(new QLabel(this)), m_close(new QToolButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_label, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);

    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);  // sentences name files, and a file's name may look like markup
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setFocusPolicy(Qt::NoFocus);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Dismiss this message"));
    m_close->setAccessibleName(tr("Dismiss message"));
    connect(m_close, &QToolButton::clicked, this, &MessageBar::close);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MessageBar::dismiss);
    hide();
}

void MessageBar::showInfo(const QString& sentence) {
    log(LogLevel::Info, sentence.toStdString());
    if (!m_messages.empty() && m_messages.back().question != 0) {
        m_waiting = sentence;
        return;
    }
    push({Kind::Info, sentence});
}

void MessageBar::showError(const QString& sentence) {
    log(LogLevel::Error, sentence.toStdString());
    push({Kind::Error, sentence});
}

quint64 MessageBar::ask(const QString& sentence, const std::vector<Answer>& answers, std::function<void()> closed) {
    std::erase_if(m_messages, [&](const Message& one) { return one.question != 0 && one.sentence == sentence; });
    push({Kind::Info, sentence, ++m_lastQuestion, answers, std::move(closed)});
    return m_lastQuestion;
}

void MessageBar::withdraw(quint64 question) {
    const auto found = std::find_if(m_messages.begin(), m_messages.end(),
                                    [&](const Message& one) { return question != 0 && one.question == question; });
    if (found == m_messages.end()) {
        return;
    }
    const bool shown = found + 1 == m_messages.end();
    m_messages.erase(found);
    if (shown) {
        showTop();
    }
}

void MessageBar::setAnswers(const std::vector<Answer>& answers) {
    for (QPushButton* button : std::exchange(m_answers, {})) {
        button->hide();
        button->deleteLater();  // it may be the one that is being pressed
    }
    const quint64 question = m_messages.empty() ? 0 : m_messages.back().question;
    auto* row = static_cast<QHBoxLayout*>(layout());
    for (const Answer& answer : answers) {
        auto* button = new QPushButton(answer.text, this);
        button->setAccessibleName(answer.text);
        button->setToolTip(answer.text);
        connect(button, &QPushButton::clicked, this, [this, question, chosen = answer.chosen] {
            withdraw(question);
            chosen();
        });
        row->insertWidget(row->count() - 1, button, 0, Qt::AlignTop);
        m_answers.push_back(button);
    }
}

void MessageBar::dismiss() {
    m_waiting.clear();
    if (!m_messages.empty() && m_messages.back().question == 0) {
        m_messages.pop_back();
        showTop();
    }
}

void MessageBar::close() {
    if (m_messages.empty()) {
        return;
    }
    const Message closed = std::move(m_messages.back());
    m_messages.pop_back();
    showTop();
    if (closed.closed) {
        closed.closed();
    }
}

// What was said before gives way; a question waits under the new message.
void MessageBar::push(Message message) {
    std::erase_if(m_messages, [](const Message& one) { return one.question == 0; });
    m_messages.push_back(std::move(message));
    showTop();
}

void MessageBar::showTop() {
    m_timer.stop();
    if (m_messages.empty() && !m_waiting.isEmpty()) {
        m_messages.push_back({Kind::Info, std::exchange(m_waiting, {})});
    }
    if (m_messages.empty()) {
        hide();
        return;
    }
    const Message& message = m_messages.back();
    m_kind = message.kind;
    setAnswers(message.answers);
    m_label->setText(message.sentence);
    setAccessibleName(m_kind == Kind::Error ? tr("Error") : tr("Message"));
    setAccessibleDescription(message.sentence);
    if (m_kind == Kind::Info && message.question == 0) {
        m_timer.start(kInfoMilliseconds);
    }
    paintIcon();
    setVisible(true);
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::paintIcon() {
    const QString name = m_kind == Kind::Error ? QStringLiteral("warning") : QStringLiteral("info");
    m_icon->setPixmap(icon(name).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintIcon();
    }
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor mark = m_kind == Kind::Error ? QColor(kErrorColour) : Appearance::accent();
    QColor back = mark;
    back.setAlpha(40);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.fillRect(rect(), back);
    painter.fillRect(QRect(0, 0, 4, height()), mark);
}

}  // namespace latentwalk
