// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stage/live_face.h"

#include "core/model/labels/label_text.h"
#include "ui/wording/numbers.h"

namespace latentwalk {

LiveFace::LiveFace(RenderService& service, Document& document, FaceView& view, StatusLine& status, QObject* parent)
    : QObject(parent), m_service(service), m_document(document), m_view(view), m_status(status) {
    connect(&document.place(), &WalkPlace::currentChanged, this, &LiveFace::request);
    connect(&service, &RenderService::imageRendered, this, &LiveFace::show);
    connect(&view, &FaceView::zoomChanged, this, &LiveFace::showSize);
    constexpr int kSliderRest = 120;  // milliseconds
    m_rest.setSingleShot(true);
    m_rest.setInterval(kSliderRest);
    connect(&m_rest, &QTimer::timeout, this, [this] { requestWhole(m_document.place().current()); });
}

void LiveFace::setCheckpoint(const CheckpointInfo& info) {
    m_open = true;
    m_requested.clear();
    m_preview.clear();
    m_rest.stop();
    m_ladder = PreviewLadder(info.architecture, info.resembling);
    m_status.setEngine(precisionText(info.precision), info.device);
}

void LiveFace::request() {
    if (!m_open) {
        return;
    }
    const Face face = m_document.place().current();
    const auto scale = previewScale(face);
    m_sinceRequest.start();
    if (!scale) {
        requestWhole(face);
        return;
    }
    GenerateOptions options;
    options.scale = scale;
    m_preview.emplace(m_service.requestImage(face.latent, options, face.offsets), namesOf(face).description);
    m_rest.start();
}

// Only while a hand moves on, by mouse, wheel or a key held down: a click gets the whole picture at once, and so does
// playing, where every picture counts.
std::optional<int> LiveFace::previewScale(const Face& face) const {
    const bool moving = m_sinceRequest.isValid() && !m_sinceRequest.hasExpired(m_stillMoving);
    return m_previews && !m_playing && moving && !face.options.scale ? m_ladder.scale() : std::nullopt;
}

LiveFace::Names LiveFace::namesOf(const Face& face) const {
    Names shown;
    const double percent = m_document.place().position() * 100;
    if (face.seed) {
        shown.description = tr("Seed %1").arg(*face.seed);
        shown.fileName = QStringLiteral("seed-%1").arg(*face.seed);
    } else if (m_document.place().aside()) {
        shown.description = tr("A face of its own");
        shown.fileName = QStringLiteral("face");
    } else {
        shown.description = tr("Position %1 %").arg(fixedNumber(percent, 1));
        shown.fileName = QStringLiteral("walk-%1").arg(percent, 0, 'f', 1);
    }
    if (face.edited) {
        shown.description = tr("%1, edited").arg(shown.description);
        shown.fileName += QStringLiteral("-edited");
    }
    if (const std::string labels = describeLabels(face.latent, m_document.labels()); !labels.empty()) {
        shown.description = QStringLiteral("%1 · %2").arg(shown.description, QString::fromStdString(labels));
    }
    return shown;
}

LiveFace::Shown LiveFace::describe(const Face& face) const {
    const Names names = namesOf(face);
    return {0, m_document.place().sessionOfCurrent(), face.latent, names.description, names.fileName};
}

void LiveFace::requestWhole(const Face& face) {
    m_rest.stop();
    Shown shown = describe(face);
    shown.id = m_service.requestImage(face.latent, face.options, face.offsets);
    m_requested.push_back(std::move(shown));
}

void LiveFace::show(const Rendered& rendered) {
    if (m_preview.contains(rendered.id)) {
        showPreview(rendered);
        return;
    }
    m_preview.erase(m_preview.begin(), m_preview.upper_bound(rendered.id));
    while (!m_requested.empty() && m_requested.front().id <= rendered.id) {
        m_shown = std::move(m_requested.front());
        m_requested.pop_front();
    }
    const int full = m_ladder.fullSide();
    if (!rendered.fromMemory && rendered.image.width() == full) {
        m_ladder.add(rendered.milliseconds);
    }
    // A card that has run out of memory leaves it to the processor, which computes in another precision.
    m_shown.session.model.precision = rendered.precision;
    m_picture = rendered.picture;
    m_view.setImage(rendered.image);
    m_status.setFace(m_shown.description);
    m_status.setEngine(precisionText(rendered.precision), rendered.device);
    m_status.setMilliseconds(rendered.milliseconds);
    showSize();
    emit pictureShown(rendered);
}

// What can be saved and copied stays the last whole picture; the next one is on its way as soon as the hand rests.
void LiveFace::showPreview(const Rendered& rendered) {
    m_status.setFace(m_preview.at(rendered.id));
    m_preview.erase(m_preview.begin(), m_preview.upper_bound(rendered.id));
    m_view.setImage(rendered.image, QSize(m_ladder.fullSide(), m_ladder.fullSide()));
    m_status.setMilliseconds(rendered.milliseconds);
}

void LiveFace::showSize() {
    if (!m_view.image().isNull()) {
        m_status.setPicture(m_view.pictureSize(), m_view.zoom());
    }
}

}  // namespace latentwalk
