// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <optional>

#include "ui/training/cost_row.h"
#include "ui/training/found_row.h"
#include "ui/training/picture_report.h"
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
    // The run in this folder is what a new one begins with.
    void setFrom(const QString& folder);
    const TrainingForm& form() const { return *m_form; }

signals:
    void startRequested(const latentwalk::TrainingOrder& order);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void compose();
    void connectParts();
    void askForFolder();
    void askForRunFolder();
    void askForFrom();
    void sayOfFrom(const QString& sentence);
    void beginAnew();
    bool replaces() const;
    void findRuns();
    void showChoice();
    QString reasonNotToStart() const;
    void refreshStart();
    void start();
    void startFound();

    Job<std::optional<FoundRun>> m_reading;  // of the run to begin with
    QString m_fromProblem;                   // why it cannot be begun with
    std::filesystem::path m_replaced;        // whose run is damaged, and to be begun anew
    bool m_sized = false;                    // the pictures have said which size they are good for

    PictureReport* m_pictures;
    FoundRow* m_found;
    TrainingForm* m_form;
    CostRow* m_costs;
    QLabel* m_problem;
    QPushButton* m_start;
};

}  // namespace latentwalk
