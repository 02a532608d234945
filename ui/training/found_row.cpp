// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/found_row.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/training/training_words.h"
#include "ui/widgets/icons.h"

namespace latentwalk {

FoundRow::FoundRow(QWidget* parent) : QWidget(parent) {
    m_text = makeWords(QStringLiteral("foundRun"), this);
    m_goOn = add(QStringLiteral("goOnWithRun"), QStringLiteral("play"), tr("&Go on with it"));
    m_beginAnew = add(QStringLiteral("beginRunAnew"), QStringLiteral("growth"), tr("Begin a&new there"));
    m_beginAnew->setToolTip(tr("What is left of it is replaced when the training begins"));
    m_otherFolder = add(QStringLiteral("otherRunFolder"), QStringLiteral("open"), tr("Choose another &folder…"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_text, 1);
    row->addWidget(m_goOn);
    auto* ways = new QHBoxLayout;
    ways->addWidget(m_beginAnew);
    ways->addWidget(m_otherFolder);
    ways->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addLayout(ways);
    hide();
    connect(m_goOn, &QPushButton::clicked, this, &FoundRow::goOnRequested);
    connect(m_otherFolder, &QPushButton::clicked, this, &FoundRow::otherFolderRequested);
    connect(m_beginAnew, &QPushButton::clicked, this, [this] {
        m_text->setText(tr("%1 is begun anew.").arg(QString::fromStdString(m_folder.filename().string())));
        m_beginAnew->hide();
        emit beginAnewRequested();
    });
}

QPushButton* FoundRow::add(const QString& name, const QString& iconName, const QString& text) {
    auto* button = new QPushButton(icon(iconName), text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

void FoundRow::look(const std::filesystem::path& folder) {
    m_folder = folder;
    m_looking.start([folder](const TellProgress&) { return findRun(folder); },
                    {.finished = [this](const std::optional<FoundRun>& run) { take(run); },
                     .failed = [this](const QString& sentence) { takeDamage(sentence); }});
    take({});
}

void FoundRow::take(const std::optional<FoundRun>& run) {
    m_run = run;
    m_damaged = false;
    if (run) {
        const QString what = tr("%1, width %2").arg(sizeWords(run->settings.side)).arg(run->settings.width);
        m_text->setText(run->finished ? tr("%1 is finished already (%2).").arg(run->name, what)
                                      : tr("%1 was begun (%2) and is done to %3 %.")
                                            .arg(run->name, what)
                                            .arg(static_cast<int>(100 * run->share)));
    }
    m_goOn->setVisible(run && !run->finished);
    m_beginAnew->hide();
    m_otherFolder->hide();
    setVisible(run.has_value());
    emit changed();
}

void FoundRow::takeDamage(const QString& sentence) {
    m_run.reset();
    m_damaged = true;
    m_text->setText(sentence);
    m_goOn->hide();
    m_beginAnew->show();
    m_otherFolder->show();
    show();
    emit changed();
}

}  // namespace latentwalk
