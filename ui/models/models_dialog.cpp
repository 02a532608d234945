// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/models_dialog.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/widgets/theme.h"

namespace latentwalk {

ModelsDialog::ModelsDialog(Downloads& downloads, QWidget* parent)
    : QDialog(parent),
      m_downloads(downloads),
      m_folder(new QLineEdit(QDir::toNativeSeparators(downloads.folder()), this)),
      m_openFolder(new QPushButton(tr("Open &folder"), this)) {
    setWindowTitle(tr("Get models"));
    auto* note = new QLabel(tr("Checkpoints that were published for pytorch_GAN_zoo. Nothing is fetched until you "
                               "press Download, and what is fetched is checked against the SHA-256 in its name."),
                            this);
    note->setWordWrap(true);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 16);
    all->setSpacing(16);
    all->addWidget(note);
    all->addWidget(makeList(), 1);
    all->addLayout(makeFooter());
    resize(720, 640);

    connect(&m_downloads, &Downloads::changed, this,
            [this](int index) { m_rows[index]->showStanding(m_downloads.standing(index)); });
    connect(&m_downloads, &Downloads::folderLookedAt, this, &ModelsDialog::showFolder);
    showFolder();
}

QWidget* ModelsDialog::makeList() {
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (int index = 0; index < m_downloads.count(); ++index) {
        auto* row = new ModelRow(m_downloads.model(index), list);
        row->setAutoFillBackground(true);
        row->setBackgroundRole(index % 2 == 0 ? QPalette::Base : QPalette::AlternateBase);
        row->showStanding(m_downloads.standing(index));
        connect(row, &ModelRow::downloadRequested, this, [this, index] { m_downloads.download(index); });
        connect(row, &ModelRow::pauseRequested, this, [this, index] { m_downloads.pause(index); });
        connect(row, &ModelRow::cancelRequested, this, [this, index] { m_downloads.cancel(index); });
        connect(row, &ModelRow::openRequested, this, [this, index] { emit openRequested(m_downloads.path(index)); });
        column->addWidget(row);
        m_rows.append(row);
    }
    column->addStretch(1);
    auto* area = new QScrollArea(this);
    area->setWidget(list);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setBackgroundRole(QPalette::Base);
    area->setFocusPolicy(Qt::NoFocus);  // its rows take the focus
    area->setAccessibleName(tr("Published models"));
    return area;
}

QLayout* ModelsDialog::makeFooter() {
    m_folder->setReadOnly(true);
    m_folder->setFrame(false);
    QPalette plain;
    plain.setColor(QPalette::Base, Qt::transparent);
    m_folder->setPalette(plain);
    m_folder->setCursorPosition(0);
    m_folder->setAccessibleName(tr("Folder of the models"));
    m_folder->setToolTip(tr("Where torch.hub keeps its downloads, so that Python programs find them too"));
    m_openFolder->setAutoDefault(false);
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_downloads.folder())); });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_openFolder, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Downloads go on when this window is closed"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* footer = new QHBoxLayout;
    footer->setSpacing(16);
    auto* label = new QLabel(tr("F&older:"), this);
    label->setBuddy(m_folder);
    footer->addWidget(label);
    footer->addWidget(m_folder, 1);
    footer->addWidget(buttons);
    return footer;
}

void ModelsDialog::showFolder() {
    m_openFolder->setEnabled(m_downloads.folderIsThere());
    m_openFolder->setToolTip(m_downloads.folderIsThere() ? tr("Show the models in the file manager")
                                                         : tr("The folder is made with the first download"));
}

void ModelsDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    m_downloads.refresh();
}

}  // namespace latentwalk
