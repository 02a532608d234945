// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gallery/find/query_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "core/faces/named/names.h"
#include "ui/wording/message_text.h"

namespace latentwalk {
namespace {

struct QueryWords {
    Q_DECLARE_TR_FUNCTIONS(QueryWords)
};

}  // namespace

double deviationsOf(Amount amount) {
    switch (amount) {
        case Amount::Little:
            return 0.5;
        case Amount::Clear:
            return 1;
        case Amount::Much:
            return 2;
    }
    return 1;
}

ScoreRange Wish::range() const {
    ScoreRange range{score};
    (plus ? range.least : range.most) = plus ? deviationsOf(amount) : -deviationsOf(amount);
    return range;
}

std::optional<Wish> Wish::of(const ScoreRange& range) {
    for (const bool plus : {true, false}) {
        for (const Amount amount : {Amount::Little, Amount::Clear, Amount::Much}) {
            const Wish wish{range.score, plus, amount};
            if (wish.range() == range) {
                return wish;
            }
        }
    }
    return std::nullopt;
}

QString endText(const std::string& score, bool plus) {
    if (const Name* const name = findName(score)) {
        return textOf(plus ? name->plus : name->minus);
    }
    return (plus ? QStringLiteral("+ ") : QStringLiteral("− ")) + QString::fromStdString(score);
}

QString fullEndText(const std::string& score, bool plus) {
    const Name* const name = findName(score);
    return name ? QueryWords::tr("%1: %2").arg(textOf(name->label), endText(score, plus)) : endText(score, plus);
}

QString amountText(Amount amount) {
    switch (amount) {
        case Amount::Little:
            return QueryWords::tr("a little");
        case Amount::Clear:
            return QueryWords::tr("clearly");
        case Amount::Much:
            return QueryWords::tr("very");
    }
    return {};
}

QString rangeText(const ScoreRange& range) {
    if (const auto wish = Wish::of(range)) {
        return QueryWords::tr("%1 (%2)").arg(fullEndText(wish->score, wish->plus), amountText(wish->amount));
    }
    const QLocale locale;
    const Name* const name = findName(range.score);
    const QString label = name ? textOf(name->label) : QString::fromStdString(range.score);
    if (!std::isfinite(range.most)) {
        return QueryWords::tr("%1: above %2 SD").arg(label, locale.toString(range.least));
    }
    if (!std::isfinite(range.least)) {
        return QueryWords::tr("%1: below %2 SD").arg(label, locale.toString(range.most));
    }
    return QueryWords::tr("%1: %2 to %3 SD").arg(label, locale.toString(range.least), locale.toString(range.most));
}

}  // namespace latentwalk
