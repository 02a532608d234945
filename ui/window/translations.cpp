// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

// Resources of a static library have to be asked for, outside of any namespace.
static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace latentwalk {

QString Translations::chosen() {
    return QSettings().value(QStringLiteral("view/language")).toString();
}

void Translations::use(const QString& language) {
    initTranslations();
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    const QString name = QStringLiteral("latentwalk");
    const QString separator = QStringLiteral("_");
    const QString folder = QStringLiteral(":/translations");
    // English, which stands for every other language, is a translation, too: of plurals.
    if (m_ours.load(locale, name, separator, folder) ||
        m_ours.load(QLocale(QLocale::English), name, separator, folder)) {
        QCoreApplication::installTranslator(&m_ours);
    }
    // Not in the language of the locale: where the window speaks English, its buttons do, too.
    if (m_qts.load(QLocale(m_ours.language()), QStringLiteral("qtbase"), separator,
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qts);
    }
}

}  // namespace latentwalk
