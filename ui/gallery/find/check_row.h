// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/gallery/find/seed_checker.h"
#include "ui/widgets/job_bar.h"

namespace latentwalk {

// The switch that has what was found checked by what its faces show, and how far that is. While it is on, each search
// is checked when it has ended; switched off, what was found stands in the order of the search again.
//
// UI thread only; nothing blocks.
class CheckRow : public QWidget {
    Q_OBJECT

public:
    explicit CheckRow(RenderService& service, QWidget* parent = nullptr);

    bool isOn() const { return m_switch->isChecked(); }
    void setOn(bool on) { m_switch->setChecked(on); }
    // Which scores the open model has; without any nothing can be checked.
    void setScores(const std::vector<ScorePredictor>& scores);

    // What a search has found, the best first.
    void take(const SeedQuery& query, const std::vector<FoundSeed>& found);
    // There is nothing to check any more.
    void forget();

    bool isBusy() const { return m_checker.isBusy(); }
    // How many of those that were checked hold, in a sentence; empty while none were.
    QString sentence() const;

signals:
    // What was found, in the order that it has now.
    void ordered(const std::vector<quint64>& seeds);
    // sentence() or isBusy() is another one.
    void stateChanged();
    void failed(const QString& sentence);

private:
    void start();
    void end();
    void switched(bool on);
    void show(const CheckedSeeds& checked);

    struct Found {
        SeedQuery query;
        std::vector<FoundSeed> seeds;
    };

    SeedChecker m_checker;
    QCheckBox* m_switch;
    JobBar* m_job;
    std::vector<ScorePredictor> m_scores;
    std::optional<Found> m_found;
    std::optional<CheckCount> m_count;
};

}  // namespace latentwalk
