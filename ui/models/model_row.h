// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/models/download/downloads.h"

namespace latentwalk {

// One published checkpoint in the dialog: what it is, how it stands, and what can be done with it.
class ModelRow : public QFrame {
    Q_OBJECT

public:
    explicit ModelRow(const PublishedModel& model, QWidget* parent = nullptr);

    void showStanding(const DownloadStanding& standing);

signals:
    void downloadRequested();
    void pauseRequested();
    void cancelRequested();
    void openRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void act();
    void colour();
    void setAction(const QString& text, const QString& name, const QString& tip);

    QString m_name;
    DownloadStanding m_standing;
    QLabel* m_title;
    QLabel* m_about;
    QLabel* m_warning;
    QLabel* m_state;
    QProgressBar* m_bar;
    QPushButton* m_action;  // Download, Pause, Resume or Open: always at one place, so that the focus stays on it
    QPushButton* m_cancel;
};

// "Downloading 42 %, 84 MB of 200 MB, 3 min left" and so on.
QString describe(const DownloadStanding& standing);

}  // namespace latentwalk
