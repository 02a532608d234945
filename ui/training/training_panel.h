// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "ui/training/face_sheet.h"
#include "ui/training/training_job.h"

namespace latentwalk {

// A training while it goes on: sixteen faces, how far it is, how it goes in plain words, and what can be done with it.
// Before the first one, what it is about.
class TrainingPanel : public QWidget {
    Q_OBJECT

public:
    // `job` is there for as long as it is shown; when the window goes, it may go first.
    explicit TrainingPanel(TrainingJob& job, QWidget* parent = nullptr);

    // A run that can be gone on with is offered; an empty name offers none.
    void offer(const QString& name);
    void takeFocus();

    const FaceSheet& sheet() const { return *m_sheet; }

signals:
    // A folder is to be chosen.
    void beginRequested();
    // What offer() offered is to go on.
    void offeredRequested();
    // The average is to be opened in the explorer.
    void openRequested();
    void filmRequested();

private:
    QWidget* makeStart();
    QWidget* makeWork();
    QLayout* makeButtons(QWidget* parent);
    QPushButton* add(const QString& name, const QString& text, const QString& iconName, const QString& tip);
    void refresh();
    void refreshButtons();

    TrainingJob& m_job;
    QWidget* m_start;
    QPushButton* m_begin;
    QPushButton* m_offered;
    QWidget* m_work;
    QLabel* m_title;
    FaceSheet* m_sheet;
    QLabel* m_stage;
    QProgressBar* m_bar;
    QLabel* m_progress;
    QLabel* m_health;
    QPushButton* m_pause;
    QPushButton* m_stop;
    QPushButton* m_open;
    QPushButton* m_film;
    QPushButton* m_another;
};

}  // namespace latentwalk
