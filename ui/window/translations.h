// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

namespace latentwalk {

// The language of everything that the program says. UI thread.
class Translations {
public:
    // The language that the user has chosen ("en", "zh_CN"), or "" for the system's.
    static QString chosen();
    // Installs the translators for it, Qt's own included; for a language that there is no translation for, those for
    // English.
    void use(const QString& language);

private:
    QTranslator m_ours;
    QTranslator m_qts;
};

}  // namespace latentwalk
