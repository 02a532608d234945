// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "core/faces/search/find_seeds.h"
#include "ui/background/job.h"
#include "ui/render/checkpoint_info.h"

namespace latentwalk {

// Searches the open model's seeds in the background, on threads that stand back behind everything else. The newest
// query wins; what was found so far is told while it goes on. What a search has learned about seeds is kept for the
// next one (SeedCatalogue) until forget() or another model.
//
// Used on the UI thread, where the signals come as well.
class SeedFinder : public QObject {
    Q_OBJECT

public:
    explicit SeedFinder(QObject* parent = nullptr);

    // Stops, forgets, and asks which scores can be searched by: scoresChanged() follows.
    void setModel(const CheckpointInfo& info);
    void clearModel();
    // Asks again: named directions were found, or removed.
    void reloadScores();
    bool hasModel() const { return m_checkpoint != nullptr; }
    std::int64_t latentSize() const;
    const std::vector<ScorePredictor>& scores() const { return m_scores; }

    // A query that fits the model (problemOf()). Ends in finished or failed, unless it is stopped or a newer one comes.
    void find(const SeedQuery& query, std::int64_t count);
    // Nothing is told any more of the search that runs.
    void stop();
    bool isBusy() const { return m_job.isRunning(); }
    // Stops, and gives back the memory.
    void forget();

signals:
    void scoresChanged();
    void progressed(quint64 done, quint64 all);
    // The best so far, the best first.
    void found(const std::vector<latentwalk::FoundSeed>& best);
    void finished(const std::vector<latentwalk::FoundSeed>& best);
    void failed(const QString& sentence);

private:
    struct Kept;  // what searches share; filled by the first

    std::shared_ptr<const Checkpoint> m_checkpoint;
    ModelReference m_reference;
    std::vector<ScorePredictor> m_scores;
    std::shared_ptr<Kept> m_kept;
    int m_ticket = 0;  // of the newest search, or of none
    // Last: they end before what they work on goes.
    Job<std::vector<ScorePredictor>> m_loading;
    Job<std::vector<FoundSeed>> m_job;
};

}  // namespace latentwalk
