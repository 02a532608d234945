// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/named/named_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>
#include <map>

#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

class NamedWords {
    Q_DECLARE_TR_FUNCTIONS(latentwalk::NamedWords)

public:
    static QString score(const std::string& id) {
        if (const Name* const name = findName(id)) {
            return textOf(name->label);
        }
        const std::map<std::string, QString> others{{"eyes-open", tr("Eyes open")},
                                                    {"brow-height", tr("Brows raised")},
                                                    {"face-width", tr("Width of the face")},
                                                    {"face-size", tr("Size in the picture")},
                                                    {"sharpness", tr("Sharpness")},
                                                    {"saturation", tr("Colour strength")},
                                                    {"contrast", tr("Contrast")},
                                                    {"top", tr("Brightness above")},
                                                    {"sides", tr("Brightness at the sides")}};
        const auto found = others.find(id);
        return found == others.end() ? QString::fromStdString(id) : found->second;
    }

    static QString tip(const NamedDirection& direction, const NamedDirections& all, const NamedTexts& texts,
                       const Name* name) {
        QStringList lines{tr("%1: from %2 to %3").arg(texts.label, texts.minus, texts.plus)};
        lines += tr("The number is in standard deviations (SD) among this model's faces.");
        if (all.measured > 0) {
            lines += tr("It did so in %1 % of the %2 faces that it was measured on.")
                         .arg(QLocale().toString(100 * direction.right, 'f', 0), QLocale().toString(all.measured));
        }
        QStringList along;
        for (const SideEffect& effect : direction.sideEffects) {
            constexpr qsizetype kMost = 4;
            constexpr double kSeen = 0.15;
            if (along.size() < kMost && std::abs(effect.perDeviation) >= kSeen) {
                along += tr("%1 %2").arg(score(effect.score),
                                         QStringLiteral("%1%2")
                                             .arg(effect.perDeviation > 0 ? QStringLiteral("+") : QStringLiteral("−"))
                                             .arg(QLocale().toString(std::abs(effect.perDeviation), 'f', 2)));
            }
        }
        if (!along.isEmpty()) {
            lines += tr("What comes along, in SD for each SD: %1").arg(along.join(tr(", ", "between two things")));
        }
        if (name != nullptr && !name->caution.empty()) {
            lines += textOf(name->caution);
        }
        return lines.join(u'\n');
    }

    static QString group(NameGroup group) {
        switch (group) {
            case NameGroup::Pose:
                return tr("Pose");
            case NameGroup::Expression:
                return tr("Expression");
            case NameGroup::Face:
                return tr("Face");
            case NameGroup::Light:
                break;
        }
        return tr("Light and colour");
    }

    static QString deviations(const QString& number) { return tr("%1 SD", "standard deviations").arg(number); }
};

}  // namespace

NamedTexts textsOf(const NamedDirection& direction, const NamedDirections& all) {
    const Name* const name = findName(direction.id);
    NamedTexts texts;
    if (name != nullptr) {
        texts = {textOf(name->label), textOf(name->minus), textOf(name->plus), {}};
    } else {
        texts = {QString::fromStdString(direction.id), QStringLiteral("−"), QStringLiteral("+"), {}};
    }
    texts.tip = NamedWords::tip(direction, all, texts, name);
    return texts;
}

QString groupName(NameGroup group) {
    return NamedWords::group(group);
}

QString deviationsText(double deviations) {
    const QString digits = QLocale().toString(std::abs(deviations), 'f', 1);
    return NamedWords::deviations((deviations < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits);
}

}  // namespace latentwalk
