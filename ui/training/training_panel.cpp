// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_panel.h"

#include <QGridLayout>
#include <QVBoxLayout>
#include <cmath>

#include "ui/training/training_words.h"
#include "ui/widgets/icons.h"

namespace latentwalk {
namespace {

constexpr int kBarSteps = 1000;

}  // namespace

TrainingPanel::TrainingPanel(TrainingJob& job, QWidget* parent)
    : QWidget(parent), m_job(job), m_start(makeStart()), m_work(makeWork()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_start, 1);
    column->addWidget(m_work, 1);
    connect(&job, &TrainingJob::changed, this, &TrainingPanel::refresh);
    offer({});
    refresh();
}

QWidget* TrainingPanel::makeStart() {
    auto* start = new QWidget(this);
    auto* text = makeWords(QStringLiteral("aboutTraining"), start);
    text->setText(
        tr("Grow a generator of your own: drop a folder of pictures on the window, and watch a network learn to paint "
           "such pictures, from 4×4 pixels upwards. It can be explored while it grows. Everything stays on this "
           "computer."));
    m_begin = new QPushButton(icon(QStringLiteral("growth")), tr("Choose a &folder of pictures…"), start);
    m_begin->setObjectName(QStringLiteral("beginTraining"));
    m_offered = new QPushButton(icon(QStringLiteral("play")), {}, start);
    m_offered->setObjectName(QStringLiteral("offeredTraining"));
    auto* column = new QVBoxLayout(start);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addStretch(1);
    column->addWidget(text);
    column->addSpacing(8);
    for (QPushButton* button : {m_begin, m_offered}) {
        button->setAutoDefault(true);
        button->setStyleSheet(QStringLiteral("text-align: left; padding: 5px 8px;"));
        column->addWidget(button);
    }
    column->addStretch(2);
    connect(m_begin, &QPushButton::clicked, this, &TrainingPanel::beginRequested);
    connect(m_offered, &QPushButton::clicked, this, &TrainingPanel::offeredRequested);
    return start;
}

QWidget* TrainingPanel::makeWork() {
    auto* work = new QWidget(this);
    m_title = makeWords(QStringLiteral("trainingTitle"), work);
    m_title->setMinimumWidth(1);
    m_sheet = new FaceSheet(work);
    m_stage = makeWords(QStringLiteral("trainingStage"), work);
    m_bar = new QProgressBar(work);
    m_bar->setAccessibleName(tr("How much of the training is done"));
    m_bar->setRange(0, kBarSteps);
    m_progress = makeWords(QStringLiteral("trainingProgress"), work);
    m_health = makeWords(QStringLiteral("trainingHealth"), work);
    m_health->setAccessibleName(tr("How the training goes"));
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_sheet, 1);
    column->addWidget(m_stage);
    column->addWidget(m_bar);
    column->addWidget(m_progress);
    column->addWidget(m_health);
    column->addLayout(makeButtons(work));
    return work;
}

QPushButton* TrainingPanel::add(const QString& name, const QString& text, const QString& iconName, const QString& tip) {
    auto* button = new QPushButton(iconName.isEmpty() ? QIcon() : icon(iconName), text, this);
    button->setObjectName(name);
    button->setToolTip(tip);
    button->setAutoDefault(true);
    return button;
}

QLayout* TrainingPanel::makeButtons(QWidget*) {
    m_pause = add(QStringLiteral("pauseTraining"), {}, {}, {});
    m_stop = add(QStringLiteral("stopTraining"), tr("&Stop"), QStringLiteral("close"),
                 tr("Save it and end; it can go on from there at any time"));
    m_open = add(QStringLiteral("openTrained"), tr("&Open in the explorer"), QStringLiteral("middle"),
                 tr("Gallery, walks and directions of the network as it is now; training goes on"));
    m_film = add(QStringLiteral("filmTraining"), tr("&Export the film…"), QStringLiteral("film"), {});
    m_another = add(QStringLiteral("anotherTraining"), tr("&Another training…"), QStringLiteral("growth"),
                    tr("Choose other pictures, or other settings"));
    connect(m_pause, &QPushButton::clicked, this,
            [this] { m_job.isRunning() && !m_job.isPaused() ? m_job.pause() : m_job.goOn(); });
    connect(m_stop, &QPushButton::clicked, &m_job, &TrainingJob::stop);
    connect(m_open, &QPushButton::clicked, this, &TrainingPanel::openRequested);
    connect(m_film, &QPushButton::clicked, this, &TrainingPanel::filmRequested);
    connect(m_another, &QPushButton::clicked, this, &TrainingPanel::beginRequested);
    auto* grid = new QGridLayout;
    grid->setSpacing(8);
    grid->addWidget(m_pause, 0, 0);
    grid->addWidget(m_stop, 0, 1);
    grid->addWidget(m_another, 0, 1);
    grid->addWidget(m_open, 1, 0);
    grid->addWidget(m_film, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

void TrainingPanel::offer(const QString& name) {
    m_offered->setText(tr("&Go on with “%1”").arg(name));
    m_offered->setVisible(!name.isEmpty());
}

void TrainingPanel::takeFocus() {
    (m_work->isVisibleTo(this) ? m_pause : m_offered->isVisibleTo(this) ? m_offered : m_begin)->setFocus();
}

void TrainingPanel::refresh() {
    const TrainingStatus& status = m_job.status();
    const bool begun = status.state != TrainingState::Nothing;
    m_start->setVisible(!begun);
    m_work->setVisible(begun);
    if (!begun || !m_job.order()) {
        return;
    }
    const training::TrainingSettings& settings = status.begun ? status.settings : m_job.order()->settings;
    const QString name = QString::fromStdString(m_job.order()->files.folder.filename().string());
    m_title->setText(m_job.order()->resume && !status.begun
                         ? name
                         : tr("%1: %2, width %3").arg(name, sizeWords(settings.side)).arg(settings.width));
    if (m_sheet->faces() != status.faces) {
        m_sheet->setFaces(status.faces);
    }
    m_stage->setText(stageWords(status));
    m_stage->setVisible(!m_stage->text().isEmpty());
    const bool counted = status.begun || status.all > 0;
    m_bar->setRange(0, counted ? kBarSteps : 0);
    if (counted) {
        const double share = status.begun ? status.share : double(status.done) / double(status.all);
        m_bar->setValue(static_cast<int>(std::floor(share * kBarSteps)));
    }
    m_bar->setVisible(m_job.isRunning() || status.begun);
    m_progress->setText(progressWords(m_job));
    m_progress->setVisible(!m_progress->text().isEmpty());
    m_health->setText(healthWords(m_job));
    m_health->setVisible(!m_health->text().isEmpty());
    refreshButtons();
}

void TrainingPanel::refreshButtons() {
    const TrainingStatus& status = m_job.status();
    const bool running = m_job.isRunning();
    const bool goesOn = running && !m_job.isPaused();
    m_pause->setText(goesOn ? tr("&Pause") : tr("&Go on"));
    m_pause->setIcon(icon(goesOn ? QStringLiteral("pause") : QStringLiteral("play")));
    m_pause->setToolTip(goesOn ? tr("Save it, and leave the processor to others until you go on")
                               : tr("Go on from where it was saved"));
    m_pause->setEnabled(status.state != TrainingState::Finished && (status.begun || !running));
    m_stop->setVisible(running);
    m_another->setVisible(!running);
    m_open->setEnabled(status.begun);
    m_film->setEnabled(status.begun);
    m_film->setToolTip(m_film->isEnabled() ? tr("The sixteen faces from the first step until now")
                                           : tr("There is nothing to make a film of yet"));
}

}  // namespace latentwalk
