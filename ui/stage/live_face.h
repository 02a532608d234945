// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <optional>

#include "ui/document/document.h"
#include "ui/render/render_service.h"
#include "ui/stage/face_view.h"
#include "ui/stage/preview_ladder.h"
#include "ui/stage/status_line.h"

namespace latentwalk {

// Keeps the stage showing the document's current face: asks for it whenever it changes, and shows what arrives, the
// newest only. While the user drags something and a whole picture takes longer than the eye likes, smaller pictures of
// the same face come first, and the whole one once the hand rests.
class LiveFace : public QObject {
    Q_OBJECT

public:
    LiveFace(RenderService& service, Document& document, FaceView& view, StatusLine& status, QObject* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);

    // What the stage shows, and the session that makes it again; nothing before the first picture.
    struct Shown {
        RequestId id = 0;
        Session session;
        Latent latent;
        QString description;  // "Seed 12"
        QString fileName;     // "seed-12"
    };
    const Shown& shown() const { return m_shown; }
    const std::shared_ptr<const Picture>& picture() const { return m_picture; }
    // Whether smaller pictures may come first.
    void setPreviews(bool on) { m_previews = on; }
    // While the walk plays nobody drags, however quickly the positions follow each other.
    void setPlaying(bool playing) { m_playing = playing; }
    // A hand moves as long as a request follows the one before within so many milliseconds.
    void setStillMoving(int milliseconds) { m_stillMoving = milliseconds; }
    // Of the newest picture that was asked for, preview or whole; 0 before the first.
    RequestId lastRequest() const {
        const RequestId whole = m_requested.empty() ? m_shown.id : m_requested.back().id;
        return m_preview.empty() ? whole : std::max(whole, m_preview.rbegin()->first);
    }

signals:
    // A new picture is on the stage; a whole one, no preview.
    void pictureShown(const latentwalk::Rendered& rendered);

private:
    void request();
    void requestWhole(const Face& face);
    struct Names {
        QString description;
        QString fileName;
    };
    Names namesOf(const Face& face) const;
    Shown describe(const Face& face) const;
    std::optional<int> previewScale(const Face& face) const;
    void showPreview(const Rendered& rendered);
    void show(const Rendered& rendered);
    void showSize();

    RenderService& m_service;
    Document& m_document;
    FaceView& m_view;
    StatusLine& m_status;
    bool m_open = false;
    bool m_previews = true;
    bool m_playing = false;
    int m_stillMoving = 100;
    PreviewLadder m_ladder;
    QElapsedTimer m_sinceRequest;
    QTimer m_rest{this};                     // until the hand has rested after previews
    std::map<RequestId, QString> m_preview;  // previews on their way, and what they show
    std::deque<Shown> m_requested;           // on their way, oldest first
    Shown m_shown;
    std::shared_ptr<const Picture> m_picture;
};

}  // namespace latentwalk
