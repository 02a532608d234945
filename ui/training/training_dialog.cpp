// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/training/folder_drop.h"
#include "ui/training/training_words.h"
#include "ui/widgets/file_dialogs.h"

namespace latentwalk {

TrainingDialog::TrainingDialog(const TrainingSeams& seams, QWidget* parent)
    : QDialog(parent),
      m_pictures(new PictureReport(seams.read, this)),
      m_found(new FoundRow(this)),
      m_form(new TrainingForm(this)),
      m_costs(new CostRow(seams, this)) {
    setObjectName(QStringLiteral("trainingDialog"));
    setWindowTitle(tr("Grow your own"));
    compose();
    connectParts();
    refreshStart();
}

void TrainingDialog::compose() {
    m_problem = makeWords(QStringLiteral("trainingProblem"), this);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_start = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(QStringLiteral("startTraining"));
    m_start->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &TrainingDialog::start);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_pictures);
    column->addWidget(m_found);
    column->addWidget(m_form);
    column->addWidget(m_costs);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(buttons);
    constexpr int kWidth = 520;
    setMinimumWidth(kWidth);
}

void TrainingDialog::connectParts() {
    connect(new FolderDrop(this), &FolderDrop::dropped, this, &TrainingDialog::setFolder);
    connect(m_pictures, &PictureReport::chooseRequested, this, &TrainingDialog::askForFolder);
    connect(m_pictures, &PictureReport::looked, this, [this] {
        const std::int64_t sensible = m_pictures->check().sensibleSide();
        m_costs->setSensibleSide(sensible);
        if (sensible > 0 && !std::exchange(m_sized, true)) {
            m_form->setSide(std::min(sensible, m_form->settings().side));
        }
        m_form->setHasFilms(m_pictures->check().hasFilms());
        showChoice();
    });
    connect(m_found, &FoundRow::goOnRequested, this, &TrainingDialog::startFound);
    connect(m_found, &FoundRow::beginAnewRequested, this, &TrainingDialog::beginAnew);
    connect(m_found, &FoundRow::otherFolderRequested, this, &TrainingDialog::askForRunFolder);
    connect(m_found, &FoundRow::changed, this, &TrainingDialog::refreshStart);
    connect(m_form, &TrainingForm::filmEveryChanged, this, [this] {
        m_pictures->setFilmEvery(m_form->filmEvery());
        showChoice();
    });
    connect(m_form, &TrainingForm::changed, this, [this] {
        m_fromProblem.clear();
        showChoice();
    });
    connect(m_form, &TrainingForm::runFolderRequested, this, &TrainingDialog::askForRunFolder);
    connect(m_form, &TrainingForm::fromRequested, this, &TrainingDialog::askForFrom);
    connect(m_costs, &CostRow::sensibleChosen, this, [this](const training::TrainingSettings& sensible) {
        const training::TrainingSettings chosen = sensible;  // setSide() offers another
        m_form->setSide(chosen.side);
        m_form->setWidth(chosen.width);
    });
    connect(m_costs, &CostRow::changed, this, &TrainingDialog::refreshStart);
}

void TrainingDialog::askForFolder() {
    if (const QString folder = askFolder(this, tr("Pictures to grow a network from")); !folder.isEmpty()) {
        setFolder(folder);
    }
}

void TrainingDialog::askForRunFolder() {
    if (const QString folder = askFolder(this, tr("Where the training is kept")); !folder.isEmpty()) {
        m_form->setRunFolder(folder.toStdString());
        findRuns();
    }
}

void TrainingDialog::askForFrom() {
    m_form->showFrom();  // as it was, should nothing come of it
    if (const QString folder = askFolder(this, tr("Folder of the training to begin with")); !folder.isEmpty()) {
        setFrom(folder);
    }
}

void TrainingDialog::setFrom(const QString& folder) {
    const auto work = [folder](const TellProgress&) { return findRun(folder.toStdString()); };
    m_reading.start(work, {.finished =
                               [this, folder](const std::optional<FoundRun>& run) {
                                   if (run) {
                                       m_form->setFrom(run->files.state(), run->name, run->settings.width);
                                   } else {
                                       sayOfFrom(tr("There is no training in %1.").arg(folder));
                                   }
                               },
                           .failed = [this](const QString& sentence) { sayOfFrom(sentence); }});
}

// It stands until something else is chosen.
void TrainingDialog::sayOfFrom(const QString& sentence) {
    m_fromProblem = sentence;
    refreshStart();
}

