// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directions/direction_finder.h"

#include "core/latent/found/found_directions.h"

namespace latentwalk {

DirectionFinder::DirectionFinder(QObject* parent) : QObject(parent) {}

void DirectionFinder::setCheckpoint(std::shared_ptr<const Checkpoint> checkpoint, GeneratorKind kind) {
    m_checkpoint = std::move(checkpoint);
    m_kind = kind;
    if (m_imagesJob.isRunning()) {
        m_imagesJob.forget();
        emit imagesCancelled();
    }
    m_weightsJob.forget();
    if (m_checkpoint) {
        lookInWeights();
    }
}

void DirectionFinder::lookInWeights() {
    m_weightsJob.start(
        [checkpoint = m_checkpoint, kind = m_kind](const TellProgress&) {
            return directionsInWeights(checkpoint->weights(kind), kMostInWeights);
        },
        {.finished = [this](const Found& directions) { emit foundInWeights(directions); },
         .failed = [this](const QString& message) { emit weightsFailed(message); }});
}

void DirectionFinder::lookInImages() {
    if (!m_checkpoint || m_imagesJob.isRunning()) {
        return;
    }
    const auto work = [checkpoint = m_checkpoint, kind = m_kind](const TellProgress& tell) {
        return directionsInImages(checkpoint->architecture, checkpoint->weights(kind), kInImages, tell);
    };
    m_imagesJob.start(
        work, {.finished = [this](const Found& directions) { emit foundInImages(directions); },
               .failed = [this](const QString& message) { emit imagesFailed(message); },
               .stopped = [this] { emit imagesCancelled(); },
               .progressed = [this](const Progress& progress) { emit imagesProgressed(progress.done, progress.all); }});
}

}  // namespace latentwalk
