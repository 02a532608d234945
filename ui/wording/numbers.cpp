// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/numbers.h"

#include <algorithm>
#include <cmath>

namespace latentwalk {
namespace {

QString withTrueMinus(const QString& digits, bool negative) {
    return negative ? QStringLiteral("−") + digits : digits;
}

}  // namespace

QLocale numberLocale() {
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() | QLocale::OmitGroupSeparator);
    return locale;
}

QString fixedNumber(double value, int decimals) {
    const QString plain = QString::number(value, 'f', decimals);
    const bool zero = std::none_of(plain.cbegin(), plain.cend(), [](QChar c) { return c >= u'1' && c <= u'9'; });
    return withTrueMinus(numberLocale().toString(std::abs(value), 'f', decimals), value < 0 && !zero);
}

QString shortNumber(double value) {
    const double size = std::abs(value);
    if (size == 0 || !std::isfinite(value)) {
        return numberLocale().toString(0);
    }
    if (size < 1e-4 || size >= 1e6) {
        QString text = numberLocale().toString(size, 'g', 2);
        return withTrueMinus(text.replace(u'-', QStringLiteral("−")).replace(u'E', u'e'), value < 0);
    }
    return fixedNumber(value, std::clamp(1 - static_cast<int>(std::floor(std::log10(size))), 0, 5));
}

}  // namespace latentwalk
