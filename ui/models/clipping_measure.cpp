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
    connect(&m_job, &BackgroundJob::finished, this, [this] {
        if (!m_counted) {
            beginIfWanted();
            return;
        }
        m_share = *m_counted;
        if (!m_info->reference.sha256.empty()) {  // another file may come under the same path
            keep(m_info->generatorKey(), *m_share);
        }
        emit changed();
    });
    connect(&m_job, &BackgroundJob::failed, this, [this](const QString& message) {
        m_problem = message;
        emit changed();
    });
    connect(&m_job, &BackgroundJob::cancelled, this, &ClippingMeasure::beginIfWanted);
}

ClippingMeasure::~ClippingMeasure() {
    stop();
}

void ClippingMeasure::setCheckpoint(const CheckpointInfo& info) {
    if (m_info && m_info->generatorKey() == info.generatorKey() && m_share) {
        return;  // only computed in another way
    }
    stop();
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

// What was ordered and is waited for is taken back.
void ClippingMeasure::stop() {
    m_wanted = false;
    m_counted.reset();
    m_job.cancel();
    if (m_generator) {
        m_generator->stop();
    }
}

void ClippingMeasure::beginIfWanted() {
    if (!m_wanted || !m_shown || m_job.isRunning()) {
        return;  // what runs is of the model before, and its end comes here again
    }
    m_wanted = false;
    m_generator = m_service.generatorFor(Urgency::Measure);
    m_counted = std::make_shared<std::optional<double>>();
    m_job.start([generator = m_generator, counted = m_counted](const GoOn& goOn) {
        *counted = clippedShare(*generator, goOn);
        return counted->has_value();
    });
}

}  // namespace latentwalk
