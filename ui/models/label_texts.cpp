// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/label_texts.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace latentwalk {
namespace {

struct LabelTexts {
    Q_DECLARE_TR_FUNCTIONS(LabelTexts)
};

constexpr std::size_t kMostNamed = 40;

QString lineOf(const LabelAttribute& attribute) {
    const std::size_t count = attribute.values.size();
    QStringList names;
    for (std::size_t i = 0; i < std::min(count, kMostNamed); ++i) {
        names.append(QString::fromStdString(attribute.values[i]));
    }
    if (count > kMostNamed) {
        names.append(QStringLiteral("…"));
    }
    return QStringLiteral("%1: %2 – %3")
        .arg(titleOf(attribute), QString::number(count), names.join(LabelTexts::tr(", ", "between names in a list")));
}

}  // namespace

QString titleOf(const LabelAttribute& attribute) {
    return attribute.name == "label" ? LabelTexts::tr("Label") : QString::fromStdString(attribute.name);
}

QString listOf(const Labels& labels) {
    QStringList lines;
    for (const LabelAttribute& attribute : labels) {
        lines.append(lineOf(attribute));
    }
    return lines.join(u'\n');
}

}  // namespace latentwalk
