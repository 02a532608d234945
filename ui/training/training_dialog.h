// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <optional>

#include "ui/training/cost_check.h"
#include "ui/training/found_row.h"
#include "ui/training/picture_check.h"
#include "ui/training/training_form.h"

namespace latentwalk {

// "Grow your own": whose pictures, what they are good for, how large it shall become, and what that takes here. Looking
// and trying happen in the background. Ends in startRequested() or is closed.
class TrainingDialog : public QDialog {
    Q_OBJECT

public:
    // `seams` outlives it.
    explicit TrainingDialog(const TrainingSeams& seams, QWidget* parent = nullptr);

    // A folder of pictures, or of a run.
    void setFolder(const QString& folder);
    const TrainingForm& form() const { return *m_form; }

signals:
    void startRequested(const latentwalk::TrainingOrder& order);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QLayout* makeFolder();
    void compose();
    void connectParts();
    void askForFolder();
    void askForRunFolder();
    void askForFrom();
    void findRuns();
    void showPictures();
    void showChoice();
    void showCost(const TrainingCost& cost);
    void showSensible();
    void refreshStart();
    void start();
    void startFound();

    const TrainingSeams& m_seams;
    PictureCheck m_pictures;
    CostCheck m_costs;
    Job<std::optional<FoundRun>> m_reading;  // of the run to begin with
    std::filesystem::path m_folder;
    std::optional<TrainingCost> m_cost;
    QString m_costProblem;               // why it cannot be tried
    training::TrainingSettings m_asked;  // whose cost is looked for
    std::optional<training::TrainingSettings> m_sensible;
    bool m_sized = false;  // the pictures have said which size they are good for

    QLabel* m_folderName;
    QPushButton* m_choose;
    QLabel* m_report;
    QProgressBar* m_looking;
    FoundRow* m_found;
    TrainingForm* m_form;
    QLabel* m_estimate;
    QPushButton* m_useSensible;
    QLabel* m_problem;
    QPushButton* m_start;
};

}  // namespace latentwalk
