// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/rows/name_edit.h"

#include <QEvent>
#include <QKeyEvent>

namespace latentwalk {

NameEdit::NameEdit(QWidget* parent) : QLineEdit(parent) {
    setReadOnly(true);
    setFocusPolicy(Qt::ClickFocus);
    setToolTip(tr("Double-click or press F2 to give it a name of your own"));
    setContextMenuPolicy(Qt::NoContextMenu);
    look();
}

// As a label: no frame, no field. The placeholder is all the name there is, so it has the colour of text.
void NameEdit::look() {
    m_looking = true;
    setFrame(!isReadOnly());
    QPalette palette;
    if (isReadOnly()) {
        palette.setColor(QPalette::Base, Qt::transparent);
        palette.setColor(QPalette::PlaceholderText, palette.color(QPalette::Text));
    }
    setPalette(palette);
    setCursor(isReadOnly() ? Qt::ArrowCursor : Qt::IBeamCursor);
    m_looking = false;
}

void NameEdit::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (!m_looking && event->type() == QEvent::PaletteChange) {
        look();
    }
}

void NameEdit::setName(const QString& name, const QString& placeholder) {
    m_name = name;
    setPlaceholderText(placeholder);
    if (isReadOnly()) {
        setText(name);
        setCursorPosition(0);
    }
}

void NameEdit::begin() {
    if (!isReadOnly()) {
        return;
    }
    setReadOnly(false);
    look();
    setFocus();
    selectAll();
}

void NameEdit::end(bool confirmed) {
    if (isReadOnly()) {
        return;
    }
    setReadOnly(true);
    const QString entered = confirmed ? text().simplified() : m_name;
    look();
    deselect();
    setText(entered);
    setCursorPosition(0);
    if (entered != m_name) {
        m_name = entered;
        emit nameEntered(entered);
    }
}

void NameEdit::mouseDoubleClickEvent(QMouseEvent* event) {
    if (isReadOnly()) {
        begin();
    } else {
        QLineEdit::mouseDoubleClickEvent(event);
    }
}

void NameEdit::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReadOnly() && (enter || event->key() == Qt::Key_F2)) {
        begin();
    } else if (!isReadOnly() && enter) {
        end(true);
    } else if (!isReadOnly() && event->key() == Qt::Key_Escape) {
        end(false);
    } else if (isReadOnly()) {
        QWidget::keyPressEvent(event);
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void NameEdit::focusOutEvent(QFocusEvent* event) {
    // A menu or another window comes in between: the user is not done.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        end(true);
    }
    QLineEdit::focusOutEvent(event);
}

}  // namespace latentwalk
