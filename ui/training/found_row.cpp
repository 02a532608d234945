// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/found_row.h"

#include <QHBoxLayout>

#include "ui/training/training_words.h"
#include "ui/widgets/icons.h"

namespace latentwalk {

FoundRow::FoundRow(QWidget* parent) : QWidget(parent) {
    m_text = makeWords(QStringLiteral("foundRun"), this);
    m_goOn = new QPushButton(icon(QStringLiteral("play")), tr("&Go on with it"), this);
    m_goOn->setObjectName(QStringLiteral("goOnWithRun"));
    m_goOn->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(m_goOn);
    hide();
    connect(m_goOn, &QPushButton::clicked, this, &FoundRow::goOnRequested);
}

void FoundRow::look(const std::filesystem::path& folder) {
    m_looking.start([folder](const TellProgress&) { return findRun(folder); },
                    {.finished = [this](const std::optional<FoundRun>& run) { take(run); },
                     .failed = [this](const QString&) { take({}); }});
    take({});
}

void FoundRow::take(const std::optional<FoundRun>& run) {
    m_run = run;
    setVisible(run.has_value());
    if (run) {
        const QString what = tr("%1, width %2").arg(sizeWords(run->settings.side)).arg(run->settings.width);
        m_text->setText(run->finished ? tr("%1 is finished already (%2).").arg(run->name, what)
                                      : tr("%1 was begun (%2) and is done to %3 %.")
                                            .arg(run->name, what)
                                            .arg(static_cast<int>(100 * run->share)));
        m_goOn->setVisible(!run->finished);
    }
    emit changed();
}

}  // namespace latentwalk
