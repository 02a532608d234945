#include "ui/live_face.h"

namespace latentwalk {

LiveFace::LiveFace(RenderService& service, WalkDocument& document, FaceView& view, StatusLine& status, QObject* parent)
    : QObject(parent), m_service(service), m_document(document), m_view(view), m_status(status) {
    connect(&document, &WalkDocument::currentChanged, this, &LiveFace::request);
    connect(&service, &RenderService::imageRendered, this, &LiveFace::show);
    connect(&view, &FaceView::zoomChanged, this, &LiveFace::showSize);
}

void LiveFace::setCheckpoint(const CheckpointInfo& info) {
    m_open = true;
    m_requested.clear();
    m_status.setEngine(info.precision, info.device);
}

void LiveFace::request() {
    if (!m_open) {
        return;
    }
    Face face = m_document.current();
    Shown shown;
    const QString percent = QString::number(m_document.position() * 100, 'f', 1);
    if (face.seed) {
        shown.description = tr("Seed %1").arg(*face.seed);
        shown.fileName = QStringLiteral("seed-%1").arg(*face.seed);
    } else if (m_document.aside()) {
        shown.description = tr("A face of its own");
        shown.fileName = QStringLiteral("face");
    } else {
        shown.description = tr("Position %1 %").arg(percent);
        shown.fileName = QStringLiteral("walk-%1").arg(percent);
    }
    if (face.edited) {
        shown.description = tr("%1, edited").arg(shown.description);
        shown.fileName += QStringLiteral("-edited");
    }
    shown.session = m_document.sessionOfCurrent();
    shown.id = m_service.requestImage(face.latent, face.options);
    shown.latent = std::move(face.latent);
    m_requested.push_back(std::move(shown));
}

void LiveFace::show(const Rendered& rendered) {
    while (!m_requested.empty() && m_requested.front().id <= rendered.id) {
        m_shown = std::move(m_requested.front());
        m_requested.pop_front();
    }
    m_picture = rendered.picture;
    m_view.setImage(rendered.image);
    m_status.setFace(m_shown.description);
    m_status.setEngine(rendered.precision, rendered.device);
    m_status.setMilliseconds(rendered.milliseconds);
    showSize();
    emit pictureShown(rendered);
}

void LiveFace::showSize() {
    if (!m_view.image().isNull()) {
        m_status.setPicture(m_view.image().size(), m_view.zoom());
    }
}

}  // namespace latentwalk
