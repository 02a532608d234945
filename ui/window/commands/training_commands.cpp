// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/commands/training_commands.h"

#include <QFileInfo>
#include <utility>

#include "ui/output/film_formats.h"
#include "ui/output/save_kinds.h"
#include "ui/training/film_job.h"

namespace latentwalk {
namespace {

TrainingOrder resumption(const QString& run) {
    TrainingOrder order;
    order.files = {run.toStdString()};
    order.resume = true;
    return order;
}

}  // namespace

TrainingCommands::TrainingCommands(const Actions& actions, const Context& context) : m_context(context) {
    TrainingPanel* const panel = context.panels.training().panel();
    connect(actions.growOwn, &QAction::triggered, this, [this] { show(); });
    connect(&context.files, &SessionFiles::folderRequested, this, &TrainingCommands::show);
    connect(panel, &TrainingPanel::beginRequested, this, [this] { show(); });
    connect(panel, &TrainingPanel::offeredRequested, this, [this] { startIn(rememberedRun()); });
    connect(panel, &TrainingPanel::openRequested, this, &TrainingCommands::open);
    connect(&job(), &TrainingJob::saved, this, [this] {
        if (std::exchange(m_opening, false)) {
            openAverage();
        }
    });
    connect(&job(), &TrainingJob::started, this, &TrainingCommands::noteStart);
    connect(&job(), &TrainingJob::ended, this, &TrainingCommands::noteEnd);
    connect(panel, &TrainingPanel::filmRequested, this, &TrainingCommands::exportFilm);
    panel->offer(QFileInfo(rememberedRun()).fileName());
}

TrainingCommands::~TrainingCommands() {
    delete m_dialog;
}

void TrainingCommands::reveal() {
    m_context.views.show(QStringLiteral("train"));
    Docks::reveal(m_context.panels.training().panel());
    m_context.panels.training().panel()->takeFocus();
}

void TrainingCommands::show(const QString& folder) {
    reveal();
    if (!m_dialog) {
        makeDialog();
    }
    m_dialog->open();
    m_dialog->raise();
    m_dialog->activateWindow();
    if (!folder.isEmpty()) {
        m_dialog->setFolder(folder);
    }
}

void TrainingCommands::makeDialog() {
    m_dialog = new TrainingDialog(job().seams(), &m_context.window);
    connect(m_dialog, &TrainingDialog::startRequested, this, &TrainingCommands::start);
}

void TrainingCommands::start(const TrainingOrder& order) {
    if (job().isRunning() && job().order()->files.folder != order.files.folder) {
        m_context.messages.showInfo(tr("%1 is being stopped and saved; it can go on at any time.")
                                        .arg(QString::fromStdString(job().order()->files.folder.filename().string())));
    }
    job().start(order);
    reveal();
}

void TrainingCommands::noteStart() {
    m_context.messages.withdraw(std::exchange(m_question, 0));
    m_opening = false;
    rememberRun(QString::fromStdString(job().order()->files.folder.string()));
}

void TrainingCommands::startIn(const QString& run) {
    start(resumption(run));
}

void TrainingCommands::open() {
    if (job().isRunning()) {
        m_opening = true;  // as it is now, not as it was a minute ago
        job().save();
    } else {
        openAverage();
    }
}

void TrainingCommands::openAverage() {
    emit openRequested(QString::fromStdString(job().order()->files.average().string()));
}

void TrainingCommands::exportFilm() {
    QList<SaveKind> kinds;
    QStringList endings;
    for (const FilmFormat format : filmFormatsHere()) {
        kinds.append(kindOf(format));
        endings.append(filmEndings(format));
    }
    const QString path = askSaveFile(&m_context.window, tr("Export film"), tr("training"), kinds, endings);
    if (!path.isEmpty()) {
        saveFilm(path);
    }
}

void TrainingCommands::saveFilm(const QString& path) {
    m_context.exports.append(trainingFilmJob(path, job().order()->files, job().status().settings));
}

void TrainingCommands::noteEnd() {
    if (std::exchange(m_opening, false) && job().status().begun) {
        openAverage();  // all of it is saved now
    }
    switch (job().status().state) {
        case TrainingState::Finished:
            rememberRun({});
            m_context.messages.showInfo(tr("The training is finished."));
            break;
        case TrainingState::Failed:
            m_context.messages.showError(tr("The training has ended: %1").arg(job().problem()));
            break;
        default:
            rememberRun({});  // the user wanted it so
            break;
    }
}

void TrainingCommands::offerLeft() {
    const QString run = rememberedRun();
    if (run.isEmpty() || job().isRunning()) {
        return;
    }
    if (!isRun(run.toStdString())) {
        rememberRun({});
        m_context.panels.training().panel()->offer({});
        return;
    }
    m_question =
        m_context.messages.ask(tr("The training “%1” is not finished. Go on with it?").arg(QFileInfo(run).fileName()),
                               {{tr("Go on"), [this, run] { startIn(run); }}, {tr("Not now"), [] {}}});
}

void TrainingCommands::keep() {
    job().disconnect(this);  // nobody has ended it: it is to be offered
    job().stopAndWait();
}

QString TrainingCommands::underWay() {
    return job().isRunning() && !job().isPaused() ? QString::fromStdString(job().order()->files.folder.string())
                                                  : QString();
}

void TrainingCommands::resume(const QString& run) {
    if (!run.isEmpty()) {
        job().start(resumption(run));  // the view stays as it is
    }
}

}  // namespace latentwalk
