// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plots/score_along_walk.h"

#include <cmath>

#include "ui/plots/scores/score_chooser.h"
#include "ui/plots/scores/score_curve.h"

namespace latentwalk {
namespace {

// In standard deviations where the model's spread is known, as everywhere else that scores are told.
ScoreSeries seriesOf(const WalkFaces& walk, faces::Score score) {
    const ScorePredictor* known = walk.named ? walk.named->predictor(faces::idOf(score)) : nullptr;
    ScoreSeries series{score, known != nullptr, walk.positions, {}};
    for (const faces::FaceScores& each : walk.scores) {
        const bool read = each.has(score) && (each.readable || faces::needsOf(score) == faces::Needs::Pixels);
        const double value = read ? each[score] : std::nan("");
        series.values.push_back(known == nullptr ? value : (value - known->mean) / known->deviation);
    }
    return series;
}

}  // namespace

ScoreAlongWalk::ScoreAlongWalk(RenderService& service, Document& document, std::filesystem::path folder, WalkPlot& plot,
                               QObject* parent)
    : QObject(parent), m_plot(plot), m_measure(new WalkScores(service, document, std::move(folder), this)) {
    connect(&plot.chooser(), &ScoreChooser::chosenChanged, this, &ScoreAlongWalk::want);
    connect(m_measure, &WalkScores::outdated, this, [this] {
        m_faces.reset();
        show();
    });
    connect(m_measure, &WalkScores::measured, this, &ScoreAlongWalk::take);
    connect(m_measure, &WalkScores::progressed, this, [this](double part) {
        if (const auto score = m_plot.chooser().chosen()) {
            m_plot.score().setMeasuring(*score, part);
        }
    });
    connect(m_measure, &WalkScores::failed, this, [this](const QString& message) {
        if (const auto score = m_plot.chooser().chosen()) {
            m_plot.score().fail(*score, message);
        }
    });
}

void ScoreAlongWalk::setCheckpoint(const CheckpointInfo& info) {
    m_model = info.reference.sha256;
    m_paintsFaces.reset();
    m_plot.score().clear();  // the curve of before was another model's
    m_plot.chooser().setFaces(true);
    m_measure->setCheckpoint(info);
}

void ScoreAlongWalk::setInSight(bool inSight) {
    m_inSight = inSight;
    want();
}

// One picture without a face tells little once there were others.
void ScoreAlongWalk::setSeen(const QString& sha256, bool face) {
    if (sha256.toStdString() == m_model && (face || !m_paintsFaces)) {
        offer(face);
    }
}

void ScoreAlongWalk::take(const WalkFaces& faces) {
    m_faces = faces;
    // A walk of broken faces is one of faces all the same.
    offer(faces.showFaces() || (!faces.named && m_paintsFaces.value_or(false)));
    show();
}

void ScoreAlongWalk::offer(bool faces) {
    m_paintsFaces = faces;
    m_plot.chooser().setFaces(faces);
}

void ScoreAlongWalk::want() {
    m_measure->setWanted(m_inSight && m_plot.chooser().chosen());
    show();
}

void ScoreAlongWalk::show() {
    const auto score = m_plot.chooser().chosen();
    if (!score) {
        m_plot.score().clear();
    } else if (m_faces) {
        m_plot.score().show(seriesOf(*m_faces, *score));
    } else {
        m_plot.score().setMeasuring(*score, 0);
    }
}

}  // namespace latentwalk
