// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/clipping_measure.h"

#include <QSettings>
#include <QStringList>

#include "core/generator/make/clipping.h"

namespace latentwalk {
namespace {

const QString kKey = QStringLiteral("models/clipped");  // "generator share", the newest first
constexpr int kMost = 50;

QString beginningOf(const QString& generator) {
    return generator + u' ';
}

std::optional<double> keptShare(const QString& generator) {
    for (const QString& entry : QSettings().value(kKey).toStringList()) {
        if (entry.startsWith(beginningOf(generator))) {
            bool isNumber = false;
            const double share = entry.mid(beginningOf(generator).size()).toDouble(&isNumber);
            return isNumber && share >= 0 && share <= 1 ? std::optional(share) : std::nullopt;
        }
    }
    return std::nullopt;
}

void keep(const QString& generator, double share) {
    QSettings settings;
    QStringList all = settings.value(kKey).toStringList();
    all.removeIf([&](const QString& entry) { return entry.startsWith(beginningOf(generator)); });
    all.prepend(beginningOf(generator) + QString::number(share, 'g', 6));
    settings.setValue(kKey, all.mid(0, kMost));
}

}  // namespace

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
    m_share = info.reference.sha256.empty() ? std::nullopt : keptShare(info.generatorKey());
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
                         if (!m_info->reference.sha256.empty()) {  // another file may come under the same path
                             keep(m_info->generatorKey(), share);
                         }
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
