// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/message_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace latentwalk {

QString textOf(const Message& message) {
    if (message.count()) {
        return QLocale().toString(static_cast<qulonglong>(*message.count()));
    }
    if (message.text() == nullptr) {
        return QString::fromStdString(message.verbatim());
    }
    // In one pass and by hand: what fills a place, a file's name say, may hold a "%1" of its own.
    const QString text = QCoreApplication::translate("Core", message.text());
    const auto& arguments = message.arguments();
    QString filled;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (number >= 1 && static_cast<std::size_t>(number) <= arguments.size()) {
            filled += textOf(arguments[static_cast<std::size_t>(number - 1)]);
            ++i;
        } else {
            filled += text[i];
        }
    }
    return filled;
}

}  // namespace latentwalk
