// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>
#include <vector>

#include "ui/background/job.h"
#include "ui/training/training_order.h"

namespace latentwalk {

// What a training costs on this computer.
struct TrainingCost {
    bool tried = false;  // each scale was; otherwise it is reckoned from a small training that was
    training::Estimate estimate;
    double secondsAStep = 0;                 // of the last scale
    std::vector<training::ScaleCost> costs;  // where it was tried
};

// Tries trainings in the background before they begin, each choice once, the newest when nobody changes it any more;
// what is much too large to be tried is reckoned. A training that runs waits meanwhile (TrainingTurns). UI thread.
class CostCheck : public QObject {
    Q_OBJECT

public:
    // `seams` outlives it.
    explicit CostCheck(const TrainingSeams& seams, QObject* parent = nullptr);

    // Ends in known() or failed(), at once where it was tried before; only the newest's outcome is told. What is being
    // tried and serves these settings too goes on; other settings' ends after the step that is done now.
    void find(const training::TrainingSettings& settings);
    void forget();
    bool isBusy() const { return m_trying || m_settling.isActive(); }
    // Of other settings, by analogy; below 0 while nothing was tried.
    double secondsOf(const training::TrainingSettings& settings) const;
    // At full width and large, as a sentence; nothing where these settings are that, or nothing was tried.
    std::optional<Message> fullSize(const training::TrainingSettings& settings) const;
    // Where these take so many seconds, more than one waits: the largest size and width below them, and no larger than
    // the pictures are good for (0: not known), that one waits for. Nothing where these are sensible, or nothing is.
    std::optional<training::TrainingSettings> sensibleFor(const training::TrainingSettings& settings, double seconds,
                                                          std::int64_t sensibleSide) const;

signals:
    void known(const latentwalk::TrainingCost& cost);
    void failed(const QString& sentence);

private:
    struct Tried {
        training::TrainingSettings settings;
        std::vector<training::ScaleCost> costs;
    };

    const Tried* triedAs(const training::TrainingSettings& settings) const;
    bool isTooLarge(const training::TrainingSettings& settings) const;
    // What has to be tried next for what is wanted; nothing where it is known.
    std::optional<training::TrainingSettings> nextToTry() const;
    void tryOut(const training::TrainingSettings& settings);
    void tell(const training::TrainingSettings& settings);

    const TrainingSeams& m_seams;
    training::TrainingSettings m_wanted;
    std::optional<training::TrainingSettings> m_trying;  // now
    QTimer m_settling;                                   // until nothing was changed for a moment
    std::vector<Tried> m_tried;                          // the small one first
    Job<std::vector<training::ScaleCost>> m_job;
};

// A training that every computer can try in seconds; others are reckoned from it.
training::TrainingSettings smallTraining();

}  // namespace latentwalk
