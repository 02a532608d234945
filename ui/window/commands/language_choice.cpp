// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/language_choice.h"

#include <QMessageBox>
#include <QSettings>

namespace latentwalk {
namespace {

const QString kLanguage = QStringLiteral("view/language");

}  // namespace

LanguageChoice::LanguageChoice(const Actions& actions, Document& document, const Exports& exports, Closing& closing,
                               QWidget& window)
    : m_languages(*actions.languages), m_document(document), m_exports(exports), m_closing(closing), m_window(window) {
    check();
    connect(&m_languages, &QActionGroup::triggered, this,
            [this](QAction* action) { choose(action->data().toString()); });
}

// The one that is in use.
void LanguageChoice::check() {
    if (QAction* action = actionWith(m_languages, QSettings().value(kLanguage).toString())) {
        action->setChecked(true);
    }
}

void LanguageChoice::use(const QString& language) {
    QSettings().setValue(kLanguage, language);
    emit chosen(language);
}

void LanguageChoice::choose(const QString& language) {
    const QUndoStack& steps = m_document.undoStack();
    QStringList ends;
    if (steps.canUndo() || steps.canRedo()) {
        ends.append(tr("What was done so far can no longer be undone then."));
    }
    if (m_exports.isRunning()) {
        ends.append(
            tr("The export that is running stops: frames that are finished stay, a film that is not finished is "
               "removed."));
    }
    if (m_closing.isSearching()) {
        ends.append(tr("The search that is running stops: the face that it shows becomes an anchor."));
    }
    if (ends.isEmpty()) {
        use(language);
    } else {
        ask(language, ends);
    }
}

void LanguageChoice::ask(const QString& language, const QStringList& ends) {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Another language"),
                                tr("Make the window anew in the other language?"),
                                QMessageBox::Yes | QMessageBox::Cancel, &m_window);
    box->setObjectName(QStringLiteral("changeLanguage"));
    box->setInformativeText(ends.join(u' '));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, language](int answer) {
        if (answer == QMessageBox::Yes) {
            m_closing.stopExports([this, language] { use(language); });
        } else {
            check();
        }
    });
    box->open();
}

}  // namespace latentwalk
