// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/direction_finder.h"

#include <utility>

#include "core/generator/torch/found_directions.h"

namespace latentwalk {

DirectionFinder::DirectionFinder(QObject* parent) : QObject(parent) {
    connect(&m_weightsJob, &BackgroundJob::finished, this, [this] { endWeights({}); });
    connect(&m_weightsJob, &BackgroundJob::cancelled, this, [this] { endWeights({}); });
    connect(&m_weightsJob, &BackgroundJob::failed, this, &DirectionFinder::endWeights);
    connect(&m_imagesJob, &BackgroundJob::progressed, this, [this](qint64 done, qint64 all) {
        if (!m_imagesStale) {
            emit imagesProgressed(done, all);
        }
    });
    connect(&m_imagesJob, &BackgroundJob::finished, this, [this] {
        if (m_imagesStale) {
            emit imagesCancelled();
        } else {
            emit foundInImages(*m_inImages);
        }
    });
    connect(&m_imagesJob, &BackgroundJob::cancelled, this, &DirectionFinder::imagesCancelled);
    connect(&m_imagesJob, &BackgroundJob::failed, this, [this](const QString& message) {
        if (m_imagesStale) {
            emit imagesCancelled();
        } else {
            emit imagesFailed(message);
        }
    });
}

void DirectionFinder::setCheckpoint(std::shared_ptr<const Checkpoint> checkpoint, GeneratorKind kind) {
    m_checkpoint = std::move(checkpoint);
    m_kind = kind;
    m_imagesStale = m_imagesJob.isRunning();
    m_imagesJob.cancel();
    m_weightsAgain = m_weightsJob.isRunning();
    if (!m_weightsAgain) {
        lookInWeights();
    }
}

void DirectionFinder::lookInWeights() {
    if (!m_checkpoint) {
        return;
    }
    m_inWeights = std::make_shared<std::vector<Direction>>();
    m_weightsJob.start([checkpoint = m_checkpoint, kind = m_kind, found = m_inWeights](const GoOn&) {
        *found = directionsInWeights(checkpoint->weights(kind), kMostInWeights);
        return true;
    });
}

void DirectionFinder::endWeights(const QString& failure) {
    if (std::exchange(m_weightsAgain, false)) {
        lookInWeights();
    } else if (!failure.isEmpty()) {
        emit weightsFailed(failure);
    } else {
        emit foundInWeights(*m_inWeights);
    }
}

void DirectionFinder::lookInImages() {
    if (!m_checkpoint || m_imagesJob.isRunning()) {
        return;
    }
    m_imagesStale = false;
    m_inImages = std::make_shared<std::vector<Direction>>();
    m_imagesJob.start([checkpoint = m_checkpoint, kind = m_kind, found = m_inImages](const GoOn& goOn) {
        auto directions = directionsInImages(checkpoint->architecture, checkpoint->weights(kind), kInImages, goOn);
        if (directions) {
            *found = std::move(*directions);
        }
        return directions.has_value();
    });
}

}  // namespace latentwalk
