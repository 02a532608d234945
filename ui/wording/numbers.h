// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace latentwalk {

// Numbers for the user's eyes, in the locale of the window and without groups of digits, as spin boxes show them. What
// other programs read (names of files, the clipboard, stored texts) is written with QString::number() instead.

// The default locale, without groups of digits.
QLocale numberLocale();

// `value` with that many decimals and a true minus sign; no minus before a zero.
QString fixedNumber(double value, int decimals);

// `value` with two figures that count, as 0.042, 1.5 or 120, and with a true minus sign.
QString shortNumber(double value);

}  // namespace latentwalk
