#include "ui/translations.h"

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
    if (m_ours.load(locale, QStringLiteral("latentwalk"), QStringLiteral("_"), QStringLiteral(":/translations"))) {
        QCoreApplication::installTranslator(&m_ours);
    }
    if (m_qts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qts);
    }
}

}  // namespace latentwalk
