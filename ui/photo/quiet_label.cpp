// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/quiet_label.h"

namespace latentwalk {

QLabel* quietLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

}  // namespace latentwalk
