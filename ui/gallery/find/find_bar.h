// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QJsonObject>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/gallery/find/check_row.h"
#include "ui/gallery/find/like_box.h"
#include "ui/gallery/find/seed_finder.h"
#include "ui/gallery/find/wish_row.h"

namespace latentwalk {

// What the gallery is to show instead of all seeds: faces like one, faces that smile, among so many. Each change is a
// new search a moment later; what is found is told while it goes on. Once it has ended, what was found can be checked
// by what its faces show (CheckRow), which orders it anew.
//
// UI thread only; nothing blocks.
class FindBar : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(RenderService& service, QWidget* parent = nullptr);

    // So many seeds are found at most.
    static constexpr int kMostFound = 200;

    void setModel(const CheckpointInfo& info);
    void clearModel();
    LikeBox& like() { return *m_like; }
    SeedFinder& finder() { return m_finder; }
    CheckRow& check() { return *m_check; }

    // What the wishes amount to; nothing without any, or where the model can't answer it.
    std::optional<SeedQuery> query() const;
    // Shows a query and searches for it. `likeName` is what its face is called.
    void setQuery(const SeedQuery& query, const QString& likeName = {});
    void findLike(quint64 seed);

    // For the session; empty while nothing is asked for.
    QJsonObject toJson() const;
    // Waits for the model's scores where it has to. What is no query is passed over.
    void takeJson(const QJsonObject& json);

public slots:
    // No wishes any more; the gallery shows all seeds.
    void reset();
    // Searches for what there is, as after a change.
    void search();
    // Stops, and gives back the memory; what is wished for stays.
    void rest();

signals:
    // The best so far, the best first; of the newest query only. Once more when a check has ordered them.
    void foundChanged(const std::vector<quint64>& seeds);
    // Nothing is asked for: all seeds again.
    void cleared();
    void failed(const QString& sentence);

private:
    void compose();
    void connectAll();
    void addWish(const ScoreRange& range);
    void removeWishes();
    void fillAddMenu();
    void takeScores();
    void changed();
    void begin();
    void offerCheck();
    void tellFound(const std::vector<FoundSeed>& best);
    void showState();

    SeedFinder m_finder;
    LikeBox* m_like;
    QVBoxLayout* m_rows;
    std::vector<WishRow*> m_wishes;
    QToolButton* m_add;
    QComboBox* m_among;
    QToolButton* m_all;
    QProgressBar* m_progress;
    QToolButton* m_stop;
    CheckRow* m_check;
    QLabel* m_state;
    QTimer m_pause;                      // from a change to its search
    std::vector<FoundSeed> m_best;       // of the newest search, so far
    bool m_ended = false;                // which has come to its end
    std::optional<SeedQuery> m_waiting;  // until the model's scores are known
    QString m_waitingName;
};

}  // namespace latentwalk
