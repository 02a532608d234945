// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/training_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/training/training_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/icons.h"

namespace latentwalk {
namespace {

constexpr double kFarTooLong = 60.0 * 86400;
constexpr std::int64_t kFullWidth = 512;
constexpr std::int64_t kLargeSide = 128;

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

QString folderIn(const QMimeData& data) {
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir()) {
            return url.toLocalFile();
        }
    }
    return {};
}

}  // namespace

TrainingDialog::TrainingDialog(const TrainingSeams& seams, QWidget* parent)
    : QDialog(parent), m_seams(seams), m_pictures(seams.read), m_costs(seams) {
    setObjectName(QStringLiteral("trainingDialog"));
    setWindowTitle(tr("Grow your own"));
    setAcceptDrops(true);
    compose();
    connectParts();
    showPictures();
}

QLayout* TrainingDialog::makeFolder() {
    m_folderName = new ElidedLabel(this);
    m_folderName->setObjectName(QStringLiteral("pictureFolder"));
    m_choose = new QPushButton(icon(QStringLiteral("open")), tr("&Choose a folder…"), this);
    m_choose->setObjectName(QStringLiteral("chooseFolder"));
    m_choose->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_folderName, 1);
    row->addWidget(m_choose);
    return row;
}

void TrainingDialog::compose() {
    m_report = makeWords(QStringLiteral("pictureReport"), this);
    m_report->setAccessibleName(tr("What the pictures are good for"));
    m_looking = new QProgressBar(this);
    m_looking->setAccessibleName(tr("Looking at the pictures"));
    m_looking->hide();
    m_found = new FoundRow(this);
    m_form = new TrainingForm(this);
    m_estimate = makeWords(QStringLiteral("trainingEstimate"), this);
    m_estimate->setAccessibleName(tr("What it takes on this computer"));
    m_useSensible = new QPushButton(this);
    m_useSensible->setObjectName(QStringLiteral("useSensible"));
    m_useSensible->setAutoDefault(false);
    m_useSensible->hide();
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
    column->addLayout(makeFolder());
    column->addWidget(m_report);
    column->addWidget(m_looking);
    column->addWidget(m_found);
    column->addWidget(m_form);
    column->addWidget(m_estimate);
    column->addWidget(m_useSensible, 0, Qt::AlignLeft);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(buttons);
    constexpr int kWidth = 520;
    setMinimumWidth(kWidth);
}

void TrainingDialog::connectParts() {
    connect(m_choose, &QPushButton::clicked, this, &TrainingDialog::askForFolder);
    connect(m_found, &FoundRow::goOnRequested, this, &TrainingDialog::startFound);
    connect(m_found, &FoundRow::changed, this, &TrainingDialog::refreshStart);
    connect(m_form, &TrainingForm::changed, this, &TrainingDialog::showChoice);
    connect(m_form, &TrainingForm::filmEveryChanged, this, [this] {
        if (!m_folder.empty()) {
            m_pictures.look(m_folder, m_form->filmEvery());
            showPictures();
        }
    });
    connect(m_form, &TrainingForm::runFolderRequested, this, &TrainingDialog::askForRunFolder);
    connect(m_form, &TrainingForm::fromRequested, this, &TrainingDialog::askForFrom);
    connect(m_useSensible, &QPushButton::clicked, this, [this] {
        const training::TrainingSettings sensible = *m_sensible;
        m_form->setSide(sensible.side);
        m_form->setWidth(sensible.width);
    });
    connect(&m_pictures, &PictureCheck::progressed, this, [this](qint64 done, qint64 all) {
        m_looking->setRange(0, static_cast<int>(all));
        m_looking->setValue(static_cast<int>(done));
    });
    connect(&m_pictures, &PictureCheck::done, this, [this] {
        if (!std::exchange(m_sized, true) && m_pictures.sensibleSide() > 0) {
            m_form->setSide(std::min(m_pictures.sensibleSide(), m_form->settings().side));
        }
        m_form->setHasFilms(m_pictures.hasFilms());
        showPictures();
        showChoice();
        if (m_cost) {
            showSensible();
        }
    });
    connect(&m_pictures, &PictureCheck::failed, this, [this](const QString& sentence) {
        showPictures();
        showChoice();
        m_report->setText(sentence);
    });
    connect(&m_costs, &CostCheck::progressed, this, [this] {
        m_estimate->setText(tr("Trying out how long %1 takes on this computer…").arg(sizeWords(m_asked.side)));
    });
    connect(&m_costs, &CostCheck::known, this, &TrainingDialog::showCost);
    connect(&m_costs, &CostCheck::failed, this, [this](const QString& sentence) {
        m_costProblem = sentence;
        m_estimate->clear();
        refreshStart();
    });
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
    const QString folder = askFolder(this, tr("Folder of the training to begin with"));
    if (folder.isEmpty()) {
        m_form->setFrom({}, {}, 0);
        return;
    }
    const auto work = [folder](const TellProgress&) { return findRun(folder.toStdString()); };
    m_reading.start(work, {.finished =
                               [this, folder](const std::optional<FoundRun>& run) {
                                   if (run) {
                                       m_form->setFrom(run->files.state(), run->name, run->settings.width);
                                   } else {
                                       m_problem->setText(tr("There is no training in %1.").arg(folder));
                                       m_problem->show();
                                   }
                               },
                           .failed =
                               [this](const QString& sentence) {
                                   m_problem->setText(sentence);
                                   m_problem->show();
                               }});
}

