// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/clipping_measure.h"

#include "core/diagnosis/places.h"
#include "core/generator/make/clipping.h"
#include "core/generator/open/kept_clipping.h"

namespace latentwalk {

ClippingMeasure::ClippingMeasure(RenderService& service, QObject* parent) : QObject(parent), m_service(service) {
    connect(&service, &RenderService::imageRendered, this, [this] {
        m_shown = true;
        beginIfWanted();
    });
}

void ClippingMeasure::setCheckpoint(const CheckpointInfo& info) {
    if (m_info && m_info->generatorKey() == info.generatorKey() && m_share) {
        return;  // only computed in another way
    }
    m_job.forget();
    m_info = info;
    m_share = knownClippedShare(clippingFolder(), info.reference);
    m_problem.clear();
    if (!canMeasureClipping(info.architecture)) {
        m_problem = tr("Its pictures are too large for that.");
    }
    m_shown = false;
    m_wanted = !m_share && m_problem.isEmpty();
    emit changed();
}

void ClippingMeasure::beginIfWanted() {
    if (!m_wanted || !m_shown) {
        return;
    }
    m_wanted = false;
    const std::shared_ptr<QueuedGenerator> generator = m_service.generatorFor(Urgency::Measure);
    m_job.start([generator](const TellProgress& tell) { return clippedShare(*generator, tell); },
                {.finished =
                     [this](double share) {
                         m_share = share;
                         keepClippedShare(clippingFolder(), m_info->reference, share);
                         emit changed();
                     },
                 .failed =
                     [this](const QString& message) {
                         m_problem = message;
                         emit changed();
                     },
                 .interrupt = [generator] { generator->stop(); }});
}

}  // namespace latentwalk
