// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <optional>
#include <variant>

#include "ui/document/document.h"
#include "ui/render/render_retry.h"
#include "ui/render/render_service.h"
#include "ui/walk/walk_bar.h"

namespace latentwalk {

// Keeps the small pictures of the walk bar, anchors and filmstrip, up to date: asks for those that changed once the
// walk has rested for a moment, and takes back requests whose answer nobody wants any more.
class WalkPictures : public QObject {
    Q_OBJECT

public:
    WalkPictures(RenderService& service, Document& document, WalkBar& bar, QObject* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);

private:
    struct AnchorPicture {
        int anchor;
    };
    struct FramePicture {
        int frame;
    };
    using Place = std::variant<AnchorPicture, FramePicture>;

    void update();
    template <typename Kind>
    void takeBack();
    void requestAnchors();
    void requestFrames();
    GenerateOptions optionsFor(const GenerateOptions& wanted, int pixels) const;
    void show(RequestId id, const QImage& image);

    RenderService& m_service;
    Document& m_document;
    WalkBar& m_bar;
    QTimer m_rest;
    RenderRetry m_retry;
    std::optional<CheckpointInfo> m_checkpoint;
    std::map<RequestId, Place> m_waiting;
    std::vector<Latent> m_shownAnchors;  // whose pictures are shown or on their way
    std::vector<Moment> m_shownFrames;
};

}  // namespace latentwalk
