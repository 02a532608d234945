// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/training/cost_check.h"

#include <algorithm>

#include "core/processor/threads.h"

namespace latentwalk {
namespace {

// A step that would take longer than this is not tried: that alone would be a test of patience.
constexpr double kLongestStep = 8;

// What the cost of an image depends on.
bool costAlike(const training::TrainingSettings& a, const training::TrainingSettings& b) {
    return a.side == b.side && a.width == b.width && a.latentSize == b.latentSize && a.batch == b.batch &&
           a.loss == b.loss && a.firstScale == b.firstScale && a.depths == b.depths;
}

}  // namespace

training::TrainingSettings smallTraining() {
    return {};
}

CostCheck::CostCheck(const TrainingSeams& seams, QObject* parent) : QObject(parent), m_seams(seams) {
    constexpr int kMilliseconds = 300;  // between two changes of somebody who is still choosing
    m_settling.setSingleShot(true);
    m_settling.setInterval(kMilliseconds);
    connect(&m_settling, &QTimer::timeout, this, [this] { find(m_wanted); });
}

const CostCheck::Tried* CostCheck::triedAs(const training::TrainingSettings& settings) const {
    const auto found = std::find_if(m_tried.begin(), m_tried.end(),
                                    [&](const Tried& tried) { return costAlike(tried.settings, settings); });
    return found == m_tried.end() ? nullptr : &*found;
}

double CostCheck::secondsOf(const training::TrainingSettings& settings) const {
    return m_tried.empty() ? -1 : training::secondsByAnalogy(m_tried.front().settings, m_tried.front().costs, settings);
}

bool CostCheck::isTooLarge(const training::TrainingSettings& settings) const {
    training::TrainingSettings step = settings;
    step.firstScale = training::scaleCount(settings) - 1;
    step.phaseImages = settings.batch;  // there is one phase
    return secondsOf(step) > kLongestStep;
}

std::optional<Message> CostCheck::fullSize(const training::TrainingSettings& settings) const {
    return m_tried.empty() ? std::nullopt
                           : training::fullSizeSentence(settings, m_tried.front().settings, m_tried.front().costs);
}

std::optional<training::TrainingSettings> CostCheck::nextToTry() const {
    if (m_tried.empty()) {
        return smallTraining();
    }
    return triedAs(m_wanted) != nullptr || isTooLarge(m_wanted) ? std::nullopt : std::optional(m_wanted);
}

void CostCheck::find(const training::TrainingSettings& settings) {
    const bool settled = costAlike(settings, m_wanted) && !m_settling.isActive();
    m_wanted = settings;
    const auto next = nextToTry();
    if (!next) {
        forget();
        tell(settings);
    } else if (m_trying && costAlike(*m_trying, *next)) {
        m_settling.stop();
    } else if (settled || m_tried.empty()) {
        tryOut(*next);
    } else {
        forget();
        m_settling.start();
    }
}

void CostCheck::forget() {
    m_settling.stop();
    m_job.forget();
    m_trying.reset();
}

void CostCheck::tryOut(const training::TrainingSettings& settings) {
    training::TrainingSettings here = settings;
    here.threads = threads();
    const auto work = [here, seams = m_seams](const TellProgress& tell) {
        if (seams.begin) {
            seams.begin();
        }
        const TrainingTurns::Measuring alone(*seams.turns, [&] { tell({0, 1}); });
        return training::dryRun(here, seams.networks, seams.seconds, seams.tryEvery, tell);
    };
    m_job.start(work, {.finished =
                           [this, settings](const std::vector<training::ScaleCost>& costs) {
                               m_trying.reset();
                               m_tried.push_back({settings, costs});
                               find(m_wanted);
                           },
                       .failed =
                           [this](const QString& sentence) {
                               m_trying.reset();
                               emit failed(sentence);
                           }});
    m_trying = settings;
}

void CostCheck::tell(const training::TrainingSettings& settings) {
    TrainingCost cost;
    const double batch = static_cast<double>(settings.batch);
    if (const Tried* const tried = triedAs(settings)) {
        cost.tried = true;
        cost.costs = tried->costs;
        cost.estimate = training::estimateOf(settings, tried->costs);
        cost.secondsAStep = tried->costs.back().secondsAnImage * batch;
    } else {
        training::TrainingSettings step = settings;
        step.firstScale = training::scaleCount(settings) - 1;
        step.phaseImages = settings.batch;
        cost.estimate.seconds = secondsOf(settings);
        cost.secondsAStep = secondsOf(step);
    }
    emit known(cost);
}

std::optional<training::TrainingSettings> CostCheck::sensibleFor(const training::TrainingSettings& settings,
                                                                 double seconds, std::int64_t sensibleSide) const {
    constexpr double kSensibleSeconds = 2.5 * 3600;  // what one waits for
    std::optional<training::TrainingSettings> sensible;
    if (seconds <= kSensibleSeconds) {
        return sensible;
    }
    const std::int64_t most =
        std::max<std::int64_t>(8, sensibleSide > 0 ? std::min(settings.side, sensibleSide) : settings.side);
    training::TrainingSettings other = settings;
    for (std::int64_t side = 8; side <= most; side *= 2) {
        for (const std::int64_t width : {64, 128, 256}) {
            other.side = side;
            other.width = other.latentSize = width;
            if (width <= settings.width && secondsOf(other) <= kSensibleSeconds) {
                sensible = other;
            }
        }
    }
    return sensible;
}

}  // namespace latentwalk
