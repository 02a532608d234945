// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/document/document.h"
#include "ui/output/exports.h"
#include "ui/window/menus.h"
#include "ui/window/state/closing.h"

namespace latentwalk {

// The choice of another language, for which the window is made anew: what that ends is asked about first.
class LanguageChoice : public QObject {
    Q_OBJECT

public:
    LanguageChoice(const Actions& actions, Document& document, const Exports& exports, Closing& closing,
                   QWidget& window);

signals:
    // Nothing is in the way; "" is the system's.
    void chosen(const QString& language);

private:
    void choose(const QString& language);
    void ask(const QString& language, const QStringList& ends);
    void use(const QString& language);
    void check();

    QActionGroup& m_languages;
    Document& m_document;
    const Exports& m_exports;
    Closing& m_closing;
    QWidget& m_window;
};

}  // namespace latentwalk