void TrainingDialog::setFolder(const QString& folder) {
    const std::filesystem::path path = QDir::cleanPath(folder).toStdString();
    if (isRun(path)) {
        m_folder.clear();
        m_form->setRunFolder(path);
        m_pictures.forget();
    } else {
        m_folder = path;
        m_sized = false;
        m_form->setRunFolder(newRunFolder(path));
        m_pictures.look(path, m_form->filmEvery());
    }
    findRuns();
    showPictures();
    showChoice();
}

// One in the folder that was chosen for it, or else the newest with pictures of this name.
void TrainingDialog::findRuns() {
    const std::filesystem::path chosen = m_form->runFolder();
    const std::filesystem::path folder = isRun(chosen) || m_folder.empty() ? chosen : newestRunFolder(m_folder);
    m_found->look(folder);
}

void TrainingDialog::showPictures() {
    m_folderName->setText(m_folder.empty() ? tr("No folder of pictures is chosen yet.") : pathText(m_folder));
    m_looking->setVisible(m_pictures.isBusy());
    QStringList lines = m_pictures.lines(m_form->settings().side);
    if (lines.isEmpty()) {
        lines.append(m_pictures.isBusy()
                         ? tr("Looking at the pictures…")
                         : tr("Drop one here, or choose it: any pictures of one kind, some thousands at "
                              "best. They stay on this computer."));
    }
    m_report->setText(lines.join(u'\n'));
    refreshStart();
}

void TrainingDialog::showChoice() {
    if (m_pictures.table()) {
        m_report->setText(m_pictures.lines(m_form->settings().side).join(u'\n'));
    }
    const training::TrainingSettings settings = m_form->settings();
    if (m_folder.empty() || !m_pictures.problem().isEmpty()) {
        m_costs.forget();
        m_cost.reset();
        m_estimate->clear();
        m_useSensible->hide();
    } else if (!m_cost || settings != m_asked) {
        m_asked = settings;
        m_cost.reset();
        m_costProblem.clear();
        m_costs.find(settings);
    }
    refreshStart();
}

