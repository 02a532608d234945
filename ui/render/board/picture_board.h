// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QPointer>
#include <map>
#include <optional>
#include <vector>

#include "ui/render/board/render_retry.h"
#include "ui/render/picture_order.h"
#include "ui/render/render_service.h"

namespace latentwalk {

// Places for small pictures, each with the picture that is wanted there. The board orders what it has not got, the
// first places first; takes back what no place wants any more; makes no picture twice, wherever it is wanted; and tries
// again what could not be made, when something else could be. UI thread; nothing blocks. The service may end first.
class PictureBoard : public QObject {
    Q_OBJECT

public:
    // What a place wants; nothing where it wants none.
    using Wants = std::vector<std::optional<PictureRequest>>;
    enum class State {
        Nothing,  // is wanted, or no model is open
        Coming,
        Ready,
        Failed  // until it is tried again
    };

    // Of pictures that no place wants or shows any more so many stay in memory that there are `kept` in all.
    PictureBoard(RenderService& service, Urgency urgency, QObject* parent, std::size_t kept = 0);

    // As many places as there are wants. Orders that are still right keep their turn; what has failed is tried again.
    // pictureChanged() of every place comes before this returns.
    void set(const Wants& wants);
    // The same for wants that follow a hand: what is on its way to a place is shown there first, so that something
    // comes however quickly the wants change. pictureChanged() comes of the places that show another picture now.
    void follow(const Wants& wants);
    // No places and no pictures, as when another model is open. Tells nothing.
    void clear();

    int size() const { return static_cast<int>(m_places.size()); }
    // Of what is wanted.
    State state(int place) const;
    // The newest that came to this place, also while another is wanted; null before the first.
    QImage picture(int place) const;

signals:
    // Neither may end the board where it is told.
    void pictureChanged(int place);
    void pictureFailed(int place, const QString& sentence);

private:
    using Key = QByteArray;  // of a request; empty for none
    struct Entry {
        PictureRequest request;
        PictureOrder order = {};
        QImage image = {};
        bool failed = false;
    };
    struct Place {
        Key wanted;
        Key coming;  // what is shown next: what is wanted, or what was when it was ordered
        Key shown;
    };

    void want(const Wants& wants);
    const Entry* find(const Key& key) const;
    bool isOpen(const Key& key) const;
    // Shows what comes next where it is there already, or sees to it that it comes.
    void bring(Place& place);
    void bringAll();
    void forget();
    void tell(const std::vector<int>& changed);
    void finish(const Key& key, const QImage& image);
    void fail(const Key& key, const QString& sentence);
    // The places that this was to come to; they wait for what is wanted from now on.
    std::vector<int> release(const Key& key);

    QPointer<RenderService> m_service;
    const Urgency m_urgency;
    const std::size_t m_kept;
    std::map<Key, Entry> m_entries;  // what a place wants, waits for or shows, and what is kept
    std::vector<Place> m_places;
    RenderRetry m_retry;
};

}  // namespace latentwalk
