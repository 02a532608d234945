// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/state/closing.h"

#include <QMessageBox>
#include <utility>

namespace latentwalk {

Closing::Closing(QWidget& window, Exports& exports, SessionFiles& files)
    : m_window(window), m_exports(exports), m_files(files) {}

bool Closing::isAllowed() {
    if (m_agreed) {
        return true;
    }
    if (m_exports.isRunning()) {
        askAboutExports();
        return false;
    }
    if (isSearching()) {
        askAboutSearch();
        return false;
    }
    if (m_files.hasChanges()) {
        m_files.beforeLosingChanges([this] {
            m_agreed = true;
            m_window.close();
        });
        return false;
    }
    return true;
}

void Closing::askAboutExports() {
    auto* box = new QMessageBox(QMessageBox::Question, tr("An export is running"),
                                tr("Stop the export and close Latentwalk?"), QMessageBox::NoButton, &m_window);
    box->setObjectName(QStringLiteral("stopExports"));
    box->setInformativeText(tr("Frames that are finished stay; a film that is not finished is removed."));
    box->addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    box->addButton(tr("Go on exporting"), QMessageBox::RejectRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::accepted, this, [this] { stopExports([this] { m_window.close(); }); });
    box->open();
}

void Closing::setSearch(std::function<bool()> isRunning, std::function<void()> keep) {
    m_isSearching = std::move(isRunning);
    m_keepFound = std::move(keep);
}

void Closing::askAboutSearch() {
    auto* box = new QMessageBox(QMessageBox::Question, tr("A search is running"),
                                tr("Stop the search and close Latentwalk?"), QMessageBox::NoButton, &m_window);
    box->setObjectName(QStringLiteral("stopSearch"));
    box->setInformativeText(tr("The face that it shows becomes an anchor."));
    box->addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    box->addButton(tr("Go on searching"), QMessageBox::RejectRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::accepted, this, [this] {
        m_keepFound();
        m_window.close();
    });
    box->open();
}

void Closing::stopExports(std::function<void()> then) {
    m_exports.cancelAll();
    if (m_exports.isRunning()) {
        connect(&m_exports, &Exports::ended, this, std::move(then), Qt::SingleShotConnection);
    } else {
        then();
    }
}

}  // namespace latentwalk