void TrainingDialog::showCost(const TrainingCost& cost) {
    m_cost = cost;
    QStringList lines;
    if (cost.tried) {
        lines.append(costWords(m_asked, cost.estimate));
        training::TrainingSettings large = m_asked;
        large.side = std::max(large.side, kLargeSide);
        large.width = large.latentSize = kFullWidth;
        if (large != m_asked) {
            lines.append(tr("%1 at full width would take %2 here.")
                             .arg(sizeWords(large.side), durationWords(m_costs.secondsOf(large))));
        }
    } else {
        lines.append(tr("%1, width %2, would take %3 here, and a single step %4.")
                         .arg(sizeWords(m_asked.side))
                         .arg(m_asked.width)
                         .arg(durationWords(cost.estimate.seconds), durationWords(cost.secondsAStep)));
    }
    m_estimate->setText(lines.join(u'\n'));
    showSensible();
    refreshStart();
}

void TrainingDialog::showSensible() {
    m_sensible = m_costs.sensibleFor(m_asked, m_cost->estimate.seconds, m_pictures.sensibleSide());
    m_useSensible->setVisible(m_sensible.has_value());
    if (m_sensible) {
        m_useSensible->setText(tr("&Use %1, width %2: %3")
                                   .arg(sizeWords(m_sensible->side))
                                   .arg(m_sensible->width)
                                   .arg(durationWords(m_costs.secondsOf(*m_sensible))));
    }
}

void TrainingDialog::refreshStart() {
    QString reason;
    if (m_folder.empty()) {
        reason = m_found->run() ? tr("Choose a folder of pictures for another training")
                                : tr("Choose a folder of pictures first");
    } else if (const QString problem = m_pictures.problem(); !problem.isEmpty()) {
        reason = problem;
    } else if (!m_pictures.table()) {
        reason = tr("The pictures are still looked at");
    } else if (m_form->runFolder().empty()) {
        reason = tr("Choose where it is kept");
    } else if (isRun(m_form->runFolder())) {
        reason = tr("There is a training in that folder already: go on with it, or choose another folder");
    } else if (!m_costProblem.isEmpty()) {
        reason = m_costProblem;
    } else if (!m_cost) {
        reason = tr("It is still tried out how long it takes");
    } else if (!m_cost->tried || m_cost->estimate.seconds > kFarTooLong) {
        reason = tr("This takes too long here: choose a smaller size or width");
    }
    m_start->setEnabled(reason.isEmpty());
    m_start->setToolTip(reason.isEmpty() ? tr("Convert the pictures, and train") : reason);
    // What the disabled button would only say to who asks.
    const QString problem = m_costProblem.isEmpty() ? m_pictures.problem() : m_costProblem;
    const bool blocked = m_cost && !reason.isEmpty();
    m_problem->setText(!problem.isEmpty() ? problem
                       : blocked          ? reason + u'.'
                                          : m_pictures.warning(m_form->settings().batch));
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void TrainingDialog::start() {
    TrainingOrder order;
    order.folder = m_folder;
    order.files = {m_form->runFolder()};
    order.settings = m_form->settings();
    order.fit = m_form->fit();
    order.filmEvery = m_form->filmEvery();
    order.from = m_form->from();
    if (order.from.empty()) {
        order.costs = m_cost->costs;  // of other networks they are others
    }
    accept();
    emit startRequested(order);
}

void TrainingDialog::startFound() {
    TrainingOrder order;
    order.folder = m_folder;
    order.files = m_found->run()->files;
    order.settings = m_found->run()->settings;
    order.resume = true;
    accept();
    emit startRequested(order);
}

void TrainingDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (!folderIn(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void TrainingDialog::dropEvent(QDropEvent* event) {
    if (const QString folder = folderIn(*event->mimeData()); !folder.isEmpty()) {
        event->acceptProposedAction();
        setFolder(folder);
    }
}

void TrainingDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    if (!event->spontaneous() && !m_folder.empty() && !m_pictures.isBusy()) {
        m_pictures.look(m_folder, m_form->filmEvery());  // pictures and runs there may be others by now
        findRuns();
        showPictures();
        showChoice();
    }
}

// Nothing is tried for somebody who has gone.
void TrainingDialog::hideEvent(QHideEvent* event) {
    if (!event->spontaneous()) {
        m_costs.forget();
        m_pictures.forget();
        m_costProblem.clear();
    }
    QDialog::hideEvent(event);
}

}  // namespace latentwalk
