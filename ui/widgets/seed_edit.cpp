// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/seed_edit.h"

#include <QKeyEvent>
#include <QRandomGenerator>
#include <QValidator>

namespace latentwalk {
namespace {

class SeedValidator : public QValidator {
public:
    using QValidator::QValidator;

    State validate(QString& text, int&) const override {
        // Pasted numbers come with spaces around them.
        text = text.trimmed();
        if (text.isEmpty()) {
            return Intermediate;
        }
        for (const QChar character : text) {
            if (character < u'0' || character > u'9') {
                return Invalid;
            }
        }
        bool fits = false;
        text.toULongLong(&fits);
        return fits ? Acceptable : Invalid;
    }
};

}  // namespace

quint64 randomSeed() {
    constexpr quint64 kMillion = 1'000'000;
    return QRandomGenerator::global()->generate64() % kMillion;
}

SeedEdit::SeedEdit(QWidget* parent) : QLineEdit(parent) {
    setValidator(new SeedValidator(this));
    setPlaceholderText(tr("no seed"));
}

std::optional<quint64> SeedEdit::seed() const {
    bool isNumber = false;
    const quint64 value = text().toULongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

void SeedEdit::setSeed(std::optional<quint64> seed) {
    m_shown = seed;
    setText(seed ? QString::number(*seed) : QString());
    setCursorPosition(0);
}

void SeedEdit::confirm() {
    const auto entered = seed();
    if (!entered) {
        setSeed(m_shown);
    } else if (entered != m_shown) {
        m_shown = entered;
        emit seedEntered(*entered);
    }
}

void SeedEdit::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
            setSeed(m_shown);
            clearFocus();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            // Losing the focus confirms; and the window's single keys (A, B, R, Space) work again at once.
            clearFocus();
            return;
        default:
            QLineEdit::keyPressEvent(event);
    }
}

// Not the signal editingFinished: Qt does not send it for an empty field.
void SeedEdit::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    confirm();
}

}  // namespace latentwalk
