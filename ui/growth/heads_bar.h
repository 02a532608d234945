// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QWidget>
#include <filesystem>

#include "ui/background/job.h"
#include "ui/growth/heads_state.h"

namespace latentwalk {

// Says which heads paint the lower scales, switches between trained and fitted ones, and fits those that are missing
// in the background: at most a minute, stored in `folder` for the next time. UI thread; the destructor waits for one
// image at most.
class HeadsBar : public QWidget {
    Q_OBJECT

public:
    explicit HeadsBar(std::filesystem::path folder, QWidget* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);
    bool isFitting() const { return m_job.isRunning(); }
    // Fits what is missing for growth; once only for a model, unless the user asks.
    void fitIfMissing();

signals:
    // The model is to be opened anew with these heads.
    void headsChosen(latentwalk::Heads heads);
    // Heads for the open model are stored: opened anew with addCachedHeads() it has them.
    void headsFitted();
    void failed(const QString& message);

private:
    void compose();
    void showState();
    void choose(Heads heads);
    void fit();
    void takeFitted();
    bool canFit() const;

    std::filesystem::path m_folder;
    CheckpointInfo m_info;
    HeadsState m_state;
    QString m_tried;        // the model that fitIfMissing() has tried
    QString m_fitting;      // the model whose heads are being fitted
    bool m_choose = false;  // fitted heads are to be chosen when they are there
    Job<void> m_job;
    QElapsedTimer m_clock;

    QLabel* m_words;
    QWidget* m_choice;
    QRadioButton* m_trained;
    QRadioButton* m_fitted;
    QPushButton* m_fit;
    QWidget* m_progress;
    QProgressBar* m_bar;
    QLabel* m_left;
    QPushButton* m_cancel;
};

}  // namespace latentwalk
