// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/training/curve_notes.h"

#include <algorithm>

namespace latentwalk::training {
namespace {

constexpr std::int64_t kPointsOfAPhase = 100;

}  // namespace

void CurveNotes::add(RunState& state, const Stage& stage, const StepLosses& losses, double seconds) {
    m_sum.real += losses.real;
    m_sum.fake += losses.fake;
    m_sum.penalty += losses.penalty;
    m_sum.drift += losses.drift;
    m_sum.generator += losses.generator;
    m_seconds += seconds;
    ++m_summed;
    const TrainingSettings& settings = state.settings;
    const std::int64_t every = std::max<std::int64_t>(1, settings.phaseImages / settings.batch / kPointsOfAPhase);
    if (state.counters.steps % every != 0) {
        return;
    }
    const double images = static_cast<double>(m_summed * settings.batch);
    CurvePoint point;
    point.images = static_cast<double>(state.counters.images);
    point.scale = stage.scale;
    point.alpha = static_cast<double>(stage.alpha);
    point.discriminatorLoss = m_sum.discriminator() / images;
    point.generatorLoss = m_sum.generator / images;
    point.penalty = m_sum.penalty / images;
    point.imagesPerSecond = m_seconds > 0 ? images / m_seconds : kNotMeasured;
    state.curves.push_back(point);
    forget();
}

}  // namespace latentwalk::training