void TrainingDialog::setFolder(const QString& folder) {
    const std::filesystem::path path = QDir::cleanPath(folder).toStdString();
    if (isRun(path)) {
        m_pictures->setFolder({});
        m_form->setRunFolder(path);
    } else {
        m_sized = false;
        if (!replaces() || !m_pictures->folder().empty()) {
            m_form->setRunFolder(newRunFolder(path));
        }
        m_pictures->setFolder(path);
    }
    findRuns();
    showChoice();
}

// One in the folder that was chosen for it, or else the newest with pictures of this name.
void TrainingDialog::findRuns() {
    const std::filesystem::path chosen = m_form->runFolder();
    const bool there = isRun(chosen) || m_pictures->folder().empty();
    m_found->look(there ? chosen : newestRunFolder(m_pictures->folder()));
}

void TrainingDialog::beginAnew() {
    m_replaced = m_found->folder();
    m_form->setRunFolder(m_replaced);
    refreshStart();
}

// Whether it is to begin where a damaged run lies, which the user wanted.
bool TrainingDialog::replaces() const {
    return !m_replaced.empty() && m_form->runFolder() == m_replaced;
}

void TrainingDialog::showChoice() {
    const training::TrainingSettings settings = m_form->settings();
    m_pictures->setSide(settings.side);
    if (m_pictures->folder().empty() || !m_pictures->check().problem().isEmpty()) {
        m_costs->clear();
    } else {
        m_costs->ask(settings);
    }
    refreshStart();
}

QString TrainingDialog::reasonNotToStart() const {
    if (m_pictures->folder().empty()) {
        return m_found->run() ? tr("Choose a folder of pictures for another training")
                              : tr("Choose a folder of pictures first");
    }
    if (const QString& problem = m_pictures->check().problem(); !problem.isEmpty()) {
        return problem;
    }
    if (!m_pictures->check().isKnown()) {
        return tr("The pictures are still looked at");
    }
    if (m_form->runFolder().empty()) {
        return tr("Choose where it is kept");
    }
    if (isRun(m_form->runFolder()) && !replaces()) {
        return m_found->isDamaged() ? tr("The training in that folder is damaged: begin anew, or choose another folder")
                                    : tr("There is a training in that folder already: go on with it, or choose another "
                                         "folder");
    }
    return m_costs->problem().isEmpty() ? m_costs->reason() : m_costs->problem();
}

void TrainingDialog::refreshStart() {
    const QString reason = reasonNotToStart();
    m_start->setEnabled(reason.isEmpty());
    m_start->setToolTip(reason.isEmpty() ? tr("Convert the pictures, and train") : reason);
    // What the disabled button would only say to who asks.
    const PictureCheck& check = m_pictures->check();
    const bool blocked = m_costs->cost() && !reason.isEmpty();
    m_problem->setText(!m_fromProblem.isEmpty()        ? m_fromProblem
                       : !m_costs->problem().isEmpty() ? m_costs->problem()
                       : !check.problem().isEmpty()    ? check.problem()
                       : blocked                       ? reason + u'.'
                                                       : check.warning(m_form->settings().batch));
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void TrainingDialog::start() {
    TrainingOrder order;
    order.folder = m_pictures->folder();
    order.files = {m_form->runFolder()};
    order.replace = replaces();
    order.settings = m_form->settings();
    order.fit = m_form->fit();
    order.filmEvery = m_form->filmEvery();
    order.from = m_form->from();
    if (order.from.empty()) {
        order.costs = m_costs->cost()->costs;  // of other networks they are others
    }
    m_replaced.clear();
    accept();
    emit startRequested(order);
}

void TrainingDialog::startFound() {
    TrainingOrder order;
    order.folder = m_pictures->folder();
    order.files = m_found->run()->files;
    order.settings = m_found->run()->settings;
    order.fit = m_form->fit();
    order.filmEvery = m_form->filmEvery();
    order.resume = true;
    accept();
    emit startRequested(order);
}

void TrainingDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    if (!event->spontaneous() && !m_pictures->folder().empty() && !m_pictures->check().isBusy()) {
        m_pictures->setFolder(m_pictures->folder());  // pictures and runs there may be others by now
        findRuns();
        showChoice();
    }
}

// Nothing is tried for somebody who has gone.
void TrainingDialog::hideEvent(QHideEvent* event) {
    if (!event->spontaneous()) {
        m_costs->stop();
        m_pictures->stop();
        m_fromProblem.clear();
    }
    QDialog::hideEvent(event);
}

}  // namespace latentwalk
