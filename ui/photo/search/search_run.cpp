// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/photo/search/search_run.h"

#include <utility>

#include "core/faces/align/similarity.h"
#include "core/processor/give_way.h"
#include "ui/render/rendered.h"

namespace latentwalk {

SearchRun::~SearchRun() {
    forget();
}

void SearchRun::start(std::shared_ptr<LikenessSearch> search, SearchOrder order) {
    if (m_job.isRunning()) {
        m_nextSearch = std::move(search);
        m_nextOrder = std::move(order);
        stop();
        return;
    }
    m_search = std::move(search);
    m_order = std::move(order);
    m_index = 0;
    m_stopping = false;
    next();
}

void SearchRun::stop() {
    m_stopping = true;
    if (m_mailbox) {
        m_mailbox->stop = true;
    }
    if (m_search) {
        m_search->interrupt();
    }
}

void SearchRun::forget() {
    m_nextSearch.reset();
    if (m_mailbox) {
        m_mailbox->stop = true;
    }
    m_mailbox.reset();
    m_job.forget();
    m_search.reset();
}

std::optional<SearchRun::Unfinished> SearchRun::unfinished() const {
    if (!m_mailbox || m_index >= m_order.photos.size()) {
        return std::nullopt;
    }
    const std::lock_guard lock(m_mailbox->mutex);
    if (!m_mailbox->unfinished) {
        return std::nullopt;
    }
    return Unfinished{m_order.photos[m_index].name, *m_mailbox->unfinished};
}

void SearchRun::next() {
    if (m_stopping || m_index >= m_order.photos.size()) {
        end();
        return;
    }
    const SearchOrder::Photo& photo = m_order.photos[m_index];
    const auto mailbox = std::make_shared<Mailbox>();
    m_mailbox = mailbox;
    const auto post = [this, mailbox](const auto& write) {
        bool tell = false;
        {
            const std::lock_guard lock(mailbox->mutex);
            write(*mailbox);
            tell = !std::exchange(mailbox->told, true);
        }
        if (tell) {
            QMetaObject::invokeMethod(
                this, [this, mailbox] { read(mailbox); }, Qt::QueuedConnection);
        }
    };
    const auto work = [photo, post, mailbox, search = m_search, target = m_order.target, seconds = m_order.seconds,
                       closer = m_order.closer](const TellProgress& tell) {
        giveWay();
        LikenessWish wish{faces::alignedFace(*photo.picture, photo.points, target, search->side()), seconds, closer};
        post([shown = toImage(wish.photo)](Mailbox& box) { box.photo = shown; });
        return search->find(wish, [&](const LikenessStep& step) {
            tellProgress(tell, {step.done, step.all});  // which throws where nobody wants to know any more
            std::optional<SessionAnchor> face;
            if (step.face) {
                face = step.face();
            }
            const QImage picture = step.picture != nullptr ? toImage(*step.picture) : QImage();
            post([&](Mailbox& box) {
                if (!picture.isNull()) {
                    box.face = picture;
                }
                if (face) {
                    box.unfinished = std::move(face);
                }
                box.done = step.done;
                box.all = step.all;
                box.secondsLeft = step.secondsLeft;
            });
            return !mailbox->stop;
        });
    };
    const int index = static_cast<int>(m_index);
    m_job.start(work, {.finished =
                           [this, index](const Likeness& likeness) {
                               m_mailbox.reset();
                               ++m_index;
                               emit found(index, likeness);
                               goOn();
                           },
                       .failed =
                           [this, index](const QString& sentence) {
                               m_mailbox.reset();
                               ++m_index;
                               emit failed(index, sentence);
                               goOn();
                           },
                       .stopped = [this] { end(); },
                       .interrupt = [search = m_search] { search->interrupt(); }});
    emit began(index, static_cast<int>(m_order.photos.size()), photo.name);
}

// Unless whoever was told has forgotten it.
void SearchRun::goOn() {
    if (m_search) {
        next();
    }
}

void SearchRun::read(const std::shared_ptr<Mailbox>& mailbox) {
    QImage photo;
    QImage face;
    qint64 done = 0;
    qint64 all = 0;
    double left = -1;
    {
        const std::lock_guard lock(mailbox->mutex);
        mailbox->told = false;
        photo = std::exchange(mailbox->photo, {});
        face = mailbox->face;
        done = mailbox->done;
        all = mailbox->all;
        left = mailbox->secondsLeft;
    }
    if (mailbox != m_mailbox) {
        return;  // of a photograph before
    }
    if (!photo.isNull()) {
        emit aligned(photo);
    }
    if (all > 0) {
        emit progressed(face, done, all, left);
    }
}

void SearchRun::end() {
    m_mailbox.reset();
    m_search.reset();
    m_order = {};
    if (auto search = std::exchange(m_nextSearch, nullptr)) {
        start(std::move(search), std::exchange(m_nextOrder, {}));
        return;
    }
    emit ended();
}

}  // namespace latentwalk
