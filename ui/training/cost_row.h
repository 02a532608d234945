// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>
#include <optional>

#include "ui/training/cost_check.h"

namespace latentwalk {

// What a training takes on this computer, in words, and where that is more than one waits a choice that is sensible.
class CostRow : public QWidget {
    Q_OBJECT

public:
    // `seams` outlives it.
    explicit CostRow(const TrainingSeams& seams, QWidget* parent = nullptr);

    // Finds out what these take, unless it is known. Ends in changed().
    void ask(const training::TrainingSettings& settings);
    // Nothing is asked any more, and nothing is shown.
    void clear();
    // Nothing is tried any more; what is known stays.
    void stop();
    // What the pictures are good for; 0: not known.
    void setSensibleSide(std::int64_t side);

    // Of what was asked last; nothing before it is known.
    const std::optional<TrainingCost>& cost() const { return m_cost; }
    // Why it cannot be tried, as a sentence; empty where it can.
    const QString& problem() const { return m_problem; }
    // Why it cannot be begun, as half of one; empty where it can.
    QString reason() const;

signals:
    void changed();
    void sensibleChosen(const latentwalk::training::TrainingSettings& settings);

private:
    void take(const TrainingCost& cost);
    void offerSensible();

    CostCheck m_check;
    training::TrainingSettings m_asked;
    std::optional<TrainingCost> m_cost;
    QString m_problem;
    std::int64_t m_sensibleSide = 0;
    std::optional<training::TrainingSettings> m_sensible;
    QLabel* m_words;
    QPushButton* m_useSensible;
};

}  // namespace latentwalk
