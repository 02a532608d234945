#include "ui/message_bar.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <utility>

#include "core/log/log.h"
#include "ui/icons.h"
#include "ui/theme.h"

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
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MessageBar::dismiss);
    hide();
}

void MessageBar::showInfo(const QString& sentence) {
    log(LogLevel::Info, sentence.toStdString());
    show(Kind::Info, sentence);
    m_timer.start(kInfoMilliseconds);
}

void MessageBar::showError(const QString& sentence) {
    log(LogLevel::Error, sentence.toStdString());
    show(Kind::Error, sentence);
    m_timer.stop();
}

void MessageBar::ask(const QString& sentence, const std::vector<Answer>& answers) {
    show(Kind::Info, sentence);
    setAnswers(answers);
    m_timer.stop();
}

void MessageBar::setAnswers(const std::vector<Answer>& answers) {
    for (QPushButton* button : std::exchange(m_answers, {})) {
        button->hide();
        button->deleteLater();  // it may be the one that is being pressed
    }
    auto* row = static_cast<QHBoxLayout*>(layout());
    for (const Answer& answer : answers) {
        auto* button = new QPushButton(answer.text, this);
        button->setAccessibleName(answer.text);
        button->setToolTip(answer.text);
        connect(button, &QPushButton::clicked, this, [this, chosen = answer.chosen] {
            dismiss();
            chosen();
        });
        row->insertWidget(row->count() - 1, button, 0, Qt::AlignTop);
        m_answers.push_back(button);
    }
}

void MessageBar::dismiss() {
    m_timer.stop();
    hide();
}

void MessageBar::show(Kind kind, const QString& sentence) {
    m_kind = kind;
    setAnswers({});
    m_label->setText(sentence);
    setAccessibleName(kind == Kind::Error ? tr("Error") : tr("Message"));
    setAccessibleDescription(sentence);
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
