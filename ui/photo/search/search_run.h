// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <atomic>
#include <memory>
#include <mutex>

#include "ui/background/job.h"
#include "ui/photo/search/likeness_search.h"
#include "ui/photo/search/search_order.h"

namespace latentwalk {

// Looks for faces in the background, on a thread that gives way to the live picture. Used on the UI thread, where its
// signals come as well. Its end, or forget(), ends the work, and nothing is kept of what was not found yet.
class SearchRun : public QObject {
    Q_OBJECT

public:
    explicit SearchRun(QObject* parent = nullptr) : QObject(parent) {}
    ~SearchRun() override;

    // Ends in ended(). What runs already is stopped first, and what it has found is told as ever.
    void start(std::shared_ptr<LikenessSearch> search, SearchOrder order);
    // Keeps what there is of the present photograph, and does not begin those that come after it.
    void stop();
    // Nothing is told any more.
    void forget();
    bool isRunning() const { return m_job.isRunning(); }
    // What there is of the present photograph, so that it can be kept whatever happens next; nothing where nothing was
    // seen of it yet.
    struct Unfinished {
        QString name;  // the photograph's
        SessionAnchor face;
    };
    std::optional<Unfinished> unfinished() const;

signals:
    // A photograph's turn has come: `index` of `count`. Its face as the model gets to see it follows.
    void began(int index, int count, const QString& name);
    void aligned(const QImage& photo);
    // `face` is null while nothing is seen yet; `secondsLeft` below 0 while that is not known.
    void progressed(const QImage& face, qint64 done, qint64 all, double secondsLeft);
    void found(int index, const latentwalk::Likeness& likeness);
    // No face of this photograph; the next one's turn comes.
    void failed(int index, const QString& sentence);
    void ended();

private:
    // What the working thread has to say, the newest only.
    struct Mailbox {
        std::atomic<bool> stop{false};
        std::mutex mutex;
        bool told = false;  // and waits to be read
        QImage photo;
        QImage face;
        std::optional<SessionAnchor> unfinished;
        qint64 done = 0;
        qint64 all = 0;
        double secondsLeft = -1;
    };

    void next();
    void goOn();
    void read(const std::shared_ptr<Mailbox>& mailbox);
    void end();

    std::shared_ptr<LikenessSearch> m_search;
    SearchOrder m_order;
    std::size_t m_index = 0;
    bool m_stopping = false;
    std::shared_ptr<LikenessSearch> m_nextSearch;
    SearchOrder m_nextOrder;
    std::shared_ptr<Mailbox> m_mailbox;
    Job<Likeness> m_job;
};

}  // namespace latentwalk
